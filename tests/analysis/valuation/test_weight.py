"""Named in advertisements, skills asked for, the occupation: three answers, each on its own."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.valuation.assaying import AS_OF, ID, RARE, SmallGraph, described
from analysis.valuation.labour import COOKS, KnownList, SmallDemand, SmallMarket, figure
from assay.analysis.descriptions import Description
from assay.analysis.estimates import Grade
from assay.analysis.market import Target
from assay.analysis.valuation import Indicator, Mark, target_of, weight
from assay.errors import AssayError


def weighed(description: Description | None = None, **given_: Any) -> tuple[Indicator, Indicator, Indicator]:
    whole: dict[str, Any] = {"market": SmallMarket(), "target": COOKS, "demand": None, "graph": None}
    return weight(description or described(), **{**whole, **given_}, as_of=AS_OF)


def skills(*names: str) -> Description:
    return described(alignment=[{"type": ["Alignment"], "targetName": name} for name in names])


def test_without_data_or_an_occupation_each_says_which_is_missing() -> None:
    assert ["no-market"] * 3 == [one.estimate.reason for one in weighed(market=None)]
    assert ["no-occupation"] * 3 == [one.estimate.reason for one in weighed(target=None)]


def test_a_name_alone_bounds_nothing_from_below_and_a_list_with_its_address_does() -> None:
    by_name = weighed(market=SmallMarket(listed=[KnownList(code="https://other.example/a")]))[0]
    by_address = weighed(market=SmallMarket(listed=[KnownList(code=ID)]))[0]

    assert (0.3, 0.0, 0.35, Grade.C) == bounds(by_name)
    assert (0.3, 0.25, 0.35, Grade.B) == bounds(by_address)
    assert 0.25 == by_name.others["named"].low


def bounds(found: Indicator) -> tuple[float | None, float, float, Grade]:
    one = found.estimate
    return one.value, one.low, one.high, one.grade


def test_of_nine_advertisements_nothing_is_told() -> None:
    found = weighed(market=SmallMarket(ads=9))[0]

    assert "few" == found.estimate.reason == found.others["named"].reason


def test_what_answers_for_a_wider_place_is_named() -> None:
    country = Target("35-2014", "Cooks, Restaurant", "US", "United States")
    market = SmallMarket(of_area="US", asked={"swift water": figure(0.5)}, wages_of=country)

    found = weighed(market=market)

    assert ["United States"] * 3 == [one.facts["of_area"] for one in found]
    assert "Cooks, Restaurant · United States" == found[2].parts[0].value


def test_a_law_that_asks_for_a_licence_is_told_whatever_the_ads_say() -> None:
    found = weighed(market=SmallMarket(share=figure(None), licence=True))[0]

    assert [("licence", "yes")] == [(part.key, part.value) for part in found.parts]
    assert ("no-ads", 0.5) == (found.estimate.reason, found.estimate.coverage)


def test_skills_are_shown_each_with_its_own_share() -> None:
    market = SmallMarket(asked={"a": figure(0.5, 0.4, 0.6), "b": figure(0.2, 0.1, 0.3)})

    found = weighed(skills("a", "b", "c"), market=market)[1]

    assert ["a", "b"] == [part.value for part in found.parts if part.key == "asked"]
    assert ["c"] == [part.value for part in found.parts if part.mark is Mark.UNKNOWN]
    assert pytest.approx([0.6, 0.0, 0.9]) == list(bounds(found)[:3])
    assert (3, 2) == (found.facts["skills"], found.facts["found"])


def test_no_model_of_technologies_is_asked_about_care() -> None:
    chances = SmallDemand({"Microsoft Excel": figure(0.6, 0.3, 0.9)})

    care = weighed(skills("lifts a person safely"), market=None, demand=chances)[1]
    office = weighed(skills("Microsoft Excel", "lifts a person safely"), market=None, demand=chances)[1]

    assert "no-model-for-this-kind" == care.estimate.reason
    assert ("technologies-in-demand", Grade.D) == (office.words, office.estimate.grade)
    assert 0.5 == office.others["holds"].value


def test_a_skill_is_asked_about_in_the_words_of_the_data_too() -> None:
    told = described(alignment=[{"type": ["Alignment"], "targetName": "Wildwasser", "targetUrl": RARE}])

    found = weighed(told, market=SmallMarket(asked={"swift water": figure(0.4)}), graph=SmallGraph())[1]

    assert ["Wildwasser"] == [part.value for part in found.parts if part.key == "asked"]


words = st.sampled_from([f"s{number}" for number in range(12)])
shares = st.dictionaries(words, st.floats(0, 1).map(lambda value: figure(value, 0.0, 1.0)), max_size=12)


@given(shares, st.lists(words, min_size=1, unique=True), st.lists(words, unique=True))
def test_stuffing_in_skills_certain_of_nobody_raises_no_lower_bound(
    asked: dict[str, Any], own: list[str], stuffed: list[str]
) -> None:
    market = SmallMarket(asked=asked)

    before = weighed(skills(*own), market=market)[1].estimate
    after = weighed(skills(*own, *stuffed), market=market)[1].estimate

    assert 0 == before.low == after.low
    assert after.coverage >= before.coverage
    assert before.value is None or (after.value is not None and after.value >= before.value)


@given(st.integers(1, 60))
def test_skills_that_hardly_any_advertisement_asks_for_move_no_value(count: int) -> None:
    rare = {f"r{number}": figure(0.05, 0.0, 0.1) for number in range(count)}  # five of a hundred
    market = SmallMarket(asked={"a": figure(0.5, 0.4, 0.6), **rare})

    plain = weighed(skills("a"), market=market)[1].estimate
    stuffed = weighed(skills("a", *rare), market=market)[1].estimate

    assert plain.value == stuffed.value
    assert stuffed.high >= plain.high
    assert "asked-too-rarely" == weighed(skills(*rare), market=market)[1].estimate.reason


def test_the_occupation_is_told_with_its_own_figures_for_every_certificate_alike() -> None:
    found = weighed()[2]

    assert (29_000, 28_000, 30_000, Grade.A) == bounds(found)
    assert ("USD", "Cooks, Restaurant") == (found.estimate.unit, found.facts["occupation"])
    assert found.estimate == weighed(skills("something else"))[2].estimate


def test_the_target_is_the_first_occupation_of_the_issuer_that_the_market_knows() -> None:
    entry = {"type": ["Alignment"], "targetType": "ext:Occupation"}
    told = described(
        alignment=[
            {**entry, "targetName": "Dragon tamer"},
            {**entry, "targetName": "Cooks, Restaurant", "targetCode": "35-2014.00"},
        ]
    )

    assert COOKS == target_of(told, SmallMarket(), "US-OH")
    assert target_of(described(), SmallMarket()) is None
    assert target_of(told, None) is None
    with pytest.raises(AssayError) as refused:
        target_of(told, SmallMarket(), "Atlantis")
    assert "market-area-unknown" == refused.value.code
