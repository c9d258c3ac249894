"""`assay value` about the labour market: an occupation, a place, a year, over releases made for the test."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from analysis.commands.conftest import Run
from analysis.valuation.assaying import ID, achievement
from assay.analysis.sources import Store
from assay.analysis.sources.forms import frame
from assay.analysis.sources.releases import Licence, Reading, SourceDigest

Rows = Sequence[Mapping[str, Any]]
DAY = date(2026, 10, 1)
WAGES: Rows = [
    {
        "area": "US-OH",
        "occupation": "33-9092",
        "title": "Lifeguards",
        "detail": "detailed",
        "employment": 4000.0,
        "wage_error": 2.0,
        "annual_p10": 22_000.0,
        "annual_p25": 25_000.0,
        "annual_p50": 29_000.0,
        "annual_p90": 40_000.0,
    }
]
AREAS: Rows = [
    {"area": "US", "name": "United States", "kind": "country"},
    {
        "area": "US-OH",
        "name": "Ohio",
        "kind": "state",
        "within": "US",
    },
]
ADS: Rows = [
    {
        "posting": f"p{number}",
        "first_seen": DAY,
        "last_seen": DAY,
        "copies": 1.0,
        "title": "Lifeguard",
        "employer": f"Pool {number}",
        "occupation": "33-9092",
        "area": "US-OH",
        "text": "River Rescue certification required." if number % 2 else "Come and swim.",
        "skills": ["swift water"] if number % 4 else [],
    }
    for number in range(40)
]
OUTCOMES: Rows = [
    {
        "credential": ID,
        "provider": "River School",
        "began": 200.0,
        "completed": 180.0,
        "followed": 160.0,
        "placed": 140.0,
        "placed_within_days": 180.0,
        "design": "raw",
        "citation": "https://state.example/report",
        "until_day": DAY,
    }
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of releases with one occupation in one state."""
    folder = tmp_path / "releases"
    store = Store(folder)
    at = datetime(2026, 11, 1, tzinfo=UTC)
    for kind, tables in (
        ("oews", {"areas": AREAS, "wages": WAGES}),
        ("postings", {"postings": ADS}),
        ("outcomes", {"outcomes": OUTCOMES}),
    ):
        put(store, kind, tables, at)
    return folder


def put(store: Store, kind: str, tables: Mapping[str, Rows], at: datetime) -> None:
    held = {name: frame(name, rows) for name, rows in tables.items()}
    files = (SourceDigest(f"{kind}.csv", f"{sum(kind.encode()):064x}", 1),)
    store.put(Reading(kind, "2026", "en", "a", Licence("CC0", "Nobody"), files, held), at)


Told = Callable[..., Any]


@pytest.fixture
def told(value: Run, badge: Path, data: Path) -> Told:
    """The indicators of the badge by their key, as JSON tells them."""

    def indicators(*words: str) -> dict[str, Any]:
        ran = value(badge, "--data", data, "--at", "2026-11-01", "--json", *words)
        assert 0 == ran.status, ran.err
        return {one["key"]: one for one in ran.json["indicators"]}

    return indicators


def test_an_occupation_and_a_place_are_asked_about(told: Told) -> None:
    found = told("--occupation", "Lifeguards", "--region", "US-OH")

    assert ("33-9092", "Ohio") == tuple(found["named-in-ads"]["facts"][name] for name in ("code", "area"))
    assert 0.5 == found["named-in-ads"]["estimate"]["value"]
    assert 0 == found["named-in-ads"]["estimate"]["low"]
    assert ["swift water"] == [
        one["value"] for one in found["skill-demand"]["parts"] if one["key"] == "asked"
    ]
    assert (25_000, "USD") == tuple(
        found["occupation-outlook"]["estimate"][name] for name in ("value", "unit")
    )


def test_without_an_occupation_the_issuer_s_first_one_is_taken(told: Told, badge: Path) -> None:
    assert "no-occupation" == told()["occupation-outlook"]["estimate"]["reason"]

    entry = {"type": ["Alignment"], "targetName": "Lifeguards", "targetType": "ext:Occupation"}
    badge.write_bytes(achievement(alignment=[{**entry, "targetCode": "33-9092.00"}]))

    assert 25_000 == told("--region", "Ohio")["occupation-outlook"]["estimate"]["value"]


def test_what_is_published_of_outcomes_is_found_by_the_address(told: Told) -> None:
    found = told()["outcomes"]

    assert (0.875, "B") == (found["estimate"]["value"], found["estimate"]["grade"])
    assert "pass" == next(one["mark"] for one in found["parts"] if one["key"] == "bar-placement")


def test_a_person_reads_it_in_sentences(value: Run, badge: Path, data: Path) -> None:
    words = ("--data", data, "--occupation", "33-9092", "--region", "US-OH", "--horizon", "2030", "--at")

    english = value(badge, *words, "2026-11-01").flat
    spanish = value(badge, *words, "2026-11-01", "--language", "es").flat

    assert "The share of 40 advertisements for Lifeguards (Ohio) that name it." in english
    assert "only its issuer says" in english
    assert "70 % in work within 180 days passes" in english
    assert "La parte de 40 anuncios para Lifeguards (Ohio) que lo nombran." in spanish
    assert "{" not in english + spanish


def test_a_signed_assay_is_computed_again_for_the_occupation_that_it_names(
    value: Run, badge: Path, data: Path, key: Path, tmp_path: Path
) -> None:
    out = tmp_path / "signed.json"
    asked = ("--data", data, "--occupation", "33-9092", "--region", "US-OH", "--at", "2026-11-01")
    signing = ("--sign", key, "--name", "Watch", "--relation", "independent", "--out", out)
    assert 0 == value(badge, *asked, *signing).status

    again = value(badge, "--data", data, "--recompute", out, "--json")
    without = value(badge, "--recompute", out, "--json")

    assert (0, "matches") == (again.status, again.json["match"])
    assert (3, "cannot-be-recomputed") == (without.status, without.json["match"])
    assert {"market", "outcomes"} <= {one["kind"] for one in without.json["missing"]}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--occupation", "Lifegard"), "Lifeguards (33-9092)"),
        (("--occupation", "33-9092", "--region", "Atlantis"), "Atlantis"),
        (("--horizon", "soon"), "no year"),
        (("--horizon", "2026"), "no year"),
        (("--horizon", "2500"), "no year"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_is_near(
    value: Run, badge: Path, data: Path, words: tuple[str, ...], said: str
) -> None:
    ran = value(badge, "--data", data, "--at", "2026-11-01", *words)

    assert 0 != ran.status
    assert said in " ".join(ran.err.split())
    assert "Traceback" not in ran.err


def test_an_occupation_without_market_data_says_what_to_install(value: Run, badge: Path) -> None:
    ran = value(badge, "--occupation", "33-9092")

    assert 0 != ran.status
    assert "labour market" in ran.err


def test_a_table_of_many_has_the_five_too(value: Run, badge: Path, data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    (folder / "one.json").write_bytes(badge.read_bytes())
    ran = value(folder, "--data", data, "--occupation", "33-9092", "--region", "US-OH")

    row = json.loads(ran.out.splitlines()[0])
    assert 12 == len(row["indicators"])
