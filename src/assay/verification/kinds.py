"""Which kind of document is it, and do we read it? The first question of all.

A kind we do not read is never accepted, and never called wrong either. (VCDM 2.0, 4.3 and 4.5)
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from assay.errors import Malformed, Unsupported

Json = dict[str, Any]

VCDM_2 = "https://www.w3.org/ns/credentials/v2"
CONTEXT_LIMIT = 50

_KNOWN_UNREAD = {
    "https://www.w3.org/2018/credentials/v1": "Verifiable Credentials 1.1",
    "https://w3id.org/openbadges/v2": "Open Badges 2.0",
    "https://openbadgespec.org/v2/context.json": "Open Badges 2.0",
    "https://w3id.org/openbadges/v1": "Open Badges 1.1",
}
_UNREAD_TYPES = {
    "VerifiablePresentation": "presentation",
    "EnvelopedVerifiableCredential": "enveloped credential",
    "EnvelopedVerifiablePresentation": "enveloped presentation",
    "ClrCredential": "Comprehensive Learner Record",
}


class Kind(StrEnum):
    """The kinds of document we judge, each with a procedure of its own."""

    CREDENTIAL_2 = "Verifiable Credentials 2.0"


def kind_of(json: Json) -> Kind:
    """The kind of this document.

    Raises `document-kind-unknown` for a kind we do not judge, and for a document that means to be one
    but gets its contexts wrong `document-context-missing`, `-misplaced`, `document-too-large`.
    """
    held = json.get("type")
    types = held if isinstance(held, list) else [held]
    contexts = _contexts(json)
    if not contexts and "VerifiableCredential" in types:
        raise Malformed("document-context-missing")
    first = contexts[0] if contexts else None
    if first != VCDM_2:
        if VCDM_2 in contexts:
            raise Malformed("document-context-misplaced", "/@context", context=VCDM_2)
        raise Unsupported("document-kind-unknown", kind=_KNOWN_UNREAD.get(str(first), "other"))
    for name, kind in _UNREAD_TYPES.items():
        if name in types:
            raise Unsupported("document-kind-unknown", "/type", kind=kind)
    if "VerifiableCredential" not in types:
        raise Unsupported("document-kind-unknown", "/type", kind="other")
    return Kind.CREDENTIAL_2


def _contexts(json: Json) -> list[Any]:
    held = json.get("@context")
    contexts = held if isinstance(held, list) else [] if held is None else [held]
    if len(contexts) > CONTEXT_LIMIT:
        raise Malformed("document-too-large", "/@context", what="contexts", limit=CONTEXT_LIMIT)
    return contexts
