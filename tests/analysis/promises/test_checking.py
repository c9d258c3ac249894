"""Three verdicts: only evidence of others supports, only evidence contradicts, everything else stays open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis.promises.wages import ANALYST, put, store_with
from analysis.valuation.assaying import AS_OF, ID, statement
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.market import Market
from assay.analysis.promises import Checked, Evidence, check, claims_in
from assay.analysis.valuation import Indicator, Mark, Proof, Verb


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Market:
    found = Market.open(store_with(tmp_path_factory.mktemp("data")))
    assert found is not None
    return found


@pytest.fixture
def wages(market: Market) -> Evidence:
    return Evidence(market=market, target=market.target(ANALYST, "US"), achievement=ID)


def checked(text: str, evidence: Evidence) -> Checked:
    (found,) = check(claims_in(text), evidence, as_of=AS_OF)
    return found


def placed(low: float, value: float, high: float, design: str = "matched", count: int = 200) -> Indicator:
    estimate = Estimate(value, low, high, "share", "outcomes/1", AS_OF, Grade.A, count=count)
    facts: dict[str, str | int | float] = {"design": design, "provider": "a state", "count": count}
    return Indicator("outcomes", estimate, "outcomes", (0.0, 1.0), facts)


@pytest.mark.parametrize(
    ("text", "verdict", "why"),
    [
        ("Graduates earn $100,000 a year.", Mark.PASSED, "what-people-earn"),
        ("Graduates earn $9,000 a month.", Mark.PASSED, "what-people-earn"),
        ("Graduates earn $160,000 a year.", Mark.FAILED, "above-three-in-four"),
        ("Graduates earn up to $190,000 a year.", Mark.PASSED, "what-people-earn"),
        ("Graduates earn up to $250,000 a year.", Mark.FAILED, "above-nine-in-ten"),
        ("Graduates earn $120 an hour.", Mark.FAILED, "above-three-in-four"),
        ("Graduates earn 90,000 euros a year.", Mark.UNKNOWN, "other-currency"),
        ("It opens high-paying work.", Mark.UNKNOWN, "no-figure"),
        ("We guarantee that you earn $100,000 a year.", Mark.UNKNOWN, "guarantee-unproven"),
        ("We guarantee that you earn $300,000 a year.", Mark.FAILED, "above-three-in-four"),
    ],
)
def test_pay_is_held_against_what_people_in_the_occupation_earn(
    wages: Evidence, text: str, verdict: Mark, why: str
) -> None:
    found = checked(text, wages)
    assert (found.verdict, found.why) == (verdict, why)
    if verdict is not Mark.UNKNOWN:
        assert any("oews 2025" in source for source in found.inputs)


def test_without_data_or_occupation_nothing_about_pay_can_be_said(market: Market) -> None:
    text = "Graduates earn $100,000 a year."
    assert checked(text, Evidence()).why == "no-market"
    assert checked(text, Evidence(market=market)).why == "no-occupation"


def test_demand_is_held_against_the_projection(wages: Evidence, tmp_path: Path) -> None:
    assert checked("Data scientists are in high demand.", wages).verdict is Mark.PASSED
    assert checked("The field is growing at 36%.", wages).why == "grows-less"
    assert checked("The field is growing at 20%.", wages).verdict is Mark.PASSED
    assert checked("It is the fastest growing occupation.", wages).why == "superlative"
    falling = Market.open(store_with(tmp_path, growth=-0.1))
    shrinks = replace(wages, market=falling)
    assert checked("The field is growing at 20%.", shrinks).verdict is Mark.FAILED
    assert checked("Data scientists are in high demand.", shrinks).verdict is Mark.UNKNOWN


def test_recognition_needs_a_statement_of_somebody_else() -> None:
    text = "The badge is recognised by Hospital Inc."
    assert checked(text, Evidence(achievement=ID)).why == "no-statement"
    assert checked(text, Evidence(achievement=ID, statements=[statement()])).verdict is Mark.PASSED
    own = statement("school", by="Hospital Inc")
    assert checked(text, Evidence(achievement=ID, statements=[own])).verdict is Mark.UNKNOWN
    back = statement("school", achievement="urn:other", recognised="hospital")
    both = Evidence(achievement=ID, statements=[statement(recognised="school"), back])
    assert checked("An employer-recognised badge.", both).verdict is Mark.UNKNOWN
    ended = [statement(proof=Proof.WITHDRAWN)]
    assert checked(text, Evidence(achievement=ID, statements=ended)).why == "recognition-ended"
    unproven = [statement(proof=Proof.UNPROVEN)]
    assert checked(text, Evidence(achievement=ID, statements=unproven)).verdict is Mark.UNKNOWN


def test_one_employer_is_not_the_world() -> None:
    text = "Recognised by employers worldwide."
    one = Evidence(achievement=ID, statements=[statement("hospital")])
    assert checked(text, one).why == "fewer-than-said"
    three = [statement(name) for name in ("hospital", "bakery", "harbour")]
    assert checked(text, Evidence(achievement=ID, statements=three)).verdict is Mark.PASSED


def listed(tmp_path: Path, code: str, area: str = "US-OH", until: date | None = None) -> Evidence:
    """Evidence of a market with one list of credentials that has this code."""
    store = store_with(tmp_path)
    entry = {"name": "Data for all", "code": code, "area": area, "until_day": until}
    areas = [{"area": area, "name": "Ohio", "kind": "state"}]
    put(store, "credential-list", {"listed_credentials": [entry], "areas": areas})
    return Evidence(market=Market.open(store), achievement=ID)


@pytest.mark.parametrize(
    "text",
    [
        "It is on the state's list of industry credentials.",
        "On Ohio's state list of approved credentials.",
        "It is listed by the State of Ohio.",
        "Figura en la lista oficial.",
    ],
)
def test_a_list_with_its_own_address_bears_out_that_it_is_on_it(tmp_path: Path, text: str) -> None:
    found = checked(text, listed(tmp_path, ID))
    assert (found.verdict, found.why, found.inputs) == (Mark.PASSED, "on-a-list", ("credential-list 2025",))


def test_a_list_with_its_name_alone_or_of_another_place_or_time_bears_out_nothing(tmp_path: Path) -> None:
    text = "It is on Ohio's state list."
    others = [
        listed(tmp_path / "name", "Data for all"),
        listed(tmp_path / "other", f"{ID}/2"),
        listed(tmp_path / "over", ID, until=date(2020, 1, 1)),
        Evidence(achievement=ID),
        Evidence(achievement=ID, statements=[statement()]),
    ]
    told = [checked(text, one) for one in others]
    assert {(one.verdict, one.why) for one in told} == {(Mark.UNKNOWN, "no-list-names-it")}
    elsewhere = replace(listed(tmp_path / "else", ID), achievement=ID)
    assert checked("It is on the official list.", elsewhere).verdict is Mark.PASSED
    assert checked("Recognised by employers.", elsewhere).why == "no-statement"


def test_whoever_is_named_and_states_it_bears_it_out_without_a_list() -> None:
    stated = Evidence(achievement=ID, statements=[statement(by="State of Ohio")])
    assert checked("It is listed by the State of Ohio.", stated).why == "recognised-by-named"


def test_wages_in_an_untold_money_are_compared_with_nothing(tmp_path: Path) -> None:
    store = store_with(tmp_path)
    row = {"area": "XL", "occupation": ANALYST, "title": "Data Scientists", "annual_p75": 40_000.0}
    put(
        store,
        "wages",
        {"wages": [{**row, "annual_p50": 30_000.0}], "areas": [{"area": "XL", "name": "Lakes"}]},
    )
    market = Market.open(store)
    assert market is not None
    evidence = Evidence(market=market, target=market.target(ANALYST, "XL"), achievement=ID)
    found = checked("Graduates earn $60,000 a year.", evidence)
    assert (found.verdict, found.why) == (Mark.UNKNOWN, "currency-untold")


def test_credit_needs_a_statement_of_whoever_gives_it() -> None:
    text = "It is worth 12 college credits."
    assert checked(text, Evidence(achievement=ID, statements=[statement()])).why == "no-credit-statement"
    giving = Evidence(achievement=ID, statements=[statement(verb=Verb.CREDITS, credits=12.0)])
    assert checked(text, giving).verdict is Mark.PASSED
    fewer = Evidence(achievement=ID, statements=[statement(verb=Verb.CREDITS, credits=3.0)])
    assert (checked(text, fewer).verdict, checked(text, fewer).why) == (Mark.UNKNOWN, "fewer-credits")
    named = "It is worth 12 college credits at Hospital Inc."
    assert checked(named, fewer).verdict is Mark.FAILED


def test_jobs_need_outcomes_that_are_not_the_issuers_word() -> None:
    text = "It leads to a job in nursing."
    assert checked(text, Evidence()).why == "no-outcomes"
    claimed = Evidence(outcomes=placed(0.0, 0.95, 1.0, design="claim"))
    assert (checked(text, claimed).verdict, checked(text, claimed).why) == (Mark.UNKNOWN, "issuers-word")
    assert checked(text, Evidence(outcomes=placed(0.7, 0.8, 0.9))).verdict is Mark.PASSED
    assert checked(text, Evidence(outcomes=placed(0.1, 0.2, 0.3))).verdict is Mark.FAILED
    assert checked(text, Evidence(outcomes=placed(0.4, 0.6, 0.8))).verdict is Mark.UNKNOWN
    assert checked(text, Evidence(outcomes=placed(0.7, 0.8, 0.9, count=9))).why == "no-outcomes"


def test_a_share_is_compared_and_a_guarantee_never_shown() -> None:
    text = "90% of graduates were employed."
    assert checked(text, Evidence(outcomes=placed(0.7, 0.8, 0.85))).verdict is Mark.FAILED
    assert checked(text, Evidence(outcomes=placed(0.88, 0.92, 0.95))).verdict is Mark.PASSED
    sure = "You have a guaranteed job."
    assert checked(sure, Evidence(outcomes=placed(0.7, 0.8, 0.9))).verdict is Mark.FAILED
    assert checked(sure, Evidence(outcomes=placed(0.98, 1.0, 1.0))).verdict is Mark.UNKNOWN
    assert checked(sure, Evidence()).verdict is Mark.UNKNOWN


def test_an_interview_is_borne_out_by_whoever_states_that_it_invites() -> None:
    inviting = Evidence(achievement=ID, statements=[statement(verb=Verb.INTERVIEWS)])
    assert checked("A guaranteed interview awaits you.", inviting).verdict is Mark.PASSED


def test_every_verdict_has_its_day() -> None:
    assert check(claims_in("Get hired now."), Evidence(), as_of=date(2026, 5, 1))[0].as_of == date(2026, 5, 1)
