from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.valuation.assaying import AS_OF, described, wage
from assay.analysis.descriptions import vocabulary
from assay.analysis.estimates import Estimate
from assay.analysis.valuation import Indicator, cost_and_time


def both(earned: Estimate | None = None, **members: Any) -> tuple[Indicator, Indicator]:
    return cost_and_time(described(**members), wage=earned, as_of=AS_OF)


def test_what_the_issuer_says_is_a_value_and_no_lower_bound() -> None:
    cost, time = both()

    assert (120, 0, 120, "EUR") == (
        cost.estimate.value,
        cost.estimate.low,
        cost.estimate.high,
        cost.estimate.unit,
    )
    assert (12, 0, 12, "hours") == (
        time.estimate.value,
        time.estimate.low,
        time.estimate.high,
        time.estimate.unit,
    )


def test_what_is_not_told_is_unknown_and_not_free() -> None:
    cost, time = both(cost=None, workloadHours=None)

    assert cost.estimate.value is None
    assert time.estimate.value is None
    assert ("not-told", "not-told") == (cost.estimate.reason, time.estimate.reason)
    assert "no-price-told" == cost.words


def test_free_is_a_price() -> None:
    assert 0 == both(cost={"amount": 0, "currency": "USD"})[0].estimate.value


def test_the_uplift_that_brings_it_back_in_a_year() -> None:
    cost, _ = both(wage(10))

    total, uplift = cost.others["total"], cost.others["break-even"]
    assert 240 == total.value
    assert 20 == uplift.value
    assert "EUR" == uplift.unit
    assert uplift.high == pytest.approx((120 + 12 * 11) / 12)


@pytest.mark.parametrize(
    ("members", "earned", "reason"),
    [
        ({"cost": None}, wage(10), "cost-unknown"),
        ({"workloadHours": None}, wage(10), "time-unknown"),
        ({}, None, "wage-unknown"),
        ({}, wage(10, "USD"), "currency-different"),
    ],
)
def test_without_one_of_the_three_the_uplift_is_unknown(
    members: dict[str, Any], earned: Estimate | None, reason: str
) -> None:
    cost, _ = both(earned, **members)

    assert reason == cost.others["break-even"].reason
    assert cost.others["total"].value is None


def test_hours_of_a_range_keep_the_range() -> None:
    _, time = both(workloadHours={"low": 25, "high": 30})

    assert (27.5, 30) == (time.estimate.value, time.estimate.high)


@pytest.mark.parametrize("text", ["", "free", "12 euros", "-3 EUR", "1e9 EUR", "EUR", "NaN EUR", "12 eur"])
def test_what_is_no_price_is_not_read_as_one(text: str) -> None:
    assert vocabulary.read_money(text) is None


@pytest.mark.parametrize("amount", [1_250_000, 12_345.67, 0.5, 0, 150_000_000])
def test_every_digit_of_a_price_counts(amount: float) -> None:
    cost, _ = both(cost={"amount": amount, "currency": "COP"})

    assert (amount, "COP") == (cost.estimate.value, cost.estimate.unit)


@given(st.floats(0, 1e6), st.sampled_from(["EUR", "USD"]))
def test_no_price_raises_a_lower_bound(amount: float, currency: str) -> None:
    cost, _ = both(cost={"amount": amount, "currency": currency})

    assert 0 == cost.estimate.low
