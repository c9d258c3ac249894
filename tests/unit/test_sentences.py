from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from assay.sentences import sentence


def test_a_date_is_written_out_in_the_language_of_the_reader() -> None:
    facts = {"when": datetime(2026, 5, 3, 14, tzinfo=timezone(timedelta(hours=2)))}

    assert "This credential was valid until 3 May 2026, 12:00 UTC." == sentence("period-expired", facts).text
    assert sentence("period-expired", facts, "es").text.endswith("hasta el 3 de mayo de 2026, 12:00 UTC.")


@pytest.mark.parametrize(("limit", "shown"), [(64, "64"), (9_999, "9999"), (1_048_576, "1,048,576")])
def test_a_large_number_is_grouped(limit: int, shown: str) -> None:
    assert f"more than {shown} steps" in sentence("document-graph-too-complex", {"limit": limit}).text


def test_several_values_are_written_in_a_row() -> None:
    facts = {"codes": ["period-expired", "status-revoked"]}

    assert "(period-expired, status-revoked)" in sentence("endorsement-not-accepted", facts).text


@pytest.mark.parametrize(
    "character", ["\x1b", "\n", "\r", "\x00", "\x9b", "\u202e", "\u2066", "\u200b", "\ud800"]
)
def test_a_character_that_a_terminal_would_obey_is_shown_as_its_number(character: str) -> None:
    text = sentence("document-term-undefined", {"term": f"a{character}b"}).text

    assert f"“a\\u{ord(character):04x}b”" in text
    assert text.isprintable()


def test_a_long_text_is_cut() -> None:
    assert len(sentence("document-term-undefined", {"term": "x" * 5_000}).text) < 500


def test_an_accented_letter_is_shown_as_it_is() -> None:
    assert "“año”" in sentence("document-term-undefined", {"term": "año"}).text


def test_a_reason_is_told_in_the_language_of_the_reader() -> None:
    facts = {"address": "http://a.example/", "reason": "not https"}

    assert sentence("address-refused", facts).text.endswith(": not https.")
    assert sentence("address-refused", facts, "es").text.endswith(": no es https.")


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("a key has no id", "a una clave le falta id"),
        ("there is no word for this", "there is no word for this"),
    ],
)
def test_a_reason_with_a_changing_part_is_translated_and_an_unknown_one_is_left_alone(
    reason: str, shown: str
) -> None:
    assert sentence("proof-key-malformed", {"reason": reason}, "es").text.endswith(f": {shown}.")


def test_what_a_file_says_is_never_taken_for_a_phrase_of_ours() -> None:
    assert "“type”" in sentence("document-term-undefined", {"term": "type"}).text


def test_truth_values_are_shown_as_written() -> None:
    assert "True" in sentence("document-term-undefined", {"term": True}).text
