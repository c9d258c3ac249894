"""How far the ladder agrees with an expert's order of certifications: with one opinion, in one domain.

The list is a test and nothing was chosen on it. Its prices are taken out of the words before they are
read. A row whose words state nothing stays unknown: it counts in the coverage, and in no agreement.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np

from assay.analysis.descriptions import Description, read, vocabulary
from assay.analysis.estimates import proportion
from assay.analysis.evaluation.figures import Figure, Numbers, around, redrawn
from assay.analysis.valuation import rigor

ROADMAP: Final = "data/market/certs/security_cert_roadmap.csv"
OPINION: Final = "agreement with one opinion"

_PRICE = re.compile(
    r"(?:[~<>]\s*)?[$€£]\s?\d[\d,.]*(?:\s?[-\u2013]\s?[$€£]?\s?\d[\d,.]*)?|\bfree\b", re.IGNORECASE
)
_EXAM = re.compile(r"\bexams?\b", re.IGNORECASE)
_AS_OF = date(2026, 11, 1)  # no answer of the ladder depends on the day
_DRAWS = 500
_SEED = 20261122
_LEAST = 3  # rows: of two any order agrees or does not


@dataclass(frozen=True, slots=True)
class Certification:
    """A row of the list: `standing` is higher the more of an expert it is said to take."""

    name: str
    words: str  # without the price
    price: float | None
    standing: float


@dataclass(frozen=True, slots=True)
class Reached:
    """What the framework reads out of a row: the rung, and where in its list the assessment stands."""

    rung: float | None
    assessment: float | None


@dataclass(frozen=True, slots=True)
class Ladder:
    """The figures, and in sentences what could not be evaluated."""

    figures: tuple[Figure, ...]
    unknown: tuple[str, ...]


def certifications(path: Path) -> list[Certification]:
    """The rows of the list. Raises `OSError`, and `ValueError` or `KeyError` for another layout."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Certification(
                row["name"],
                without_price(row["description"]),
                float(row["usd_price"]) if row["usd_price"] else None,
                -float(row["order"]),
            )
            for row in csv.DictReader(file)
        ]


def without_price(words: str) -> str:
    """The words without what it costs."""
    return " ".join(_PRICE.sub(" ", words).split())


def as_sentences(row: Certification) -> Description:
    """The row read as any description is: what its words say in a sentence, and nothing else."""
    return read({"type": "Achievement", "name": row.name, "description": row.words or row.name})


def as_notes(row: Certification) -> Description:
    """The row read as notes: “exam” alone is CTDL's word for an assessment, where no sentence tells more."""
    plain = as_sentences(row)
    if "assessment" in plain.told or not _EXAM.search(row.words):
        return plain
    method = {"ceterms:targetNode": "assessMethod:Exam"}
    assessment = {"@type": "ceterms:AssessmentProfile", "ceterms:assessmentMethodType": [method]}
    record: dict[str, Any] = {
        "@type": "ceterms:Certification",
        "ceterms:name": row.name,
        "ceterms:description": row.words,
        "ceterms:requires": [{"ceterms:targetAssessment": [assessment]}],
    }
    return read(record)


def reached(description: Description) -> Reached:
    """The rung as stated, and the place of the assessment in the framework's list, weakest first."""
    told = description.told.get("assessment")
    known = told is not None and told.value in vocabulary.ASSESSMENTS and not told.others
    place = float(vocabulary.ASSESSMENTS.index(told.value)) if told and known else None
    return Reached(rigor(description, None, _AS_OF).rung.value, place)


