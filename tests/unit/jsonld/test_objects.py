"""Texts, numbers and value objects: one spelling each."""

from __future__ import annotations

from typing import Any

import pytest

from unit.jsonld.examples import objects, refused, remarked, under

XSD = "http://www.w3.org/2001/XMLSchema#"
PLAIN = {"t": "urn:x:t"}
DATE = {"t": {"@id": "urn:x:t", "@type": f"{XSD}date"}}
NUMBER = {"t": {"@id": "urn:x:t", "@type": f"{XSD}integer"}}
FRENCH = {"t": {"@id": "urn:x:t", "@language": "fr"}}
TO_LEFT = {"t": {"@id": "urn:x:t", "@direction": "rtl"}}
LINK = {"t": {"@id": "urn:x:t", "@type": "@id"}}
JSON = {"t": {"@id": "urn:x:t", "@type": "@json"}}
NAMED = {"t": "urn:x:t", "D": "urn:x:D", "value": "@value", "gone": None}

READ: list[tuple[str, dict[str, Any], Any]] = [
    ('"a"', PLAIN, "a"),
    ('"a\\nb"', PLAIN, "a\nb"),
    (f'"5"^^<{XSD}integer>', PLAIN, 5),
    (f'"true"^^<{XSD}boolean>', PLAIN, True),
    (f'"2026-01-01"^^<{XSD}date>', DATE, "2026-01-01"),
    (f'"5"^^<{XSD}integer>', NUMBER, 5),
    (f'"five"^^<{XSD}integer>', NUMBER, "five"),
    ('"a"@fr', FRENCH, "a"),
    ('"a"', FRENCH, {"@value": "a"}),
    ('"a"', {**PLAIN, "@language": "en", "t": {"@id": "urn:x:t", "@language": None}}, "a"),
    ('"a"@en', {**PLAIN, "@language": "en"}, "a"),
    ('"a"@en', PLAIN, {"@value": "a", "@language": "en"}),
    ('"a"@en-us', PLAIN, {"@value": "a", "@language": "en-US"}),
    ('"a"^^<urn:x:D>', PLAIN, {"@value": "a", "@type": "urn:x:D"}),
    ('"a"^^<urn:x:D>', NAMED, {"value": "a", "@type": "D"}),
    (f'"1.5E0"^^<{XSD}float>', PLAIN, {"@value": 1.5, "@type": f"{XSD}float"}),
    ('"a"', LINK, {"@value": "a"}),
    (
        '"{\\"a\\":1,\\"b\\":null}"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>',
        JSON,
        {"b": None, "a": 1},
    ),
    ('"null"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>', JSON, None),
    ('"[1]"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>', PLAIN, {"@value": [1], "@type": "@json"}),
]


@pytest.mark.parametrize(("term", "terms", "value"), READ)
def test_a_value_becomes_its_literal(term: str, terms: dict[str, Any], value: Any) -> None:
    assert objects(under(terms, t=value), "urn:x:t") == [term]


