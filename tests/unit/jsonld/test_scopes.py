"""Which context holds where."""

from __future__ import annotations

from typing import Any

import pytest

from assay.jsonld import SHIPPED, read_statements
from assay.jsonld.contexts import ContextStore
from assay.jsonld.scopes import CONTEXT_LIMIT, TYPE_LIMIT
from unit.jsonld.examples import OB, V2, credential, objects, refused, remarked, under

CREDENTIALS = "https://www.w3.org/2018/credentials#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def test_an_unknown_context_is_named_with_its_place() -> None:
    unknown = "https://elsewhere.example/"
    known = {"context": unknown}

    assert refused(credential(unknown)) == ("document-context-unknown", "/@context/2", known)
    assert refused({"@context": unknown}) == ("document-context-unknown", "/@context", known)
    assert refused({"@context": [V2, {"@import": unknown}]}) == (
        "document-context-unknown",
        "/@context/1",
        known,
    )


def test_an_unknown_context_inside_a_known_one_is_placed_at_the_list() -> None:
    store = SHIPPED.with_contexts({"https://c.example/": b'{"@context": "https://elsewhere.example/"}'})

    assert refused({"@context": ["https://c.example/"]}, contexts=store)[:2] == (
        "document-context-unknown",
        "/@context",
    )


@pytest.mark.parametrize(
    ("local", "pointer"),
    [
        (5, "/@context"),
        ([V2, 5], "/@context/1"),
        ([V2, {"t": 5}], "/@context/1"),
        ([V2, None], "/@context/1"),
    ],
)
def test_a_context_with_a_fault_is_refused_where_it_stands(local: Any, pointer: str) -> None:
    assert refused({"@context": local})[:2] == ("document-context-malformed", pointer)


def test_contexts_that_contradict_one_another_are_refused() -> None:
    first = "https://www.w3.org/2018/credentials/v1"

    assert refused({"@context": [V2, first]})[:2] == ("document-context-malformed", "/@context")


def test_too_many_contexts_are_refused_before_any_is_read() -> None:
    code, pointer, facts = refused({"@context": [V2] * (CONTEXT_LIMIT + 1)})

    assert (code, pointer, facts["what"]) == ("document-too-large", "/@context", "contexts")


def test_too_many_types_are_refused_at_once() -> None:
    code, pointer, facts = refused({"@context": V2, "type": ["VerifiableCredential"] * 30_000})

    assert (code, pointer, facts) == ("document-too-large", "/type", {"what": "types", "limit": TYPE_LIMIT})


def test_an_inline_context_is_read_and_remarked() -> None:
    told = read_statements(credential({"grade": "urn:x:grade"}, grade="A")).remarks

    assert [(remark.code, remark.pointer) for remark in told] == [("document-context-inline", "/@context/2")]


def test_a_single_inline_context_is_remarked_without_an_index() -> None:
    told = read_statements(under({"t": "urn:x:t"}, t="a")).remarks

    assert [(remark.code, remark.pointer) for remark in told] == [("document-context-inline", "/@context")]


def test_an_address_after_an_inline_context_is_read_too() -> None:
    statements = read_statements({"@context": [{}, V2], "type": "VerifiableCredential", "name": "a"})

    assert len(statements.quads) == 2


@pytest.mark.parametrize(
    ("term", "definition"),
    [
        ("title", "https://schema.org/name"),
        ("kind", "@type"),
        ("Badge", "OpenBadgeCredential"),
    ],
)
def test_an_inline_context_may_not_rename_what_is_known(term: str, definition: str) -> None:
    assert refused(credential({term: definition})) == (
        "document-term-disguised",
        f"/@context/2/{term}",
        {"key": term},
    )


def test_an_inline_context_may_bring_what_renames_nothing() -> None:
    inline = {"gone": None, "back": {"@reverse": "https://schema.org/name"}, "a": "urn:x:a", "b": "urn:x:a"}

    assert remarked(credential({"@version": 1.1, **inline})) == []


def test_a_catch_all_is_remarked_wherever_it_comes_from() -> None:
    store = SHIPPED.with_contexts({"https://c.example/": b'{"@context": {"@vocab": "urn:v:"}}'})
    document = {"@context": [V2, "https://c.example/"], "id": "urn:x:it", "word": "a"}

    assert [fact[:2] for fact in remarked(document, contexts=store)] == [
        ("document-context-catch-all", "/@context"),
        ("document-context-catch-all", "/word"),
    ]


def test_a_carried_credential_has_a_context_of_its_own() -> None:
    carried = {
        "@context": [V2, OB],
        "id": "urn:x:e",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "validFrom": "2026-01-01T00:00:00Z",
    }
    document = credential(id="urn:x:it", endorsement=[carried, {**carried, "id": "urn:x:f"}])

    assert len(objects(document, f"{CREDENTIALS}validFrom")) == 2
    assert remarked(document) == []


def test_an_inline_context_of_a_carried_credential_is_remarked() -> None:
    carried = {"@context": [V2, {"t": "urn:x:t"}], "id": "urn:x:e", "t": "a"}
    told = read_statements(credential(endorsement=carried)).remarks

    assert [(remark.code, remark.pointer) for remark in told] == [
        ("document-context-inline", "/endorsement/@context/1")
    ]


def test_a_carried_credential_with_too_many_contexts_is_refused() -> None:
    carried = {"@context": [V2] * (CONTEXT_LIMIT + 1)}

    assert refused(credential(endorsement=carried))[:2] == ("document-too-large", "/endorsement/@context")


def test_an_unknown_context_of_a_carried_credential_is_placed_there() -> None:
    carried = {"@context": ["https://elsewhere.example/"]}

    assert refused(credential(endorsement=[carried]))[:2] == (
        "document-context-unknown",
        "/endorsement/0/@context",
    )


def test_types_are_said_once_and_in_order() -> None:
    document = {"@context": V2, "type": ["VerifiableCredential", "JsonSchema", "VerifiableCredential"]}

    assert objects(document, TYPE) == [f"<{CREDENTIALS}VerifiableCredential>", f"<{CREDENTIALS}JsonSchema>"]


def test_types_apply_in_the_order_of_their_names() -> None:
    terms = {
        "A": {"@id": "urn:x:A", "@context": {"t": "urn:x:first"}},
        "B": {"@id": "urn:x:B", "@context": {"t": "urn:x:second"}},
    }

    assert objects(under(terms, **{"@type": ["B", "A"]}, t="a"), "urn:x:second") == ['"a"']


def test_a_type_may_not_rename_id_or_type() -> None:
    terms = {"T": {"@id": "urn:x:T", "@context": {"name": "@id"}}}

    assert refused(under(terms, **{"@type": "T"}))[:2] == ("document-context-malformed", "/@type")


def test_a_fault_in_the_context_of_a_type_is_refused_at_the_type() -> None:
    terms = {"@protected": True, "t": "urn:x:t", "T": {"@id": "urn:x:T", "@context": {"t": "urn:x:u"}}}

    assert refused(under(terms, **{"@type": "T"}))[:2] == ("document-context-malformed", "/@type")


def test_what_is_learnt_of_shipped_contexts_is_counted() -> None:
    store = ContextStore()
    read_statements(credential(id="urn:x:it"), store)
    learnt = store.learnt
    read_statements(credential(id="urn:x:it"), store)

    assert learnt == store.learnt == 2  # the document's and the types'


def test_what_is_learnt_under_an_inline_context_ends_with_the_walk() -> None:
    store = ContextStore()
    read_statements(credential({"t": "urn:x:t"}, id="urn:x:it"), store)

    assert store.learnt == 1
