"""Multibase texts, multicodec headers and multihash digests: bytes that say what they are.

Apart from the bases because only here a prefix is read (CID 1.0, 2.4 to 2.6).
"""

from __future__ import annotations

from assay.encoding.bases import read_base58, read_base64url, write_base58, write_base64url
from assay.errors import Malformed

_READERS = {"z": read_base58, "u": read_base64url}
_WRITERS = {"z": write_base58, "u": write_base64url}
# Multihash codes, and the names by which hashlib knows the same functions.
_HASHES = {0x12: ("sha256", 32), 0x20: ("sha384", 48), 0x13: ("sha512", 64)}
_VARINT_LENGTH = 9  # the practical bound of the unsigned-varint specification: 63 bits


def read_multibase(text: str) -> bytes:
    """The bytes of a multibase text: `z` base58btc or `u` base64url.

    Raises `Malformed` multibase-unknown for another prefix, text-not-base58 or text-not-base64url.
    """
    reader = _READERS.get(text[:1])
    if reader is None:
        raise Malformed("multibase-unknown", prefix=text[:1])
    return reader(text[1:])


def write_multibase(data: bytes, base: str = "z") -> str:
    """The multibase text of these bytes in the base of this prefix, `z` or `u`."""
    return base + _WRITERS[base](data)


def read_multicodec(data: bytes) -> tuple[int, bytes]:
    """The code at the head of these bytes, and what follows it.

    Raises `Malformed` multicodec-malformed for a code that is cut short, longer than nine bytes, or
    not written in the fewest bytes possible (two spellings of one key must not both be read).
    """
    code = 0
    for position, byte in enumerate(data[:_VARINT_LENGTH]):
        code |= (byte & 0x7F) << (7 * position)
        if byte < 0x80:  # noqa: PLR2004 - the continuation bit of a varint
            if byte == 0 and position:
                break  # a last byte of zero adds nothing: not minimal
            return code, data[position + 1 :]
    raise Malformed("multicodec-malformed")


def write_multicodec(code: int, data: bytes) -> bytes:
    """These bytes behind their code, as an unsigned varint."""
    header = bytearray()
    while code > 0x7F:  # noqa: PLR2004 - seven bits a byte
        header.append(code & 0x7F | 0x80)
        code >>= 7
    header.append(code)
    return bytes(header) + data


def read_multihash(data: bytes) -> tuple[str, bytes]:
    """The hash function, by hashlib's name (sha256, sha384 or sha512), and the digest it gave.

    Raises `Malformed` multicodec-malformed for another function, or a digest that is not as long as it
    says and as its function makes it.
    """
    code, rest = read_multicodec(data)
    length, digest = read_multicodec(rest)
    name, size = _HASHES.get(code, ("", -1))
    if not size == length == len(digest):
        raise Malformed("multicodec-malformed")
    return name, digest
