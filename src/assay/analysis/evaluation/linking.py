"""How well text is linked to skills, on annotated sentences in the layout of Decorte's benchmark.

A row of such a file is a sentence, a span of it and the label of an ESCO skill, or that no label fits. The
baseline is the plain model over every run of up to eight words: computed here too, so that the difference
is between two answers to the same sentences.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from assay.analysis.evaluation.figures import Figure, Numbers, around, redrawn, resampled
from assay.analysis.skills import Encoder, Label, Linker, installed_labels, label_vectors, vectors_folder
from assay.analysis.sources import ModelFiles, Store

BENCHMARK: Final = "data/benchmarks/decorte_skill_extraction/data"
_LABELS: Final = "skills_en_label.txt"
_SETS: Final = ("tech_test", "house_test", "techwolf_test")
_DEPTHS: Final = (5, 10)
_DEEPEST: Final = 10
_BINS: Final = 10
_RUNS: Final = 8  # words of the longest run of the baseline
_PART_OF_RUN, _PART_OF_WHOLE = 0.7, 0.3
_DRAWS: Final = 500
_SEED: Final = 0


@dataclass(frozen=True, slots=True)
class Annotated:
    """A sentence and the skills it means, by the rows of their labels; none where no label fits."""

    sentence: str
    gold: frozenset[int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system says of a sentence: rows of labels, the likeliest first, with their probabilities."""

    rows: tuple[int, ...]
    probabilities: tuple[float, ...] = ()


def benchmark_labels(folder: Path, store: Store) -> tuple[Label, ...]:
    """The labels of the benchmark in its order, with what the ESCO release installed tells of each."""
    told = {label.name: label for label in reversed(installed_labels(store))}
    names = (folder / _LABELS).read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return tuple(told.get(name, Label(f"urn:benchmark:{name}", name)) for name in names)