MALFORMED = "document-value-malformed"
DISGUISED = "document-term-disguised"
REFUSED: list[tuple[str, str, dict[str, Any], Any]] = [
    ("document-value-dropped", "/t", PLAIN, None),
    ("document-value-dropped", "/t/1", PLAIN, ["a", None]),
    ("document-value-dropped", "/t", PLAIN, {"@value": None}),
    ("document-value-dropped", "/t", PLAIN, {"@value": None, "@type": "urn:x:D"}),
    (MALFORMED, "/t/0", PLAIN, [["a"]]),
    (MALFORMED, "/t", PLAIN, 0.1 + 0.2),
    ("document-number-unsafe", "/t", PLAIN, float("inf")),
    ("document-text-malformed", "/t", PLAIN, "\ud800"),
    (DISGUISED, "/t", PLAIN, {"@value": "a"}),
    (DISGUISED, "/t", PLAIN, {"@value": 5}),
    (DISGUISED, "/t", PLAIN, {"@value": True}),
    (DISGUISED, "/t", PLAIN, {"@value": "a", "@type": f"{XSD}string"}),
    (DISGUISED, "/t", PLAIN, {"@value": 5, "@type": f"{XSD}integer"}),
    (DISGUISED, "/t", DATE, {"@value": "2026-01-01", "@type": f"{XSD}date"}),
    (DISGUISED, "/t", FRENCH, {"@value": "a", "@language": "fr"}),
    (DISGUISED, "/t", FRENCH, {"@value": "a", "@language": "FR"}),
    (DISGUISED, "/t", JSON | {"t": "urn:x:t", "u": {"@id": "urn:x:u", "@type": "@json"}}, {"@value": "x"}),
    (DISGUISED, "/t/@value", NAMED, {"@value": "a", "@language": "en"}),
    (DISGUISED, "/t", NAMED, {"value": "a", "@type": "urn:x:D"}),
    (DISGUISED, "/t", {**NAMED, "E": "urn:x:D"}, {"value": "a", "@type": "D"}),
    ("document-context-nested", "/t/@context", PLAIN, {"@value": "a", "@context": {}}),
    ("document-term-undefined", "/t/other", PLAIN, {"@value": "a", "other": 1}),
    (MALFORMED, "/t/t", PLAIN, {"@value": "a", "@language": "en", "t": 1}),
    (MALFORMED, "/t/@id", PLAIN, {"@value": "a", "@id": "urn:x:y"}),
    (
        MALFORMED,
        "/t/@type",
        {**PLAIN, "kind": "@type"},
        {"@value": "a", "kind": "urn:x:D", "@type": "urn:x:E"},
    ),
    (MALFORMED, "/t/@index", PLAIN, {"@value": "a", "@index": 5}),
    (MALFORMED, "/t", PLAIN, {"@value": {"a": 1}}),
    (MALFORMED, "/t", PLAIN, {"@value": ["a"], "@language": "en"}),
    (MALFORMED, "/t", PLAIN, {"@value": "a", "@type": "urn:x:D", "@language": "en"}),
    (MALFORMED, "/t", PLAIN, {"@value": "a", "@type": "urn:x:D", "@direction": "ltr"}),
    ("document-value-dropped", "/t/@type", PLAIN, {"@value": "a", "@type": None}),
    ("document-value-dropped", "/t/@direction", PLAIN, {"@value": "a", "@direction": None}),
    (MALFORMED, "/t", PLAIN, {"@value": "a", "@type": ["urn:x:D"]}),
    (MALFORMED, "/t", PLAIN, {"@value": "a", "@type": "_:b"}),
    (MALFORMED, "/t", PLAIN, {"@value": "{}", "@type": "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"}),
    ("document-type-undefined", "/t", PLAIN, {"@value": "a", "@type": "word"}),
    ("document-type-undefined", "/t", PLAIN, {"@value": "a", "@type": "@id"}),
    ("document-type-undefined", "/t", NAMED, {"value": "a", "@type": "gone"}),
    ("document-address-malformed", "/t", PLAIN, {"@value": "a", "@type": "urn:x:<D>"}),
    (MALFORMED, "/t", PLAIN, {"@value": "a", "@language": "a b"}),
    (MALFORMED, "/t", PLAIN, {"@value": "a", "@language": 5}),
    (MALFORMED, "/t", PLAIN, {"@value": 5, "@language": "en"}),
    (MALFORMED, "/t", PLAIN, {"@value": "a", "@direction": "up"}),
    (MALFORMED, "/t", PLAIN, {"@value": "a", "@direction": {}}),
    (MALFORMED, "/t", PLAIN, {"@value": 5, "@direction": "ltr"}),
]


@pytest.mark.parametrize(("code", "pointer", "terms", "value"), REFUSED)
def test_a_value_that_is_lost_or_in_disguise_is_refused(
    code: str, pointer: str, terms: dict[str, Any], value: Any
) -> None:
    assert refused(under(terms, t=value))[:2] == (code, pointer)


def test_a_json_value_in_a_value_object_of_a_json_term_is_that_json() -> None:
    value = {"@value": "x", "@type": "@json"}

    assert objects(under(JSON, t=value), "urn:x:t")[0].startswith('"{\\"@type')


REMARKED: list[tuple[str, dict[str, Any], Any]] = [
    (MALFORMED, NUMBER, "5"),
    (MALFORMED, NUMBER, "true"),
    (MALFORMED, DATE, 2026),
    (MALFORMED, PLAIN, {"@value": "5", "@type": f"{XSD}integer"}),
    (MALFORMED, PLAIN, {"@value": 5, "@type": "urn:x:D"}),
    (MALFORMED, PLAIN, {"@value": "a", "@language": "eN"}),
    ("document-direction-unsigned", TO_LEFT, "a"),
    ("document-direction-unsigned", PLAIN, {"@value": "a", "@language": "ar", "@direction": "rtl"}),
    ("document-keyword-refused", PLAIN, {"@value": "a", "@language": "en", "@index": "i"}),
]


@pytest.mark.parametrize(("code", "terms", "value"), REMARKED)
def test_a_value_that_another_would_equal_is_remarked(code: str, terms: dict[str, Any], value: Any) -> None:
    assert [fact[0] for fact in remarked(under(terms, t=value))] == [code]


@pytest.mark.parametrize("tag", ["en-US", "en-us", "zh-Hant", "x-abc"])
def test_a_language_in_usual_letters_is_not_remarked(tag: str) -> None:
    assert remarked(under(PLAIN, t={"@value": "a", "@language": tag})) == []


def test_a_datatype_that_is_a_number_may_hold_another_text() -> None:
    assert remarked(under(PLAIN, t={"@value": "five", "@type": f"{XSD}integer"})) == []
