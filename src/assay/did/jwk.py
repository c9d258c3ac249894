"""did:jwk: the identifier is a JWK in base64url, and the document follows from it.

Apart from did:key because it carries the key in another form, RSA among them, and names its one method
#0. Two texts of one key are two identifiers here: the text is what the issuer signed under.
(did:jwk Method Specification, https://github.com/quartzjer/did-jwk/blob/main/spec.md)
"""

from __future__ import annotations

from assay.did.document import ControllerDocument, VerificationMethod, document_of_key
from assay.did.urls import malformed_identifier
from assay.encoding import read_base64url, read_json_object
from assay.errors import Malformed
from assay.fetching import Fetch
from assay.keys import read_jwk

_PREFIX = "did:jwk:"


def resolve_jwk(identifier: str, fetch: Fetch) -> ControllerDocument:  # noqa: ARG001 - every method is given one
    """The document of a did:jwk: one method, #0, for every purpose of signing.

    Raises `Malformed` issuer-identifier-malformed where it is no JSON object in base64url,
    proof-key-malformed for a private key and for one whose `use` is not "sig"; `Unsupported`
    proof-key-unsupported for a key of an algorithm we do not read.
    """
    try:
        jwk = read_json_object(read_base64url(identifier[len(_PREFIX) :]))
    except Malformed:
        raise malformed_identifier(identifier) from None
    return document_of_key(VerificationMethod(f"{identifier}#0", "JsonWebKey", identifier, read_jwk(jwk)))
