"""The files of a credential that a learner takes along: the signed bytes, alone or inside its picture.

Apart from the screens because the wallet, the claim page and share links hand out the same files.
"""

from __future__ import annotations

from dataclasses import dataclass

from assay.baking import bake

_FORMS = {"png": "image/png", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class File:
    """A file to download: its media type, its ending, its bytes."""

    media_type: str
    ending: str
    content: bytes


def plain_file(content: bytes) -> File:
    """The credential as it was signed: JSON, or the text of a token."""
    if content.lstrip()[:1] == b"{":
        return File("application/vc", "json", content)
    return File("application/vc+jwt", "jwt", content)


def baked_file(content: bytes, picture: bytes, ending: str) -> File:
    """The picture (PNG or SVG by `ending`) with the credential inside. Raises what `bake` raises."""
    return File(_FORMS[ending], ending, bake(picture, content))


def file_name(title: str, ending: str) -> str:
    """A name for the file that every system takes, from what the credential is called."""
    letters = "".join(letter if letter.isalnum() else " " for letter in title)
    return f"{'-'.join(letters.split())[:80].lower() or 'credential'}.{ending}"
