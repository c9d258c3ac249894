"""JSON pointers: where in a document a finding lies.

Apart because every floor above says where, and few should know how it is written (RFC 6901).
"""

from __future__ import annotations

import re

from assay.encoding.values import JsonValue
from assay.errors import Malformed

_INDEX = re.compile(r"0|[1-9][0-9]{0,9}")
_STRAY_TILDE = re.compile(r"~(?![01])")


_LONGEST_STEP = 500  # characters


def join(pointer: str, *steps: str | int) -> str:
    """The pointer that goes on from this one by these steps, each a member's name or an index.

    A name of more than 500 characters is cut: it is nobody's, and a thousand findings below it
    must not each hold a copy.
    """
    for step in steps:
        text = str(step)
        if len(text) > _LONGEST_STEP:
            text = text[:_LONGEST_STEP] + "…"
        if "~" in text or "/" in text:
            text = text.replace("~", "~0").replace("/", "~1")
        pointer = f"{pointer}/{text}"
    return pointer


def follow(document: JsonValue, pointer: str) -> JsonValue:
    """The value this pointer leads to in the document (RFC 6901, 4).

    Raises `Malformed` pointer-malformed for a text that is no pointer, or that leads nowhere.
    """
    if (pointer and not pointer.startswith("/")) or _STRAY_TILDE.search(pointer):
        raise Malformed("pointer-malformed", text=pointer)
    value = document
    for part in pointer.split("/")[1:]:
        step = part.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list) and _INDEX.fullmatch(step) and int(step) < len(value):
            value = value[int(step)]
        else:
            raise Malformed("pointer-malformed", text=pointer)
    return value
