"""Every code that the analysis can tell has words for people, in all three ways of reading."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assay.analysis import valuation
from assay.analysis.descriptions import ELEMENTS, read
from assay.analysis.valuation import (
    Assay,
    Keeper,
    Mark,
    Observed,
    Part,
    Proof,
    RecognitionStatement,
    Verb,
    assay,
    improvements,
)
from assay.web.look import assay_parts, assay_words
from assay.web.look.assay_pieces import assay_piece
from assay.web.look.assay_sentences import REASONS
from assay.web.look.assay_tables import improvements_table
from web.assays.assaying import achievement, as_bytes, award_of_somebody

DAY = date(2026, 11, 22)
FOLDER = Path(valuation.__file__).parent


def statement(by: str, proof: Proof = Proof.PROVEN, until: date | None = None) -> RecognitionStatement:
    about, issuer = achievement()["id"], achievement()["creator"]["id"]
    return RecognitionStatement(
        by, by, about, issuer, Verb.CREDITS, proof, date(2026, 1, 1), until, credits=3.0, place="Coast"
    )


def made(**given: Any) -> Assay:
    return assay(read(as_bytes(achievement())), as_of=DAY, **given)


def told(criteria: str) -> Assay:
    return assay(read(as_bytes(achievement(criteria={"narrative": criteria}))), as_of=DAY)


ENOUGH = Observed(
    40, 20, 12, 39, 38, 20, 18, 36, 35, 35, tuple(range(30, 70)), date(2026, 1, 2), date(2026, 6, 2)
)
EASY = Observed(400, 400, 0, 0, 0, 0, 0, 0, 0, 0)
CASES = [
    made(),
    assay(read(as_bytes(award_of_somebody())), as_of=DAY),
    told("Come and listen. No assessment."),
    told("A written exam, on site, identity checked, by an external examiner. Cost: 40 EUR."),
    told("Be there."),
    made(observed=Observed(3, 2)),
    made(observed=Observed(40)),
    made(observed=ENOUGH),
    made(observed=EASY),
    made(observed=Observed(40, 39, 1, 39, 39, keeper=Keeper.INDEPENDENT)),
    made(statements=(statement("Bakery Ltd"), statement("Old", until=date(2026, 2, 1)))),
    made(statements=(statement("Nobody", Proof.UNPROVEN), statement("Gone", Proof.WITHDRAWN))),
]


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_no_code_is_shown_to_people(case: Assay) -> None:
    piece = assay_piece(case)
    codes = {one.words for one in case.indicators} | {one.key for one in case.indicators}
    for one, answer in zip(case.indicators, piece.answers, strict=True):
        assert answer.title not in codes, one.key
        assert answer.question, one.key
        assert answer.sentence not in codes, one.words
        assert answer.sentence.endswith((".", "”")), answer.sentence
        assert "%(" not in answer.sentence
        if not one.estimate.is_known:
            assert one.estimate.reason in REASONS, one.estimate.reason
            assert answer.change, (one.key, one.words)
        unknown = [key for key in one.others if assay_words.other(key) == key]
        unknown += [part.key for part in one.parts if assay_parts.name(part, one.key) == part.key]
        assert not unknown, (one.key, unknown)


def _texts(node: ast.AST) -> set[str]:
    constants = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant)]
    return {value for value in constants if isinstance(value, str)}


def test_every_reason_in_the_analysis_has_words() -> None:
    found: set[str] = set()
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "reason":
                found |= _texts(node.value)
            if isinstance(node, ast.Assign) and [*map(ast.unparse, node.targets)] == ["reason"]:
                found |= _texts(node.value)
    found = {one for one in found if "-" in one}
    reasons_of_statements = {"same-organization", "issuer-itself", "not-begun"}

    assert {"no-data", "not-told"} <= found
    assert not found - set(REASONS) - reasons_of_statements


def test_every_element_has_words() -> None:
    assert not [one.key for one in ELEMENTS if one.key not in assay_parts.ELEMENTS]


def test_minimal_effort_is_said_of_what_was_observed_and_of_nothing_else() -> None:
    easy = assay_piece(made(observed=EASY))
    stated = assay_piece(told("Come and listen. No assessment."))

    assert "minimal effort" in " ".join(one.sentence for one in easy.answers)
    assert "minimal effort" not in " ".join(one.sentence for one in stated.answers)


def test_what_is_stated_and_what_was_seen_never_look_alike() -> None:
    exam = told("A written exam, on site, by an external examiner.")
    stated = next(one for one in assay_piece(exam).answers if one.ladder)
    seen = next(one for one in assay_piece(made(observed=ENOUGH)).answers if one.ladder)
    assert stated.ladder is not None
    assert seen.ladder is not None

    assert {"stated", "open"} == {str(step.state) for step in stated.ladder.steps}
    assert "observed" in {str(step.state) for step in seen.ladder.steps}


def test_what_records_bear_out_shows_below_what_the_issuer_alone_says() -> None:
    words = (
        "- **Assessment**: A practical demonstration\n"
        "- **Public rubric**: https://college.example/rubric\n"
        "- **Assessed by**: Somebody who does not teach it\n"
        "- **Supervision and identity**: Supervised on site, identity checked"
    )
    records = Observed(40, 20, 12, with_evidence=39, by_rubric=40)  # by whom and how watched: not recorded
    document = as_bytes(achievement(criteria={"narrative": words}))
    found = assay(read(document), as_of=DAY, observed=records)
    rigor = next(one for one in assay_piece(found).answers if one.ladder)
    assert rigor.ladder is not None

    assert ["observed", "observed", "observed", "stated", "stated"] == [
        str(step.state) for step in rigor.ladder.steps
    ]
    assert "The issuer says: “Independent" in rigor.sentence
    assert "bear out: “Judged by a public rubric”" in rigor.sentence


def test_what_would_help_is_said_without_codes() -> None:
    described = read(as_bytes(achievement()))
    table = improvements_table(improvements(made(), described))

    assert table is not None
    assert all(row[0].text[0].isupper() for row in table.rows)


def test_a_code_that_nobody_has_words_for_shows_as_it_is() -> None:
    assert "brand-new" == assay_parts.name(Part("brand-new", Mark.SHOWN))
    assert "brand-new" == assay_words.title("brand-new")
