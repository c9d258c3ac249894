from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.valuation.assaying import AS_OF, ID, described, statement
from analysis.valuation.labour import COOKS, KnownList, SmallMarket, figure
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation import Assay, assay, compare
from assay.analysis.valuation.comparison import at_least
from assay.errors import AssayError


def interval(low: float, high: float) -> Estimate:
    return Estimate((low + high) / 2, low, high, "share", "x/1", AS_OF, Grade.B)


def made(**members: Any) -> Assay:
    statements = members.pop("statements", ())
    return assay(described(**members), statements=statements, as_of=AS_OF)


def with_interval(key: str, low: float, high: float) -> Assay:
    """An assay in which only this indicator is known, with this interval."""
    base = made()
    indicators = []
    for one in base.indicators:
        estimate = one.estimate
        if one.key == key:
            estimate = replace(estimate, value=low, low=low, high=high, reason="")
        elif one.key in ("transparency", "rigor", "portability", "recognition"):
            estimate = replace(estimate, value=None, reason="not-told")
        indicators.append(replace(one, estimate=estimate))
    return replace(base, indicators=tuple(indicators))


@pytest.mark.parametrize(
    ("one", "other", "chance"),
    [
        ((0, 1), (0, 1), 0.5),
        ((1, 1), (0, 1), 1),
        ((0, 0), (0, 1), 0),
        ((0.5, 0.5), (0.5, 0.5), 1),
        ((0.5, 0.5), (0, 1), 0.5),
        ((0, 1), (0.5, 0.5), 0.5),
        ((0, 2), (1, 3), 0.125),
        ((0, 4), (1, 2), 0.625),
    ],
)
def test_the_chance_of_being_at_least_as_high(
    one: tuple[float, float], other: tuple[float, float], chance: float
) -> None:
    assert at_least(interval(*one), interval(*other)) == pytest.approx(chance)


bounds = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted)


@given(bounds, bounds)
@example([0.0, 3.1e-167], [0.0, 3.1e-167])
def test_one_of_two_is_at_least_as_high(one: list[float], other: list[float]) -> None:
    there, back = (at_least(interval(*a), interval(*b)) for a, b in ((one, other), (other, one)))

    assert 0 <= there <= 1
    assert there + back >= 1 - 1e-6


@given(bounds, bounds, st.floats(0, 1))
def test_a_better_interval_never_lowers_the_chance(one: list[float], other: list[float], more: float) -> None:
    before = at_least(interval(*one), interval(*other))
    after = at_least(interval(one[0] + more, one[1] + more), interval(*other))

    assert after >= before - 1e-6


def test_more_rigor_known_for_sure_dominates() -> None:
    low, high = with_interval("rigor", 0, 1), with_interval("rigor", 3, 4)

    found = compare([low, high])

    by_places = {(one.better, one.worse): one for one in found.dominances}
    assert by_places[1, 0].holds
    assert not by_places[0, 1].holds
    assert ("rigor",) == by_places[1, 0].known
    assert {"transparency", "portability", "recognition"} == set(by_places[1, 0].unknown)


def test_where_nothing_is_known_of_both_nothing_is_said() -> None:
    found = compare([with_interval("rigor", 3, 4), with_interval("portability", 1, 1)])

    assert all(one.estimate.value is None for one in found.dominances)
    assert {"nothing-known-of-both"} == {one.estimate.reason for one in found.dominances}


def test_a_short_achievement_is_not_worse_for_being_short() -> None:
    short, long = made(workloadHours=1), made(workloadHours=400)

    one, other = compare([short, long]).dominances

    assert one.estimate == other.estimate


def test_hours_cannot_be_weighed() -> None:
    with pytest.raises(AssayError) as refused:
        compare([made(), made()], {"time": 1})

    assert "comparison-weight-wrong" == refused.value.code


