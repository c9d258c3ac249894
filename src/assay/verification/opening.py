"""A source opened: a picture, a file or bytes in, one JSON document out.

Apart from the checks because nothing is known yet: what comes in here may be anything.
"""

from __future__ import annotations

import re
from pathlib import Path

from assay.baking import PICTURE_LIMIT, picture_kind, unbake
from assay.encoding import read_json_object
from assay.errors import AssayError, Malformed, Unsupported
from assay.models import Document

Source = bytes | str | Path
"""Bytes are the content; text and paths name a file."""

# Compact JWS (RFC 7515, 7.1), SD-JWT with its tildes (RFC 9901, 4)
_TOKEN = re.compile(rb"\s*[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*(~[A-Za-z0-9_.~-]*)?\s*\Z")


def read_source(source: Source) -> bytes:
    """The bytes of a source. Raises `file-missing`, `file-unreadable`."""
    if isinstance(source, bytes):
        return source
    path = Path(source)
    try:
        with path.open("rb") as file:
            return file.read(PICTURE_LIMIT + 1)
    except FileNotFoundError as error:
        raise AssayError("file-missing", file=str(path)) from error
    except OSError as error:
        raise AssayError("file-unreadable", file=str(path), reason=error.strerror or "unreadable") from error
    except ValueError as error:  # a NUL in the name
        raise AssayError("file-missing", file=str(path)) from error


def open_document(content: bytes) -> Document:
    """The document in these bytes, taken out of a picture where they are one.

    Raises what `unbake` and `read_json_object` raise, and `document-kind-unknown` for a token.
    """
    if picture_kind(content) is not None:
        content = unbake(content)
    if content[:1] not in b"{[" and _TOKEN.match(content):
        raise Unsupported("document-kind-unknown", kind="token")
    return Document(content, read_json_object(content))


def refuse_oversize(content: bytes) -> None:
    """Raises `image-too-large` for more bytes than any picture may have."""
    if len(content) > PICTURE_LIMIT:
        raise Malformed("image-too-large", limit=PICTURE_LIMIT)
