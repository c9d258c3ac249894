from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.valuation.assaying import AS_OF, COMMON, RARE, UNLINKED, SmallGraph, described
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation import Indicator, Mark, specificity

RARE_BITS, COMMON_BITS = -math.log2(2 / 128), -math.log2(100 / 128)


def aligned(*named: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"type": ["Alignment"], "targetName": name, "targetUrl": url} for name, url in named]


def found(*named: tuple[str, str], linker: Any = None) -> Indicator:
    return specificity(described(alignment=aligned(*named)), SmallGraph(), linker=linker, as_of=AS_OF)


@dataclass(frozen=True)
class OneFound:
    skill_uri: str
    label: str
    probability: Estimate


@dataclass(frozen=True)
class FixedLinker:
    """Finds these skills in every text."""

    skills: Sequence[tuple[str, float]]

    def find(self, text: str, most: int = 10) -> Sequence[OneFound]:
        assert text
        estimates = [
            (uri, Estimate(share, 0.0, 1.0, "share", "linking/1", AS_OF, Grade.D))
            for uri, share in self.skills
        ]
        return [OneFound(uri, uri, estimate) for uri, estimate in estimates][:most]


def test_the_mean_information_of_the_skills_declared() -> None:
    both = found(("swift water", RARE), ("communicate", COMMON))

    assert both.estimate.value == pytest.approx((RARE_BITS + COMMON_BITS) / 2)
    assert 0 == both.estimate.low
    assert both.estimate.high == pytest.approx(RARE_BITS)
    assert Grade.C is both.estimate.grade
    assert 0.5 == both.others["transversal"].value


def test_a_skill_without_a_known_address_is_found_by_its_name() -> None:
    assert found(("swift water", "https://elsewhere.example/1")).estimate.value == pytest.approx(RARE_BITS)


def test_a_skill_named_twice_counts_once() -> None:
    once, twice = found(("a", RARE)), found(("a", RARE), ("swift water", ""))

    assert once.estimate.value == twice.estimate.value
    assert 1 == twice.estimate.count


def test_a_common_skill_alone_still_has_the_width_of_a_claim() -> None:
    estimate = found(("communicate", COMMON)).estimate

    assert estimate.high - estimate.low >= 0.2 * 7


def test_a_skill_that_no_occupation_in_the_data_needs_is_unknown_and_not_rare() -> None:
    indicator = found(("unlinked", UNLINKED))

    assert indicator.estimate.value is None
    assert "skills-not-in-data" == indicator.estimate.reason
    assert [Mark.UNKNOWN] == [part.mark for part in indicator.parts]


def test_without_data_or_declared_skills_it_cannot_be_evaluated() -> None:
    description = described()

    assert "no-data" == specificity(description, None, as_of=AS_OF).estimate.reason
    empty = SmallGraph(occupation_count=0)
    assert "no-occupations" == specificity(description, empty, as_of=AS_OF).estimate.reason
    nothing = specificity(described(alignment=None), SmallGraph(), as_of=AS_OF)
    assert "no-skill-declared" == nothing.estimate.reason


def test_declared_and_inferred_skills_are_two_figures() -> None:
    linker = FixedLinker([(COMMON, 0.5), (RARE, 0.9)])

    indicator = found(("swift water", RARE), linker=linker)

    assert indicator.estimate.value == pytest.approx(RARE_BITS)
    inferred = indicator.others["inferred"]
    assert inferred.value == pytest.approx(COMMON_BITS)
    assert Grade.D is inferred.grade
    assert inferred.high - inferred.low >= 0.4 * 7


def test_inferred_skills_alone_give_no_value_to_what_is_declared() -> None:
    indicator = specificity(
        described(alignment=None), SmallGraph(), linker=FixedLinker([(RARE, 0.7)]), as_of=AS_OF
    )

    assert indicator.estimate.value is None
    assert "skills-inferred-only" == indicator.words
    assert indicator.others["inferred"].value == pytest.approx(RARE_BITS)


named = st.lists(
    st.sampled_from(
        [
            ("a", RARE),
            ("b", COMMON),
            ("c", UNLINKED),
            ("communicate", ""),
            ("unheard of", "https://x.example"),
        ]
    ),
    max_size=6,
)


@given(named, named)
def test_no_list_of_skills_raises_the_lower_bound_nor_lowers_coverage(
    few: list[tuple[str, str]], more: list[tuple[str, str]]
) -> None:
    before, after = found(*few).estimate, found(*few, *more).estimate

    assert 0 == before.low == after.low
    assert after.coverage >= before.coverage
