"""What we decline to sign: whatever our own verifier would not accept, and a little more.

A signature cannot be taken back, so a draft is held against the law before the key is
touched, and the signed bytes once more before they leave.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from assay.encoding import join, read_json_object
from assay.errors import AssayError
from assay.verification import Finding

Json = dict[str, Any]

# Control characters other than tab, line feed and carriage return, and the non-characters:
# libraries canonicalize them differently, so a signature over them does not travel.
_NON_CHARACTER = 0xFFFE  # the last two of each plane
_BASIC_PLANE = 0xFFFF
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class CannotIssue(AssayError):
    """The issuer must act: this draft is not signed. `findings` say what is wrong with it."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """At the first finding's place, with all codes."""
        codes = ", ".join(dict.fromkeys(finding.code for finding in findings))
        super().__init__("credential-not-issued", findings[0].pointer, codes=codes)
        self.findings = findings


def as_plain_json(document: Json) -> Json:
    """The document as every reader of its text will have it.

    Raises `draft-member-malformed` for what JSON has no form for, and what `read_json_object` raises:
    a tuple or a number as a key would be signed as one thing and read as another.
    """
    try:
        text = json.dumps(document, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise AssayError("draft-member-malformed", member="draft", expected="plain JSON") from error
    return read_json_object(text)


def refuse_unprintable(value: object, pointer: str = "") -> None:
    """Raises `CannotIssue` for the first text with a character that does not travel."""
    # All texts at once first: nearly every draft is clean, and pointers to all of it cost as much as
    # all the rest of issuing. What Unicode calls printable has none of these characters.
    text = "".join(_texts(value))
    if text.isprintable() or not _is_unprintable(text):
        return
    raise CannotIssue((next(_unprintable(value, pointer)),))


def _texts(value: object) -> Iterator[str]:
    waiting = [value]
    for item in waiting:  # which grows meanwhile
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            yield from item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def _is_unprintable(text: str) -> bool:
    return _UNPRINTABLE.search(text) is not None or any(
        ord(c) & _NON_CHARACTER == _NON_CHARACTER for c in text if ord(c) > _BASIC_PLANE
    )


def _unprintable(value: object, pointer: str) -> Iterator[Finding]:
    if isinstance(value, str):
        if _is_unprintable(value):
            match = _UNPRINTABLE.search(value)
            character = f"U+{ord(match[0]):04X}" if match else "a non-character"
            yield Finding("draft-text-unprintable", pointer, {"character": character})
    elif isinstance(value, dict):
        for name, held in value.items():
            yield from _unprintable(name, join(pointer, name))
            yield from _unprintable(held, join(pointer, name))
    elif isinstance(value, list):
        for index, held in enumerate(value):
            yield from _unprintable(held, join(pointer, str(index)))
