"""Which kind a typed name means: exactly one, or nothing and what it may have meant. Never a guess.

Case, accents, signs and blanks count for nothing. "CDA" is both a dental assistant and a childcare worker:
then both are offered and neither is taken.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from assay.web.records.certificates.catalogue import KindRow

_MOST_OFFERED = 5
_NEAR = 0.72
_SIGNS = {"+": " plus ", "&": " and "}


@dataclass(frozen=True, slots=True)
class Match:
    """The one kind that a text names, or None and the kinds that it may have meant, likeliest first."""

    kind: KindRow | None
    offered: tuple[KindRow, ...] = ()


def folded(text: str) -> str:
    """The text as it is compared."""
    plain = unicodedata.normalize("NFKD", "".join(_SIGNS.get(sign, sign) for sign in text)).casefold()
    letters = "".join(
        letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter)
    )
    return " ".join(letters.split())


def match(text: str, among: Iterable[KindRow]) -> Match:
    """The kind whose name or other name this text is; if none or several, what it may have meant."""
    wanted, known = folded(text), list(among)
    if not wanted:
        return Match(None)
    exact = [row for row in known if row.key == text.strip() or wanted in _names(row)]
    if len(exact) == 1:
        return Match(exact[0])
    if exact:
        return Match(None, tuple(exact[:_MOST_OFFERED]))
    scored = sorted(((_nearness(wanted, row), row) for row in known), key=lambda pair: -pair[0])
    return Match(None, tuple(row for score, row in scored[:_MOST_OFFERED] if score >= _NEAR))


def search(text: str, among: Iterable[KindRow]) -> list[KindRow]:
    """The kinds with all these words somewhere in their names, their body or their cluster."""
    words = folded(text).split()
    return [
        row
        for row in among
        if all(word in f"{' '.join(_names(row))} {folded(row.body)} {row.cluster}" for word in words)
    ]


def is_about(title: str, row: KindRow, among: Iterable[KindRow]) -> bool:
    """Whether a badge of this title is for this kind, and for no narrower one of the same body.

    The title is one of its names, or has all words of one and of no other kind's more of them.
    """
    said = set(folded(title).split())
    own = _fitting(said, row)
    if not own:
        return False
    rivals = [other for other in among if other.key != row.key and other.body == row.body]
    return all(_fitting(said, other) < own for other in rivals)


def _fitting(said: set[str], row: KindRow) -> int:
    """How many words of its longest name that is wholly in the title."""
    fits = [words for name in _names(row) if (words := set(name.split())) <= said]
    return max(map(len, fits), default=0)


@lru_cache(maxsize=4_096)
def _names(row: KindRow) -> frozenset[str]:
    names = {row.name, *row.aliases, *((f"{row.body} {row.name}",) if row.body else ())}
    return frozenset(folded(name) for name in names)


def _nearness(wanted: str, row: KindRow) -> float:
    best = 0.0
    words = set(wanted.split())
    for name in _names(row):
        theirs = set(name.split())
        if words <= theirs or theirs <= words:
            best = max(best, 0.75 + 0.2 * len(words & theirs) / max(len(words | theirs), 1))
        best = max(best, SequenceMatcher(None, wanted, name, autojunk=False).ratio())
    return best
