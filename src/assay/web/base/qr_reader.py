"""The program that reads the codes in a picture in a process of its own: one text a line, as JSON.

Run by `qr_codes.py` alone. Picture in, an array of texts out; what cannot be opened is an empty array.
"""

from __future__ import annotations

import io
import json
import sys

import zxingcpp
from PIL import Image, ImageOps

PIXELS = 40_000_000  # a telephone's largest picture has about so many
LONGEST_SIDE = 2_400  # more makes no code easier to read
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP")
_MOST = 5


def texts(data: bytes) -> list[str]:
    """What the codes in this picture say."""
    Image.MAX_IMAGE_PIXELS = PIXELS // 2  # Pillow refuses at twice this
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        if picture.width * picture.height > PIXELS:
            return []
        picture.draft("L", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(picture).convert("L")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return [found.text for found in zxingcpp.read_barcodes(upright)[:_MOST] if found.text]


def main() -> None:
    """Answer with the texts found."""
    try:
        found = texts(sys.stdin.buffer.read())
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError, EOFError):
        found = []
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
