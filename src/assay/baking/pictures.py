"""Which kind of picture it is, and the two things done with one: baking in, taking out."""

from __future__ import annotations

import re

from assay.baking import png, svg
from assay.baking.contents import PICTURE_LIMIT, read_credential_text
from assay.errors import Malformed

_BOM = b"\xef\xbb\xbf"
_SPACES = re.compile(rb"[ \t\r\n]+")
_MOST_BEFORE_SVG = 100  # declarations and comments; real files have three or four
_SVG_START = re.compile(rb"<(?:[^\s<>/:!?]+:)?svg[\s/>]")
_SUBSET_END = re.compile(rb"\]\s*>")


def picture_kind(data: bytes) -> str | None:
    """`"png"` or `"svg"` by what the bytes say, None for anything else; names and media types lie.

    Costs a look at the first bytes. An SVG begins, after XML declaration, comments and document
    type, with an element called svg; JSON and tokens begin with other characters.
    """
    if data.startswith(png.SIGNATURE):
        return "png"
    at = len(_BOM) if data.startswith(_BOM) else 0
    for _ in range(_MOST_BEFORE_SVG):
        space = _SPACES.match(data, at)
        at = space.end() if space else at
        if data.startswith(b"<!--", at):
            at = _behind(data, b"-->", at + 4)
        elif data.startswith(b"<?", at):
            at = _behind(data, b"?>", at + 2)
        elif data.startswith(b"<!DOCTYPE", at):
            at = _behind_document_type(data, at)
        else:
            return "svg" if _SVG_START.match(data, at) else None
    return None


def bake(image: bytes, credential: bytes) -> bytes:
    """The picture with this credential in it, in place of one it held; all else byte for byte.

    The credential is a JSON object or a compact JWS. Raises `Malformed`: image-kind-unknown,
    image-malformed, image-too-large, document-*. Open Badges 3.0, section 5.3.
    """
    kind = _check(image)
    text = read_credential_text(credential)
    baked = png.bake(image, text) if kind == "png" else svg.bake(image, text)
    if len(baked) > PICTURE_LIMIT:
        raise Malformed("image-too-large", limit=PICTURE_LIMIT)
    return baked


def unbake(image: bytes) -> bytes:
    """The text of the one credential in the picture, as bytes that nobody has judged yet.

    Raises `Malformed` (image-holds-no-credential, image-credential-ambiguous, image-malformed,
    image-too-large, image-kind-unknown, document-too-large). A badge of Open Badges 2.0 or older comes
    out where there is no other. Open Badges 3.0, section 5.3; Open Badges 2.0, Baking.
    """
    return png.unbake(image) if _check(image) == "png" else svg.unbake(image)


def _check(image: bytes) -> str:
    if len(image) > PICTURE_LIMIT:
        raise Malformed("image-too-large", limit=PICTURE_LIMIT)
    kind = picture_kind(image)
    if kind is None:
        raise Malformed("image-kind-unknown")
    return kind


def _behind(data: bytes, mark: bytes, at: int) -> int:
    found = data.find(mark, at)
    return len(data) if found < 0 else found + len(mark)


def _behind_document_type(data: bytes, at: int) -> int:
    # rough on purpose: a document type with declarations of its own is refused when it is parsed
    end = data.find(b">", at)
    subset = data.find(b"[", at, end) if end >= 0 else -1
    if subset >= 0:
        closed = _SUBSET_END.search(data, subset)
        return closed.end() if closed else len(data)
    return len(data) if end < 0 else end + 1
