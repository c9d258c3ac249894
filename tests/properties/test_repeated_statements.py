"""A statement told twice is one statement: canonicalization looks for it where, and only where, it must."""

from __future__ import annotations

from typing import Any

import pytest

import factories
from assay.jsonld import Statements, canonicalize, read_statements

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
CREDENTIAL_TYPE = "https://www.w3.org/2018/credentials#VerifiableCredential"
CONTEXTS = factories.unsigned()["@context"]
VOCAB = {"@vocab": "urn:v:"}
TAGGED = {"type": ["Achievement"], "id": "urn:b", "tag": ["a", "a", "b"]}

REPEATED: dict[str, dict[str, Any]] = {
    "a node told again inside itself": {
        "@context": CONTEXTS,
        "id": "urn:a",
        "type": "VerifiableCredential",
        "credentialSubject": {"id": "urn:a", "type": "VerifiableCredential"},
    },
    "a node told again further on, a type its only member": {
        "@context": CONTEXTS,
        "type": "VerifiableCredential",
        "credentialSubject": {"id": "urn:e", "type": "Evidence"},
        "evidence": {"id": "urn:e", "type": "Evidence", "name": "n"},
    },
    "a type told by a term for rdf:type": {
        "@context": [*CONTEXTS, {"r": RDF_TYPE}],
        "type": "VerifiableCredential",
        "r": {"id": CREDENTIAL_TYPE},
    },
    "a type told by the address of rdf:type": {
        "@context": CONTEXTS,
        "type": "VerifiableCredential",
        RDF_TYPE: {"id": CREDENTIAL_TYPE},
    },
    "a text twice in a list": {
        "@context": CONTEXTS,
        "type": "VerifiableCredential",
        "credentialSubject": {"type": ["AchievementSubject"], "achievement": TAGGED},
    },
    "a member once more in a nest": {"@context": {**VOCAB, "n": "@nest"}, "x": "1", "n": {"x": "1"}},
    "a member by name and by address": {"@context": VOCAB, "x": "1", "urn:v:x": "1"},
    "a link to a named blank node": {
        "@context": VOCAB,
        "@id": "urn:a",
        "x": {"@id": "_:q"},
        "z": {"@id": "urn:a", "x": {"@id": "_:q"}},
    },
    "a node told again among the included": {
        "@context": {**VOCAB, "i": "@included"},
        "@id": "urn:a",
        "x": "1",
        "i": [{"@id": "urn:a", "x": "1"}],
    },
    "a node told twice in a graph": {
        "@context": VOCAB,
        "@graph": [{"@id": "urn:a", "x": "1"}, {"@id": "urn:a", "x": "1"}],
    },
    "a link told from both ends": {
        "@context": {**VOCAB, "from": {"@reverse": "urn:v:x"}},
        "@id": "urn:a",
        "x": {"@id": "urn:b"},
        "y": {"@id": "urn:b", "from": {"@id": "urn:a"}},
    },
}


@pytest.mark.parametrize("name", REPEATED)
def test_a_statement_told_twice_is_written_once(name: str) -> None:
    statements = read_statements(REPEATED[name])
    lines = canonicalize(statements).splitlines()

    assert len(statements.quads) > len(set(statements.quads))
    assert len(lines) == len(set(lines))
    assert lines == canonicalize(Statements.of(statements.quads)).splitlines()


def test_nothing_is_looked_for_in_what_cannot_repeat() -> None:
    statements = read_statements(factories.unsigned())

    assert not statements.may_repeat
    assert canonicalize(statements) == canonicalize(Statements.of(statements.quads))
