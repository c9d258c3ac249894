"""What the QR codes in a stranger's picture say, read in a process apart; the picture itself is not kept."""

from __future__ import annotations

import json
from pathlib import Path

from assay.apart import Fell, run_apart

PHOTO_LIMIT = 12 << 20
"""The largest photo that is read, in bytes."""

_READER = Path(__file__).with_name("qr_reader.py")
_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF", b"GIF8", b"BM")


def is_photo(data: bytes) -> bool:
    """Whether it begins as one of the picture formats that cameras and screens make."""
    return data.startswith(_STARTS)


def texts_in(photo: bytes) -> list[str]:
    """What its codes say; empty where there is none, or it is too large, too strange, or no picture."""
    if len(photo) > PHOTO_LIMIT or not is_photo(photo):
        return []
    try:
        found = json.loads(run_apart(_READER, photo, megabytes=768) or b"[]")
    except (Fell, ValueError):
        return []
    return [text for text in found if isinstance(text, str)]
