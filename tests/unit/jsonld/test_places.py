"""How the walk reads IRIs, and where it says something is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from assay.jsonld import read_statements
from unit.jsonld.examples import Facts, objects, refused, remarked, under

LINK = {"t": {"@id": "urn:x:t", "@type": "@id"}}
WORD = {"t": {"@id": "urn:x:t", "@type": "@vocab"}, "w": "urn:x:w", "gone": None, "k": "@type"}


@pytest.mark.parametrize("text", ["https://a/b#c", "mailto:a@b", "did:x:é", "urn:x:y"])
def test_an_iri_is_taken_as_it_is(text: str) -> None:
    assert objects(under(LINK, t=text), "urn:x:t") == [f"<{text}>"]


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("document-address-relative", LINK, "picture.png"),
    ("document-address-relative", LINK, ""),
    ("document-address-relative", LINK, "@id"),
    ("document-address-relative", LINK, "@foo"),
    ("document-address-relative", {**LINK, "k": "@type"}, "k"),
    ("document-address-relative", LINK, ":a"),
    ("document-address-malformed", LINK, "https://a/ b"),
    ("document-address-malformed", LINK, "https://a/> <urn:x:y> <urn:x:z> .\n"),
    ("document-address-malformed", LINK, "mailto:<a>"),
    ("document-address-malformed", LINK, "https://a/\ud800"),
    ("document-term-disguised", {**LINK, "p": "urn:p:"}, "p:y"),
    ("document-term-disguised", {**LINK, "https": {"@id": "urn:p:", "@prefix": True}}, "https:y"),
    ("document-term-undefined", WORD, "other"),
    ("document-term-undefined", WORD, "gone"),
    ("document-term-undefined", WORD, "k"),
    ("document-term-undefined", WORD, "@foo"),
    ("document-term-disguised", WORD, "urn:x:w"),
    ("document-term-disguised", {**WORD, "p": "urn:x:"}, "p:w"),
    ("document-term-disguised", {**WORD, "v": "urn:x:w"}, "v"),
    ("document-address-malformed", WORD, "urn:x: w"),
    ("document-address-malformed", {**WORD, "bad": "urn:x:<"}, "bad"),
]


@pytest.mark.parametrize(("code", "terms", "text"), REFUSED)
def test_what_is_no_iri_or_hides_one_is_refused_where_it_stands(
    code: str, terms: dict[str, Any], text: str
) -> None:
    assert refused(under(terms, t=text))[:2] == (code, "/t")
    assert refused(under(terms, t=["urn:x:fine", text]))[:2] == (code, "/t/1")


TYPES: list[tuple[str, dict[str, Any], Any]] = [
    ("document-type-undefined", {}, "T"),
    ("document-type-undefined", {"T": None}, "T"),
    ("document-type-undefined", {"T": "@id"}, "T"),
    ("document-type-undefined", {}, "@id"),
    ("document-type-undefined", {}, "@foo"),
    ("document-term-disguised", {"T": "urn:x:T"}, "urn:x:T"),
    ("document-term-disguised", {"T": "urn:x:T", "t": "urn:x:T"}, "t"),
    ("document-address-malformed", {"T": "urn:x:<T>"}, "T"),
    ("document-address-malformed", {}, "urn:x:<T>"),
    ("document-value-malformed", {}, 5),
    ("document-value-malformed", {}, {"T": 1}),
]


@pytest.mark.parametrize(("code", "terms", "name"), TYPES)
def test_an_unlawful_type_is_refused(code: str, terms: dict[str, Any], name: Any) -> None:
    assert refused(under(terms, **{"@type": name}))[:2] == (code, "/@type")
    assert refused(under(terms, **{"@type": [name]}))[:2] == (code, "/@type/0")


REMARKED: list[tuple[str, dict[str, object], dict[str, Any], str, str]] = [
    ("document-name-hidden", {"text": "_:x"}, LINK, "t", "_:x"),
    ("document-name-hidden", {"text": "_:x"}, WORD, "t", "_:x"),
    ("document-context-catch-all", {}, {**WORD, "@vocab": "urn:v:"}, "t", "other"),
    ("document-term-disguised", {"key": "p:other"}, {**WORD, "p": "urn:v:"}, "t", "p:other"),
    ("document-type-undefined", {"type": "urn:x:T"}, {}, "@type", "urn:x:T"),
    ("document-name-hidden", {"text": "_:x"}, {}, "@type", "_:x"),
]


@pytest.mark.parametrize(("code", "facts", "terms", "key", "text"), REMARKED)
def test_what_a_verifier_must_judge_is_remarked(
    code: str, facts: dict[str, object], terms: dict[str, Any], key: str, text: str
) -> None:
    assert (code, f"/{key}", facts) in remarked(under(terms, **{key: text}))


def test_an_iri_without_a_term_is_a_word_too() -> None:
    assert objects(under(WORD, t="urn:x:other"), "urn:x:t") == ["<urn:x:other>"]
    assert objects(under(WORD, t="w"), "urn:x:t") == ["<urn:x:w>"]


def test_a_relative_iri_is_read_against_a_base_and_remarked() -> None:
    document = under({**LINK, "u": {"@id": "urn:x:u", "@type": "@vocab"}}, t="c", u="d")
    statements = read_statements(document, base="https://a/b")
    told: list[Facts] = [(mark.code, mark.pointer, mark.facts) for mark in statements.remarks]

    assert [quad[2] for quad in statements.quads] == ["<https://a/c>", "<https://a/d>"]
    assert ("document-address-relative", "/t", {"text": "c"}) in told
    assert ("document-address-relative", "/u", {"text": "d"}) in told


def test_a_name_inside_the_document_is_one_node() -> None:
    first, second, other = objects(under(LINK, t=["_:x", "_:x", "_:y"]), "urn:x:t")

    assert first == second
    assert first != other


def test_a_pointer_escapes_its_steps() -> None:
    assert refused(under({}, **{"a~/b": 1}))[1] == "/a~0~1b"
