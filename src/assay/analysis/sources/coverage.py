"""Which questions about the labour market the installed data can answer at all, by group of occupations.

Apart from the market, which answers them: a person asks first what there is. The groups are the major groups
of the Standard Occupational Classification; no table of career clusters is shipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from assay.analysis.estimates import FEWEST
from assay.analysis.sources.places import COUNTRY, NAME_OF_AREA, area_of
from assay.analysis.sources.releases import Release
from assay.analysis.sources.store import Store
from assay.errors import AssayError

GROUPS = {
    "11": "Management",
    "13": "Business and financial operations",
    "15": "Computer and mathematical",
    "17": "Architecture and engineering",
    "19": "Life, physical and social science",
    "21": "Community and social service",
    "23": "Legal",
    "25": "Educational instruction and library",
    "27": "Arts, design, entertainment, sports and media",
    "29": "Healthcare practitioners and technical",
    "31": "Healthcare support",
    "33": "Protective service",
    "35": "Food preparation and serving",
    "37": "Building and grounds cleaning",
    "39": "Personal care and service",
    "41": "Sales",
    "43": "Office and administrative support",
    "45": "Farming, fishing and forestry",
    "47": "Construction and extraction",
    "49": "Installation, maintenance and repair",
    "51": "Production",
    "53": "Transportation and material moving",
    "55": "Military specific",
}
_MOST_NEAR = 5
_GROUP = pl.col("occupation").str.slice(0, 2)


class State(StrEnum):
    """Whether a question can be answered: yes, only in part, or not at all."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Question(StrEnum):
    """What somebody may ask about a certificate and an occupation."""

    NAMED = "named"
    SKILLS = "skills"
    WAGES = "wages"
    GROWTH = "growth"
    OPENINGS = "openings"
    DURABILITY = "durability"
    OUTCOMES = "outcomes"


@dataclass(frozen=True, slots=True)
class Cell:
    """How far a question can be answered, from how many rows of what, of which date, in which area.

    `reason` says why only in part: few, wider-area, technologies-only, not-by-occupation.
    """

    question: Question
    state: State
    count: int = 0
    as_of: str = ""
    area: str = ""
    source: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A major group of occupations and what can be asked about it, a cell each question in their order."""

    code: str
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What can be asked in an area; everywhere where the area is empty."""

    area: str
    area_name: str
    groups: tuple[Group, ...]


Counted = dict[str, Cell]
"""Group → cell; the cell of `""` stands for all groups."""


def coverage(*stores: Store, region: str = "") -> Coverage:
    """What the releases of these stores can answer, the first store asked first.

    Raises `market-area-unknown` for an area that nothing here names, `data-store-damaged`.
    """
    held = [(store, release) for store in stores for release in store.releases()]
    area = area_of(region) if region.strip() else ""
    names, within = _areas(held)
    if area and area not in names:
        near = [f"{name} ({code})" for code, name in names.items() if area.lower() in name.lower()]
        raise AssayError("market-area-unknown", area=region, near=", ".join(near[:_MOST_NEAR]) or "—")
    chain = _chain(area, within)
    counted: dict[Question, Counted] = {
        Question.NAMED: _ads(held, Question.NAMED, chain),
        Question.SKILLS: _skills(held, chain),
        Question.WAGES: _official(held, Question.WAGES, ("wages", ("annual_p50",)), chain),
        Question.GROWTH: _official(
            held, Question.GROWTH, ("projections", ("employment_from", "employment_to")), chain
        ),
        Question.OPENINGS: _official(held, Question.OPENINGS, ("projections", ("openings_a_year",)), chain),
        Question.DURABILITY: _apart(held, Question.DURABILITY, "term_series", "month"),
        Question.OUTCOMES: _apart(held, Question.OUTCOMES, "outcomes", "until_day"),
    }
    groups = tuple(
        Group(
            code,
            title,
            tuple(
                cells.get(code) or cells.get("") or Cell(question, State.NO)
                for question, cells in counted.items()
            ),
        )
        for code, title in GROUPS.items()
    )
    return Coverage(area, names.get(area, ""), groups)


Held = Sequence[tuple[Store, Release]]


def _tables(held: Held, name: str) -> list[tuple[Release, pl.LazyFrame]]:
    return [(release, store.table(release, name)) for store, release in held if release.tables.get(name)]


