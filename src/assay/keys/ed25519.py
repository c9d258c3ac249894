"""Ed25519: what a good public key is, and verifying by libsodium.

Apart from the table of algorithms so that each algorithm's own rules stand in one file
(RFC 8032, 5.1; FIPS 186-5, 7.8).
"""

from __future__ import annotations

from nacl.bindings import crypto_sign_open
from nacl.exceptions import BadSignatureError

PUBLIC_LENGTH = 32
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
