"""Outcomes or topics that belong together: at most eight groups, by unit or by the words they share.

A word that stands in most of them says nothing about any, so it hardly counts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from assay.analysis.drafting.headings import plain
from assay.analysis.drafting.values import Outcome

FEWEST, MOST = 2, 8
_ALIKE = 0.4  # of two groups, so that they become one although there is room
_MOST_GROUPED = 0.7  # share of the outcomes that must stand under units for these to count
_EMPTY = frozenset(
    """
    a an the of and or to in on at for from with by as is are be that this these their its it them they will
    can able use using used through into between within about your you own how what when which who other
    others various different basic appropriate effective effectively including include such least also
    el la los las un una unos unas de del y o e u en con por para al a su sus se que como entre sobre desde
    sin mas este esta estos estas ser es son forma manera adecuada distintos distintas diferentes
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_ENDINGS = ("izations", "ization", "ations", "ation", "ingly", "iones", "mente", "ings", "ing", "ion", "ies",
            "ers", "is", "ed", "es", "er", "ar", "ir", "e", "s", "o", "a", "y")  # fmt: skip
_STEM = 4  # letters that a word keeps at least


def stems(text: str) -> Counter[str]:
    """The words that carry meaning, without their endings."""
    return Counter(_stem(word) for word in plain(text).split() if word not in _EMPTY and len(word) > 2)  # noqa: PLR2004 - letters


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            word = word[: -len(ending)]
            break
    word = word[:-1] if len(word) > _STEM and word[-1] == word[-2] else word
    return word.replace("z", "s")  # "analyze" and "analysis", "organise" and "organize"


class Likeness:
    """How alike texts of one course are, from 0 to 1."""

    __slots__ = ("_count", "_in")

    def __init__(self, texts: Sequence[str]) -> None:
        """`texts`: all of the course that will be compared."""
        self._in = Counter(word for text in texts for word in stems(text))
        self._count = len(texts)

    def vector(self, text: str) -> dict[str, float]:
        """The text's words with their weights, of length 1."""
        weights = {
            word: count * math.log((1 + self._count) / (0.5 + self._in[word]))
            for word, count in stems(text).items()
        }
        weights = {word: weight for word, weight in weights.items() if weight > 0}
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()} if length else {}

    @staticmethod
    def between(one: dict[str, float], other: dict[str, float]) -> float:
        """The cosine."""
        return math.fsum(weight * other.get(word, 0.0) for word, weight in one.items())


def by_unit(outcomes: Sequence[Outcome]) -> list[tuple[str, list[int]]]:
    """Groups that the papers make themselves: unit and places; empty where they make none."""
    groups: dict[str, list[int]] = {}
    for at, outcome in enumerate(outcomes):
        if outcome.unit:
            groups.setdefault(outcome.unit, []).append(at)
    grouped = sum(map(len, groups.values()))
    if not FEWEST <= len(groups) <= MOST or grouped < _MOST_GROUPED * len(outcomes):
        return []
    return list(groups.items())


def by_words(texts: Sequence[str], near: int = 0) -> list[list[int]]:
    """Groups of places, in the order of their first: average linkage, down to eight and no further than two.

    `near`: texts that stand further apart than this in the papers are not joined; 0 joins any.
    """
    likeness = Likeness(texts)
    vectors = [likeness.vector(text) for text in texts]
    alike = [[likeness.between(one, other) for other in vectors] for one in vectors]
    groups = [[at] for at in range(len(texts))]
    while len(groups) > FEWEST:
        best, one, other = max(
            (
                (_linkage(groups[one], groups[other], alike), -one, -other)
                for one in range(len(groups))
                for other in range(one + 1, len(groups))
                if not near or min(abs(a - b) for a in groups[one] for b in groups[other]) <= near
            ),
            default=(0.0, 0, 0),
        )
        if other == 0 or (len(groups) <= MOST and best < _ALIKE):
            break
        groups[-one] = sorted(groups[-one] + groups[-other])
        del groups[-other]
    return sorted(groups)


def _linkage(one: Sequence[int], other: Sequence[int], alike: Sequence[Sequence[float]]) -> float:
    mean = math.fsum(alike[a][b] for a in one for b in other) / (len(one) * len(other))
    return mean - 0.01 * (len(one) + len(other))  # of two pairs as alike, the smaller