def _areas(held: Held) -> tuple[dict[str, str], dict[str, str]]:
    """The names of all areas that the data name, and which area each lies in."""
    names: dict[str, str] = {}
    within: dict[str, str] = {}
    for _, table in _tables(held, "areas"):
        for code, name, inside in table.select("area", "name", "within").collect().iter_rows():
            names.setdefault(code, name)
            within.setdefault(code, inside or "")
    for name in ("wages", "projections", "postings", "listed_credentials", "outcomes"):
        for _, table in _tables(held, name):
            for code in table.select("area").unique().collect()["area"].drop_nulls():
                names.setdefault(code, NAME_OF_AREA.get(code, code))
                within.setdefault(code, COUNTRY if code.startswith(f"{COUNTRY}-") else "")
    return names, within


def _chain(area: str, within: dict[str, str]) -> list[str]:
    """The area and those around it, the smallest first."""
    chain = [area] if area else []
    while chain and (outer := within.get(chain[-1])) and outer not in chain:
        chain.append(outer)
    return chain


def _ads(held: Held, question: Question, chain: Sequence[str]) -> Counted:
    """Advertisements of each group; asked about a place, those of the place itself."""
    found: dict[str, tuple[int, str, str]] = {}
    for release, table in _tables(held, "postings"):
        asked = table.filter(pl.col("area") == chain[0]) if chain else table
        is_told = pl.col("text").is_not_null() if question is Question.NAMED else _is_of_skills()
        rows = (
            asked.filter(is_told)
            .group_by(_GROUP.alias("group"))
            .agg(pl.len().alias("count"), pl.coalesce("last_seen", "first_seen").max().alias("last"))
            .collect()
        )
        for group, count, last in rows.iter_rows():
            if group is not None:
                before, day, source = found.get(group, (0, "", _told(release)))
                found[group] = (before + count, max(day, str(last or "")), source)
    area = chain[0] if chain else ""
    return {
        group: Cell(
            question,
            State.YES if count >= FEWEST else State.PARTLY,
            count,
            day,
            area,
            source,
            "" if count >= FEWEST else "few",
        )
        for group, (count, day, source) in found.items()
    }


def _is_of_skills() -> pl.Expr:
    return pl.col("text").is_not_null() | (pl.col("skills").list.len() > 0)


def _skills(held: Held, chain: Sequence[str]) -> Counted:
    """Advertisements where there are any; else the technologies that O*NET marks as in demand."""
    found: Counted = {}
    for release, table in _tables(held, "technologies")[:1]:
        rows = (
            table.filter(pl.col("in_demand").is_not_null())
            .group_by(_GROUP.alias("group"))
            .agg(pl.len().alias("count"))
            .collect()
        )
        for group, count in rows.iter_rows():
            found[group] = Cell(
                Question.SKILLS,
                State.PARTLY,
                count,
                release.version,
                COUNTRY,
                _told(release),
                "technologies-only",
            )
    return found | {
        group: cell
        for group, cell in _ads(held, Question.SKILLS, chain).items()
        if cell.state is State.YES or group not in found
    }


def _official(
    held: Held, question: Question, told: tuple[str, tuple[str, ...]], chain: Sequence[str]
) -> Counted:
    """Occupations with these figures: in the area itself, else in one around it, which is only in part."""
    name, columns = told
    found: Counted = {}
    for place in chain or [COUNTRY]:
        for release, table in _tables(held, name):
            rows = (
                table.filter(pl.all_horizontal(pl.col(column).is_not_null() for column in columns))
                .filter(pl.col("area") == place, ~pl.col("occupation").str.ends_with("-0000"))
                .group_by(_GROUP.alias("group"))
                .agg(pl.col("occupation").n_unique().alias("count"))
                .collect()
            )
            is_wider = bool(chain) and place != chain[0]
            for group, count in rows.iter_rows():
                state = State.PARTLY if is_wider else State.YES
                reason = "wider-area" if is_wider else ""
                cell = Cell(question, state, count, release.version, place, _told(release), reason)
                found.setdefault(group, cell)
    return found


def _apart(held: Held, question: Question, name: str, day: str) -> Counted:
    """Data that are not told apart by occupation: the same for every group, and at best a part."""
    tables = _tables(held, name)
    if not tables:
        return {}
    count = sum(release.tables[name] for release, _ in tables)
    days = [table.select(pl.col(day).max()).collect().item() for _, table in tables]
    last = max((str(each) for each in days if each is not None), default="")
    release = tables[0][0]
    return {"": Cell(question, State.PARTLY, count, last, "", _told(release), "not-by-occupation")}


def _told(release: Release) -> str:
    return " ".join(part for part in (release.kind, release.name, release.version) if part)
