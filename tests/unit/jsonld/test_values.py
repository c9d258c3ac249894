"""Literals in canonical N-Quads."""

from __future__ import annotations

import pytest

from assay.errors import Malformed
from assay.jsonld.values import XSD, escape, is_language, is_like_native, tail, write_native, write_text


def test_characters_are_escaped_as_canonical_n_quads_say() -> None:
    assert escape('\b\t\n\f\r"\\\x00\x07\x0b\x1f\x7f\ufffe\uffff é😀') == (
        '\\b\\t\\n\\f\\r\\"\\\\\\u0000\\u0007\\u000B\\u001F\\u007F\\uFFFE\\uFFFF é😀'
    )


def test_half_a_character_is_refused() -> None:
    with pytest.raises(Malformed, match="document-text-malformed"):
        escape("\ud800")


def test_a_text_is_written_with_what_follows_it() -> None:
    assert write_text('a"', tail(None, "en")) == '"a\\""@en'
    assert write_text("a", tail("urn:x")) == '"a"^^<urn:x>'
    assert write_text("a", tail(f"{XSD}string")) == '"a"'


NATIVES = [
    (True, None, f'"true"^^<{XSD}boolean>'),
    (False, "urn:x", '"false"^^<urn:x>'),
    (5, None, f'"5"^^<{XSD}integer>'),
    (-0.0, None, f'"0"^^<{XSD}integer>'),
    (5.0, None, f'"5"^^<{XSD}integer>'),
    (5, f"{XSD}double", f'"5.0E0"^^<{XSD}double>'),
    (1.5, None, f'"1.5E0"^^<{XSD}double>'),
    (-12.75, "urn:x", '"-1.275E1"^^<urn:x>'),
    (1e-7, None, f'"1.0E-7"^^<{XSD}double>'),
    (10**21, None, f'"1.0E21"^^<{XSD}double>'),
    (1e20, None, f'"100000000000000000000"^^<{XSD}integer>'),
]


@pytest.mark.parametrize(("value", "datatype", "written"), NATIVES)
def test_a_number_is_written_in_its_one_form(value: float, datatype: str | None, written: str) -> None:
    assert written == write_native(value, datatype)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**400])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(Malformed, match="document-number-unsafe"):
        write_native(value, None)


@pytest.mark.parametrize("value", [0.1 + 0.2, 10**21 + 1])
def test_a_number_that_would_lose_digits_is_refused(value: float) -> None:
    with pytest.raises(Malformed, match="document-value-malformed"):
        write_native(value, None)


def test_language_tags_are_told_from_other_texts() -> None:
    assert all(is_language(tag) for tag in ("en", "zh-Hant-TW", "x-1"))
    assert not any(is_language(tag) for tag in ("", "a b", "en-", "123456789", "@value"))


def test_texts_that_a_number_or_truth_value_would_equal_are_known() -> None:
    assert all(is_like_native(text) for text in ("5", "-5", "0", "1.5E0", "true"))
    assert not any(is_like_native(text) for text in ("05", "1.5", "True", "", "5 "))
