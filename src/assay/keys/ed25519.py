"""Ed25519: what a good public key is, verifying and signing by libsodium.

Apart from the table of algorithms so that each algorithm's own rules stand in one file
(RFC 8032, 5.1; FIPS 186-5, 7.8).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

from nacl.bindings import crypto_sign, crypto_sign_open, crypto_sign_seed_keypair
from nacl.exceptions import BadSignatureError

PUBLIC_LENGTH = 32
SECRET_LENGTH = 32  # the seed
SIGNATURE_LENGTH = 64

_PRIME = 2**255 - 19
_SIGN_BIT = 1 << 255
_EIGHTH = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
# The y coordinates of the eight points of small order, the neutral one among them. Under such a key
# a signature can be made that holds for nearly any message, by anybody.
_SMALL_ORDER = frozenset({0, 1, _PRIME - 1, _EIGHTH, _PRIME - _EIGHTH})


def find_key_fault(raw: bytes) -> str | None:
    """Why these 32 bytes cannot be a key, in plain words; None where nothing is wrong with them."""
    y = int.from_bytes(raw, "little") & ~_SIGN_BIT
    if y >= _PRIME:
        return "it is not in its one proper form"
    if y in _SMALL_ORDER:
        return "anybody can sign for it"
    return None


def is_signed(raw: bytes, signature: bytes, message: bytes) -> bool:
    """Whether this key made this signature of 64 bytes over the message.

    libsodium computes as RFC 8032 says and refuses besides: S not below the group order (the same
    signature in a second form), and small order in the key or in R.
    """
    try:
        crypto_sign_open(signature + message, raw)
    except BadSignatureError:
        return False
    return True


def join_members(members: Sequence[bytes]) -> bytes:
    """The key of a JWK: its only value (RFC 8037, 2)."""
    (x,) = members
    return x


def split_members(raw: bytes) -> Sequence[bytes]:
    """The only value of its JWK."""
    return (raw,)


def make_secret() -> bytes:
    """A new private key: 32 random bytes (RFC 8032, 5.1.5)."""
    return secrets.token_bytes(SECRET_LENGTH)


def open_secret(secret: bytes) -> tuple[bytes, Callable[[bytes], bytes]]:
    """The public key of this private one, and what signs with it; raises `ValueError` for another length."""
    if len(secret) != SECRET_LENGTH:
        raise ValueError(f"an Ed25519 seed has {SECRET_LENGTH} bytes")
    public, both = crypto_sign_seed_keypair(secret)

    def sign(message: bytes) -> bytes:
        return crypto_sign(message, both)[:SIGNATURE_LENGTH]

    return public, sign
