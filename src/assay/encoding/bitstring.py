"""Compressed bit strings with a hard limit on what they unpack to.

Apart from status, which gives the bits a meaning (Bitstring Status List 1.0, 3.1 and 3.3).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from assay.encoding.bases import read_base64url, write_base64url
from assay.encoding.limits import BITSTRING_SIZE
from assay.errors import Malformed

_GZIP = 31  # zlib's number for its largest window in a gzip wrapper, and nothing else
_PREFIX = "u"  # multibase: base64url without padding, the only one the standard takes


@dataclass(frozen=True, slots=True)
class BitString:
    """A row of bits, the first one the most significant of the first byte."""

    data: bytes

    @property
    def length(self) -> int:
        """How many bits there are."""
        return len(self.data) * 8

    def value(self, index: int, size: int = 1) -> int:
        """The entry at this place, counted in entries of `size` bits, its first bit the most significant.

        Raises `IndexError` for a place outside.
        """
        first, last, shift = self._span(index, size)
        return int.from_bytes(self.data[first:last], "big") >> shift & ((1 << size) - 1)

    def with_value(self, index: int, value: int, size: int = 1) -> BitString:
        """These bits with one entry changed.

        Raises `IndexError` for a place outside and `ValueError` for a value that needs more bits.
        """
        first, last, shift = self._span(index, size)
        most = (1 << size) - 1
        if not 0 <= value <= most:
            raise ValueError(f"{value} does not fit into {size} bits")
        span = int.from_bytes(self.data[first:last], "big") & ~(most << shift) | value << shift
        return BitString(self.data[:first] + span.to_bytes(last - first, "big") + self.data[last:])

    def _span(self, index: int, size: int) -> tuple[int, int, int]:
        """First byte, byte behind the last, and how many bits follow the entry in the last byte."""
        start = index * size
        end = start + size
        if size < 1 or start < 0 or end > self.length:
            raise IndexError(f"no entry {index} of {size} bits among {self.length}")
        return start // 8, (end + 7) // 8, -end % 8


def read_bitstring(text: str, *, limit: int = BITSTRING_SIZE) -> BitString:
    """The bits of a multibase base64url text of one gzip member, at most `limit` bytes of them.

    Raises `Malformed` bitstring-malformed for another base, damaged, cut or trailing data, and
    bitstring-too-large once more than `limit` has come out: what is behind is never unpacked.
    """
    if text[:1] != _PREFIX:
        raise Malformed("bitstring-malformed", reason="its text does not begin with u")
    try:
        packed = read_base64url(text[1:])
    except Malformed:
        raise Malformed("bitstring-malformed", reason="its text is not base64url") from None
    unpacker = zlib.decompressobj(_GZIP)
    try:
        data = unpacker.decompress(packed, limit + 1)
    except zlib.error:
        raise Malformed("bitstring-malformed", reason="its compressed form is damaged") from None
    if len(data) > limit:
        raise Malformed("bitstring-too-large", limit=limit)
    if not unpacker.eof:
        raise Malformed("bitstring-malformed", reason="its compressed form is cut short")
    if unpacker.unused_data:
        raise Malformed("bitstring-malformed", reason="something follows its compressed form")
    return BitString(data)


def write_bitstring(bits: BitString) -> str:
    """The multibase base64url text of these bits in gzip form; without a time, so equal bits, equal text."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    return _PREFIX + write_base64url(packer.compress(bits.data) + packer.flush())
