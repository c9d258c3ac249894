from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.skills.small_model import store_with
from analysis.valuation.assaying import AS_OF, COMMON, RARE, UNLINKED, described
from assay.analysis.estimates import Grade
from assay.analysis.skills import Label, Linker, SkillGraph
from assay.analysis.sources import Licence, Reading, SourceDigest, Store
from assay.analysis.sources.forms import frame
from assay.analysis.valuation import Indicator, Mark, specificity

RARE_BITS, COMMON_BITS = -math.log2(2 / 128), -math.log2(100 / 128)
NAMES = {RARE: "swift water", COMMON: "communicate", UNLINKED: "unlinked"}
OTHER = "https://skills.example/other"  # so that occupations are known that need none of these
NEEDED = [(RARE, 1), (COMMON, 99), (OTHER, 127)]
SAYING_BOTH = "Work in swift water. Communicate."


def stored(store: Store, *, linked: bool) -> SkillGraph:
    skills = [
        {"uri": uri, "label": name, "framework": "esco", "kind": "skill", "language": "en"}
        for uri, name in {**NAMES, OTHER: "other"}.items()
    ]
    tables = {"skills": frame("skills", skills)}
    if linked:
        needed = [
            {"occupation_uri": f"urn:x:{number}", "skill_uri": uri, "importance": "essential"}
            for uri, count in NEEDED
            for number in range(count)
        ]
        tables["occupation_skills"] = frame("occupation_skills", needed)
        tables["collections"] = frame("collections", [{"collection": "transversal", "uri": COMMON}])
    digest = (SourceDigest("a", "0" * 64, 3),)
    store.put(Reading("esco", "1.2.0", "en", "a", Licence("CC0", "Nobody"), digest, tables))
    graph = SkillGraph.open(store)
    assert graph is not None
    return graph


@pytest.fixture(name="graph", scope="module")
def of_three_skills(tmp_path_factory: pytest.TempPathFactory) -> SkillGraph:
    return stored(Store(tmp_path_factory.mktemp("data")), linked=True)


@pytest.fixture(name="model", scope="module")
def a_small_model(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return store_with(tmp_path_factory.mktemp("model"), skills=False)


def linker_over(model: Store, *uris: str) -> Linker:
    files = model.model_files()
    assert files is not None
    return Linker.over([Label(uri, NAMES[uri]) for uri in uris], files)


def aligned(*named: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"type": ["Alignment"], "targetName": name, "targetUrl": url} for name, url in named]


def found(graph: SkillGraph, *named: tuple[str, str]) -> Indicator:
    return specificity(described(alignment=aligned(*named)), graph, as_of=AS_OF)


def test_the_mean_information_of_the_skills_declared(graph: SkillGraph) -> None:
    both = found(graph, ("swift water", RARE), ("communicate", COMMON))

    assert both.estimate.value == pytest.approx((RARE_BITS + COMMON_BITS) / 2)
    assert 0 == both.estimate.low
    assert both.estimate.high == pytest.approx(RARE_BITS)
    assert Grade.C is both.estimate.grade
    assert 0.5 == both.others["transversal"].value


def test_a_skill_without_a_known_address_is_found_by_its_name(graph: SkillGraph) -> None:
    assert found(graph, ("swift water", "https://elsewhere.example/1")).estimate.value == pytest.approx(
        RARE_BITS
    )


def test_a_skill_named_twice_counts_once(graph: SkillGraph) -> None:
    once, twice = found(graph, ("a", RARE)), found(graph, ("a", RARE), ("swift water", ""))

    assert once.estimate.value == twice.estimate.value
    assert 1 == twice.estimate.count


def test_a_common_skill_alone_still_has_the_width_of_a_claim(graph: SkillGraph) -> None:
    estimate = found(graph, ("communicate", COMMON)).estimate

    assert estimate.high - estimate.low >= 0.2 * 7


def test_a_skill_that_no_occupation_in_the_data_needs_is_unknown_and_not_rare(graph: SkillGraph) -> None:
    indicator = found(graph, ("unlinked", UNLINKED))

    assert indicator.estimate.value is None
    assert "skills-not-in-data" == indicator.estimate.reason
    assert [Mark.UNKNOWN] == [part.mark for part in indicator.parts]


def test_without_data_or_declared_skills_it_cannot_be_evaluated(graph: SkillGraph, tmp_path: Path) -> None:
    description = described()

    assert "no-data" == specificity(description, None, as_of=AS_OF).estimate.reason
    empty = stored(Store(tmp_path), linked=False)
    assert "no-occupations" == specificity(description, empty, as_of=AS_OF).estimate.reason
    nothing = specificity(described(alignment=None), graph, as_of=AS_OF)
    assert "no-skill-declared" == nothing.estimate.reason


def test_declared_and_inferred_skills_are_two_figures(graph: SkillGraph, model: Store) -> None:
    description = described(description=SAYING_BOTH, alignment=aligned(("swift water", RARE)))

    linker = linker_over(model, COMMON, RARE)
    assert {COMMON, RARE} == {one.skill_uri for one in linker.find(SAYING_BOTH)}
    indicator = specificity(description, graph, linker=linker, as_of=AS_OF)

    assert indicator.estimate.value == pytest.approx(RARE_BITS)
    inferred = indicator.others["inferred"]
    assert inferred.value == pytest.approx(COMMON_BITS)
    assert Grade.D is inferred.grade
    assert inferred.high - inferred.low >= 0.4 * 7


def test_inferred_skills_alone_give_no_value_to_what_is_declared(graph: SkillGraph, model: Store) -> None:
    description = described(description=SAYING_BOTH, alignment=None)

    indicator = specificity(description, graph, linker=linker_over(model, RARE), as_of=AS_OF)

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
    graph: SkillGraph, few: list[tuple[str, str]], more: list[tuple[str, str]]
) -> None:
    before, after = found(graph, *few).estimate, found(graph, *few, *more).estimate

    assert 0 == before.low == after.low
    assert after.coverage >= before.coverage