def annotated_sentences(path: Path, labels: Sequence[Label]) -> list[Annotated]:
    """The sentences of a file, each once, in order; labels that are none of these count for nothing."""
    rows = {label.name: row for row, label in enumerate(labels)}
    found: dict[str, set[int]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            gold = found.setdefault(record["sentence"], set())
            if record["label"] in rows:
                gold.add(rows[record["label"]])
    return [Annotated(sentence, frozenset(gold)) for sentence, gold in found.items()]


def linked(linker: Linker, sentences: Sequence[Annotated]) -> list[Answer]:
    """What the linker says of each sentence, abstaining from nothing."""
    answers = []
    for one in sentences:
        ranked = linker.rank(one.sentence, _DEEPEST)
        answers.append(
            Answer(tuple(skill.row for skill in ranked), tuple(skill.probability for skill in ranked))
        )
    return answers


def baseline(files: ModelFiles, labels: Sequence[Label], sentences: Sequence[Annotated]) -> list[Answer]:
    """What the plain model says: the best run of up to eight words, and the whole sentence a little."""
    named = [Label(label.uri, label.name) for label in labels]
    turned = label_vectors(files, named, None).T
    encoder = Encoder.read(files.weights, files.vocabulary)
    answers = []
    for one in sentences:
        words = one.sentence.split()
        runs = dict.fromkeys(
            " ".join(words[start : start + length])
            for length in range(1, _RUNS + 1)
            for start in range(len(words) - length + 1)
        )
        vectors = encoder.texts([*runs, one.sentence]) @ turned
        scores = _PART_OF_RUN * vectors[:-1].max(axis=0) + _PART_OF_WHOLE * vectors[-1]
        answers.append(Answer(tuple(np.argsort(-scores, kind="stable")[:_DEEPEST].tolist())))
    return answers


def precision_at(sentences: Sequence[Annotated], answers: Sequence[Answer], depth: int) -> Numbers:
    """RP@depth of each sentence that means a skill: hits among the first, of as many as there could be."""
    return np.array(
        [
            len(one.gold & set(answer.rows[:depth])) / min(depth, len(one.gold))
            for one, answer in zip(sentences, answers, strict=True)
            if one.gold
        ],
        dtype=np.float64,
    )


def calibration_error(probabilities: Numbers, hits: Numbers, bins: int = _BINS) -> float:
    """How far probabilities are from what comes true, on average over bins of equal width (ECE)."""
    if not len(probabilities):
        return 0.0
    which = np.minimum((probabilities * bins).astype(int), bins - 1)
    gaps = [
        abs(float(probabilities[which == one].sum() - hits[which == one].sum())) for one in np.unique(which)
    ]
    return sum(gaps) / len(probabilities)


@dataclass(frozen=True, slots=True)
class Selection:
    """Answering only from some probability on: the share answered, and the share of right answers in it."""

    from_probability: float
    coverage: float
    precision: float


def selections(sentences: Sequence[Annotated], answers: Sequence[Answer]) -> list[Selection]:
    """Precision of the first answer, from the surest answer to all. Where no label fits none is right."""
    first = sorted(
        (
            (answer.probabilities[0], answer.rows[0] in one.gold)
            for one, answer in zip(sentences, answers, strict=True)
            if answer.probabilities
        ),
        key=lambda pair: -pair[0],
    )
    found: list[Selection] = []
    right = 0
    for count, (probability, hit) in enumerate(first, start=1):
        right += hit
        tied = count < len(first) and first[count][0] == probability
        if not tied:
            found.append(Selection(probability, count / len(sentences), right / count))
    return found


def returned(
    sentences: Sequence[Annotated], answers: Sequence[Answer], find_from: float
) -> tuple[Numbers, Numbers]:
    """Of every skill that would be shown: its probability, and 1 where it is meant."""
    pairs = [
        (probability, float(row in one.gold))
        for one, answer in zip(sentences, answers, strict=True)
        for row, probability in zip(answer.rows, answer.probabilities, strict=True)
        if probability >= find_from
    ]
    told = np.array(pairs, dtype=np.float64).reshape(-1, 2)
    return told[:, 0], told[:, 1]


def linking_figures(material: Path, store: Store) -> list[Figure]:
    """The figures of every test set that lies in the material; none where set, skills or model are absent."""
    folder = material / BENCHMARK
    files = store.model_files()
    if files is None or not (folder / _LABELS).is_file() or store.release("esco") is None:
        return []
    labels = benchmark_labels(folder, store)
    linker = Linker.over(labels, files, vectors_folder(store))
    figures: list[Figure] = []
    for name in _SETS:
        path = folder / f"{name}_annotations.csv"
        if path.is_file():
            sentences = annotated_sentences(path, labels)
            begun = time.process_time()
            answers = linked(linker, sentences)
            spent = time.process_time() - begun
            plain = baseline(files, labels, sentences)
            figures += _ranking(name, sentences, answers, plain)
            figures += _certainty(name, sentences, answers, linker)
            rate = len(sentences) / max(spent, 1e-9)
            figures.append(
                Figure(f"{name}: texts a second of processor time", rate, rate, rate, None, len(sentences))
            )
    return figures


def _ranking(
    name: str, sentences: Sequence[Annotated], answers: Sequence[Answer], plain: Sequence[Answer]
) -> list[Figure]:
    figures = []
    for depth in _DEPTHS:
        ours, theirs = (precision_at(sentences, one, depth) for one in (answers, plain))
        figures.append(
            Figure(
                f"{name}: RP@{depth}",
                *resampled(ours),
                float(theirs.mean()),
                len(ours),
                "baseline: the plain model",
            )
        )
        figures.append(
            Figure(
                f"{name}: RP@{depth} above the baseline", *resampled(ours - theirs), 0.0, len(ours), "paired"
            )
        )
    return figures


def _certainty(
    name: str, sentences: Sequence[Annotated], answers: Sequence[Answer], linker: Linker
) -> list[Figure]:
    probabilities, hits = returned(sentences, answers, linker.find_from)
    error = calibration_error(probabilities, hits)
    figures = [
        Figure(
            f"{name}: calibration error of the skills shown",
            error,
            *_calibration_interval(probabilities, hits, error),
            None,
            len(hits),
            f"ten bins; shown from {linker.find_from:.2f}",
        )
    ]
    sure = [
        float(answer.rows[0] in one.gold)
        for one, answer in zip(sentences, answers, strict=True)
        if answer.probabilities and answer.probabilities[0] >= linker.sure_from
    ]
    if sure:
        coverage = len(sure) / len(sentences)
        note = f"sure from {linker.sure_from:.2f}, chosen on validation; coverage {coverage:.3f}"
        figures.append(
            Figure(
                f"{name}: precision of the first skill where sure",
                *resampled(np.array(sure)),
                None,
                len(sure),
                note,
            )
        )
    for coverage in (0.3, 0.5):
        reached = [one for one in selections(sentences, answers) if one.coverage >= coverage]
        if reached:
            at = reached[0]
            count = round(at.coverage * len(sentences))
            figures.append(
                Figure(
                    f"{name}: precision of the first skill at coverage {coverage}",
                    at.precision,
                    *_share_interval(at.precision, count),
                    None,
                    count,
                    f"from {at.from_probability:.2f} on; over all sentences, those without a label too",
                )
            )
    return figures


def _share_interval(share: float, count: int) -> tuple[float, float]:
    hits = np.zeros(count)
    hits[: round(share * count)] = 1.0
    return resampled(hits)[1:]


def _calibration_interval(probabilities: Numbers, hits: Numbers, error: float) -> tuple[float, float]:
    """By bootstrap. Drawing anew adds to an error never below 0: the point may lie near the low end."""
    if not len(hits):
        return 0.0, 0.0
    draws = redrawn(len(hits), _SEED, _DRAWS)
    return around(error, [calibration_error(probabilities[drawn], hits[drawn]) for drawn in draws])
