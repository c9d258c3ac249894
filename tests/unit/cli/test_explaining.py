"""What a finding means to a person."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assay.cli.explaining import (
    _CHECK_NAMES,
    _FORMS,
    _PLACES,
    _TURNS,
    check_in_words,
    check_of,
    place_in_words,
    report_json,
)
from assay.codes import CODES, Turn
from assay.sentences import LANGUAGES
from assay.verification import STRICT, Finding, Report


def test_every_language_has_the_same_words() -> None:
    for words in (_CHECK_NAMES, _FORMS, _PLACES, _TURNS):
        assert set(LANGUAGES) == set(words)
        assert 1 == len({frozenset(held) for held in words.values()})
    assert set(Turn) == set(_TURNS["en"])


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_code_belongs_to_a_check_that_has_a_name(language: str) -> None:
    assert all(check_in_words(code, language) for code in CODES)


@pytest.mark.parametrize(
    ("code", "check"),
    [
        ("document-term-undefined", "words"),
        ("document-not-json", "reading"),
        ("credential-member-missing", "shape"),
        ("proof-key-foreign", "signature"),
        ("period-expired", "dates"),
        ("timestamp-malformed", "shape"),
    ],
)
def test_a_code_belongs_to_its_check(code: str, check: str) -> None:
    assert check == check_of(code)


@pytest.mark.parametrize(
    ("pointer", "language", "told"),
    [
        ("", "en", "the whole of it"),
        ("/credentialSubject/achievement/criteria", "en", "in the achievement, under criteria"),
        ("/credentialSubject/name", "en", "in what it says of the recipient, under “name”"),
        ("/evidence/1/a~1b", "en", "in the evidence, number 2, under “a/b”"),
        ("/x\u202e/0", "en", "at “x\\u202e”, number 1"),
        ("/credentialSubject/achievement/criteria", "es", "en el logro, en criterios"),
    ],
)
def test_a_place_is_told_in_words(pointer: str, language: str, told: str) -> None:
    assert told == place_in_words(pointer, language)


def test_a_report_says_check_and_place_of_nested_findings_too() -> None:
    now = datetime.now(UTC)
    inner = Report(None, (Finding("proof-missing", "/proof"),), now, STRICT)
    outer = Finding("endorsement-not-accepted", "/endorsement/0", {"codes": "x"}, inner)

    (told,) = report_json(Report(None, (outer,), now, STRICT), "en")["findings"]

    assert ("recommendations", "in a recommendation, number 1") == (told["check"], told["where"])
    assert "signature" == told["report"]["findings"][0]["check"]
