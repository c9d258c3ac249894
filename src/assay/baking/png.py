"""PNG: one uncompressed iTXt chunk `openbadgecredential`; no pixel is ever decoded.

The walk over the chunks is strict because a lenient one lets two readers of the same file see two
credentials. Open Badges 3.0, section 5.3.1; PNG (third edition), sections 5 and 11.3.3.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from assay.baking.contents import check_length, read_older_badge
from assay.errors import Malformed

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_KEYWORD = b"openbadgecredential"
_OLDER_KEYWORD = b"openbadges"
_TEXT_KINDS = (b"tEXt", b"zTXt", b"iTXt")
_FRAME = 12  # length, kind and checksum around the data of a chunk
_CHUNKS = 10_000  # ten times what an encoder makes of 10 MiB; bounds the walk
_HEADER_LENGTH = 13
_KEYWORD_LENGTH = 79


@dataclass(frozen=True, slots=True)
class _Chunk:
    kind: bytes
    start: int  # of the whole chunk in the file
    end: int
    keyword: bytes  # of a text chunk, else empty


def bake(image: bytes, text: str) -> bytes:
    """The PNG with this text as its one credential, directly behind IHDR."""
    chunks = _walk(image)
    written = text.encode()
    content = (
        _KEYWORD + b"\0" + b"\0\0" + b"\0" + b"\0" + written
    )  # uncompressed, no language, no translation
    parts = [SIGNATURE]
    for chunk in chunks:
        if chunk.keyword != _KEYWORD:
            parts.append(image[chunk.start : chunk.end])
        if chunk.kind == b"IHDR":
            parts.append(_write_chunk(b"iTXt", content))
    return b"".join(parts)


def unbake(image: bytes) -> bytes:
    """The text of the one credential chunk; raises as `assay.baking.unbake` says."""
    chunks = _walk(image)
    found = [chunk for chunk in chunks if chunk.keyword == _KEYWORD]
    if len(found) > 1:
        raise Malformed("image-credential-ambiguous")
    if found:
        return check_length(_read_text(image, found[0]))
    older = [chunk for chunk in chunks if chunk.keyword == _OLDER_KEYWORD]
    if len(older) > 1:
        raise Malformed("image-credential-ambiguous")
    if older:
        return read_older_badge(_read_older(image, older[0]))
    raise Malformed("image-holds-no-credential")


def _walk(image: bytes) -> list[_Chunk]:
    """Every chunk of the file in order, the file proven to be nothing but chunks."""
    chunks: list[_Chunk] = []
    at = len(SIGNATURE)
    while not chunks or chunks[-1].kind != b"IEND":
        if len(image) - at < _FRAME:
            raise _malformed("it ends in the middle")
        length = int.from_bytes(image[at : at + 4], "big")
        kind = image[at + 4 : at + 8]
        if length > len(image) - at - _FRAME:
            raise _malformed("a part is longer than the file")
        if not (kind.isalpha() and kind.isascii()):
            raise _malformed("a part has no proper name")
        if (kind == b"IHDR") is bool(chunks) or (kind == b"IHDR" and length != _HEADER_LENGTH):
            raise _malformed("the header is not in its place")
        if len(chunks) == _CHUNKS:
            raise _malformed("it has too many parts")
        end = at + _FRAME + length
        keyword = _keyword(image, at + 8, length) if kind in _TEXT_KINDS else b""
        chunks.append(_Chunk(kind, at, end, keyword))
        at = end
    if at != len(image) or chunks[-1].end - chunks[-1].start != _FRAME:
        raise _malformed("something follows the end of the picture")
    _check_sum(image, chunks[0])
    return chunks


def _keyword(image: bytes, start: int, length: int) -> bytes:
    # a keyword ends at its zero byte; without one the chunk is no text chunk of ours
    keyword, zero, _ = image[start : start + min(length, _KEYWORD_LENGTH + 1)].partition(b"\0")
    return keyword if zero else b""


def _read_text(image: bytes, chunk: _Chunk) -> bytes:
    """The text of an iTXt chunk, checksum right and not compressed (PNG, section 11.3.3.4)."""
    if chunk.kind != b"iTXt":
        raise _malformed("the credential is not in an international text part")
    _check_sum(image, chunk)
    content = image[chunk.start + 8 + len(chunk.keyword) + 1 : chunk.end - 4]
    # OB 3.0 5.3.1 says the chunk is not compressed: none is ever unpacked, so none can be a bomb
    if content[:2] != b"\0\0":
        raise _malformed("the credential is compressed")
    translated = content[2:].partition(b"\0")[2]
    _, zero, text = translated.partition(b"\0")
    if not zero:
        raise _malformed("the text part is cut off")
    return text


def _read_older(image: bytes, chunk: _Chunk) -> str:
    """The text of an Open Badges 1 or 2 chunk: tEXt in version 1, iTXt since."""
    if chunk.kind == b"tEXt":
        _check_sum(image, chunk)
        content = image[chunk.start + 8 + len(chunk.keyword) + 1 : chunk.end - 4]
    else:
        content = _read_text(image, chunk)
    return check_length(content).decode(errors="replace")


def _write_chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return len(content).to_bytes(4, "big") + kind + content + checksum.to_bytes(4, "big")


def _check_sum(image: bytes, chunk: _Chunk) -> None:
    told = int.from_bytes(image[chunk.end - 4 : chunk.end], "big")
    if zlib.crc32(image[chunk.start + 4 : chunk.end - 4]) != told:
        raise _malformed("a part is damaged")


def _malformed(reason: str) -> Malformed:
    return Malformed("image-malformed", reason=reason)
