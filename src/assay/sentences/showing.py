"""How one fact is shown inside a sentence: dates written out, numbers grouped, hostile text made harmless.

Facts come out of files that anybody may have written. A character that a terminal or a page would
obey instead of show (control, bidirectional override, line break) is shown as its number, and a long
text is cut. Apart from the words because it is the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

_LONGEST = 300  # characters of one fact; nobody reads more of them inside a sentence
_GROUPED = 10_000  # smaller numbers are read at a glance
_OUR_WORDS = frozenset({"expected", "holder", "reason", "what"})  # facts that checks write in English


@dataclass(frozen=True, slots=True)
class Manner:
    """What a language needs to show facts: months, the form of a date, the sign between thousands.

    `phrases` says in this language what checks write in English as a reason or an expectation;
    `{}` in both stands for a part that changes.
    """

    months: tuple[str, ...]
    date: str
    thousands: str
    phrases: Mapping[str, str]


def show(name: str, fact: object, manner: Manner) -> str:
    """The fact of this name as a reader of this language sees it; one line of printable characters."""
    if isinstance(fact, datetime):
        instant = fact.astimezone(UTC)
        month = manner.months[instant.month - 1]
        return manner.date.format(day=instant.day, month=month, year=instant.year, time=f"{instant:%H:%M}")
    if isinstance(fact, int) and not isinstance(fact, bool) and abs(fact) >= _GROUPED:
        return f"{fact:,}".replace(",", manner.thousands)
    if isinstance(fact, list | tuple | set | frozenset):
        return ", ".join(show(name, item, manner) for item in fact)
    text = str(fact)
    if name in _OUR_WORDS:
        text = _translated(text, manner.phrases)
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "…"
    return text if text.isprintable() else "".join(map(_printable, text))


def _translated(text: str, phrases: Mapping[str, str]) -> str:
    found = phrases.get(text)
    if found is not None:
        return found
    for english in sorted((phrase for phrase in phrases if "{}" in phrase), key=len, reverse=True):
        parts = re.fullmatch(re.escape(english).replace(r"\{\}", "(.*)"), text, re.DOTALL)
        if parts:
            return phrases[english].format(*parts.groups())
    return text


def _printable(character: str) -> str:
    return character if character.isprintable() else f"\\u{ord(character):04x}"
