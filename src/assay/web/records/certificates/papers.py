"""Documents that somebody hands in: a PDF kept as it is, a picture made anew, or nothing.

Apart because they are strangers' bytes. A picture loses all but its colours (no place where it was taken, no
second picture behind the first). A PDF is only ever given out to be saved, never shown under our address.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from assay.web.records.certificates.values import NewDocument, Refused

LARGEST = 10 << 20
_SIDE = 12_000  # pixels of what is handed in
_KEPT = 2_600  # pixels of what is kept: a card stays readable
_PDF = b"%PDF-"
_ENDINGS = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}


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


def kept(document: NewDocument) -> KeptDocument:
    """The document as it can be kept. Raises `Refused`: empty, too-large, file-kind, picture."""
    content = document.content
    if not content:
        raise Refused("empty", "document")
    if len(content) > LARGEST:
        raise Refused("too-large", "document", limit=str(LARGEST >> 20))
    if content.startswith(_PDF):
        return KeptDocument(_name(document.name, "application/pdf"), "application/pdf", content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return KeptDocument(_name(document.name, "image/png"), "image/png", _made_anew(content, "PNG"))
    if content.startswith(b"\xff\xd8\xff"):
        return KeptDocument(_name(document.name, "image/jpeg"), "image/jpeg", _made_anew(content, "JPEG"))
    raise Refused("file-kind", "document")


def _made_anew(content: bytes, form: str) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=(form,)) as picture:
            is_huge = max(picture.size) > _SIDE
            picture.draft("RGB", (_KEPT, _KEPT))
            upright = None if is_huge else ImageOps.exif_transpose(picture).convert("RGB")
    except (Image.DecompressionBombError, UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Refused("picture", "document") from error
    if upright is None:
        raise Refused("picture", "document")
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
