"""Text to skills: which are meant, how probably, and the words that say so. Unsure, it says nothing.

What an issuer declares never passes through here: what is found is inferred by a model, of grade D.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from assay.analysis.estimates import Estimate, Grade
from assay.analysis.skills.encoder import Encoder, Vectors
from assay.analysis.skills.labels import Label, Progress, installed_labels, label_vectors, vectors_folder
from assay.analysis.skills.lexicon import Lexicon
from assay.analysis.skills.reading import Reader, Reading
from assay.analysis.skills.trained_numbers import TrainedNumbers, trained_numbers
from assay.analysis.skills.windows import sentences_of
from assay.analysis.skills.word_pieces import Word
from assay.analysis.sources import ModelFiles, Store

METHOD: Final = "linking/1"
_WIDTH: Final = 0.4  # of the interval of what a model infers: never narrower


@dataclass(frozen=True, slots=True)
class Found:
    """A skill that a text seems to mean. `span` is where the text says so, `words` what stands there."""

    skill_uri: str
    label: str
    framework: str
    probability: Estimate
    span: tuple[int, int]
    words: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A skill near to a text: the row of its label, how probable, and where the text says so."""

    row: int
    probability: float
    span: tuple[int, int]


class Linker:
    """Ready to find skills in texts. Opened once and shared by threads."""

    def __init__(
        self, labels: Sequence[Label], reader: Reader, trained: TrainedNumbers, inputs: tuple[str, ...] = ()
    ) -> None:
        """Use `open`, or `over` for labels of one's own."""
        self.labels = tuple(labels)
        self._reader = reader
        self._weighing = trained.weighing
        self._inputs = inputs

    @classmethod
    def open(cls, store: Store, language: str = "en", progress: Progress | None = None) -> Linker | None:
        """A linker over the ESCO release installed; None where no model or no skills are installed.

        It needs a vector of each skill, which `prepare_labels` computes when releases come in; where that
        was not done it takes some minutes here, and `progress` is told how far it is. Raises
        `data-store-damaged`.
        """
        files = store.model_files()
        labels = installed_labels(store, language)
        releases = (store.release_with("esco", "skills", language), store.release("model"))
        if files is None or not labels:
            return None
        inputs = tuple(f"{one.kind} {one.version} sha256:{one.digest}" for one in releases if one is not None)
        return cls.over(labels, files, vectors_folder(store), progress=progress, inputs=inputs)

    @classmethod
    def over(
        cls,
        labels: Sequence[Label],
        files: ModelFiles,
        folder: Path | None = None,
        *,
        progress: Progress | None = None,
        inputs: tuple[str, ...] = (),
        trained: TrainedNumbers | None = None,
    ) -> Linker:
        """A linker over these labels, with the numbers shipped unless others are given.

        The vectors of the labels are kept in the folder, if one is given.
        """
        trained = trained or trained_numbers()
        vectors = label_vectors(files, labels, folder, progress)
        encoder = Encoder.read(files.weights, files.vocabulary, trained.changes)
        reader = Reader(encoder, trained.turned(vectors), Lexicon(labels), trained.speaking)
        return cls(labels, reader, trained, inputs)

    def looks(self, words: list[Word]) -> tuple[list[tuple[int, int]], Vectors, Vectors]:
        """The windows of a sentence, their vectors, and the vector of all of it: what training looks at."""
        return self._reader.looks(words)

    def read(self, text: str) -> tuple[tuple[Reading, list[Word]], ...]:
        """What is measured in each sentence, before it is weighed, and its words."""
        return tuple((self._reader.read(words), words) for words in sentences_of(text))

    @property
    def sure_from(self) -> float:
        """From which probability on the first skill of a sentence is taken as sure."""
        return self._weighing.sure_from

    @property
    def find_from(self) -> float:
        """Under which probability a skill is not said to be found."""
        return self._weighing.find_from

    def find(self, text: str, most: int = 10) -> tuple[Found, ...]:
        """The skills that the text probably means, the most probable first; none where it is unsure."""
        today = datetime.now(UTC).date()
        return tuple(
            self._found(text, ranked, today)
            for ranked in self.rank(text, most)
            if ranked.probability >= self._weighing.find_from
        )

    def rank(self, text: str, most: int = 10) -> tuple[Ranked, ...]:
        """The skills nearest to the text, the most probable first, however improbable."""
        best: dict[int, Ranked] = {}
        for reading, words in self.read(text):
            probabilities = self._weighing.probabilities(reading.measures).tolist()
            told = zip(reading.rows.tolist(), probabilities, reading.windows, strict=True)
            for row, probability, (first, after) in told:
                if row not in best or best[row].probability < probability:
                    best[row] = Ranked(row, probability, (words[first].start, words[after - 1].end))
        ordered = sorted(best.values(), key=lambda ranked: (-ranked.probability, ranked.row))
        return tuple(ordered[:most])

    def _found(self, text: str, ranked: Ranked, today: date) -> Found:
        label = self.labels[ranked.row]
        low, high = _interval(ranked.probability)
        estimate = Estimate(
            value=ranked.probability,
            low=low,
            high=high,
            unit="share",
            method=METHOD,
            as_of=today,
            grade=Grade.D,
            inputs=self._inputs,
        )
        words = text[slice(*ranked.span)]
        return Found(label.uri, label.name, label.framework, estimate, ranked.span, words)


def _interval(probability: float) -> tuple[float, float]:
    """As wide as a model's word must be, within 0 and 1."""
    low = min(max(probability - _WIDTH / 2, 0.0), 1 - _WIDTH)
    return low, low + _WIDTH
