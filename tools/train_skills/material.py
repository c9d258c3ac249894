"""What is learnt from: annotated sentences, the other names and the descriptions of the ESCO skills.

Sentences of test and validation sets are left out of it. Licences: SkillSkape and SkillSpan are MIT; ESCO
is reused with acknowledgement of the European Commission.
"""

from __future__ import annotations

import ast
import csv
import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assay.analysis.skills import Label

BENCHMARKS = Path("data/benchmarks")
DECORTE = BENCHMARKS / "decorte_skill_extraction/data"
_APART = ("tech_test", "tech_validation", "house_validation")
_USED = ("skillskape/train.csv.gz", "skillspan/train.json.gz")
_LONGEST = {"skape": 50, "span": 40, "planted": 70}  # words
_KEPT = 0.15  # share of spans that are left as they are: not every span is one that we planted
_QUALIFIER = re.compile(r"\s*\([^)]*\)")
_WORDS = re.compile(r"\w+|[^\w\s]")
_MATCHING, _FROM_KNOWLEDGE = 0.8, 0.75
_SHORTEST_ING = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a sentence that name a skill: `kind` is s (what one does) or k (what one knows)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A real sentence in which spans were replaced by names of ESCO skills: start, end and row of each."""

    words: list[str]
    gold: list[tuple[int, int, int]]


def words_of_line(text: str) -> list[str]:
    """The words and marks of a line."""
    return _WORDS.findall(text)


def told_apart(sentence: str) -> str:
    """The sentence as it is compared: spaces, marks and case make no difference."""
    return "".join(letter for letter in sentence.lower() if letter.isalnum())


def span_records(material: Path, name: str) -> Iterator[dict[str, Any]]:
    """The sentences of a SkillSpan set."""
    with gzip.open(material / BENCHMARKS / f"skillspan/{name}.json.gz", "rt", encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


def spans_of(record: dict[str, Any]) -> list[Span]:
    """The annotated spans of a sentence, of nested ones the longest."""
    found: list[Span] = []
    for kind in ("skill", "knowledge"):
        tags = [*record[f"tags_{kind}"], "O"]
        starts = [place for place, tag in enumerate(tags) if tag == "B"]
        for start in starts:
            end = next(place for place in range(start + 1, len(tags)) if tags[place] != "I")
            found.append(Span(start, end, kind[0]))
    found.sort(key=lambda span: span.start - span.end)
    kept: list[Span] = []
    for span in found:
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


class Lessons:
    """All that is learnt from, drawn at random with one generator."""

    def __init__(self, material: Path, labels: Sequence[Label], generator: random.Random) -> None:
        self._generator = generator
        rows = {label.name: row for row, label in enumerate(labels)}
        apart = left_apart(material)
        self.sentences = list(_sentences(material, rows, apart))
        self._spans = [
            (record["tokens"], spans)
            for record in span_records(material, "train")
            if told_apart("".join(record["tokens"])) not in apart
            and len(record["tokens"]) <= _LONGEST["span"]
            and (spans := spans_of(record))
        ]
        self._names = [
            [_QUALIFIER.sub("", label.name).strip() or label.name, *label.other_names] for label in labels
        ]
        self.names = [(row, name) for row, names in enumerate(self._names) for name in names]
        self.descriptions = [
            (row, label.description) for row, label in enumerate(labels) if label.description
        ]
        self._done = [row for row, label in enumerate(labels) if label.other_names]
        self._known = [row for row, label in enumerate(labels) if not label.other_names]

    def planted(self) -> Planted:
        """A sentence of SkillSpan with other skills in the place of its own."""
        draw = self._generator
        tokens, spans = draw.choice(self._spans)
        words: list[str] = []
        gold: list[tuple[int, int, int]] = []
        last = 0
        for span in spans:
            words += words_of_line(" ".join(tokens[last : span.start]))
            last = span.end
            if draw.random() < _KEPT:
                words += words_of_line(" ".join(tokens[span.start : span.end]))
                continue
            row = self._skill_for(span)
            name = words_of_line(_shaped(draw.choice(self._names[row]), tokens[span.start], span))
            gold.append((len(words), len(words) + len(name), row))
            words += name
        words += words_of_line(" ".join(tokens[last:]))
        longest = _LONGEST["planted"]
        return Planted(words[:longest], [one for one in gold if one[1] <= longest])

    def _skill_for(self, span: Span) -> int:
        draw = self._generator
        if span.kind == "s" and draw.random() < _MATCHING:
            return draw.choice(self._done)
        return draw.choice(self._known if draw.random() < _FROM_KNOWLEDGE else self._done)


def digests(material: Path) -> dict[str, str]:
    """SHA-256 of each file learnt from."""
    return {name: hashlib.sha256((material / BENCHMARKS / name).read_bytes()).hexdigest() for name in _USED}


def _shaped(name: str, first: str, span: Span) -> str:
    """The name in the form of the words it stands for: with a capital, or with -ing."""
    if span.kind == "s" and first.endswith("ing"):
        verb, _, rest = name.partition(" ")
        if verb.endswith("e") and not verb.endswith("ee") and len(verb) >= _SHORTEST_ING:
            verb = verb[:-1]
        name = f"{verb}ing {rest}".strip()
    return name[0].upper() + name[1:] if first[:1].isupper() else name


def left_apart(material: Path) -> set[str]:
    """The sentences of test and validation sets, as they are compared: never learnt from."""
    found = {told_apart("".join(record["tokens"])) for record in span_records(material, "test")}
    for name in _APART:
        with (material / DECORTE / f"{name}_annotations.csv").open(encoding="utf-8", newline="") as file:
            found |= {told_apart(record["sentence"]) for record in csv.DictReader(file)}
    return found


def _sentences(
    material: Path, rows: dict[str, int], apart: set[str]
) -> Iterator[tuple[list[str], list[int]]]:
    path = material / BENCHMARKS / "skillskape/train.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            gold = [rows[name] for name in ast.literal_eval(record["skills"]) if name in rows]
            words = words_of_line(record["sentence"])
            if gold and len(words) <= _LONGEST["skape"] and told_apart(record["sentence"]) not in apart:
                yield words, gold
