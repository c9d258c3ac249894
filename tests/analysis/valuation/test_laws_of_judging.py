"""The laws of transparency, rigor and effort, for any description and any records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assay.analysis.descriptions import ELEMENTS, Description, How, Told, read, vocabulary
from assay.analysis.estimates import FEWEST, Grade
from assay.analysis.valuation import EffortVerdict, Keeper, Mark, Observed, effort, rigor, transparency
from assay.analysis.valuation.observed import chance_above, median_between, share_between
from assay.analysis.valuation.rigor import HIGHEST

AS_OF = date(2026, 11, 1)
KEYS = [element.key for element in ELEMENTS]
RUNG_COUNTS = (
    "with_evidence",
    "by_rubric",
    "second_assessed",
    "independent",
    "supervised",
    "identity_checked",
)
ANY_COUNTS = (*RUNG_COUNTS, "passed_first", "returned")


def described(told: dict[str, Told], *, awarded: bool = False) -> Description:
    return Description("open-badges-3", "x", "", told=told, credential={} if awarded else None)


def values(key: str) -> st.SearchStrategy[str]:
    words = vocabulary.CLOSED.get(key)
    return st.sampled_from([*words, vocabulary.UNKNOWN]) if words else st.sampled_from(["40", "0.5", "text"])


@st.composite
def tellings(draw: st.DrawFn) -> dict[str, Told]:
    told = {}
    for key in draw(st.lists(st.sampled_from(KEYS), unique=True)):
        value, how = draw(values(key)), draw(st.sampled_from([How.TEXT, How.MACHINE]))
        others = draw(st.sampled_from([(), (), ("contrary",)]))
        told[key] = Told(value, how, "/x", None, others)
    return told


@st.composite
def observations(draw: st.DrawFn) -> Observed | None:
    if draw(st.booleans()):
        return None
    attempts = draw(st.integers(0, 60))
    counts: dict[str, Any] = {
        name: draw(st.none() | st.integers(0, attempts) | st.just(attempts)) for name in ANY_COUNTS
    }
    keeper = draw(st.sampled_from(Keeper))
    minutes = draw(st.lists(st.floats(0, 600), max_size=20))
    return Observed(attempts, **counts, minutes=tuple(minutes), keeper=keeper)


@given(tellings(), st.sampled_from(KEYS), st.booleans(), st.data())
def test_telling_one_element_more_or_better_never_lowers_transparency(
    told: dict[str, Told],
    key: str,
    awarded: bool,
    data: st.DataObject,
) -> None:
    better = Told(data.draw(values(key)), How.MACHINE, "/x", None, told[key].others if key in told else ())

    before = transparency(described(told, awarded=awarded), AS_OF)
    after = transparency(described({**told, key: better}, awarded=awarded), AS_OF)

    assert (after.estimate.value or 0) >= (before.estimate.value or 0)
    assert after.estimate.low >= before.estimate.low
    assert after.estimate.coverage >= before.estimate.coverage
    assert all(new.told >= old.told for new, old in zip(after.lists[:2], before.lists[:2], strict=True))


@given(tellings(), st.booleans())
def test_transparency_is_exact_unless_a_reading_is_uncertain(told: dict[str, Told], awarded: bool) -> None:
    found = transparency(described(told, awarded=awarded), AS_OF).estimate

    assert found.value == found.high
    assert found.grade is Grade.B
    if not any(one.others for one in told.values()):
        assert found.low == found.value


@given(tellings(), observations())
def test_no_text_of_the_issuer_raises_the_low_bound_of_rigor(
    told: dict[str, Told], seen: Observed | None
) -> None:
    silent, loud = rigor(described({}), seen, AS_OF), rigor(described(told), seen, AS_OF)

    assert loud.rung.low <= silent.rung.low
    assert loud.effort.minimal == silent.effort.minimal
    assert loud.effort.hours.low == 0
    assert (loud.agreement, loud.effort.screening) == (silent.agreement, silent.effort.screening)


@given(tellings(), observations())
def test_an_issuer_s_word_is_never_narrower_than_a_fifth_of_the_scale(
    told: dict[str, Told], seen: Observed | None
) -> None:
    found = rigor(described(told), seen, AS_OF).rung

    assert found.grade in (Grade.A, Grade.B) or found.high - found.low >= 0.2 * HIGHEST
    assert found.is_known or (found.low, found.high) == (0, HIGHEST)


def test_ten_of_ten_are_a_rule_and_nine_are_none() -> None:
    assert chance_above(0.8, 10, 10) == pytest.approx(1 - 0.8**11)
    assert 4 == rigor(described({}), everything(10, 10), AS_OF).rung.low
    assert 0 == rigor(described({}), everything(10, 9), AS_OF).rung.low


def everything(attempts: int, count: int) -> Observed:
    counts: dict[str, Any] = dict.fromkeys(RUNG_COUNTS, count)
    return Observed(attempts, **counts)


BETTER = [
    ("assessment", vocabulary.ASSESSMENTS),
    ("assessor", vocabulary.ASSESSORS),
    ("supervision", vocabulary.SUPERVISIONS),
    ("rubric", ("https://x.example/rubric",)),
]


@given(tellings(), observations(), st.sampled_from(BETTER), st.data())
def test_a_better_field_never_lowers_the_rung(
    told: dict[str, Told], seen: Observed | None, field: tuple[str, tuple[str, ...]], data: st.DataObject
) -> None:
    key, words = field
    now = told.get(key)
    worse = words.index(now.value) if now and now.value in words else -1
    better = data.draw(st.sampled_from(words[max(worse, 0) :]))

    before = rigor(described(told), seen, AS_OF).rung
    after = rigor(described({**told, key: Told(better, How.MACHINE, "/x")}), seen, AS_OF).rung

    assert after.coverage >= before.coverage
    if before.value is not None:
        assert after.value is not None
        assert after.value >= before.value
    assert after.low >= before.low


@given(tellings(), observations(), st.sampled_from(RUNG_COUNTS), st.data())
def test_more_of_what_was_judged_well_never_lowers_the_rung(
    told: dict[str, Told], seen: Observed | None, name: str, data: st.DataObject
) -> None:
    assume(seen is not None)
    assert seen is not None
    count = getattr(seen, name)
    assume(count is not None)
    more: dict[str, Any] = {name: data.draw(st.integers(count, seen.attempts))}

    before = rigor(described(told), seen, AS_OF).rung
    after = rigor(described(told), replace(seen, **more), AS_OF).rung

    assert after.low >= before.low
    if before.value is not None and after.grade == before.grade:
        assert after.value is not None
        assert after.value >= before.value


@given(tellings(), observations(), st.sampled_from(ANY_COUNTS), st.data())
def test_one_count_more_never_lowers_coverage(
    told: dict[str, Told], seen: Observed | None, name: str, data: st.DataObject
) -> None:
    assume(seen is not None)
    assert seen is not None
    less: dict[str, Any] = {name: None}
    more: dict[str, Any] = {name: data.draw(st.integers(0, seen.attempts))}

    before = rigor(described(told), replace(seen, **less), AS_OF)
    after = rigor(described(told), replace(seen, **more), AS_OF)

    assert after.rung.coverage >= before.rung.coverage
    assert after.effort.minimal.coverage >= before.effort.minimal.coverage


@given(tellings(), observations())
def test_hours_and_minutes_move_no_rung_and_no_verdict(told: dict[str, Told], seen: Observed | None) -> None:
    quick = {**told, "workload": Told("1", How.MACHINE, "/x")}
    slow = {**told, "workload": Told("1500", How.MACHINE, "/x")}
    hasty = None if seen is None else replace(seen, minutes=(1.0,) * 12)
    patient = None if seen is None else replace(seen, minutes=(600.0,) * 12)

    one, other = rigor(described(quick), hasty, AS_OF), rigor(described(slow), patient, AS_OF)

    assert (one.rung, one.effort.verdict, one.effort.minimal) == (
        other.rung,
        other.effort.verdict,
        other.effort.minimal,
    )


@given(tellings(), observations())
def test_minimal_effort_is_said_on_what_was_observed_only(
    told: dict[str, Told], seen: Observed | None
) -> None:
    found = effort(described(told), seen, AS_OF)

    if seen is None or seen.attempts < FEWEST:
        assert found.verdict in (EffortVerdict.NONE_STATED, EffortVerdict.STATED)
        assert found.minimal.value is None
    if found.verdict is EffortVerdict.MINIMAL:
        assert found.minimal.low > 0.9
        assert {"passed_first", "returned", "with_evidence", "supervised"} == set(found.minimal.inputs)


@given(tellings(), observations())
def test_of_fewer_than_ten_nothing_is_told(told: dict[str, Told], seen: Observed | None) -> None:
    assume(seen is not None and seen.attempts < FEWEST)

    found = rigor(described(told), seen, AS_OF)

    assert found.rung == rigor(described(told), None, AS_OF).rung
    assert not any(one.count for one in (found.effort.minimal, found.effort.screening, found.agreement))
    assert "few" in {reason.key for reason in found.reasons}


@given(st.dictionaries(st.sampled_from(["description", "criteria"]), st.text(max_size=300)))
def test_whatever_an_issuer_writes_the_low_bound_stays_where_it_was(texts: dict[str, str]) -> None:
    narrative = {"narrative": texts.get("criteria", "") + " An external examiner. Pass the final exam."}
    found = read({"type": "Achievement", "name": "x", "description": texts.get("description", "y")})
    louder = read(
        {
            "type": "Achievement",
            "name": "x",
            "description": texts.get("description", "y"),
            "criteria": narrative,
        }
    )

    for one in (found, louder):
        assert 0 == rigor(one, None, AS_OF).rung.low


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ({"outcomes": "x", "quality": "internal", "assessment": "practical", "workload": "1"}, Mark.PASSED),
        ({"outcomes": "x", "quality": "internal", "assessment": "none", "workload": "1"}, Mark.FAILED),
        ({"outcomes": "x", "quality": "internal", "assessment": "practical", "workload": "0.5"}, Mark.FAILED),
        ({"outcomes": "x", "quality": "internal", "assessment": "practical"}, Mark.UNKNOWN),
        ({}, Mark.UNKNOWN),
    ],
)
def test_australia_s_minimum_has_three_verdicts(told: dict[str, str], verdict: Mark) -> None:
    made = described({key: Told(value, How.MACHINE, "/x") for key, value in told.items()})

    assert verdict is transparency(made, AS_OF).lists[2].verdict


def test_counts_that_cannot_be_are_refused() -> None:
    for wrong in ({"returned": 11}, {"agreed": 1}, {"supervised": -1}, {"minutes": (float("nan"),)}):
        with pytest.raises(ValueError, match=r"of|counted"):
            Observed(10, **wrong)
    with pytest.raises(ValueError, match="last day"):
        Observed(10, first_day=date(2026, 2, 1), last_day=date(2026, 1, 1))


@given(st.integers(1, 200), st.data())
def test_the_posterior_of_a_share_is_the_integral_of_its_density(of: int, data: st.DataObject) -> None:
    count, share = data.draw(st.integers(0, of)), data.draw(st.floats(0.01, 0.99))
    steps = 4000
    places = [(step + 0.5) / steps for step in range(steps)]
    weights = [(place**count) * (1 - place) ** (of - count) for place in places]
    above = sum(weight for place, weight in zip(places, weights, strict=True) if place > share)

    assert chance_above(share, count, of) == pytest.approx(above / sum(weights), abs=0.01)


@given(st.integers(1, 500), st.data())
def test_a_share_lies_in_its_interval_and_more_cases_make_it_narrower(of: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, of))

    value, low, high = share_between(count, of)
    _, tighter, tight = share_between(count * 4, of * 4)

    assert 0 <= low <= value <= high <= 1
    assert tight - tighter < high - low


def test_the_median_s_interval_is_made_of_the_values() -> None:
    assert (5.5, 2, 9) == median_between(range(1, 11))
    middle, low, high = median_between(range(3001))
    assert low < middle < high
    with pytest.raises(ValueError, match="9 values"):
        median_between(range(9))
