"""The credential inside a token or an envelope, as JSON; nothing is known of the signature yet.

Apart from opening because the standards have three forms: the payload is the credential
(VC-JOSE-COSE 1.0, 3.1; Open Badges 3.0, 8.2), the payload has it in a `vc` claim (VCDM 1.1, 6.3.1), and
an object whose id is a token (VCDM 2.0, 4.13).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from assay.encoding import write_timestamp
from assay.errors import Malformed, Unsupported
from assay.models import Document
from assay.proof import read_payload
from assay.verification.kinds import VCDM_2

Json = dict[str, Any]

CLAIMS = frozenset({"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "cnf"})
"""What JWT itself says, beside the members of a credential (RFC 7519, 4.1; RFC 7800)."""

_TEXTS, _INSTANTS = ("iss", "sub", "jti"), ("nbf", "exp")
_LAST_SECOND = 253_402_300_799  # of the year 9999
_ENVELOPE = "EnvelopedVerifiableCredential"
_MEDIA_TYPE = "data:application/vc+jwt,"
_UNREAD_MEDIA_TYPES = (
    "data:application/vc+sd-jwt,",
    "data:application/dc+sd-jwt,",
    "data:application/vc+cose",
)


def unwrap_token(content: bytes, text: str) -> Document:
    """The credential that this token says, received as these bytes.

    Raises `token-malformed`, `token-claim-malformed`, `token-holds-no-credential`, `document-kind-unknown`
    for a presentation, and what reading the payload raises.
    """
    claims = read_payload(text)
    return Document(content, _credential(claims), text, claims)


def is_envelope(json: Json) -> bool:
    """Whether this object is an enveloped credential (VCDM 2.0, 4.13)."""
    return _as_list(json.get("type")) == [_ENVELOPE] and _as_list(json.get("@context"))[:1] == [VCDM_2]


def unwrap_envelope(content: bytes, json: Json) -> Document:
    """The credential whose token is the id of this envelope; raises as `unwrap_token` does.

    Raises `credential-member-malformed` for an id that holds no token, `token-malformed` for members
    beside it, which nobody signed, and `document-kind-unknown` for envelopes of other tokens.
    """
    if not json.keys() <= {"@context", "id", "type"}:
        raise Malformed("token-malformed", reason="something unsigned stands beside it")
    address = json.get("id")
    if isinstance(address, str) and address.lower().startswith(_UNREAD_MEDIA_TYPES):
        raise Unsupported("document-kind-unknown", "/id", kind="token")
    if not isinstance(address, str) or not address.lower().startswith(_MEDIA_TYPE):
        raise Malformed(
            "credential-member-malformed", "/id", member="id", expected="address that holds a signed text"
        )
    return unwrap_token(content, address[len(_MEDIA_TYPE) :])


def instant_of(seconds: float) -> datetime:
    """The instant of a JWT's NumericDate (RFC 7519, 2)."""
    return datetime.fromtimestamp(seconds, UTC)


def _credential(claims: Json) -> Json:
    if "@context" in claims:
        if "vc" in claims or "vp" in claims:
            raise Malformed("token-malformed", reason="it holds a credential twice")
        if VCDM_2 not in _as_list(claims["@context"]):
            return claims  # a badge of Open Badges 2.0, say, which has no claims beside it
        _check_claims(claims)
        return {name: value for name, value in claims.items() if name not in CLAIMS}
    if "vc" in claims:
        _check_claims(claims)
        return _from_vc_claim(claims)
    if "vp" in claims:
        raise Unsupported("document-kind-unknown", kind="presentation")
    if "badge" in claims:
        return claims  # Open Badges before 1.1 had no contexts
    raise Malformed("token-holds-no-credential")


def _check_claims(claims: Json) -> None:
    for name in _TEXTS:
        if name in claims and not isinstance(claims[name], str):
            raise Malformed("token-claim-malformed", claim=name)
    for name in _INSTANTS:
        value = claims.get(name, 0)
        if type(value) not in (int, float) or not 0 <= value <= _LAST_SECOND:
            raise Malformed("token-claim-malformed", claim=name)


def _from_vc_claim(claims: Json) -> Json:
    """The credential of a `vc` claim, completed from the claims around it (VCDM 1.1, 6.3.1).

    A member that stands there already is left as it is; whether the claim says the same is checked later.
    """
    held = claims["vc"]
    if not isinstance(held, dict) or "vp" in claims:
        raise Malformed("token-malformed", reason="it holds a credential twice")
    if VCDM_2 in _as_list(held.get("@context")):
        # VC-JOSE-COSE 1.0, 3.1.1: version 2 has no `vc` claim.
        raise Malformed("token-malformed", reason="the credential in it is written as in another version")
    credential = {**held, **{name: value for name, value in _said(claims).items() if name not in held}}
    subject = credential.get("credentialSubject")
    if "sub" in claims and isinstance(subject, dict) and "id" not in subject:
        credential["credentialSubject"] = {"id": claims["sub"], **subject}
    return credential


def _said(claims: Json) -> Mapping[str, object]:
    members = {"iss": "issuer", "jti": "id", "nbf": "issuanceDate", "exp": "expirationDate"}
    return {
        member: write_timestamp(instant_of(claims[name])) if name in _INSTANTS else claims[name]
        for name, member in members.items()
        if name in claims
    }


def _as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]
