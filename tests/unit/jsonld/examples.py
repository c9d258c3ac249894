"""Small documents that the tests of the walk share."""

from __future__ import annotations

from typing import Any

import pytest

from assay.errors import AssayError
from assay.jsonld import read_statements

V2 = "https://www.w3.org/ns/credentials/v2"
OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

Facts = tuple[str, str, dict[str, object]]


def credential(*inline: object, **members: Any) -> dict[str, Any]:
    """A credential of VCDM 2.0 with these members, and these contexts after the two of Open Badges."""
    return {"@context": [V2, OB, *inline], "type": ["VerifiableCredential", "OpenBadgeCredential"], **members}


def under(terms: dict[str, Any], **members: Any) -> dict[str, Any]:
    """A document with one inline context and an id."""
    return {"@context": terms, "@id": "urn:x:it", **members}


def objects(document: Any, predicate: str) -> list[str]:
    """The terms that the statements of a document with this predicate end in."""
    return [quad[2] for quad in read_statements(document).quads if quad[1] == f"<{predicate}>"]


def refused(document: Any, **options: Any) -> Facts:
    """Code, pointer and facts of the refusal."""
    with pytest.raises(AssayError) as error:
        read_statements(document, **options)
    return error.value.code, error.value.pointer, error.value.facts


def remarked(document: Any, **options: Any) -> list[Facts]:
    """What is remarked, but for the inline context that most examples have."""
    remarks = read_statements(document, **options).remarks
    told = [(remark.code, remark.pointer, remark.facts) for remark in remarks]
    return [fact for fact in told if fact[0] != "document-context-inline"]
