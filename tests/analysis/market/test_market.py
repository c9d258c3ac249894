"""The market's facade: which occupation and place are meant, what they earn, who lists what, which skills."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.market.market_worlds import AREAS, AS_OF, NURSING, ad, ads_store, put, wages
from assay.analysis.estimates import Grade
from assay.analysis.market import Market, Names, names_in
from assay.analysis.market.intervals import Counted, beta_below, beta_quantile, shrunk
from assay.analysis.sources import Store
from assay.errors import AssayError

PROJECTED = {
    "area": "US",
    "occupation": NURSING,
    "title": "Nursing Assistants",
    "from_year": 2024.0,
    "to_year": 2034.0,
    "employment_from": 1000.0,
    "employment_to": 1300.0,
    "openings_a_year": 150.0,
}


def opened(store: Store) -> Market:
    market = Market.open(store)
    assert market is not None
    return market


@pytest.fixture
def official(tmp_path: Path) -> Store:
    """Wages of the nation and of Ohio, whose p25 is not published; projections of the nation."""
    store = Store(tmp_path)
    put(
        store,
        "oews",
        areas=AREAS,
        wages=[
            wages("US"),
            wages("US-OH", wage_error=1.0, hourly_p25=None),
            wages("US", "31-1120", title="Aides"),
        ],
    )
    return put(store, "projections", projections=[PROJECTED])


def test_an_empty_store_has_no_market(tmp_path: Path) -> None:
    assert Market.open(Store(tmp_path)) is None
    assert Market.open() is None
    put(Store(tmp_path), "term-series", term_series=[{"term": "x", "month": date(2020, 1, 1)}])
    assert Market.open(Store(tmp_path)) is None


@pytest.mark.parametrize("asked", [NURSING, f"{NURSING}.00", "nursing assistants", " Nursing  Assistants "])
@pytest.mark.parametrize("area", ["US-OH", "Ohio", "ohio", "OH"])
def test_an_occupation_and_a_place_are_known_by_code_and_name(official: Store, asked: str, area: str) -> None:
    target = opened(official).target(asked, area)

    assert (target.occupation, target.title) == (NURSING, "Nursing Assistants")
    assert (target.area, target.area_name) == ("US-OH", "Ohio")


@pytest.mark.parametrize(
    ("asked", "area", "code", "near"),
    [
        ("Nursing Asistant", "", "market-occupation-unknown", f"Nursing Assistants ({NURSING})"),
        ("99-9999", "", "market-occupation-unknown", "—"),
        (NURSING, "Ohoi", "market-area-unknown", "Ohio (US-OH)"),
        ("", "", "market-occupation-unknown", "—"),
        ("'; DROP TABLE wages; --", "", "market-occupation-unknown", "—"),
    ],
)
def test_what_is_not_known_is_said_with_the_nearest_names(
    official: Store, asked: str, area: str, code: str, near: str
) -> None:
    with pytest.raises(AssayError) as raised:
        opened(official).target(asked, area)

    assert (raised.value.code, raised.value.facts["near"]) == (code, near)


def test_where_a_place_is_not_covered_the_wider_one_answers_and_says_so(official: Store) -> None:
    market = opened(official)
    metro = market.outlook(market.target(NURSING, "US-M45780"), AS_OF)
    texas = market.outlook(market.target(NURSING, "Texas"), AS_OF)

    assert metro.wages_of is not None
    assert (metro.of_area, metro.wages_of.area_name) == ("US-OH", "Ohio")
    assert "US-OH" in metro.entry_wage.inputs[0]
    assert texas.of_area == "US"
    assert metro.projected_of is not None
    assert metro.projected_of.area == "US"


def test_a_broader_occupation_answers_where_the_narrower_has_no_figures(official: Store) -> None:
    put(official, "projections", "2", "other", projections=[PROJECTED | {"occupation": "31-1122"}])
    market = opened(official)
    found = market.outlook(market.target("31-1122"), AS_OF)

    assert found.wages_of is not None
    assert found.wages_of.occupation == "31-1120"


def test_wages_have_the_bounds_of_the_published_error(official: Store) -> None:
    market = opened(official)
    ohio = market.outlook(market.target(NURSING, "US-OH"), AS_OF)

    assert (ohio.entry_wage.value, ohio.entry_wage.unit, ohio.entry_wage.grade) == (34_000, "USD", Grade.A)
    assert ohio.entry_wage.high - 34_000 == pytest.approx(34_000 * 0.01 * 1.36 * 1.96, rel=1e-4)
    assert ohio.wage_low.high - 30_000 == pytest.approx(30_000 * 0.01 * 1.71 * 1.96, rel=1e-4)
    assert (ohio.hourly_entry_wage.value, ohio.hourly_entry_wage.reason) == (None, "wage-not-published")
    assert ohio.employment.low == pytest.approx(60_000 * (1 - 0.0196), rel=1e-4)


def test_projections_have_bounds_of_ours_and_no_best_grade(official: Store) -> None:
    market = opened(official)
    found = market.outlook(market.target(NURSING), AS_OF)

    assert found.growth.grade == Grade.B
    assert found.growth.value == pytest.approx(0.3)
    assert found.growth.low == pytest.approx(0.1)
    assert found.growth.high == pytest.approx(0.5)
    assert (found.openings.low, found.openings.value, found.openings.high) == (112.5, 150, 187.5)
    assert (found.from_year, found.to_year) == (2024, 2034)


def test_without_tables_nothing_is_made_up(tmp_path: Path) -> None:
    market = opened(ads_store(tmp_path, ["CNA"] * 12))
    found = market.outlook(market.target(NURSING), AS_OF)

    assert (found.entry_wage.reason, found.growth.reason) == ("area-not-covered", "projection-not-published")
    assert found.wages_of is None


def test_lists_name_it_by_any_of_its_names_and_say_what_the_law_asks(official: Store) -> None:
    entry = {
        "name": "Certified Nurse Aide",
        "aliases": ["CNA"],
        "area": "US-OH",
        "licence": True,
        "tier": "1",
    }
    old = entry | {"until_day": date(2020, 1, 1), "tier": "old"}
    other = entry | {"area": "US-TX", "tier": "texas"}
    put(official, "credential-list", listed_credentials=[entry, old, other])
    market = opened(official)
    names = names_in("Certified Nursing Assistant (CNA)")
    found = market.named(names, market.target(NURSING, "US-M45780"), AS_OF)

    assert [one.tier for one in found.listed] == ["1"]
    assert found.licence is True
    assert (found.share.value, found.share.reason) == (None, "no-ads")
    assert market.named(Names("Something else"), market.target(NURSING), AS_OF).licence is None


def test_skills_are_drawn_to_what_the_major_group_asks_for(tmp_path: Path) -> None:
    own = [
        ad(number, None, skills=["Caring (for people)"] if number < 5 else ["Other"]) for number in range(10)
    ]
    rest = [ad(number, "Caring is all", occupation="31-9092") for number in range(100, 140)]
    market = opened(put(Store(tmp_path), "postings", postings=[*own, *rest]))
    caring, nothing = market.skills_asked(["caring", "Welding"], market.target(NURSING), AS_OF)

    assert caring.share.value is not None
    assert 0.5 < caring.share.value < 0.9
    assert caring.share.low < 0.5 < caring.share.high
    assert nothing.share.low == pytest.approx(0, abs=0.01)
    assert nothing.share.count == 10


def test_the_stores_are_asked_in_their_order(official: Store, tmp_path: Path) -> None:
    own = put(Store(tmp_path / "own"), "oews", wages=[wages("US-OH", annual_p25=35_500.0)])
    market = Market.open(own, official)
    assert market is not None
    found = market.outlook(market.target(NURSING, "US-OH"), AS_OF)

    assert found.entry_wage.value == 35_500
    assert len(market.releases) == 3


@pytest.mark.parametrize(
    ("name", "phrase", "short"),
    [
        ("ServSafe® Food Handler (SFH) 2024", "servsafe food handler", "SFH"),
        ("Welding Certificate", "certified welding", ""),
        ("Certified Nursing Assistant", "nursing assistant certification", ""),
        ("AWS Certified Cloud Practitioner", "aws cloud practitioner", ""),
        ("CNA \u2013 Certified Nursing Assistant", "certified nursing assistant", "CNA"),
        ("Certificado de soldadura", "certificación en soldadura", ""),
        ("Leadership", "leadership certificate", ""),
    ],
)
def test_a_name_is_known_by_what_means_the_same(name: str, phrase: str, short: str) -> None:
    names = names_in(name)

    assert phrase in names.phrases
    assert not short or short in names.shorts


@pytest.mark.parametrize(
    "name", ["Welding Certificate", "Certified Nursing Assistant", "Leadership", "First Aid"]
)
def test_a_trade_or_a_skill_alone_is_no_name_of_a_certificate(name: str) -> None:
    assert {"welding", "nursing assistant", "leadership", "first aid"}.isdisjoint(names_in(name).phrases)


@given(st.text(max_size=40))
def test_any_name_can_be_read(name: str) -> None:
    names = names_in(name)

    assert all(phrase == " ".join(phrase.split()) for phrase in names.phrases)


@given(st.integers(1, 60), st.integers(1, 60))
def test_quantiles_of_the_posterior_turn_back_into_probabilities(a: int, b: int) -> None:
    value = beta_quantile(0.025, a, b)

    assert beta_below(value, a, b) == pytest.approx(0.025, abs=1e-6)
    mean, low, high = shrunk(a / (a + b), a + b, 0.5, 1)
    assert 0 <= low <= mean <= high <= 1


def test_a_known_quantile() -> None:
    assert beta_quantile(0.975, 2, 3) == pytest.approx(0.8058796, abs=1e-6)
    assert Counted(5, 10, 10, 5, 5, 10).weight == 10 * 9 / 10
