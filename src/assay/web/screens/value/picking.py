"""Which credentials somebody puts side by side: typed, ticked, and found on this site by name."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import QueryDict

from assay.web.records.achievements import queries as achievements

MOST_FOUND = 12
_LONGEST_WORDS = 100
_LONGEST = 13_000  # characters of all addresses


@dataclass(frozen=True, slots=True)
class Choice:
    """One that can be ticked: the address of its page, its name, who issues it."""

    address: str
    name: str
    issuer: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search brought; `words` empty: nobody has searched."""

    words: str
    choices: tuple[Choice, ...] = ()


def chosen(data: QueryDict) -> list[str]:
    """The addresses typed, and those ticked, each once, in this order."""
    text = "\n".join((*data.getlist("which"), *data.getlist("ticked")))[:_LONGEST]
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def found(data: QueryDict, taken: list[str]) -> Found:
    """Achievements of this site with these words in their names, without those that are taken already."""
    words = data.get("search", "").strip()[:_LONGEST_WORDS]
    if not words:
        return Found("")
    rows = achievements.public_named(words, MOST_FOUND + len(taken))
    choices = [
        Choice(f"{settings.ASSAY_ORIGIN}/a/{row.achievement}/{row.number}", row.name, row.organization_name)
        for row in rows
    ]
    return Found(words, tuple(one for one in choices if one.address not in taken)[:MOST_FOUND])
