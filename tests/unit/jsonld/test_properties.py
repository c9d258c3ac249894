"""Which spelling of a key or type is lawful."""

from __future__ import annotations

from typing import Any

import pytest

from assay.errors import AssayError, Malformed
from assay.jsonld import SHIPPED
from assay.jsonld.active_context import ContextProcessor
from assay.jsonld.contexts import TABLE
from assay.jsonld.properties import (
    LINK,
    OTHER,
    SKIP,
    TEXT,
    Reading,
    compile_key,
    lawful_property,
    lawful_types,
    refuse_datatype,
)
from assay.jsonld.terms import UNSET, ActiveContext

V1 = "https://www.w3.org/2018/credentials/v1"
V2 = "https://www.w3.org/ns/credentials/v2"
OB = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"

# Every IRI that two terms of the shipped contexts share somewhere: the lawful property, the lawful types.
# A new context with another such pair fails here, and somebody must decide.
SHARED = {
    ("AchievementCredential", "OpenBadgeCredential"): (
        None,
        {"AchievementCredential", "OpenBadgeCredential"},
    ),
    ("Criteria", "criteria"): ("criteria", {"Criteria"}),
    ("GeoCoordinates", "geo"): ("geo", {"GeoCoordinates"}),
    # only in Open Badges 3.0.0 and 3.0.1
    ("Profile", "creator"): ("creator", {"Profile"}),
    ("Achievement", "achievement"): ("achievement", {"Achievement"}),
    ("Address", "address"): ("address", {"Address"}),
    ("Image", "image"): ("image", {"Image"}),
}


def process(*contexts: Any) -> ActiveContext:
    return ContextProcessor(SHIPPED).process(ActiveContext().settle(), list(contexts))


def compiled(key: str, *contexts: Any) -> Reading:
    return compile_key(process(*contexts), key, ContextProcessor(SHIPPED))


def scopes(active: ActiveContext, depth: int) -> list[ActiveContext]:
    """The active context and those its terms make of it, as far as they can."""
    found = [active]
    for term in active.terms.values() if depth else ():
        if term.context is not UNSET:
            for scoped in (False, True):
                try:
                    made = ContextProcessor(SHIPPED).process(
                        active, term.context, propagate=scoped, override_protected=scoped
                    )
                except AssayError:
                    continue  # a type's context where it may not override
                found += scopes(made, depth - 1)
    return found


def test_all_terms_that_share_an_iri_in_shipped_contexts_are_decided() -> None:
    found = {}
    for address in TABLE:
        for first in ([], [V1], [V2]):
            try:
                active = SHIPPED.active_context((*first, address))
            except AssayError:
                continue  # made for the other version of the data model
            for scope in scopes(active, 2):
                for iri, names in scope.names.items():
                    if len(names) > 1:
                        found[tuple(sorted(names))] = (
                            lawful_property(scope, iri),
                            set(lawful_types(scope, iri)),
                        )

    assert found == SHARED


def test_of_two_equal_claims_neither_is_lawful() -> None:
    active = process({"one": "urn:x:y", "two": "urn:x:y"})

    assert lawful_property(active, "urn:x:y") is None
    assert lawful_types(active, "urn:x:y") == frozenset()


def test_an_iri_without_a_term_has_no_lawful_name() -> None:
    assert lawful_property(process({}), "urn:x:y") is None
    assert lawful_types(process({}), "urn:x:y") == frozenset()


def test_a_third_name_of_a_type_with_two_is_a_disguise() -> None:
    active = process(
        V2, "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", {"x": OB + "OpenBadgeCredential"}
    )

    assert "x" not in lawful_types(active, OB + "OpenBadgeCredential")


KINDS: list[tuple[int, dict[str, Any]]] = [
    (TEXT, {"t": "urn:x:y"}),
    (TEXT, {"t": {"@id": "urn:x:y", "@type": "urn:x:date"}}),
    (TEXT, {"t": {"@id": "urn:x:y", "@type": "@none"}}),
    (TEXT, {"t": {"@id": "urn:x:y", "@container": "@set", "@language": "en"}}),
    (LINK, {"t": {"@id": "urn:x:y", "@type": "@id"}}),
    (OTHER, {"t": {"@id": "urn:x:y", "@type": "@id"}, "https": {"@id": "urn:x:", "@prefix": True}}),
    (OTHER, {"t": {"@id": "urn:x:y", "@type": "@vocab"}}),
    (OTHER, {"t": {"@id": "urn:x:y", "@type": "@json"}}),
    (OTHER, {"t": {"@id": "urn:x:y", "@type": "https://www.w3.org/2001/XMLSchema#float"}}),
    (OTHER, {"t": {"@id": "urn:x:y", "@direction": "ltr"}}),
    (OTHER, {"t": {"@id": "urn:x:y", "@container": "@list"}}),
    (OTHER, {"t": {"@reverse": "urn:x:y"}}),
    (OTHER, {"t": "@nest"}),
    (SKIP, {"t": "@id"}),
    (SKIP, {"t": "@type"}),
]


