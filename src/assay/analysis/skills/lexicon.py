"""The words of the skills' names: which of them a text has, and whether it names a skill outright.

Beside the vectors because they blur what letters keep apart: Java from JavaScript, one law from another.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from assay.analysis.skills.labels import Label
from assay.analysis.skills.windows import STOP_WORDS, is_word
from assay.analysis.skills.word_pieces import words_of

_QUALIFIER: Final = re.compile(r"\s*\([^()]*\)\s*$")  # “Python (computer programming)” is named as “Python”
_SHORTEST: Final = 4  # letters of a word whose ending may be cut
_ENDINGS: Final = (("ies", "y"), ("ing", ""), ("es", "e"), ("ed", "e"), ("s", ""))


class Lexicon:
    """The names of the skills by their words. Rows are those of the labels."""

    def __init__(self, labels: Sequence[Label]) -> None:
        self._names = [tuple(dict.fromkeys(_named(label))) for label in labels]
        self._proper = [any(letter.isupper() for letter in label.name) for label in labels]
        self._outright: dict[tuple[str, ...], set[int]] = {}
        found: Counter[str] = Counter()
        for row, names in enumerate(self._names):
            for name in names:
                self._outright.setdefault(name, set()).add(row)
            found.update({word for name in names[:1] for word in name})
        total = len(labels) + 1
        self._weights = {word: math.log(total / count) for word, count in found.items()}
        self._rarest = math.log(total)

    def outright(self, words: Iterable[str]) -> set[int]:
        """The skills of which these words, endings aside, are a whole name."""
        return self._outright.get(tuple(stem(word) for word in words), set())

    def is_proper(self, row: int) -> bool:
        """Whether the skill has a proper name, as a language or a product has."""
        return self._proper[row]

    def share(self, row: int, stems: frozenset[str]) -> float:
        """How much of the skill's name is among these words, rare words counting more; of its best name."""
        return max((self._share(name, stems) for name in self._names[row]), default=0.0)

    def _share(self, name: Sequence[str], stems: frozenset[str]) -> float:
        whole = sum(self._weight(word) for word in name)
        there = sum(self._weight(word) for word in name if word in stems)
        return there / whole if whole > 0 else 0.0

    def _weight(self, word: str) -> float:
        return self._weights.get(word, self._rarest)


def stem(word: str) -> str:
    """The word without the commonest English endings."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= _SHORTEST - 1:
            word = word[: -len(ending)] + instead
            break
    return word.removesuffix("e") if len(word) >= _SHORTEST else word


def _named(label: Label) -> list[tuple[str, ...]]:
    texts = [_QUALIFIER.sub("", label.name) or label.name, *label.other_names]
    names = [
        tuple(stem(word.text) for word in words_of(text) if is_word(word.text) or word.text in "+#")
        for text in texts
    ]
    return [tuple(word for word in name if word not in STOP_WORDS) or name for name in names if name]
