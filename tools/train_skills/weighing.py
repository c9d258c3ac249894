"""The rule of weighing, learnt on the validation sets: logistic, ridge, by Newton's steps in numpy.

Sentences that name no skill at all (SkillSpan's development set) are among them, else nothing would teach
the rule to be silent. What is told of it comes from folds: each sentence weighed by a rule that never saw it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tools.train_skills.material import DECORTE, span_records, spans_of, told_apart

from assay.analysis.evaluation import (
    Annotated,
    Answer,
    annotated_sentences,
    calibration_error,
    precision_at,
    returned,
    selections,
)
from assay.analysis.skills import MEASURES, Linker, Weighing, words_of

VALIDATION = ("tech_validation", "house_validation")
_SILENT, _LESSONS = 150, 2500
_WEIGHED = 20  # skills of a sentence that teach
_RIDGE, _SPEAKING_RIDGE = 10.0, 2.0
_FOLDS = 5
_SEED = 11
_SILENT_WEIGHT = 0.1
_FEWEST_WORDS, _MOST_WORDS = 4, 60
_WANTED = 0.75  # precision of the first skill on validation from which it counts as sure
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence, what is measured of the skills near it, and which are meant."""

    annotated: Annotated
    rows: NDArray[np.intp]
    measures: Numbers
    weight: float

    @property
    def meant(self) -> Numbers:
        """1 for each skill that is meant."""
        return np.array([float(row in self.annotated.gold) for row in self.rows.tolist()])


def logistic(measures: Numbers, hits: Numbers, weights: Numbers | None, ridge: float) -> Numbers:
    """Weights and, last, the bias."""
    weights = np.ones(len(hits)) if weights is None else weights
    table = np.column_stack([measures, np.ones(len(measures))])
    penalty = np.eye(table.shape[1]) * ridge
    penalty[-1, -1] = 0.0
    found = np.zeros(table.shape[1])
    for _ in range(50):
        told = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (weights * (told - hits)) + penalty @ found
        curve = (table * (weights * told * (1 - told))[:, None]).T @ table + penalty
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-7:  # noqa: PLR2004 - near enough
            break
    return found


def speaking(linker: Linker, material: Path, apart: set[str]) -> Numbers:
    """What tells sentences that name a skill from others, by SkillSpan's training set."""
    draw = random.Random(_SEED)  # noqa: S311 - no secret
    records = [
        record
        for record in span_records(material, "train")
        if _FEWEST_WORDS <= len(record["tokens"]) <= _MOST_WORDS
        and told_apart("".join(record["tokens"])) not in apart
    ]
    sentences: list[Any] = []
    speaks: list[float] = []
    for record in draw.sample(records, min(_LESSONS, len(records))):
        words = words_of(" ".join(record["tokens"]))
        if words:
            sentences.append(linker.looks(words)[2])
            speaks.append(float(bool(spans_of(record))))
    return logistic(np.array(sentences, dtype=np.float64), np.array(speaks), None, _SPEAKING_RIDGE)


def plain_rule() -> Weighing:
    """The rule before anything is learnt: no measure counts."""
    none = np.zeros(len(MEASURES))
    return Weighing(none, 0.0, none, none + 1, 0.0, 1.0)


def lessons(linker: Linker, material: Path) -> dict[str, list[Lesson]]:
    """The sentences of the validation sets, and silent ones, as the linker measures them."""
    found = {
        name: [
            lesson
            for one in annotated_sentences(material / DECORTE / f"{name}_annotations.csv", linker.labels)
            for lesson in _measured(linker, one, 1.0)
        ]
        for name in VALIDATION
    }
    silent = [
        " ".join(record["tokens"])
        for record in span_records(material, "dev")
        if len(record["tokens"]) >= _FEWEST_WORDS and not spans_of(record)
    ]
    draw = random.Random(_SEED)  # noqa: S311 - no secret
    chosen = draw.sample(sorted(set(silent)), _SILENT)
    found["silent"] = [
        lesson
        for text in chosen
        for lesson in _measured(linker, Annotated(text, frozenset()), _SILENT_WEIGHT)
    ]
    return found


