"""Compact JWS: a token read strictly, checked against one key, or made.

Given a key, never asking whose it is: that question has its one home in
`assay.verification.checks.proofs`. Apart from Data Integrity because here the signature covers
bytes and not statements. Securing Verifiable Credentials using JOSE and COSE 1.0, 3.1; RFC 7515;
RFC 8725.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from assay.encoding import read_base64url, read_json_object, write_base64url
from assay.errors import AssayError, Malformed, Unsupported
from assay.keys import ALGORITHMS, Algorithm, PublicKey, Signer, write_jwk

Json = dict[str, Any]

TOKEN_LIMIT = 2 << 20  # characters; a payload of 1 MiB takes two thirds of them
HEADER_LIMIT = 16 << 10  # bytes; real ones have some two hundred, an RSA key in one a thousand
_PARTS = 3
_MOST_TOLD = 40  # characters of an unknown name that an error repeats

_SIGNED_BY_ANYBODY = frozenset({"NONE", "HS256", "HS384", "HS512"})
_ALGORITHMS = {name: algorithm for algorithm in ALGORITHMS for name in algorithm.jose_names}
# Media types without their "application/" (RFC 7515, 4.1.9), compared in lower case. "JWT" is what Open
# Badges 3.0 asks for, "vc+jwt" what W3C does, the others were its names in drafts. Any other type means
# that the token was signed for something else (RFC 8725, 3.11).
_TYPES = frozenset({"jwt", "vc+jwt", "vc+ld+jwt", "vc+ld+json+jwt"})
_CONTENT_TYPES = frozenset({"vc", "vc+ld+json"})


@dataclass(frozen=True, slots=True)
class Token:
    """A compact JWS as read: its header, and what was signed. The payload is read by `read_payload`."""

    header: Json
    algorithm_name: str  # `alg`
    algorithm: Algorithm | None  # None where the name is one that we do not read
    signing_input: bytes
    signature: bytes
    key_id: str | None  # `kid`, as it stands
    jwk: Json | None  # a key that the token itself shows


def read_payload(text: str) -> Json:
    """The JSON object that the token signs; nothing is known of its signature yet.

    Raises `token-malformed`, `text-not-base64url`, `document-too-large` and what `read_json_object` raises.
    """
    return read_json_object(read_base64url(_split(text)[1]))


def read_token(text: str) -> Token:
    """The token's header and signature, every member checked that decides how it is verified.

    `jku`, `x5u` and `x5c` are not looked at: whoever made the token chose them. Raises `token-malformed`,
    `document-too-large`, and `proof-suite-unsupported` for extensions that must be understood (`crit`).
    """
    head, payload, signature = _split(text)
    try:
        header = read_json_object(read_base64url(head), limit=HEADER_LIMIT)
        made = read_base64url(signature)
    except Malformed as error:
        raise Malformed("token-malformed", reason="its header or signature cannot be read") from error
    name = _algorithm_name(header)
    _refuse_extensions(header)
    _refuse_other_types(header)
    key_id, jwk = header.get("kid"), header.get("jwk")
    if ("kid" in header and not (isinstance(key_id, str) and key_id)) or (
        "jwk" in header and not isinstance(jwk, dict)
    ):
        raise Malformed("token-malformed", reason="its key is not named as it must be")
    return Token(
        header=header,
        algorithm_name=name,
        algorithm=_ALGORITHMS.get(name),
        signing_input=f"{head}.{payload}".encode(),
        signature=made,
        key_id=key_id,
        jwk=jwk,
    )


def _split(text: str) -> list[str]:
    if len(text) > TOKEN_LIMIT:
        raise Malformed("document-too-large", what="bytes", limit=TOKEN_LIMIT)
    parts = text.split(".")
    if len(parts) != _PARTS:
        raise Malformed("token-malformed", reason="it does not have three parts")
    return parts


def _algorithm_name(header: Json) -> str:
    name = header.get("alg")
    if not isinstance(name, str) or not name:
        raise Malformed("token-malformed", reason="it does not say how it is signed")
    # RFC 8725, 3.1 and 3.2: unsigned, or signed with a secret that every verifier would have to know.
    if name.upper() in _SIGNED_BY_ANYBODY:
        raise Malformed("token-malformed", reason="anybody could have signed it")
    return name


def _refuse_extensions(header: Json) -> None:
    # RFC 7797, 7: in a token the payload is always base64url.
    if header.get("b64", True) is not True:
        raise Malformed("token-malformed", reason="its payload is not encoded as it must be")
    if "crit" not in header:
        return
    names = header["crit"]
    if not isinstance(names, list) or not names or not all(isinstance(n, str) and n in header for n in names):
        raise Malformed("token-malformed", reason="its list of extensions is not one")
    raise Unsupported("proof-suite-unsupported", suite=", ".join(names)[:_MOST_TOLD])


def _refuse_other_types(header: Json) -> None:
    for member, known in (("typ", _TYPES), ("cty", _CONTENT_TYPES)):
        held = header.get(member)
        if member in header and not (
            isinstance(held, str) and held.lower().removeprefix("application/") in known
        ):
            raise Malformed("token-malformed", reason="it was signed to be something else")


def check_token(token: Token, key: PublicKey) -> None:
    """Nothing, if this key made this signature, by the algorithm that the header names (RFC 7515, 5.2).

    Raises `proof-signature-wrong`, `proof-key-malformed` for a key of another kind than `alg` says, and
    `proof-suite-unsupported` for an algorithm we do not read.
    """
    if token.algorithm is key.algorithm:
        key.verify(token.signature, token.signing_input)
        return
    if token.algorithm is not None or _holds(token, key):
        # The second is a signature of the key's own kind under another name: changed, or never honest.
        raise Malformed("proof-key-malformed", reason=f"{key.algorithm.name} for {_told(token)}")
    raise Unsupported("proof-suite-unsupported", suite=_told(token))


def _holds(token: Token, key: PublicKey) -> bool:
    try:
        key.verify(token.signature, token.signing_input)
    except AssayError:
        return False
    return True


def _told(token: Token) -> str:
    return token.algorithm_name[:_MOST_TOLD]


def secure_jose(payload: Json, signer: Signer, *, kid: str | None = None, typ: str = "vc+jwt") -> str:
    """The token over this payload, by this signer (RFC 7515, 5.1; VC-JOSE-COSE 1.0, 3.1.1).

    `kid`: the address of the key in the issuer's document; without one the header shows the key itself,
    which proves something only of an issuer whose identifier or document has that very key.
    """
    key = signer.public_key
    header: Json = {"alg": key.algorithm.jose_names[0], "typ": typ}
    header |= {"jwk": write_jwk(key)} if kid is None else {"kid": kid}
    signing_input = f"{_encode(header)}.{_encode(payload)}"
    return f"{signing_input}.{write_base64url(signer.sign(signing_input.encode()))}"


def _encode(value: Json) -> str:
    return write_base64url(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
