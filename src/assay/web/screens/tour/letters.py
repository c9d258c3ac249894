"""One letter of a real credential, changed: which letters there are, and the bytes after the change."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assay.web.records.verifications.judged import Content

_CHOSEN = re.compile(r"([a-z]+)-(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Letter:
    """A character of a line; `key` is empty for what is no letter."""

    key: str
    text: str
    place: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the certificate whose letters can be changed: its label and its words of letters."""

    key: str
    label: str
    text: str

    @property
    def words(self) -> list[list[Letter]]:
        """Its letters, word by word."""
        found: list[list[Letter]] = [[]]
        for place, character in enumerate(self.text, 1):
            if character == " ":
                found.append([])
            else:
                key = f"{self.key}-{place}" if _next(character) else ""
                found[-1].append(Letter(key, character, place))
        return found


@dataclass(frozen=True, slots=True)
class Changed:
    """The credential with one letter changed: its bytes, and which letter of which line it was."""

    content: bytes
    label: str
    place: int
    size: int


def lines_of(content: Content, signed: bytes) -> list[Line]:
    """The lines that stand in the signed bytes as they are read: whose it is, what for, from whom."""
    lines = (
        Line("holder", _("Name"), content.holder),
        Line("title", _("Certificate"), content.name),
        Line("issuer", _("Issued by"), content.issuer.own_name),
    )
    return [line for line in lines if line.text and _written(line.text) in signed]


def change(signed: bytes, lines: Sequence[Line], chosen: str) -> Changed | None:
    """The bytes with this letter ("holder-3") changed into the next of the alphabet; None for no such."""
    found = _CHOSEN.fullmatch(chosen)
    line = next((line for line in lines if found and line.key == found[1]), None)
    if found is None or line is None:
        return None
    place = int(found[2])
    other = _next(line.text[place - 1 : place])
    if not place or not other:
        return None
    text = line.text[: place - 1] + other + line.text[place:]
    content = signed.replace(_written(line.text), _written(text), 1)
    return Changed(content, line.label, place, len(signed.decode()))


def _written(text: str) -> bytes:
    return json.dumps(text, ensure_ascii=False).encode()


def _next(character: str) -> str:
    """The next letter of the alphabet; empty for what is no plain letter."""
    if not (character.isascii() and character.isalpha()):
        return ""
    return {"z": "a", "Z": "A"}.get(character, chr(ord(character) + 1))
