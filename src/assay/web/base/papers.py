"""Documents on paper that somebody hands in: a PDF kept as it is, a picture made anew, or nothing.

Apart because they are strangers' bytes. A picture loses all but its colours (no place where it was taken, no
second picture behind the first). A PDF is only ever given out to be saved, never shown under our address.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST = 10 << 20
_SIDE = 12_000  # pixels of what is handed in
_KEPT = 2_600  # pixels of what is kept: a card stays readable
_PDF, _PNG, _JPEG = "application/pdf", "image/png", "image/jpeg"
_BEGINNINGS = {b"%PDF-": _PDF, b"\x89PNG\r\n\x1a\n": _PNG, b"\xff\xd8\xff": _JPEG}
_PICTURES = {_PNG: "PNG", _JPEG: "JPEG"}
_ENDINGS = {_PDF: ".pdf", _PNG: ".png", _JPEG: ".jpg"}


class PaperRefused(Exception):
    """It cannot be kept. `code`: empty, too-large, file-kind, picture."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document as it is kept: a plain name, its media type, its bytes and their SHA-256."""

    name: str
    kind: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The digest, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def media_type(beginning: bytes) -> str:
    """What a file that begins so is kept as; empty for what is not kept."""
    return next((kind for start, kind in _BEGINNINGS.items() if beginning.startswith(start)), "")


def kept(name: str, content: bytes) -> KeptDocument:
    """The document as it can be kept. Raises `PaperRefused`."""
    if not content:
        raise PaperRefused("empty")
    if len(content) > LARGEST:
        raise PaperRefused("too-large")
    kind = media_type(content)
    if not kind:
        raise PaperRefused("file-kind")
    form = _PICTURES.get(kind)
    return KeptDocument(_name(name, kind), kind, _made_anew(content, form) if form else content)


def _made_anew(content: bytes, form: str) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=(form,)) as picture:
            is_huge = max(picture.size) > _SIDE
            picture.draft("RGB", (_KEPT, _KEPT))
            upright = None if is_huge else ImageOps.exif_transpose(picture).convert("RGB")
    except (Image.DecompressionBombError, UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise PaperRefused("picture") from error
    if upright is None:
        raise PaperRefused("picture")
    upright.thumbnail((_KEPT, _KEPT))
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    made = io.BytesIO()
    clean.save(made, form, **({"quality": 86} if form == "JPEG" else {"optimize": True}))
    return made.getvalue()


def _name(name: str, kind: str) -> str:
    plain = " ".join(
        "".join(c for c in name.replace("\\", "/").rpartition("/")[2] if c.isprintable()).split()
    )
    stem = plain.rpartition(".")[0] or plain or "document"
    return stem[:100] + _ENDINGS[kind]
