"""How well the finder of certificates in advertisements does on GREEN's *Qualification* spans.

GREEN (Green, Maynard and Lin 2022, CC BY 4.0) has sentences of British advertisements with labelled words. A
qualification there is also a degree or "fully qualified": what the finder looks for too. Its patterns were
written before these sentences were looked at, and not changed after.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from assay.analysis.evaluation.figures import Figure, around, redrawn
from assay.analysis.market import mentions_in

SENTENCES = "data/benchmarks/green/raw_data/testset.txt.gz"
_KIND = "Qualification"
_DRAWS, _SEED = 1000, 20261122
_HALF = 0.5  # of the words of both together: then two spans mean the same
Span = tuple[int, int]
Labelled = tuple[tuple[str, ...], tuple[Span, ...]]


def credential_name_figures(material: Path) -> tuple[Figure, ...]:
    """Precision and recall of the spans and of their words; none where the sentences are not here."""
    path = material / SENTENCES
    if not path.is_file():
        return ()
    sentences = list(labelled(path))
    found = [spans_found(words) for words, _ in sentences]
    capitals = [_capitals(words) for words, _ in sentences]
    gold = [spans for _, spans in sentences]
    figures = []
    for name, same in (("exact", _equal), ("overlapping by half", _overlapping)):
        ours, theirs = _tallies(found, gold, same), _tallies(capitals, gold, same)
        for place, kind in enumerate(("precision", "recall", "F1")):
            value, low, high = _measured(ours, place)
            baseline = _shares(theirs.sum(axis=0))[place]
            count = int(ours[:, 1 if place == 0 else 2].sum())
            note = "baseline: every run of words in capitals"
            figures.append(Figure(f"Qualification, {name}: {kind}", value, low, high, baseline, count, note))
    return tuple(figures)


def labelled(path: Path) -> Iterator[Labelled]:
    """Sentences as words, and where the qualifications stand: from the first word to after the last."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*gzip.decompress(path.read_bytes()).decode("utf-8").splitlines(), ""]:
        parts = line.split()
        if len(parts) >= 2:  # noqa: PLR2004 - a word and its tag
            words.append(parts[0])
            tags.append(parts[-1])
        elif words:
            yield tuple(words), _spans(tags)
            words, tags = [], []


def spans_found(words: Sequence[str]) -> tuple[Span, ...]:
    """Where the finder sees certificates, in words."""
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    found = []
    for mention in mentions_in(" ".join(words)):
        begin, end = mention.span
        inside = [place for place in range(len(words)) if starts[place] < end and ends[place] > begin]
        found.append((inside[0], inside[-1] + 1))
    return tuple(dict.fromkeys(found))


def _spans(tags: Sequence[str]) -> tuple[Span, ...]:
    found: list[Span] = []
    begun: int | None = None
    for place, tag in enumerate([*tags, "O"]):
        if begun is not None and tag != f"I-{_KIND}":
            found.append((begun, place))
            begun = None
        if begun is None and tag in (f"B-{_KIND}", f"I-{_KIND}"):
            begun = place
    return tuple(found)


def _capitals(words: Sequence[str]) -> tuple[Span, ...]:
    found: list[Span] = []
    for place, word in enumerate(words):
        if len(word) > 1 and word.isupper():
            if found and found[-1][1] == place:
                found[-1] = (found[-1][0], place + 1)
            else:
                found.append((place, place + 1))
    return tuple(found)


def _tallies(
    found: Sequence[Sequence[Span]], gold: Sequence[Sequence[Span]], same: Callable[[Span, Span], bool]
) -> np.ndarray:
    """Of each sentence: finds that are right, finds, spans to find, and those of them that were found."""
    return np.array(
        [
            (
                sum(any(same(one, other) for other in theirs) for one in ours),
                len(ours),
                len(theirs),
                sum(any(same(one, other) for one in ours) for other in theirs),
            )
            for ours, theirs in zip(found, gold, strict=True)
        ],
        dtype=float,
    )


def _measured(tallies: np.ndarray, place: int) -> tuple[float, float, float]:
    value = _shares(tallies.sum(axis=0))[place]
    drawn = [_shares(tallies[rows].sum(axis=0))[place] for rows in redrawn(len(tallies), _SEED, _DRAWS)]
    return value, *around(value, drawn)


def _shares(sums: np.ndarray) -> tuple[float, float, float]:
    precision = float(sums[0] / sums[1]) if sums[1] else 0.0
    recall = float(sums[3] / sums[2]) if sums[2] else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _equal(one: Span, other: Span) -> bool:
    return one == other


def _overlapping(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    whole = max(one[1], other[1]) - min(one[0], other[0])
    return shared >= _HALF * whole
