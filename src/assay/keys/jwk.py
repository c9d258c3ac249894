"""JWK: a public key as a JSON object, and its thumbprint.

Apart from Multikey, which says the same in another form (RFC 7517; RFC 7518, 6; RFC 8037, 2; RFC 7638).
"""

from __future__ import annotations

from hashlib import sha256

from assay.encoding import Json, canonical_json, read_base64url, write_base64url
from assay.errors import AssayError, Malformed, Unsupported
from assay.keys.algorithms import ALGORITHMS, RSA, UNREAD_CURVES, Algorithm
from assay.keys.public import PublicKey

_MOST_TOLD = 40  # characters of an unknown name that an error repeats
_SECRET_MEMBERS = frozenset(("d", "p", "q", "dp", "dq", "qi", "oth", "k"))  # RFC 7518, 6
_BY_CURVE = {(algorithm.key_type, algorithm.curve): algorithm for algorithm in ALGORITHMS}


def read_jwk(jwk: Json) -> PublicKey:
    """The public key of this JWK; members that are not about the key itself are left alone.

    Raises `Malformed` proof-key-malformed for a private or a shared key, for a key meant for something
    else (`use`, `key_ops`, `alg`) and for what `PublicKey` refuses; `Unsupported` proof-key-unsupported
    for an algorithm we do not read.
    """
    algorithm = _find_algorithm(jwk)
    if jwk.get("use", "sig") != "sig":
        raise Malformed("proof-key-malformed", reason="it is not meant for signatures")
    operations = jwk.get("key_ops", ["verify"])
    if not isinstance(operations, list) or "verify" not in operations:
        raise Malformed("proof-key-malformed", reason="it is not meant for signatures")
    if jwk.get("alg", algorithm.jose_names[0]) not in algorithm.jose_names:
        raise Malformed("proof-key-malformed", reason="it is meant for another kind of signature")
    return PublicKey(
        algorithm, algorithm.scheme.join_members([_bytes(jwk, member) for member in algorithm.jwk_members])
    )


def write_jwk(key: PublicKey) -> Json:
    """The JWK of this key: the members its kind requires, and no other."""
    algorithm = key.algorithm
    jwk: Json = {"kty": algorithm.key_type}
    if algorithm.curve is not None:
        jwk["crv"] = algorithm.curve
    values = algorithm.scheme.split_members(key.raw)
    for member, value in zip(algorithm.jwk_members, values, strict=True):
        jwk[member] = write_base64url(value)
    return jwk


def thumbprint(key: PublicKey) -> str:
    """The SHA-256 thumbprint of this key's JWK, in base64url (RFC 7638, 3)."""
    # Canonical JSON is what section 3.3 asks for: required members, sorted, without white space.
    return write_base64url(sha256(canonical_json(write_jwk(key))).digest())


def _bytes(jwk: Json, member: str) -> bytes:
    encoded = jwk.get(member)
    if not isinstance(encoded, str) or not encoded:
        raise Malformed("proof-key-malformed", reason="its value is missing")
    try:
        return read_base64url(encoded)
    except AssayError:
        raise Malformed("proof-key-malformed", reason="its text is not base64url") from None


def _find_algorithm(jwk: Json) -> Algorithm:
    key_type, curve = jwk.get("kty"), jwk.get("crv")
    if key_type == "oct":
        raise Malformed("proof-key-malformed", reason="it is a shared secret")
    if not _SECRET_MEMBERS.isdisjoint(jwk):
        raise Malformed("proof-key-malformed", reason="it is a private key")
    if not isinstance(key_type, str) or (key_type in UNREAD_CURVES and not isinstance(curve, str)):
        raise Malformed("proof-key-malformed", reason="it does not say of which kind it is")
    if key_type == RSA.key_type and "crv" in jwk:
        raise Malformed("proof-key-malformed", reason="its kind and its curve do not go together")
    algorithm = _BY_CURVE.get((key_type, None if curve is None else str(curve)))
    if algorithm is not None:
        return algorithm
    if key_type in UNREAD_CURVES and curve in _curves_of_other_types(key_type):
        raise Malformed("proof-key-malformed", reason="its kind and its curve do not go together")
    raise Unsupported("proof-key-unsupported", algorithm=str(curve or key_type)[:_MOST_TOLD])


def _curves_of_other_types(key_type: str) -> set[str]:
    unread = {curve for other, curves in UNREAD_CURVES.items() if other != key_type for curve in curves}
    return unread | {curve for other, curve in _BY_CURVE if other != key_type and curve is not None}
