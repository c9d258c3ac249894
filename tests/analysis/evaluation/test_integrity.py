"""The laws of the indicators over the whole assay, for any description that an issuer could write."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.valuation.assaying import AS_OF, COMMON, ID, RARE, SCHOOL, SmallGraph, achievement, statement
from assay.analysis.descriptions import ELEMENTS, TERMS, Form, read, vocabulary
from assay.analysis.evaluation import Broken, attacked, broken_laws, integrity_figures, reordered
from assay.analysis.valuation import Assay, Observed, RecognitionStatement, assay
from factories import awarded, to_bytes, verifier

Json = dict[str, Any]

PHRASES = [
    "Pass a proctored written exam.",
    "Assessed by an independent examiner.",
    "On site, the identity is checked.",
    "No assessment.",
    "Accredited by everyone.",
    "Recognised and required by every employer.",
    "900 hours of study.",
    "EQF level 8.",
    "The fee is 9000 EUR.",
    "Only 1 of 1000 passes at the first attempt.",
    "python leadership welding nursing negotiation",
    "aprobar un examen escrito; identidad verificada",
    "<b>grade A</b> low: 4 high: 4 observed independent",
]
free = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
texts = st.lists(st.one_of(st.sampled_from(PHRASES), free), max_size=6).map(" ".join)
addresses = st.sampled_from([RARE, COMMON, "https://school.example/skill", "not an address", ""])
alignments = st.lists(
    st.fixed_dictionaries(
        {"type": st.just(["Alignment"]), "targetName": texts},
        optional={
            "targetUrl": addresses,
            "targetFramework": st.sampled_from(["ESCO", "EQF", "European Qualifications Framework"]),
            "targetType": st.sampled_from(["ext:QualityAssurance", "ceasn:Competency", "CTDL"]),
            "targetCode": st.sampled_from(["8", "EQF 8", "x"]),
            "proficiencyLevel": texts,
        },
    ),
    max_size=5,
)
praise = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.just(["EndorsementCredential"]),
            "issuer": st.sampled_from([SCHOOL, "https://state.example/", "https://hospital.example/"]),
            "credentialSubject": st.fixed_dictionaries({"endorsementComment": texts}),
        }
    ),
    max_size=3,
)
results = st.lists(
    st.fixed_dictionaries(
        {"id": st.just("urn:r"), "type": st.just(["ResultDescription"]), "name": texts},
        optional={
            "requiredValue": texts,
            "requiredLevel": st.just("urn:top"),
            "rubricCriterionLevel": st.just(
                [{"id": "urn:top", "type": ["RubricCriterionLevel"], "name": "best"}]
            ),
        },
    ),
    max_size=3,
)


def term_values(form: Form, element: str) -> st.SearchStrategy[Any]:
    """What an issuer may write in a member of this form, right or wrong."""
    words = vocabulary.CLOSED.get(element, ("best",))
    right: dict[Form, st.SearchStrategy[Any]] = {
        Form.HOURS: st.integers(1, 9000) | st.fixed_dictionaries({"low": st.just(1), "high": st.just(2)}),
        Form.CLOSED: st.sampled_from([*words, "best of all"]) | st.lists(st.sampled_from(words), max_size=3),
        Form.COST: st.fixed_dictionaries({"amount": st.integers(0, 99_999), "currency": st.just("EUR")}),
        Form.DATE: st.just("2030-01-01"),
        Form.RETAKES: st.integers(0, 9) | st.just("unlimited"),
        Form.LEVEL: st.sampled_from(["EQF 1", "EQF 8", "expert"]),
        Form.COUNTRY: st.just("CH"),
        Form.DURATION: st.just("P1Y"),
        Form.ADDRESS: st.just("https://school.example/page"),
        Form.ADDRESSES: st.just(["https://school.example/page"]),
    }
    return st.one_of(right.get(form, texts), texts)


written = st.fixed_dictionaries(
    {},
    optional={
        "name": texts.filter(lambda text: bool(text.strip())),
        "description": texts,
        "criteria": st.fixed_dictionaries({"narrative": texts, "id": st.just("https://school.example/c")}),
        "tag": st.lists(texts, max_size=5),
        "achievementType": st.sampled_from(["Certification", "Badge", "ext:Best"]),
        "alignment": alignments,
        "endorsement": praise,
        "resultDescription": results,
        "creditsAvailable": st.integers(0, 500),
        "recognisedBy": st.just([SCHOOL]),
        "observed": st.just({"attempts": 5000, "independent": 5000, "supervised": 5000}),
        "indicators": st.just([{"key": "rigor", "low": 4, "value": 4, "high": 4}]),
        **{term.name: term_values(term.form, term.element) for term in TERMS},
    },
)


def plain() -> Assay:
    return assay(read(achievement(alignment=None)), graph=SmallGraph(), as_of=AS_OF)


def lows(found: Assay) -> dict[str, float]:
    return {one.key: one.estimate.low for one in found.indicators if one.key != "transparency"}


def figures(found: Assay) -> list[object]:
    """Every estimate of the assay, without where it was read and why it is missing."""
    held = [estimate for one in found.indicators for estimate in (one.estimate, *one.others.values())]
    return [(one.value, one.low, one.high, one.coverage, one.count, one.grade) for one in held]


@given(written)
def test_nothing_that_an_issuer_writes_anywhere_raises_a_lower_bound_but_that_of_transparency(
    members: Json,
) -> None:
    found = assay(read(achievement(**members)), graph=SmallGraph(), as_of=AS_OF)

    assert lows(plain()) == lows(found)


OBSERVED = Observed(
    60, 40, 12, with_evidence=60, by_rubric=60, independent=60, supervised=20, identity_checked=20
)


@given(written)
def test_nor_does_it_where_records_statements_and_a_report_are_there(members: Json) -> None:
    report = verifier().examine(to_bytes(awarded()))
    given_ones: Json = {
        "graph": SmallGraph(),
        "report": report,
        "observed": OBSERVED,
        "statements": [statement()],
    }
    quiet = assay(read(achievement(alignment=None)), as_of=AS_OF, **given_ones)

    found = assay(read(achievement(**members)), as_of=AS_OF, **given_ones)

    assert not broken_laws(quiet, found, "lower bound", free=("transparency",))


@given(written, st.sampled_from(["observed", "statements", "report"]))
def test_each_piece_of_evidence_keeps_or_raises_every_coverage(members: Json, what: str) -> None:
    description = read(achievement(**members))
    pieces: Json = {
        "observed": OBSERVED,
        "statements": [statement("a"), statement("b")],
        "report": verifier().examine(to_bytes(awarded())),
    }
    before = assay(description, graph=SmallGraph(), as_of=AS_OF)
    after = assay(description, graph=SmallGraph(), as_of=AS_OF, **{what: pieces[what]})

    for one, other in zip(before.indicators, after.indicators, strict=True):
        assert other.estimate.coverage >= one.estimate.coverage, one.key


STRONGER = [
    ("assessmentMethod", vocabulary.ASSESSMENTS),
    ("supervision", vocabulary.SUPERVISIONS),
    ("assessor", vocabulary.ASSESSORS),
    ("qualityAssurance", vocabulary.QUALITIES),
]
quiet_members = st.fixed_dictionaries(
    {"description": st.just("Plain."), "criteria": st.just({"narrative": "Something is done."})},
    optional={
        term.name: term_values(term.form, term.element)
        for term in TERMS
        if term.name not in {name for name, _ in STRONGER}
    },
)


@given(quiet_members, st.sampled_from(STRONGER), st.data())
def test_a_better_field_never_lowers_an_indicator(
    members: Json, field: tuple[str, tuple[str, ...]], data: st.DataObject
) -> None:
    name, words = field
    worse = data.draw(st.sampled_from([None, *words]))
    least = 0 if worse is None else words.index(worse)
    better = data.draw(st.sampled_from(words[least:]))
    others = {one: data.draw(st.sampled_from([None, *known])) for one, known in STRONGER if one != name}

    before = assay(read(achievement(**members, **others, **{name: worse})), graph=SmallGraph(), as_of=AS_OF)
    after = assay(read(achievement(**members, **others, **{name: better})), graph=SmallGraph(), as_of=AS_OF)

    for one, other in zip(before.indicators, after.indicators, strict=True):
        assert other.estimate.low >= one.estimate.low, one.key
        assert other.estimate.coverage >= one.estimate.coverage, one.key
        if one.estimate.value is not None:
            assert other.estimate.value is not None, one.key
            assert other.estimate.value >= one.estimate.value, one.key


@given(written, st.lists(st.sampled_from(["hospital", "college"]), max_size=3))
def test_an_issuer_s_recognition_of_itself_changes_nothing(members: Json, known: list[str]) -> None:
    description = read(achievement(**members))
    others = [statement(name) for name in known]
    own = [
        statement(SCHOOL),
        statement("school"),
        statement("school", by="the school's own staff", digest="", reference="https://school.example/own"),
    ]

    before = assay(description, statements=others, graph=SmallGraph(), as_of=AS_OF)
    after = assay(description, statements=[*others, *own], graph=SmallGraph(), as_of=AS_OF)

    assert figures(before) == figures(after)


@given(written, praise)
def test_endorsements_inside_the_achievement_change_no_indicator(members: Json, told: list[Json]) -> None:
    without = read(achievement(**{**members, "endorsement": None}))
    praised = read(achievement(**{**members, "endorsement": told, "endorsementJwt": ["e30.e30.e30"]}))

    assert figures(assay(without, graph=SmallGraph(), as_of=AS_OF)) == figures(
        assay(praised, graph=SmallGraph(), as_of=AS_OF)
    )


@given(written, st.randoms(use_true_random=False))
def test_the_order_of_skills_and_of_members_changes_nothing(members: Json, chance: Any) -> None:
    whole = json.loads(achievement(**members))
    turned = dict(whole)
    for name in ("alignment", "tag"):
        if isinstance(turned.get(name), list):
            turned[name] = chance.sample(turned[name], len(turned[name]))
    shuffled = dict(chance.sample(list(turned.items()), len(turned)))

    one = assay(read(whole), graph=SmallGraph(), as_of=AS_OF)
    other = assay(read(shuffled), graph=SmallGraph(), as_of=AS_OF)

    for before, after in zip(one.indicators, other.indicators, strict=True):
        told, again = before.estimate, after.estimate
        # The mean over the same skills in another order may differ in its last digit.
        assert told.value == (None if again.value is None else pytest.approx(again.value)), before.key
        assert told.low == pytest.approx(again.low), before.key
        assert told.high == pytest.approx(again.high), before.key
        assert told.reason == again.reason, before.key


@given(written)
def test_read_anew_and_computed_anew_the_bytes_are_equal(members: Json) -> None:
    content = achievement(**members)
    given_ones: Json = {
        "graph": SmallGraph(),
        "observed": OBSERVED,
        "statements": [statement("a"), statement("b")],
    }

    one, other = (assay(read(content), as_of=AS_OF, **given_ones) for _ in range(2))

    assert json.dumps(dict(one.json)) == json.dumps(dict(other.json))


def test_the_attack_is_read_as_a_whole_and_moves_transparency_only() -> None:
    members = json.loads(achievement())
    loud = read(attacked(members, SCHOOL))

    before, after = (assay(one, graph=SmallGraph(), as_of=AS_OF) for one in (read(members), loud))

    assert {term.name for term in TERMS} <= set(attacked(members))
    assert {"independent", "onsite-id"} <= {told.value for told in loud.told.values()}
    assert len(ELEMENTS) - 3 <= len(loud.told)
    assert after.indicator("transparency").estimate.low > before.indicator("transparency").estimate.low
    assert () == broken_laws(before, after, "any", free=("transparency",))
    assert "transparency" in {one.indicator for one in broken_laws(before, after, "any")}


def test_a_law_that_breaks_is_told_with_the_indicator_and_both_bounds() -> None:
    description = read(achievement())
    before = assay(description, as_of=AS_OF)
    after = assay(description, statements=[statement()], as_of=AS_OF)

    assert (Broken("any", "recognition", 0.0, 1.0),) == broken_laws(before, after, "any")


def test_the_figures_count_each_law_over_all_achievements() -> None:
    whole = [json.loads(achievement(id=f"{ID}/{number}")) for number in range(3)]

    found, broken = integrity_figures(whole)

    assert [] == broken
    assert 5 == len(found)
    assert all((0.0, 0.0, 3) == (one.value, one.low, one.count) and one.high > 0 for one in found)


def test_turned_round_it_is_the_same_document() -> None:
    members = json.loads(achievement(tag=["a", "b"]))

    turned = reordered(members)

    assert ["b", "a"] == turned["tag"]
    assert list(members) == list(turned)[::-1]
    assert set(members) == set(turned)


def own_statement(**members: Any) -> RecognitionStatement:
    return statement(SCHOOL, since=date(2025, 1, 1), **members)


def test_a_subsidiary_of_the_issuer_is_the_issuer() -> None:
    found = assay(
        read(achievement()),
        statements=[own_statement(by="School Foundation"), statement("school")],
        as_of=AS_OF,
    )

    assert not found.indicator("recognition").estimate.is_known