@pytest.mark.parametrize(("kind", "terms"), KINDS)
def test_a_key_is_of_the_kind_its_term_makes_it(kind: int, terms: dict[str, Any]) -> None:
    assert compiled("t", terms)[0][0] == kind


REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("document-term-undefined", "t", {}),
    ("document-term-undefined", "@foo", {}),
    ("document-term-undefined", "t", {"t": None}),
    ("document-term-undefined", "a b:c", {}),
    ("document-term-disguised", "@id", {"id": "@id"}),
    ("document-term-disguised", "id", {"id": "@id", "name": "@id"}),
    ("document-term-disguised", "urn:x:y", {"t": "urn:x:y"}),
    ("document-term-disguised", "p:y", {"p": "urn:x:", "t": "urn:x:y"}),
    ("document-term-disguised", "y", {"@vocab": "urn:x:", "t": "urn:x:y"}),
    ("document-term-disguised", "t", {"t": "urn:x:y", "u": {"@id": "urn:x:y", "@type": "@id"}}),
    ("document-keyword-refused", "t", {"t": {"@id": "@nest", "@context": {}}}),
    ("document-keyword-refused", "t", {"t": {"@id": "urn:x:y", "@type": "@json", "@container": "@list"}}),
    ("document-value-dropped", "t", {"t": "_:b"}),
    ("document-address-malformed", "t", {"t": "urn:x:<y>"}),
    ("document-address-malformed", "t", {"t": {"@id": "urn:x:y", "@type": "urn:x:a b"}}),
    ("document-value-malformed", "t", {"t": {"@id": "urn:x:y", "@language": "a b"}}),
    ("document-value-malformed", "urn:x:y", {"@language": "a b"}),
]


@pytest.mark.parametrize(("code", "key", "terms"), REFUSED)
def test_an_unlawful_key_is_refused(code: str, key: str, terms: dict[str, Any]) -> None:
    with pytest.raises(Malformed) as error:
        compiled(key, terms)

    assert error.value.code == code


REMARKED: list[tuple[str, dict[str, object], str, dict[str, Any]]] = [
    ("document-term-undefined", {"term": "urn:x:y"}, "urn:x:y", {}),
    ("document-term-undefined", {"term": "p:y"}, "p:y", {"p": "urn:x:"}),
    ("document-context-catch-all", {}, "y", {"@vocab": "urn:x:"}),
    ("document-keyword-refused", {"keyword": "@reverse"}, "t", {"t": {"@reverse": "urn:x:y"}}),
    ("document-keyword-refused", {"keyword": "@nest"}, "t", {"t": {"@id": "urn:x:y", "@nest": "@nest"}}),
]


@pytest.mark.parametrize(("code", "facts", "key", "terms"), REMARKED)
def test_what_is_lawful_and_yet_not_safe_is_remarked(
    code: str, facts: dict[str, object], key: str, terms: dict[str, Any]
) -> None:
    active = process(terms)
    entry, remarks = compile_key(active, key, ContextProcessor(SHIPPED))

    assert remarks == ((code, facts),)
    assert entry[3].predicate == "<urn:x:y>"
    assert key not in active.entries


def test_a_key_is_compiled_once() -> None:
    active = process({"t": "urn:x:y"})
    entry, _ = compile_key(active, "t", ContextProcessor(SHIPPED))

    assert active.entries["t"] is entry


def test_a_scoped_context_holds_for_nodes_and_texts_each_in_its_place() -> None:
    outer = process({"t": {"@id": "urn:x:y", "@context": {"u": "urn:x:u"}}})
    typed = ContextProcessor(SHIPPED).process(outer, {"v": "urn:x:v"}, propagate=False)
    _, _, _, prop = compile_key(typed, "t", ContextProcessor(SHIPPED))[0]

    assert prop.child.terms.keys() == {"t", "u"}
    assert prop.text.terms.keys() == {"t", "u", "v"}
    assert prop.datatype is None


def test_a_term_taken_away_by_its_own_scoped_context_does_not_coerce_texts() -> None:
    terms = {"t": {"@id": "urn:x:y", "@type": "@id", "@context": None}, "@language": "en"}

    assert compiled("t", terms)[0][0] == TEXT


@pytest.mark.parametrize("name", ["JSON", "langString"])
def test_a_datatype_with_a_form_of_its_own_is_refused(name: str) -> None:
    with pytest.raises(Malformed, match="document-value-malformed"):
        refuse_datatype(f"http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}")
