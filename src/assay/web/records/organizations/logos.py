"""Logos: whatever picture was uploaded becomes a PNG of our own making, or is declined.

Apart because pictures are strangers' bytes. Nothing of the upload survives but its colours: no
metadata, no second picture behind the first, no script. Its size is known before it is unpacked.
"""

from __future__ import annotations

import io

from PIL import Image, UnidentifiedImageError

BYTES = 2 << 20
SIDE = 4096  # pixels, of what is uploaded
KEPT = 512  # pixels, of what is kept
FORMATS = ("PNG", "JPEG", "WEBP")


class LogoDeclined(ValueError):
    """The upload is no picture we take; `reason` is too-large, too-wide or no-picture."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def make_logo(content: bytes) -> bytes:
    """The picture as a PNG of at most 512 pixels a side. Raises `LogoDeclined`."""
    if len(content) > BYTES:
        raise LogoDeclined("too-large")
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            if max(picture.size) > SIDE:
                raise LogoDeclined("too-wide")
            picture.draft("RGB", (KEPT, KEPT))
            flat = picture.convert("RGBA")
    except Image.DecompressionBombError as error:  # so many pixels that Pillow itself will not look
        raise LogoDeclined("too-wide") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        if isinstance(error, LogoDeclined):
            raise
        raise LogoDeclined("no-picture") from error
    flat.thumbnail((KEPT, KEPT))
    clean = Image.new("RGBA", flat.size)
    clean.paste(flat)
    made = io.BytesIO()
    clean.save(made, "PNG", optimize=True)
    return made.getvalue()