def learnt(every: Sequence[Lesson], find_from: float = 0.0, sure_from: float = 1.0) -> Weighing:
    """The rule that these lessons teach."""
    parts = [lesson.measures[:_WEIGHED] for lesson in every]
    table = np.concatenate(parts)
    hits = np.concatenate([lesson.meant[:_WEIGHED] for lesson in every])
    weights = np.repeat([lesson.weight for lesson in every], [len(part) for part in parts])
    middles, spreads = table.mean(axis=0), np.maximum(table.std(axis=0), 1e-6)
    found = logistic((table - middles) / spreads, hits, weights, _RIDGE)
    return Weighing(found[:-1], float(found[-1]), middles, spreads, find_from, sure_from)


def folded(every: Sequence[Lesson]) -> tuple[list[Annotated], list[Answer]]:
    """Each sentence answered by the rule that its fold never taught. Parts of a sentence stay together."""
    order = sorted({lesson.annotated.sentence for lesson in every})
    random.Random(_SEED).shuffle(order)  # noqa: S311 - no secret
    fold = {sentence: number % _FOLDS for number, sentence in enumerate(order)}
    rules = [
        learnt([lesson for lesson in every if fold[lesson.annotated.sentence] != number])
        for number in range(_FOLDS)
    ]
    return answered(
        every, lambda lesson: rules[fold[lesson.annotated.sentence]].probabilities(lesson.measures)
    )


def answered(
    every: Sequence[Lesson], score: Callable[[Lesson], Numbers]
) -> tuple[list[Annotated], list[Answer]]:
    """The sentences and the answers that these scores give."""
    best: dict[Annotated, dict[int, float]] = {}
    for lesson in every:
        mine = best.setdefault(lesson.annotated, {})
        for row, value in zip(lesson.rows.tolist(), score(lesson).tolist(), strict=True):
            mine[row] = max(mine.get(row, -1e9), value)
    answers = []
    for mine in best.values():
        first = sorted(mine.items(), key=lambda pair: (-pair[1], pair[0]))[:10]
        answers.append(Answer(tuple(row for row, _ in first), tuple(value for _, value in first)))
    return list(best), answers


def chosen(found: dict[str, list[Lesson]]) -> tuple[Weighing, dict[str, float]]:
    """The rule, from when on it speaks and is sure, and what the folds say of it."""
    every = [lesson for part in found.values() for lesson in part]
    sentences, answers = folded(every)
    labelled = [index for index, one in enumerate(sentences) if one.sentence in _sentences(found, VALIDATION)]
    real, told = [sentences[index] for index in labelled], [answers[index] for index in labelled]
    sure = [one for one in selections(real, told) if one.precision >= _WANTED]
    find_from, sure_from = 0.3, sure[-1].from_probability if sure else 1.0
    facts = {"sure coverage": sure[-1].coverage if sure else 0.0}
    for name, (some, said) in {"validation": (real, told), "with silent": (sentences, answers)}.items():
        probabilities, hits = returned(some, said, find_from)
        facts[f"{name}: calibration error"] = calibration_error(probabilities, hits)
        facts[f"{name}: precision of what is shown"] = float(hits.mean())
        facts[f"{name}: shown a sentence"] = len(hits) / len(some)
        for one in selections(some, said):
            for coverage in (0.3, 0.4, 0.5):
                key = f"{name}: precision at {coverage}"
                if one.coverage >= coverage and key not in facts:
                    facts[key] = one.precision
    for part in VALIDATION:
        some, said = answered(found[part], lambda lesson: lesson.measures[:, MEASURES.index("score")])
        own, weighed = _part(found, part, sentences, answers)
        for depth in (1, 5, 10):
            facts[f"{part}: RP@{depth} by score"] = float(precision_at(some, said, depth).mean())
            facts[f"{part}: RP@{depth} by rule"] = float(precision_at(own, weighed, depth).mean())
    rule = replace(learnt(every), find_from=find_from, sure_from=sure_from)
    return rule, {name: round(value, 4) for name, value in facts.items()}


def _part(
    found: dict[str, list[Lesson]], name: str, sentences: list[Annotated], answers: list[Answer]
) -> tuple[list[Annotated], list[Answer]]:
    own = _sentences(found, (name,))
    pairs = [(one, said) for one, said in zip(sentences, answers, strict=True) if one.sentence in own]
    return [one for one, _ in pairs], [said for _, said in pairs]


def _sentences(found: dict[str, list[Lesson]], names: Sequence[str]) -> set[str]:
    return {lesson.annotated.sentence for name in names for lesson in found[name]}


def _measured(linker: Linker, annotated: Annotated, weight: float) -> list[Lesson]:
    return [
        Lesson(annotated, reading.rows, reading.measures, weight)
        for reading, _ in linker.read(annotated.sentence)
    ]
