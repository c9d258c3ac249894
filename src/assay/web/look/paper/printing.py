"""Printing: a template of ours and texts in, a PDF out, made by a process apart.

Apart from what is printed, so that certificates and lists share the one way to paper.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assay.apart import Fell, run_apart
from assay.baking import picture_kind
from assay.web.base.look_alikes import shown
from assay.web.look.lettering import FONTS

_HERE = Path(__file__).parent
_PRESS = _HERE / "press.py"
_SECONDS, _MEGABYTES = 20, 2048


class CannotPrint(Exception):
    """No PDF could be made of this within its limits."""


def printed(template: str, facts: Mapping[str, Any], files: Mapping[str, bytes] | None = None) -> bytes:
    """The PDF of this template (`certificate`, `list`) with these facts and files. Raises `CannotPrint`."""
    try:
        inputs = {name: content.decode() for name, content in (files or {}).items()}
    except UnicodeDecodeError as error:
        raise CannotPrint from error
    asked = {
        "template": (_HERE / f"{template}.typ").read_text(encoding="utf-8"),
        "inputs": inputs | {"facts": json.dumps(facts)},
        "fonts": str(FONTS),
    }
    try:
        return run_apart(_PRESS, json.dumps(asked).encode(), seconds=_SECONDS, megabytes=_MEGABYTES)
    except Fell as error:
        raise CannotPrint from error


def plain(text: str) -> str:
    """The text on one line, without letters that nobody sees or that turn the direction of reading."""
    return " ".join(shown(text, lines=True).text.split())


def picture_text(picture: bytes) -> bytes:
    """The picture as SVG, a PNG inside one: the press takes texts alone. Empty for what is neither."""
    kind = picture_kind(picture) if picture else None
    if kind == "png":
        return (
            b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
            b'<image width="100" height="100" href="data:image/png;base64,'
            + base64.b64encode(picture)
            + b'"/></svg>'
        )
    return picture if kind == "svg" else b""
