"""Multikey: a public key as one text that names its algorithm.

Apart from JWK, which says the same in another form (CID 1.0, 2.2.2).
"""

from __future__ import annotations

from assay.encoding import read_multibase, read_multicodec, write_multibase, write_multicodec
from assay.errors import AssayError, Malformed, Unsupported
from assay.keys.algorithms import ALGORITHMS, PRIVATE_CODECS, UNREAD_CODECS
from assay.keys.public import PublicKey

_PREFIX = "z"  # multibase: base58btc, the only one a Multikey may use
_BY_CODEC = {algorithm.public_codec: algorithm for algorithm in ALGORITHMS if algorithm.public_codec}


def read_multikey(text: str) -> PublicKey:
    """The public key of a `publicKeyMultibase`.

    Raises `Malformed` proof-key-malformed for another base, a header that is not minimal, a private key,
    and what `PublicKey` refuses; `Unsupported` proof-key-unsupported for an algorithm we do not read.
    """
    if text[:1] != _PREFIX:
        raise Malformed("proof-key-malformed", reason="its text does not begin with z")
    try:
        data = read_multibase(text)
    except AssayError:
        raise Malformed("proof-key-malformed", reason="its text is not base58") from None
    try:
        code, raw = read_multicodec(data)
    except AssayError:
        raise Malformed("proof-key-malformed", reason="it does not say of which kind it is") from None
    algorithm = _BY_CODEC.get(code)
    if algorithm is not None:
        return PublicKey(algorithm, raw)
    if code in PRIVATE_CODECS:
        raise Malformed("proof-key-malformed", reason="it is a private key")
    raise Unsupported("proof-key-unsupported", algorithm=UNREAD_CODECS.get(code, f"multicodec 0x{code:x}"))


def write_multikey(key: PublicKey) -> str:
    """The `publicKeyMultibase` of this key.

    Raises `Unsupported` proof-key-unsupported for RSA, which we read and write as a JWK alone.
    """
    code = key.algorithm.public_codec
    if code is None:
        raise Unsupported("proof-key-unsupported", algorithm=key.algorithm.name)
    return write_multibase(write_multicodec(code, key.raw), _PREFIX)
