"""The program that reads a PDF in a process of its own: the attached credential, or nothing.

Run by `documents.py` alone; a file that makes it fall harms nobody. PDF in, the attachment's bytes out.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import EmbeddedFile

LIMIT = 4 << 20  # of one attachment
_MOST = 20  # attachments looked at
_NAMES = (".json", ".jsonld", ".jwt", ".txt")


def attachments(data: bytes) -> Iterator[bytes]:
    """Those that may be a credential: by name or by how they begin, in the file's order."""
    reader = PdfReader(io.BytesIO(data), strict=False)
    for place, file in enumerate(reader.attachment_list):
        if place == _MOST:
            return
        if looks_like_credential(file):
            yield file.content


def looks_like_credential(file: EmbeddedFile) -> bool:
    """Whether it is small enough, named or begun as a JSON object or a token is."""
    content = file.content
    start = content[:3].lstrip(b"\xef\xbb\xbf \t\r\n")
    return len(content) <= LIMIT and (
        start.startswith((b"{", b"eyJ"[: len(start)])) and (file.name or "").lower().endswith(_NAMES)
    )


def main() -> None:
    """Answer with the first attachment that may be a credential; with nothing where there is none."""
    try:
        found = next(attachments(sys.stdin.buffer.read()), b"")
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError, MemoryError):
        sys.exit(3)
    sys.stdout.buffer.write(found)


if __name__ == "__main__":
    main()
