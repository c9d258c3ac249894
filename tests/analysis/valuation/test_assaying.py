from __future__ import annotations

import json
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.valuation.assaying import AS_OF, ID, SmallGraph, achievement, described, statement, wage
from assay.analysis.descriptions import read
from assay.analysis.valuation import Assay, Observed, assay
from factories import EMAIL, awarded, to_bytes, verifier

KEYS = [
    *("transparency", "rigor", "specificity", "portability", "recognition", "cost", "time"),
    *("named-in-ads", "skill-demand", "occupation-outlook", "durability", "outcomes"),
]


def made(**options: Any) -> Assay:
    return assay(described(), as_of=AS_OF, **options)


def test_the_indicators_stand_side_by_side_and_nothing_stands_above_them() -> None:
    found = made()

    assert KEYS == [one.key for one in found.indicators]
    assert {"framework", "as_of", "achievement", "issuer", "indicators", "inputs"} == set(found.json)
    assert found.indicator("rigor") is found.indicators[1]
    with pytest.raises(KeyError):
        found.indicator("score")


def test_equal_inputs_give_equal_bytes() -> None:
    statements = [statement("a"), statement("b")]
    one = made(graph=SmallGraph(), statements=statements, wage=wage(9))
    other = made(graph=SmallGraph(), statements=statements[::-1], wage=wage(9))

    assert json.dumps(dict(one.json)) == json.dumps(dict(other.json))


def test_everything_it_was_computed_from_is_named_by_digest() -> None:
    observed = Observed(attempts=30, passed_first=20, with_evidence=30)
    content = to_bytes(awarded())

    found = assay(
        read(content),
        observed=observed,
        report=verifier().examine(content),
        statements=[statement()],
        graph=SmallGraph(),
        wage=wage(9),
        as_of=AS_OF,
    )

    assert ["description", "observed", "credential", "wage", "release", "statement"] == [
        one.kind for one in found.inputs
    ]
    assert all(64 == len(one.digest) for one in found.inputs)


def test_nothing_about_the_learner_is_in_it() -> None:
    content = to_bytes(awarded())

    told = json.dumps(dict(assay(read(content), report=verifier().examine(content), as_of=AS_OF).json))

    assert EMAIL not in told
    assert "sha256$" not in told


def test_an_achievement_without_an_identifier_is_named_by_its_bytes() -> None:
    found = assay(described(id=None), as_of=AS_OF)

    assert found.achievement.startswith("ni:///sha-256;")


def test_what_was_observed_is_shown_beside_what_was_stated() -> None:
    observed = Observed(attempts=40, passed_first=20, returned=8, minutes=tuple(range(30, 70)))

    found = made(observed=observed)

    assert found.indicator("time").others["worked"].is_known
    assert found.indicator("rigor").others["returned"].is_known


def test_few_people_are_not_told_about() -> None:
    found = made(observed=Observed(attempts=9, passed_first=1, returned=1, minutes=(30.0,) * 9))

    assert "few" == found.indicator("time").others["worked"].reason
    assert "few" == found.indicator("rigor").others["returned"].reason


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)
boasts = st.fixed_dictionaries(
    {},
    optional={
        "name": texts.filter(lambda text: bool(text.strip())),
        "description": texts,
        "criteria": texts.map(lambda text: {"narrative": text}),
        "assessmentMethod": st.sampled_from(["practical", "workplace", "none", "written"]),
        "assessor": st.sampled_from(["independent", "peer"]),
        "supervision": st.sampled_from(["onsite-id", "unsupervised"]),
        "rubric": st.just("https://school.example/rubric"),
        "quality": st.sampled_from(["accredited", "internal"]),
        "workloadHours": st.integers(1, 9_000),
        "cost": st.fixed_dictionaries({"amount": st.integers(0, 9_999), "currency": st.just("EUR")}),
        "endorsement": st.just([]),
    },
)


@given(boasts)
def test_no_issuer_written_text_raises_a_lower_bound_but_that_of_transparency(members: Any) -> None:
    found = assay(read(achievement(**members)), graph=SmallGraph(), as_of=AS_OF)

    for one in found.indicators:
        if one.key != "transparency":
            assert one.scale[0] == one.estimate.low, one.key


@given(boasts, st.booleans(), st.booleans())
def test_more_evidence_never_lowers_coverage(members: Any, seen: bool, stated: bool) -> None:
    description = read(achievement(**members))
    more: Any = {"graph": SmallGraph()}
    if seen:
        more["observed"] = Observed(attempts=50, passed_first=30, with_evidence=50, independent=50)
    if stated:
        more["statements"] = [statement()]

    before, after = assay(description, as_of=AS_OF), assay(description, as_of=AS_OF, **more)

    for one, other in zip(before.indicators, after.indicators, strict=True):
        assert other.estimate.coverage >= one.estimate.coverage, one.key


@given(boasts)
def test_an_interval_is_as_wide_as_its_grade_asks(members: Any) -> None:
    found = assay(read(achievement(**members)), graph=SmallGraph(), as_of=AS_OF)

    for one in found.indicators:
        least = {"C": 0.2, "D": 0.4}.get(str(one.estimate.grade), 0)
        assert one.estimate.high - one.estimate.low >= least * (one.scale[1] - one.scale[0]) - 1e-9, one.key


def test_two_thousand_take_seconds() -> None:
    contents = [achievement(id=f"{ID}/{number}", name=f"Rescue {number}") for number in range(200)]
    began = time.process_time()

    for content in contents:
        assay(read(content), graph=SmallGraph(), as_of=date(2026, 11, 1))

    assert time.process_time() - began < 30  # a tenth of them, in a tenth of five minutes
