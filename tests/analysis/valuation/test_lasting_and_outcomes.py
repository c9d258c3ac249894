"""Durability with its horizon, and what became of those who took it with the bars of a public funder."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.valuation.assaying import AS_OF, ID, achievement, described
from analysis.valuation.labour import SmallSeries, figure, row
from assay.analysis.descriptions import read
from assay.analysis.estimates import Grade
from assay.analysis.valuation import (
    Indicator,
    Mark,
    OutcomeFigures,
    durability,
    figures_in,
    figures_of,
    outcomes,
)


def bars(found: Indicator) -> dict[str, str]:
    return {part.key: str(part.mark) for part in found.parts if part.key.startswith("bar-")}


def became(*rows: OutcomeFigures, **members: Any) -> Indicator:
    return outcomes(rows, described(**members), as_of=AS_OF)


def test_durability_bounds_nothing_from_below_and_is_as_wide_as_a_model_s() -> None:
    found = durability(described(), SmallSeries(), as_of=AS_OF).estimate
    sure = durability(described(), SmallSeries(lasts=figure(0.1, 0.05, 0.15)), as_of=AS_OF).estimate

    assert (0.7, 0.0, 0.9, Grade.D) == (found.value, found.low, found.high, found.grade)
    assert 0.4 == sure.high


@pytest.mark.parametrize(
    ("series", "members", "reason"),
    [
        (None, {}, "no-series"),
        (SmallSeries(), {"alignment": None}, "no-skill-declared"),
        (SmallSeries(known=frozenset()), {}, "term-not-in-series"),
        (SmallSeries(lasts=figure(None, reason="durability-not-shown")), {}, "durability-not-shown"),
    ],
)
def test_where_nothing_lasts_for_sure_it_says_why(
    series: SmallSeries | None, members: dict[str, Any], reason: str
) -> None:
    assert reason == durability(described(**members), series, as_of=AS_OF).estimate.reason


def test_the_band_widens_to_the_horizon_and_is_not_there_without_support() -> None:
    found = durability(described(), SmallSeries(), horizon=2030, as_of=AS_OF)
    nothing = durability(described(), SmallSeries(known=frozenset()), horizon=2030, as_of=AS_OF)

    bands = [part for part in found.parts if part.key == "horizon"]
    widths = [part.estimate.high - part.estimate.low for part in bands if part.estimate is not None]
    assert ["2027", "2028", "2029", "2030"] == [part.value for part in bands]
    assert sorted(widths) == widths
    assert ["no-horizon"] == [part.key for part in nothing.parts if "horizon" in part.key]


@pytest.mark.parametrize(
    ("told", "suggested", "mark"),
    [
        ("2028-12-31", date(2029, 1, 1), Mark.PASSED),
        ("2029-06-01", date(2029, 1, 1), Mark.FAILED),
        ("2029-06-01", None, Mark.SHOWN),
    ],
)
def test_the_issuer_s_day_of_review_is_held_against_the_one_suggested(
    told: str, suggested: date | None, mark: Mark
) -> None:
    found = durability(described(reviewDate=told), SmallSeries(review_by=suggested), as_of=AS_OF)

    assert [mark] == [part.mark for part in found.parts if part.key == "review-date"]


def test_good_figures_at_its_address_pass_the_bars() -> None:
    found = became(row(), workloadHours=200)

    assert {
        "bar-completion": "pass",
        "bar-placement": "pass",
        "bar-earnings": "pass",
        "bar-hours": "pass",
        "bar-weeks": "cannot-be-evaluated",
    } == bars(found)
    assert (140 / 160, 1.0, Grade.B) == (found.estimate.value, found.estimate.coverage, found.estimate.grade)


@given(st.sampled_from([{"design": "claim"}, {"by_address": False}, {"citation": ""}]))
def test_nobody_s_bare_word_passes_a_bar_of_outcomes(members: dict[str, Any]) -> None:
    found = became(row(**members))

    assert "pass" not in {mark for key, mark in bars(found).items() if key != "bar-hours"}
    assert (0.0, Grade.C) == (found.estimate.low, found.estimate.grade)


counts = st.integers(0, 9)


@given(counts, counts, counts)
def test_of_fewer_than_ten_nothing_is_told(began: int, followed: int, earners: int) -> None:
    found = became(row(began=began, completed=0, followed=followed, placed=0, earners=earners))

    assert "few" == found.estimate.reason
    assert ["few", "few"] == [one.reason for one in found.others.values()]
    assert {"cannot-be-evaluated"} == {mark for key, mark in bars(found).items() if key != "bar-hours"}


@given(st.integers(10, 400), st.data())
def test_a_bar_is_passed_or_failed_only_where_the_whole_interval_says_so(
    count: int, data: st.DataObject
) -> None:
    placed = data.draw(st.integers(0, count))
    found = became(row(followed=count, placed=placed))
    mark, one = bars(found)["bar-placement"], found.estimate

    assert ("pass" == mark) == (one.low >= 0.7)
    assert ("fail" == mark) == (one.high < 0.7)


@given(st.lists(st.sampled_from([row(), row(design="experiment"), row(placed=None), row(began=None)])))
def test_another_row_never_lowers_what_is_known(rows: list[OutcomeFigures]) -> None:
    fewer, more = became(*rows), became(*rows, row(by_address=False, design="experiment"))

    assert more.estimate.coverage >= fewer.estimate.coverage


def test_impossible_figures_are_said_to_be_so() -> None:
    assert "figures-not-plausible" == became(row(placed=161)).estimate.reason


def test_earnings_in_another_currency_are_shown_and_held_against_nothing() -> None:
    found = became(row(currency="EUR"))

    assert ("EUR", "cannot-be-evaluated") == (found.others["earnings"].unit, bars(found)["bar-earnings"])


def test_a_row_is_its_own_by_the_address_and_by_a_name_only_seems_so() -> None:
    told = described()
    rows = figures_in(
        [
            {"credential": ID, "provider": "anybody", "began": 40.0, "completed": 30.0},
            {"credential": "River Rescue", "provider": "River school"},
            {"credential": "River rescue", "provider": "Another school"},
            {"credential": "https://other.example/a", "provider": "River School"},
        ]
    )

    assert [(ID, True), ("River Rescue", False)] == [
        (one.credential, one.by_address) for one in figures_of(told, rows)
    ]
    assert (40, 30, "claim") == (rows[0].began, rows[0].completed, rows[0].design)


def test_a_registry_s_number_in_the_address_is_the_address_and_in_a_member_only_a_word() -> None:
    number = "ce-00000000-0000-4000-8000-000000000001"
    address = f"https://registry.example/resources/{number}"
    rows = [OutcomeFigures(number)]

    assert [True] == [one.by_address for one in figures_of(read(achievement(id=address)), rows)]
    assert [False] == [one.by_address for one in figures_of(described(registryIdentifier=number), rows)]
