from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from analysis.valuation.assaying import AS_OF, ID, SmallGraph, achievement, described, statement
from analysis.valuation.labour import COOKS, SmallMarket, row
from assay.analysis.descriptions import read
from assay.analysis.valuation import Improvement, assay, improvements

Json = dict[str, Any]
BARE = {"assessmentMethod": None, "workloadHours": None, "cost": None, "alignment": None}


def found(graph: Any = None, statements: Any = (), **members: Any) -> dict[str, Improvement]:
    description = described(**members)
    made = assay(description, graph=graph, statements=statements, as_of=AS_OF)
    return {one.element: one for one in improvements(made, description)}


def test_what_narrows_most_stands_first_and_what_only_tells_comes_after() -> None:
    listed = list(found(SmallGraph(), **BARE).values())

    narrowed = [one.narrowed.value or 0 for one in listed]
    assert sorted(narrowed, reverse=True) == narrowed
    told = [one.transparency.value or 0 for one in listed if not one.narrowed.value]
    assert sorted(told, reverse=True) == told


def test_an_assessment_that_is_not_stated_would_narrow_rigor() -> None:
    one = found(**BARE)["assessment"]

    assert "rigor" == one.indicator
    assert 0 < (one.shrink.value or 0) <= 1
    assert one.shrink.high - one.shrink.low >= 0.4
    assert (one.transparency.value or 0) > 0


def test_what_is_told_is_not_asked_for_again() -> None:
    assert "assessment" not in found()
    assert "workload" not in found()
    assert "cost" not in found()


def test_what_only_an_award_tells_is_not_asked_of_a_description() -> None:
    assert {"learner", "issue-date"}.isdisjoint(found())


def test_skills_by_address_are_asked_for_only_where_data_could_use_them() -> None:
    assert "skills-by-address" not in found(alignment=None)
    assert "specificity" == found(SmallGraph(), alignment=None)["skills-by-address"].indicator
    assert "skills-by-address" not in found(SmallGraph())


def test_occupations_are_asked_for_where_data_could_use_them_and_the_issuer_names_none() -> None:
    entry = {"type": ["Alignment"], "targetName": "Lifeguards", "targetType": "ext:Occupation"}

    def asked(target: Any = None, **members: Any) -> set[str]:
        description = described(**members)
        made = assay(description, market=SmallMarket(), target=target, as_of=AS_OF)
        return {one.element for one in improvements(made, description)}

    assert "occupations-by-code" in asked()
    assert "occupations-by-code" not in asked(COOKS)
    assert "occupations-by-code" not in asked(alignment=[entry])
    assert "occupations-by-code" not in found()


def test_outcomes_are_asked_for_until_somebody_published_them() -> None:
    published = assay(described(), outcomes=[row()], as_of=AS_OF)

    assert "outcomes" == found()["outcomes-published"].indicator
    assert "outcomes-published" not in {one.element for one in improvements(published, described())}


def test_recognition_is_asked_for_until_somebody_recognises() -> None:
    assert "recognition-by-others" in found()
    assert "recognition-by-others" not in found(statements=[statement(achievement=ID)])


@given(st.sampled_from(["practical", "oral", "quiz", "none"]), st.booleans())
def test_doing_what_is_asked_takes_it_off_the_list(method: str, supervised: bool) -> None:
    members: Json = {**BARE, "assessmentMethod": method}
    if supervised:
        members["supervision"] = "onsite-id"

    after = found(**members)

    assert "assessment" not in after
    assert ("supervision" in after) is not supervised


def test_the_gain_in_transparency_is_what_telling_it_gains() -> None:
    before, gain = found()["country"], found()["country"].transparency.value
    told = json.loads(achievement())
    told["country"] = "NL"

    after = assay(read(json.dumps(told).encode()), as_of=AS_OF).indicator("transparency").estimate
    start = assay(described(), as_of=AS_OF).indicator("transparency").estimate

    assert before.indicator == "transparency"
    assert abs((after.value or 0) - (start.value or 0) - (gain or 0)) < 1e-9
