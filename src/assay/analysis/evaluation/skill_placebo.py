"""Whether an assay's answer on skills comes from the skills: given those of another, it may tell nothing.

One achievement for each occupation, declaring two technologies that the occupation uses. What the assay says
of it from the release of 2020 is held against what came: whether one of the two is In Demand in May 2025.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import polars as pl

from assay.analysis.descriptions import CONTEXT, read
from assay.analysis.estimates import proportion
from assay.analysis.evaluation.figures import Figure, Numbers
from assay.analysis.evaluation.ranking import ranking
from assay.analysis.market import DemandModel, Truths
from assay.analysis.valuation import assay

_SKILLS: Final = 2  # of more of them one is in demand nearly always
_SEED: Final = 20261122
_AS_OF: Final = date(2020, 2, 1)


@dataclass(frozen=True, slots=True)
class Declared:
    """An achievement for an occupation, with the technologies it declares."""

    occupation: str
    technologies: tuple[str, ...]


def declared(technologies: pl.DataFrame, known: Sequence[DemandModel]) -> tuple[Declared, ...]:
    """For each occupation two of its technologies, of those that all these models list.

    Drawn by lot, the same every time; an occupation with fewer has none.
    """
    names = technologies.select("occupation", "example").drop_nulls().unique()
    listed = {
        name for name in names["example"].unique().to_list() if all(one.applies_to(name) for one in known)
    }
    drawn = np.random.default_rng(_SEED)
    found = []
    for (occupation,), rows in names.group_by(["occupation"], maintain_order=False):
        held = sorted(listed & set(rows["example"].to_list()))
        found.append((str(occupation), held))
    return tuple(
        Declared(occupation, tuple(str(name) for name in drawn.choice(held, _SKILLS, replace=False)))
        for occupation, held in sorted(found)
        if len(held) >= _SKILLS
    )


def placebo_figures(
    achievements: Sequence[Declared], then: DemandModel, later: DemandModel
) -> Iterator[Figure]:
    """How well the assay's answer ranks what came, with its own skills and with another's; none of few."""
    came = np.array([_came(one, later) for one in achievements], dtype=np.bool_)
    if len(came) < _SKILLS or came.all() or not came.any():
        return
    order = np.random.default_rng(_SEED).permutation(len(came))
    lent = [
        Declared(one.occupation, achievements[place].technologies)
        for one, place in zip(achievements, order, strict=True)
    ]
    base = proportion(int(came.sum()), len(came))
    for name, given in (("own skills", achievements), ("shuffled skills", lent)):
        yield from _figures(f"assay, {name}", _answers(given, then), came, base[0])


def _figures(name: str, answers: Numbers, came: Truths, base: float) -> Iterator[Figure]:
    own, count = ranking(answers, came), len(came)
    note = "skill-demand from the release of 2020, by the numbers shipped; baseline: chance"
    yield Figure(f"{name}: AUC", *own.area, 0.5, count, note)
    yield Figure(f"{name}: average precision", *own.precision, base, count, "baseline: base rate")


def _answers(achievements: Sequence[Declared], model: DemandModel) -> Numbers:
    """What the assay says of each: that at least one of its skills is asked for."""
    return np.array([_answer(one, model) for one in achievements])


def _answer(achievement: Declared, model: DemandModel) -> float:
    members = {
        "@context": [CONTEXT],
        "id": f"urn:occupation:{achievement.occupation}",
        "type": ["Achievement"],
        "name": f"Certificate for {achievement.occupation}",
        "description": "Made up.",
        "alignment": [{"type": ["Alignment"], "targetName": name} for name in achievement.technologies],
    }
    found = assay(read(members), demand=model, as_of=_AS_OF).indicator("skill-demand").estimate
    return found.value or 0.0


def _came(achievement: Declared, later: DemandModel) -> bool:
    """Whether one of its own technologies is flagged in the later release."""
    return any(later.demand(name).observed for name in achievement.technologies)
