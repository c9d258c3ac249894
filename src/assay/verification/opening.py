"""A source opened: a picture, a file or bytes in, one JSON document out.

Apart from the checks because nothing is known yet: what comes in here may be anything.
"""

from __future__ import annotations

from pathlib import Path

from assay.baking import PICTURE_LIMIT, picture_kind, unbake
from assay.encoding import read_json_object
from assay.errors import AssayError, Malformed, Unsupported
from assay.models import Document
from assay.verification.unwrapping import is_envelope, unwrap_envelope, unwrap_token

Source = bytes | str | Path
"""Bytes are the content; text and paths name a file."""

_BLANK = b" \t\r\n"
# The first two letters of an object in base64url: a brace, and a quotation mark, white space or a brace.
_TOKEN_STARTS = (b"ey", b"ew", b"e3")


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
    """The document in these bytes, taken out of a picture, a token or an envelope where they are one.

    Raises what `unbake`, `read_json_object`, `unwrap_token` and `unwrap_envelope` raise, and
    `document-kind-unknown` for a token with parts that are shown or not (SD-JWT).
    """
    if picture_kind(content) is not None:
        content = unbake(content)
    if content.lstrip(_BLANK)[:2] in _TOKEN_STARTS:
        return open_token(content)
    json = read_json_object(content)
    return unwrap_envelope(content, json) if is_envelope(json) else Document(content, json)


def open_token(content: bytes) -> Document:
    """The document that this token says. Raises as `open_document` does."""
    try:
        text = content.decode("ascii").strip(" \t\r\n")
    except UnicodeDecodeError:
        raise Malformed("token-malformed", reason="it holds characters that cannot stand there") from None
    if "~" in text:
        raise Unsupported("document-kind-unknown", kind="token")
    return unwrap_token(content, text)


def refuse_oversize(content: bytes) -> None:
    """Raises `image-too-large` for more bytes than any picture may have."""
    if len(content) > PICTURE_LIMIT:
        raise Malformed("image-too-large", limit=PICTURE_LIMIT)
