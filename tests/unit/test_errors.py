from __future__ import annotations

import pytest

from assay.errors import AssayError, Malformed, Unavailable, Unsupported


def test_an_error_carries_its_code_its_place_and_its_facts() -> None:
    error = Malformed("document-key-repeated", "/issuer", key="id")

    assert "document-key-repeated" == error.code
    assert "/issuer" == error.pointer
    assert {"key": "id"} == error.facts


def test_an_error_without_a_fact_its_sentence_needs_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="document-key-repeated needs the facts"):
        Malformed("document-key-repeated")


def test_a_code_outside_the_table_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        AssayError("no-such-code")


def test_an_error_speaks_the_language_of_its_reader() -> None:
    error = Unavailable("address-unknown", address="https://school.example/list")

    assert "“https://school.example/list” is not among" in error.sentence().text
    assert "«https://school.example/list» no está entre" in error.sentence("es").text


def test_a_language_we_do_not_speak_is_answered_in_english() -> None:
    assert Unsupported("internal").sentence("en") == Unsupported("internal").sentence("tlh")


def test_the_text_of_an_error_names_code_and_place() -> None:
    assert str(Malformed("document-empty")).startswith("document-empty: There is nothing")
    assert str(Malformed("document-key-repeated", "/a", key="b")).startswith("document-key-repeated at /a: ")
