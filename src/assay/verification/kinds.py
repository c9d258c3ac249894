"""Which kind of document is it, and do we read it? The first question of all.

A kind we do not read is never accepted, and never called wrong either. (VCDM 2.0, 4.3 and 4.5)
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from assay.errors import Malformed, Unsupported
from assay.jsonld import CONTEXT_LIMIT
from assay.models import CLR_TYPE, CONTEXTS_1, CONTEXTS_2, VCDM_1

Json = dict[str, Any]

VCDM_2 = "https://www.w3.org/ns/credentials/v2"

_KNOWN_UNREAD = {
    VCDM_1: "Verifiable Credentials 1.1",
    "https://w3id.org/openbadges/v2": "Open Badges 2.0",
    "https://openbadgespec.org/v2/context.json": "Open Badges 2.0",
    "https://w3id.org/openbadges/v1": "Open Badges 1.1",
}
_OLDER_CONTEXTS = CONTEXTS_1 | CONTEXTS_2
_UNREAD_TYPES = {
    "VerifiablePresentation": "presentation",
    "EnvelopedVerifiableCredential": "enveloped credential",
    "EnvelopedVerifiablePresentation": "enveloped presentation",
}
# Of a learner's record: what stands in the second place, and in the third.
_CLR_CONTEXTS = (
    re.compile(r"https://purl\.imsglobal\.org/spec/clr/v2p0/context(-2\.\d\.\d)*\.json"),
    re.compile(r"https://purl\.imsglobal\.org/spec/ob/v3p0/context(-3\.\d\.\d)*\.json"),
)


class Kind(StrEnum):
    """The kinds of document we judge, each with a procedure of its own."""

    CREDENTIAL_2 = "Verifiable Credentials 2.0"
    CREDENTIAL_1 = "Verifiable Credentials 1.1"
    OPEN_BADGES_2 = "Open Badges 2.0"  # and older


_CREDENTIALS = {VCDM_2: Kind.CREDENTIAL_2, VCDM_1: Kind.CREDENTIAL_1}


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
    credential = _CREDENTIALS.get(first) if isinstance(first, str) else None
    if (credential is None or "VerifiableCredential" not in types) and is_older_award(json, contexts):
        return Kind.OPEN_BADGES_2
    if credential is None:
        for context in _CREDENTIALS:
            if context in contexts:
                raise Malformed("document-context-misplaced", "/@context", context=context)
        raise Unsupported("document-kind-unknown", kind=_KNOWN_UNREAD.get(str(first), "other"))
    for name, kind in _UNREAD_TYPES.items():
        if name in types:
            raise Unsupported("document-kind-unknown", "/type", kind=kind)
    if "VerifiableCredential" not in types:
        raise Unsupported("document-kind-unknown", "/type", kind="other")
    if CLR_TYPE in types:
        _check_clr_contexts(contexts)
    return credential


def _check_clr_contexts(contexts: list[Any]) -> None:
    # Second its own context, third that of Open Badges (CLR 2.0, B.1): both define `achievement`. Where one
    # is not named at all its words are undefined, or are those of a context that we do not know.
    for place, pattern in enumerate(_CLR_CONTEXTS, 1):
        found = [at for at, held in enumerate(contexts) if isinstance(held, str) and pattern.fullmatch(held)]
        if found and place not in found:
            raise Malformed("document-context-misplaced", "/@context", context=contexts[found[0]])


def is_older_award(json: Json, contexts: list[Any]) -> bool:
    """Whether this is an award of Open Badges 2.0 or older, or a pointer to one.

    Told by its context and by having a badge and a recipient: other pages of Open Badges 2.0 are no
    awards. Before 1.1 there were no contexts.
    """
    if contexts and (VCDM_2 in contexts or _OLDER_CONTEXTS.isdisjoint(map(str, contexts))):
        return False
    if "recipient" in json and "badge" in json:
        return True
    held = json.get("type")
    if contexts:
        return "Assertion" in (held if isinstance(held, list) else [held])
    verify = json.get("verify")
    if held is not None or not isinstance(verify, dict):
        return False
    return isinstance(verify.get("url"), str) and verify.get("type", "hosted") == "hosted"


def _contexts(json: Json) -> list[Any]:
    held = json.get("@context")
    contexts = held if isinstance(held, list) else [] if held is None else [held]
    if len(contexts) > CONTEXT_LIMIT:
        raise Malformed("document-too-large", "/@context", what="contexts", limit=CONTEXT_LIMIT)
    return contexts
