"""Small pictures made part by part, so that a test can spoil exactly one."""

from __future__ import annotations

import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
COMPACT_JWS = "eyJhbGciOiJFZERTQSJ9.e30.c2ln"


def chunk(kind: bytes, content: bytes = b"") -> bytes:
    """One chunk with its length and checksum."""
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")


HEADER = chunk(b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0")
PIXELS = chunk(b"IDAT", zlib.compress(b"\0\0"))
END = chunk(b"IEND")


def png(*parts: bytes) -> bytes:
    """A picture of one pixel with these parts between header and pixels."""
    return SIGNATURE + HEADER + b"".join(parts) + PIXELS + END


def international_text(
    text: bytes, keyword: bytes = b"openbadgecredential", flags: bytes = b"\0\0", rest: bytes = b"\0\0"
) -> bytes:
    """An iTXt chunk; `rest` is language and translated keyword with their zero bytes."""
    return chunk(b"iTXt", keyword + b"\0" + flags + rest + text)


def svg(inner: str = "", attributes: str = f' xmlns:openbadges="{NAMESPACE}"', before: str = "") -> bytes:
    """A drawing with this inside its root."""
    return (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg"{attributes}>{inner}<circle r="1"/></svg>'.encode()
    )


def element(text: str = "", attributes: str = "") -> str:
    """A credential element with this body, as character data."""
    return f"<openbadges:credential{attributes}><![CDATA[{text}]]></openbadges:credential>"
