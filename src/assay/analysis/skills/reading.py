"""One sentence read: the skills nearest to it, and what speaks for each, as numbers that are then weighed.

Three looks: the runs of words as the model sees them within the sentence; the most telling runs alone; and
the sentence whole. Beside them what the letters say. What is measured here, `weighing` weighs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assay.analysis.skills.encoder import LONGEST, Encoder, Vectors, unit
from assay.analysis.skills.lexicon import Lexicon, stem
from assay.analysis.skills.windows import windows_of
from assay.analysis.skills.word_pieces import Word

NEAREST: Final = 50  # skills of a sentence that are weighed
_TELLING: Final = 100  # skills whose best windows are looked at alone
_UNRIVALLED: Final = 0.2
ALONE: Final = 8  # windows looked at alone
FIRST_LOOK: Final = (0.75, 0.25)  # window in the sentence, whole sentence
SECOND_LOOK: Final = (0.375, 0.275, 0.35)  # window in the sentence, whole sentence, window alone
MEASURES: Final = (
    "score",
    "near",
    "whole",
    "alone",
    "behind",
    "place",
    "outright",
    "share",
    "speaks",
    "named",
    "rival",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence may mean: rows of the skills, a row of measures for each, and their windows."""

    rows: NDArray[np.intp]
    measures: NDArray[np.float64]
    windows: tuple[tuple[int, int], ...]  # first word, after the last, for each of the rows


class Reader:
    """Reads sentences against the skills' vectors. `speaking` tells sentences naming a skill from others."""

    def __init__(self, encoder: Encoder, vectors: Vectors, lexicon: Lexicon, speaking: Vectors) -> None:
        self._encoder = encoder
        self._turned = np.ascontiguousarray(vectors.T)
        self._lexicon = lexicon
        self._speaking = speaking

    def read(self, words: list[Word]) -> Reading:
        """The skills nearest to these words of one sentence."""
        windows, vectors, whole_vector = self.looks(words)
        every = vectors @ self._turned
        near, whole = every.max(axis=0), whole_vector @ self._turned
        first = FIRST_LOOK[0] * near + FIRST_LOOK[1] * whole
        telling = _highest(first, _TELLING)
        picked = list(dict.fromkeys(every[:, telling].argmax(axis=0).tolist()))[:ALONE]
        alone_each = self._alone([words[slice(*windows[one])] for one in picked])
        alone = alone_each.max(axis=0)
        score = SECOND_LOOK[0] * near + SECOND_LOOK[1] * whole + SECOND_LOOK[2] * alone
        rows = _highest(score, NEAREST)
        seen = every[np.ix_(picked, rows)] + alone_each[:, rows]
        best = np.asarray(picked, dtype=np.intp)[seen.argmax(axis=0)]
        columns = {
            "score": score[rows],
            "near": near[rows],
            "whole": whole[rows],
            "alone": alone[rows],
            "behind": score[rows] - score[rows[0]],
            "place": np.log1p(np.arange(len(rows))),
            "speaks": np.full(len(rows), self._speaks(whole_vector)),
            "rival": _rivals(best, score[rows]),
            **self._letters(words, windows, rows),
        }
        measures = np.stack([np.asarray(columns[name], dtype=np.float64) for name in MEASURES], axis=1)
        return Reading(rows, measures, tuple(windows[one] for one in best))

    def looks(self, words: list[Word]) -> tuple[list[tuple[int, int]], Vectors, Vectors]:
        """The windows, the vector of each within the sentence, and that of the whole sentence."""
        numbers: list[int] = []
        places = []
        for word in words:
            places.append(len(numbers) + 1)
            numbers += self._encoder.pieces.of_word(word.text)
        places.append(len(numbers) + 1)
        states = self._encoder.states(numbers)
        last = min(len(numbers), LONGEST - 2) + 1
        sums = np.concatenate([np.zeros((1, states.shape[1]), dtype=np.float32), np.cumsum(states, axis=0)])
        windows = [
            (first, after) for first, after in windows_of(words) if places[first] < places[after] <= last
        ] or [(0, len(words))]
        starts = [places[first] for first, _ in windows]
        ends = [min(places[after], last) for _, after in windows]
        return windows, unit(sums[ends] - sums[starts]), unit(states.mean(axis=0))

    def _alone(self, every: Sequence[Sequence[Word]]) -> Vectors:
        pieces = [
            [number for word in words for number in self._encoder.pieces.of_word(word.text)]
            for words in every
        ]
        return np.asarray(self._encoder.means(pieces) @ self._turned, dtype=np.float32)

    def _speaks(self, whole: Vectors) -> float:
        return float(1 / (1 + np.exp(-(whole @ self._speaking[:-1] + self._speaking[-1]))))

    def _letters(
        self, words: list[Word], windows: list[tuple[int, int]], rows: NDArray[np.intp]
    ) -> dict[str, list[float]]:
        plain = [word.text for word in words]
        stems = frozenset(stem(word) for word in plain)
        outright: set[int] = set()
        for first, after in windows:
            outright |= self._lexicon.outright(plain[first:after])
        return {
            "outright": [float(row in outright) for row in rows.tolist()],
            "named": [float(row in outright and self._lexicon.is_proper(row)) for row in rows.tolist()],
            "share": [self._lexicon.share(row, stems) for row in rows.tolist()],
        }


def _highest(scores: Vectors, count: int) -> NDArray[np.intp]:
    """The places of the highest scores, the highest first; of equals the first comes first."""
    count = min(count, len(scores))
    found = np.argpartition(-scores, count - 1)[:count]
    return np.asarray(found[np.lexsort((found, -scores[found]))], dtype=np.intp)


def _rivals(windows: NDArray[np.intp], scores: Vectors) -> list[float]:
    """How far each stands above (below: negative) the best other skill of the same window; .2 where alone."""
    found = []
    for place, window in enumerate(windows.tolist()):
        others = windows == window
        others[place] = False
        found.append(float(scores[place] - scores[others].max()) if others.any() else _UNRIVALLED)
    return found