@pytest.mark.parametrize("weight", [-1, float("inf"), float("nan")])
def test_a_weight_is_a_number_from_0_up(weight: float) -> None:
    with pytest.raises(AssayError) as refused:
        compare([made(), made()], {"rigor": weight})

    assert "comparison-weight-wrong" == refused.value.code


def test_one_alone_cannot_be_compared() -> None:
    with pytest.raises(AssayError) as refused:
        compare([made()])

    assert "comparison-too-few" == refused.value.code


def test_the_readers_weights_give_ranks_with_probabilities() -> None:
    low, high = with_interval("rigor", 0, 1), with_interval("rigor", 3, 4)

    found = compare([low, high], {"rigor": 2})

    assert (0.0, 1.0) == tuple(one.value for one in found.ranks[0].probabilities)
    assert (1.0, 0.0) == tuple(one.value for one in found.ranks[1].probabilities)


def test_ranks_are_the_same_each_time_and_add_up() -> None:
    assays = [made(), made(rubric="https://x.example/r"), made(statements=[statement()])]
    weights = {"rigor": 1.0, "transparency": 2.0, "recognition": 0.5}

    first, again = compare(assays, weights), compare(assays, weights)

    assert first.ranks == again.ranks
    for rank in first.ranks:
        assert sum(one.value or 0 for one in rank.probabilities) == pytest.approx(1)


def test_what_is_known_of_none_is_left_out_of_the_weights() -> None:
    found = compare([made(), made()], {"portability": 1})

    assert ("portability",) == found.left_out
    assert () == found.ranks


def test_prices_in_two_currencies_are_not_compared() -> None:
    dollars = made(cost={"amount": 1, "currency": "USD"})

    assert ("cost",) == compare([made(), dollars], {"cost": 1}).left_out


def test_a_cheaper_one_ranks_higher_by_the_weight_of_cost() -> None:
    cheap = made(cost={"amount": 10, "currency": "EUR"})

    found = compare([made(), cheap], {"cost": 1})

    chances = [rank.probabilities[0].value or 0 for rank in found.ranks]
    assert chances[1] > 0.9 > chances[0]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)).map(sorted), min_size=2, max_size=4))
def test_ranks_follow_intervals_that_do_not_touch(intervals: list[list[int]]) -> None:
    apart = [(10 * place + low / 10, 10 * place + high / 10) for place, (low, high) in enumerate(intervals)]
    assays = [with_interval("rigor", low, high) for low, high in apart]

    ranks = compare(assays, {"rigor": 1}).ranks

    firsts = [rank.probabilities[0].value or 0 for rank in ranks]
    assert 1 == firsts[-1]
    assert all(one <= other for one, other in pairwise(firsts))


def market_assay(share: float, **given_: Any) -> Assay:
    market = SmallMarket(share=figure(share, share - 0.05, share + 0.05), listed=[KnownList(code=ID)])
    whole: dict[str, Any] = {"market": market, "target": COOKS}
    return assay(described(), as_of=AS_OF, **{**whole, **given_})


def test_being_named_more_often_counts_where_both_are_asked_about_the_same_occupation() -> None:
    elsewhere = replace(COOKS, area="US", area_name="United States")

    same = compare([market_assay(0.8), market_assay(0.2)]).dominances[0]
    other = compare([market_assay(0.8), market_assay(0.2, target=elsewhere)]).dominances[0]

    assert "named-in-ads" in same.known
    assert "named-in-ads" in other.unknown


def test_what_no_market_was_asked_about_is_not_named_as_missing() -> None:
    found = compare([assay(described(), as_of=AS_OF)] * 2).dominances[0]

    assert not {"named-in-ads", "skill-demand", "durability", "outcomes"} & {*found.known, *found.unknown}


def test_the_outlook_of_an_occupation_cannot_be_weighed() -> None:
    with pytest.raises(AssayError) as refused:
        compare([market_assay(0.5), market_assay(0.6)], {"occupation-outlook": 1.0})

    assert "comparison-weight-wrong" == refused.value.code
