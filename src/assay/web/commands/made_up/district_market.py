"""The labour market of the made-up district: advertisements, wages, a list, projections; all made up.

The files that `market_files(day)` gives are brought in through the same door as any district's, and say of
themselves that they are made up. The region has a code that ISO 3166 leaves to its users, so that nothing of
it can be taken for a real place. One programme's occupation has no advertisement at all: it cannot be judged.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assay.web.commands.made_up.district import District
from assay.web.commands.made_up.district_kinds import KINDS
from assay.web.commands.made_up.district_people import PROGRAMMES
from assay.web.records.gap_reports import actions as gaps
from assay.web.records.gap_reports import queries as reports
from assay.web.records.market_files import actions as market
from assay.web.records.market_files import queries as brought
from assay.web.records.organizations.actions import Profile, edit
from assay.web.records.organizations.queries import public
from assay.web.records.work.worker import work_off

REGION = "XL-LAKES"
REGION_NAME = "Lakes region (made up)"
ORIGIN = "Made up for the demonstration"
LICENCE = "Made up for the demonstration: says nothing of any real place, employer or certificate"
LIFT = "Aerial Lift Operator"
"""A certificate that advertisements name and nobody in the district has."""
_SEED = 47
_DAYS = 330
_SPREAD = {"annual_p10": 0.78, "annual_p25": 0.87, "annual_p50": 1, "annual_p75": 1.18, "annual_p90": 1.41}
_PREFERRED = 0.3


@dataclass(frozen=True, slots=True)
class MadeOccupation:
    """An occupation: its programme, how many advertisements, and of a hundred how many name which kind."""

    programme: str
    code: str
    title: str
    ads: int
    names: dict[str, int]
    workers: tuple[int, int]  # now, and in ten years
    openings: int
    median_wage: int  # a year


OCCUPATIONS = (
    MadeOccupation(
        "culinary",
        "35-2014",
        "Cooks, Restaurant",
        320,
        {"FH-01": 41, "FM-02": 18, "CF-11": 14, "AL-03": 12},
        (2_900, 3_350),
        520,
        36_200,
    ),
    MadeOccupation(
        "health",
        "31-1131",
        "Nursing Assistants",
        330,
        {"NA-21": 46, "BL-35": 6},
        (2_100, 2_230),
        340,
        39_800,
    ),
    MadeOccupation(
        "health",
        "31-9092",
        "Medical Assistants",
        260,
        {"MA-32": 36, "BL-35": 11},
        (1_300, 1_490),
        210,
        42_600,
    ),
    MadeOccupation(
        "construction",
        "47-2061",
        "Construction Laborers",
        340,
        {LIFT: 35, "S1-61": 24, "FK-62": 12},
        (3_400, 3_650),
        360,
        46_900,
    ),
    MadeOccupation(
        "technology", "15-1232", "Computer User Support Specialists", 0, {}, (820, 870), 70, 58_400
    ),
)
_LISTED = ("FH-01", "FM-02", "NA-21", "MA-32", "PH-33", "BL-35", "S1-61", "CA-52", "WE-56", "HD-91", "NT-92")
_EMPLOYERS = ("Lakes", "Harbor", "Northshore", "Old Mill", "Cedar", "Bridge", "Pine Street", "Ferry", "Stone")
_HOUSES = ("Works", "House", "Company", "Partners", "Center", "Group", "and Sons", "Services")
_SHIFTS = ("early", "late", "weekend", "day", "night")


@dataclass(frozen=True, slots=True)
class MarketFile:
    """A file as it is brought: its kind, title and name, its bytes; its columns are named as ours are."""

    kind: str
    title: str
    name: str
    content: bytes

    @property
    def columns(self) -> dict[str, str]:
        """Each of its columns as what it is."""
        heading = self.content.split(b"\n", 1)[0].decode().strip()
        return {name: name for name in heading.split(",")}


def market_files(day: date) -> tuple[MarketFile, ...]:
    """The four files as of this day, the same every time."""
    return (
        MarketFile("postings", "Made-up advertisements", "made-up-ads.csv", _table(_ads(day))),
        MarketFile("credential-list", "Made-up list of credentials", "made-up-list.csv", _table(_list())),
        MarketFile(
            "projections", "Made-up projections", "made-up-projections.csv", _table(_projections(day))
        ),
        MarketFile("wages", "Made-up wages", "made-up-wages.csv", _table(_wages())),
    )


def _names() -> dict[str, tuple[str, str]]:
    """The name and the body of each kind by its code, and of the one that nobody has."""
    known = {kind.code: (kind.name, kind.body.name) for kind in KINDS}
    return {**known, LIFT: (LIFT, "Workplace Safety Institute")}


def _ads(day: date) -> Iterator[dict[str, str]]:
    dice = random.Random(_SEED)  # noqa: S311 - made-up advertisements must be the same every time
    names = _names()
    for occupation in OCCUPATIONS:
        for number in range(occupation.ads):
            employer = f"{dice.choice(_EMPLOYERS)} {dice.choice(_HOUSES)} {number + 1}"
            asked = [
                f"{names[code][0]} certification {_want(dice)}."
                for code, share in occupation.names.items()
                if dice.random() * 100 < share
            ]
            work = f"{employer} looks for somebody for the {dice.choice(_SHIFTS)} shift."
            yield {
                "title": occupation.title,
                "text": " ".join([work, *asked, "Made up for a demonstration."]),
                "date": str(day - timedelta(days=dice.randrange(3, _DAYS))),
                "employer": employer,
                "area": REGION,
                "occupation": occupation.code,
            }


def _want(dice: random.Random) -> str:
    return "preferred" if dice.random() < _PREFERRED else "required"


def _list() -> Iterator[dict[str, str]]:
    names = _names()
    programmes = {kind.code: kind.programme for kind in KINDS} | {LIFT: "construction"}
    for code in (*_LISTED, LIFT):
        name, body = names[code]
        fitting = [one.code for one in OCCUPATIONS if one.programme == programmes[code]]
        yield {
            "name": name,
            "aliases": "" if code == LIFT else code,
            "body": body,
            "area": REGION,
            "occupations": "; ".join(fitting),
            "citation": "Made-up list of industry credentials",
        }


def _projections(day: date) -> Iterator[dict[str, str]]:
    for one in OCCUPATIONS:
        yield {
            "occupation": one.code,
            "title": one.title,
            "area": REGION,
            "from_year": str(day.year - 2),
            "to_year": str(day.year + 8),
            "employment_from": str(one.workers[0]),
            "employment_to": str(one.workers[1]),
            "openings_a_year": str(one.openings),
        }


def _wages() -> Iterator[dict[str, str]]:
    for one in OCCUPATIONS:
        yield {
            "area": REGION,
            "area_name": REGION_NAME,
            "occupation": one.code,
            "title": one.title,
            "employment": str(one.workers[0]),
            **{name: str(10 * round(one.median_wage * share / 10)) for name, share in _SPREAD.items()},
        }


def _table(rows: Iterable[dict[str, str]]) -> bytes:
    held: Sequence[dict[str, str]] = list(rows)
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, list(held[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(held)
    return written.getvalue().encode()


def bring_market(house: District, day: date) -> None:
    """The region said, the files imported, and what each programme prepares for."""
    actor, key = house.coordinator, house.key
    held = public(key)
    edit(actor, key, Profile(held.name, held.description, held.kind, held.website, held.email, region=REGION))
    there = {row.title for row in brought.files(key)}
    for file in market_files(day):
        if file.title in there:
            continue
        taken = market.Brought(file.kind, file.title, file.name, file.content, ORIGIN, LICENCE)
        one = market.bring(actor, key, taken)
        market.map_columns(actor, key, one, file.columns)
        work_off()
        market.start(actor, key, one)
    work_off()
    programmes = {row.name: row.key for row in reports.programmes(key)}
    for programme in PROGRAMMES:
        for each in OCCUPATIONS:
            if each.programme == programme.code and programme.name in programmes:
                gaps.add_target(actor, key, programmes[programme.name], each.code, each.title)


def report_gap(house: District) -> None:
    """The district's first report."""
    gaps.begin(house.coordinator, house.key)
    work_off()
