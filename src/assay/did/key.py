"""did:key: the identifier is the key, and the document follows from it.

Apart because it is the one method that needs nothing from outside. Multikeys are read in their
canonical form alone (base58btc, the shortest header, the exact length), so one key has one identifier.
(The did:key Method 0.9, https://w3c-ccg.github.io/did-key-spec/)
"""

from __future__ import annotations

from assay.did.document import ControllerDocument, VerificationMethod, document_of_key
from assay.fetching import Fetch
from assay.keys import read_multikey

_PREFIX = "did:key:"


def resolve_key(identifier: str, fetch: Fetch) -> ControllerDocument:  # noqa: ARG001 - every method is given one
    """The document of a did:key: one method, named as the key itself, for every purpose of signing.

    Raises `Malformed` proof-key-malformed, `Unsupported` proof-key-unsupported for a key of an algorithm we
    do not read.
    """
    text = identifier[len(_PREFIX) :]
    key = read_multikey(text)
    return document_of_key(VerificationMethod(f"{identifier}#{text}", "Multikey", identifier, key))
