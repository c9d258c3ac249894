"""base58btc and base64url without padding, strict both ways.

One value has one text here: a text that another reader would also take, but that we would write
differently, is refused. Apart because keys, proofs and lists all need them (CID 1.0, 2.4; RFC 4648, 5).
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BinasciiError

from assay.encoding.limits import BASE58_LENGTH
from assay.errors import Malformed

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_FOREIGN = 0xFF
# From a character's ASCII code to its digit, so that one call of bytes.translate reads a whole text.
_DIGITS = bytes(_ALPHABET.find(chr(code)) & _FOREIGN for code in range(256))
_PAIRS = tuple(first + second for first in _ALPHABET for second in _ALPHABET)
_PAIR = 58**2
# Ten digits stay below 2^60, where Python's integers are quick; the long division is done once for ten.
_RUN_BASE = 58**10
# Digits that are read together, by joining neighbours seven times: any signature or short key is one block.
_BLOCK = 128
_BLOCK_BASE = 58**_BLOCK


def _joining(digits: int) -> tuple[int, int, int]:
    """Of lanes of so many digits: their width in bits, the lower of every pair, what the upper counts."""
    width = 8 * digits
    return width, sum(((1 << width) - 1) << at for at in range(0, 8 * _BLOCK, 2 * width)), 58**digits


_JOININGS = tuple(_joining(1 << step) for step in range(_BLOCK.bit_length() - 1))


def read_base58(text: str) -> bytes:
    """The bytes of a base58btc text.

    Raises `Malformed` text-not-base58 for a character outside the alphabet and document-too-large
    past 2,000 characters.
    """
    if len(text) > BASE58_LENGTH:
        raise Malformed("document-too-large", what="base58 text", limit=BASE58_LENGTH)
    try:
        digits = text.encode("ascii").translate(_DIGITS)
    except UnicodeEncodeError:
        raise Malformed("text-not-base58") from None
    if _FOREIGN in digits:
        raise Malformed("text-not-base58")
    # Each leading zero digit stands for a whole zero byte; the rest is one number.
    number = digits.lstrip(b"\0")
    zeros = len(digits) - len(number)
    value = 0
    start = 0
    for end in range(len(number) % _BLOCK, len(number) + 1, _BLOCK):
        # One digit a byte; then neighbours are joined, all pairs at once, seven times over: five
        # operations on long integers for each joining, a fifth of the time of digit after digit.
        block = int.from_bytes(number[start:end], "big")
        for width, lower, power in _JOININGS:
            block = (block & lower) + (block >> width & lower) * power
        value = value * _BLOCK_BASE + block
        start = end
    return bytes(zeros) + value.to_bytes((value.bit_length() + 7) // 8, "big")


def write_base58(data: bytes) -> str:
    """The base58btc text of these bytes."""
    zeros = len(data) - len(data.lstrip(b"\0"))
    value = int.from_bytes(data, "big")
    runs: list[str] = []
    while value:
        value, run = divmod(value, _RUN_BASE)
        run, e = divmod(run, _PAIR)
        run, d = divmod(run, _PAIR)
        run, c = divmod(run, _PAIR)
        a, b = divmod(run, _PAIR)
        runs.append(_PAIRS[a] + _PAIRS[b] + _PAIRS[c] + _PAIRS[d] + _PAIRS[e])
    return "1" * zeros + "".join(reversed(runs)).lstrip("1")


def read_base64url(text: str) -> bytes:
    """The bytes of a base64url text without padding.

    Raises `Malformed` text-not-base64url for any other character, an impossible length, and
    unused bits that are not zero (RFC 4648, 3.5).
    """
    try:
        data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (BinasciiError, ValueError):
        raise Malformed("text-not-base64url") from None
    # The decoder passes over what it does not know; writing it again shows every such leniency.
    if write_base64url(data) != text:
        raise Malformed("text-not-base64url")
    return data


def write_base64url(data: bytes) -> str:
    """The base64url text of these bytes, without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
