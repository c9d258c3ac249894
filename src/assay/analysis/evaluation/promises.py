"""How well promises are found: on labelled sentences of real descriptions, taken from the material each time.

The labels hold no text: a place in a file and the digest of the words there. A sentence whose digest differs
is another one, and is left out and told.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assay.analysis.estimates import proportion
from assay.analysis.evaluation.figures import Figure
from assay.analysis.promises import Claim, Kind, claims_in

_LONGEST_FIELD = 1 << 20


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence in its place, and what it promises by the narrow and by the broad reading."""

    text: str  # of the whole description
    start: int
    end: int
    half: str
    kinds: frozenset[str]
    broad: frozenset[str]


@dataclass(frozen=True, slots=True)
class Promises:
    """The figures, and in sentences what could not be evaluated."""

    figures: tuple[Figure, ...]
    unknown: tuple[str, ...]


def promise_figures(material: Path, labels: Path) -> Promises:
    """Precision and recall on the test half, of all kinds and of each; how far the readings agree."""
    sentences, lost = labelled_sentences(material, labels)
    unknown = (f"{lost} labelled sentences are missing in the material, or differ.",) if lost else ()
    test = [one for one in sentences if one.half == "test"]
    if not test:
        lacking = f"of {lost} labelled sentences none is as it was in the material's courses."
        return Promises((), (f"promises: {lacking}",))
    read = {text: claims_in(text) for text in {one.text for one in test}}
    found = [_found_in(one, read[one.text]) for one in test]
    figures = [*_of("promises", [(got, one.kinds) for got, one in zip(found, test, strict=True)])]
    for kind in Kind:
        pairs = [(got & {kind}, one.kinds & {kind}) for got, one in zip(found, test, strict=True)]
        figures += _of(f"promises, {kind}", pairs)
    agreed = sum(one.kinds == one.broad for one in test)
    note = "sentences on which the narrow and the broad reading agree"
    figures.append(Figure("promises: readings agree", *proportion(agreed, len(test)), None, len(test), note))
    return Promises(tuple(figures), unknown)


def labelled_sentences(material: Path, labels: Path) -> tuple[list[Labelled], int]:
    """The labelled sentences that the material has, and how many it has not. Raises `OSError`, `KeyError`."""
    files: dict[str, list[str]] = {}
    found: list[Labelled] = []
    lost = 0
    with labels.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["file"] not in files:
                files[row["file"]] = _descriptions(material / row["file"])
            texts, at = files[row["file"]], int(row["row"])
            text = texts[at] if at < len(texts) else ""
            start, end = int(row["start"]), int(row["end"])
            if hashlib.sha256(text[start:end].encode()).hexdigest() != row["sha256"]:
                lost += 1
                continue
            kinds, broad = (frozenset(row[name].split()) for name in ("kinds", "broad"))
            found.append(Labelled(text, start, end, row["half"], kinds, broad))
    return found, lost


def _found_in(one: Labelled, claims: Sequence[Claim]) -> frozenset[str]:
    """The kinds of promise that are found in this sentence, of those of its description."""
    return frozenset(
        str(claim.kind) for claim in claims if claim.span[0] < one.end and one.start < claim.span[1]
    )


def _of(name: str, pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> list[Figure]:
    """Precision and recall, where there is anything to count."""
    right = sum(len(got & meant) for got, meant in pairs)
    counts = {
        "precision": (sum(len(got) for got, _ in pairs), "of those found, labelled so"),
        "recall": (sum(len(meant) for _, meant in pairs), "of those labelled, found"),
    }
    return [
        Figure(f"{name}: {what}", *proportion(right, count), None, count, note)
        for what, (count, note) in counts.items()
        if count
    ]


def _descriptions(path: Path) -> list[str]:
    """The descriptions in a file of the material, in its order; none where it is absent."""
    if not path.is_file():
        return []
    read: Callable[[str], list[str]] = _of_json if ".json" in path.name else _of_csv
    content = path.read_bytes()
    return read((gzip.decompress(content) if path.suffix == ".gz" else content).decode())


def _of_json(text: str) -> list[str]:
    held: list[dict[str, Any]] = json.loads(text)
    return [str(one.get("description") or "") for one in held]


def _of_csv(text: str) -> list[str]:
    csv.field_size_limit(_LONGEST_FIELD)
    return [row["description"] or "" for row in csv.DictReader(io.StringIO(text, newline=""))]