def ladder_figures(material: Path) -> Ladder:
    """Coverage and rank agreement on the list in the material; a sentence where it is absent."""
    path = material / ROADMAP
    if not path.is_file():
        return Ladder((), (f"The expert's list of certifications is not here: {ROADMAP}.",))
    rows = certifications(path)
    figures = [*_agreement("price alone", [row.price for row in rows], rows, is_baseline=True)]
    unknown: list[str] = []
    for kind, reading in (("sentences", as_sentences), ("notes", as_notes)):
        found = [reached(reading(row)) for row in rows]
        rungs = [one.rung for one in found]
        figures.append(_coverage(kind, rungs))
        for what, values in (("rung", rungs), ("kind of assessment", [one.assessment for one in found])):
            made = _agreement(f"ladder, {kind}: {what}", values, rows)
            figures += made
            if not made:
                known = sum(value is not None for value in values)
                unknown.append(
                    f"Ladder, {kind}: the {what} is the same in all {known} rows that state one; "
                    "agreement with the order cannot be evaluated."
                )
    return Ladder(tuple(figures), tuple(unknown))


def _coverage(kind: str, rungs: Sequence[float | None]) -> Figure:
    known = [rung for rung in rungs if rung is not None]
    on = ", ".join(f"{rung:g}" for rung in sorted(set(known))) or "none"
    note = f"rows whose words state an assessment; rungs that occur: {on}"
    return Figure(f"ladder, {kind}: coverage", *proportion(len(known), len(rungs)), None, len(rungs), note)


def _agreement(
    name: str, values: Sequence[float | None], rows: Sequence[Certification], *, is_baseline: bool = False
) -> list[Figure]:
    """Both coefficients over the rows with a value, with price over the same; none where nothing varies."""
    ours, standing = _pairs(values, rows)
    prices, beside = _pairs(
        [None if value is None else row.price for value, row in zip(values, rows, strict=True)], rows
    )
    note = OPINION if is_baseline else f"{OPINION}; baseline: price alone, {len(prices)} rows of these"
    figures = []
    for title, coefficient in (("Spearman's rho", spearman), ("Kendall's tau-b", kendall)):
        found = with_interval(coefficient, ours, standing)
        if found is None:
            return []
        against = None if is_baseline else coefficient(prices, beside)
        figures.append(Figure(f"{name}, {title}", *found, against, len(ours), note))
    return figures


def _pairs(values: Sequence[float | None], rows: Sequence[Certification]) -> tuple[Numbers, Numbers]:
    """The values that are known, and the standing of their rows."""
    known = [(value, row.standing) for value, row in zip(values, rows, strict=True) if value is not None]
    return np.array([value for value, _ in known]), np.array([standing for _, standing in known])


def spearman(one: Numbers, other: Numbers) -> float | None:
    """Spearman's rank correlation with shared ranks; None where a side does not vary."""
    return _correlation(_ranks(one), _ranks(other))


def kendall(one: Numbers, other: Numbers) -> float | None:
    """Kendall's tau-b; None where a side does not vary."""
    signs, others = (np.sign(side[:, None] - side[None, :]) for side in (one, other))
    untied = float(np.abs(signs).sum()) * float(np.abs(others).sum())
    return float((signs * others).sum()) / untied**0.5 if untied else None


def with_interval(
    coefficient: Callable[[Numbers, Numbers], float | None], one: Numbers, other: Numbers
) -> tuple[float, float, float] | None:
    """The coefficient with its 95 % interval by bootstrap over the rows; None where it has no value.

    Draws in which a side does not vary have no coefficient and are left out.
    """
    value = coefficient(one, other) if len(one) >= _LEAST else None
    if value is None:
        return None
    draws = redrawn(len(one), _SEED, _DRAWS)
    drawn = [found for rows in draws if (found := coefficient(one[rows], other[rows])) is not None]
    return value, *around(value, drawn)


def _ranks(values: Numbers) -> Numbers:
    _, where, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    middle: Numbers = last - (counts - 1) / 2
    return middle[where]


def _correlation(one: Numbers, other: Numbers) -> float | None:
    left, right = one - one.mean(), other - other.mean()
    scale = float((left @ left) * (right @ right)) ** 0.5
    return float(left @ right) / scale if scale else None
