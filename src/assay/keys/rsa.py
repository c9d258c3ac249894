"""RSA with PKCS #1 v1.5 and SHA-256, which JOSE calls RS256: the signature of the older badge systems.

Apart from the table of algorithms so that each algorithm's own rules stand in one file. A key is its
RSAPublicKey in DER (RFC 8017, 8.2 and A.1; RFC 7518, 3.3 and 6.3).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
)

from assay.errors import Malformed

SHORTEST = 2_048
"""Bits of the smallest modulus we verify under (RFC 7518, 3.3)."""

LONGEST = 8_192
"""Bits of the largest: the work grows with the cube, and nobody signs badges with more."""

_NEW = 3_072  # bits of a key made here: as strong as Ed25519 and P-256 (SP 800-57, 5.6.1.1)
_EXPONENT = 65_537
_LEAST_EXPONENT = 3
_EXPONENT_LENGTH = 4  # bytes at most; more would only make verifying slow
_KEPT = 64  # keys kept open, for issuers sign many times
_SECOND_FORM = "it is not in its one proper form"


def find_key_fault(raw: bytes) -> str | None:
    """Why these bytes cannot be a key, in plain words; None where nothing is wrong with them."""
    try:
        key = _opened(raw)
    except (ValueError, UnsupportedAlgorithm):
        return _SECOND_FORM
    numbers = key.public_numbers()
    return _find_fault(numbers.n, numbers.e)


def is_signed(raw: bytes, signature: bytes, message: bytes) -> bool:
    """Whether this key made this signature, as long as its modulus, over the message.

    OpenSSL compares the whole padded digest, so that nothing can hide in the padding.
    """
    try:
        _opened(raw).verify(signature, message, padding.PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    return True


def join_members(members: Sequence[bytes]) -> bytes:
    """The key of this modulus and exponent, both without leading zeros (RFC 7518, 2 and 6.3.1).

    Raises `Malformed` proof-key-malformed for such zeros and for what `find_key_fault` finds.
    """
    modulus, exponent = members
    if b"\0" in (modulus[:1], exponent[:1]):
        raise Malformed("proof-key-malformed", reason=_SECOND_FORM)
    if len(modulus) > LONGEST // 8 or len(exponent) > _EXPONENT_LENGTH:
        raise Malformed("proof-key-malformed", reason="it has the wrong length")
    n, e = int.from_bytes(modulus, "big"), int.from_bytes(exponent, "big")
    fault = _find_fault(n, e)
    if fault:
        raise Malformed("proof-key-malformed", reason=fault)
    return _write(rsa.RSAPublicNumbers(e, n).public_key())


def split_members(raw: bytes) -> Sequence[bytes]:
    """Modulus and exponent, both without leading zeros."""
    numbers = _opened(raw).public_numbers()
    return _shortest(numbers.n), _shortest(numbers.e)


def make_secret() -> bytes:
    """A new private key of 3,072 bits: its RSAPrivateKey in DER. A good part of a second."""
    key = rsa.generate_private_key(_EXPONENT, _NEW)
    return key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())


def open_secret(secret: bytes) -> tuple[bytes, Callable[[bytes], bytes]]:
    """The public key of this private one, and what signs with it; raises `ValueError` if it is none."""
    try:
        key = load_der_private_key(secret, password=None)
    except (TypeError, UnsupportedAlgorithm):
        raise ValueError("this is no private RSA key") from None
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ValueError("this is no private RSA key")  # noqa: TRY004 - its bytes are wrong, not its type
    held = key

    def sign(message: bytes) -> bytes:
        return held.sign(message, padding.PKCS1v15(), SHA256())

    return _write(key.public_key()), sign


def _find_fault(n: int, e: int) -> str | None:
    if not SHORTEST <= n.bit_length() <= LONGEST or e >= 1 << 8 * _EXPONENT_LENGTH:
        return "it has the wrong length"
    if e < _LEAST_EXPONENT:
        return "anybody can sign for it"
    if n % 2 == 0 or e % 2 == 0:
        return _SECOND_FORM
    return None


@lru_cache(maxsize=_KEPT)
def _opened(raw: bytes) -> rsa.RSAPublicKey:
    key = load_der_public_key(raw)
    # The reader takes other kinds of keys and other wrappings too; written again it shows what it was.
    if not isinstance(key, rsa.RSAPublicKey) or _write(key) != raw:
        raise ValueError(_SECOND_FORM)
    return key


def _write(key: rsa.RSAPublicKey) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.PKCS1)


def _shortest(number: int) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8, "big")
