"""Measures to a probability: a logistic rule whose few numbers were learnt, and which anybody can redo.

Apart from reading so that learning uses the very same code as linking.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assay.analysis.skills.reading import MEASURES

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weighing:
    """The rule. `find_from` is the probability under which nothing is said; from `sure_from` it is sure."""

    weights: Numbers
    bias: float
    middles: Numbers
    spreads: Numbers
    find_from: float
    sure_from: float

    def probabilities(self, measures: Numbers) -> Numbers:
        """How probable it is that each is meant."""
        weighed = (measures - self.middles) / self.spreads @ self.weights + self.bias
        return np.asarray(1 / (1 + np.exp(-weighed)), dtype=np.float64)

    def to_json(self) -> dict[str, Any]:
        """As it is kept, by the names of the measures."""
        return {
            "measures": {
                name: {"weight": weight, "middle": middle, "spread": spread}
                for name, weight, middle, spread in zip(
                    MEASURES,
                    self.weights.tolist(),
                    self.middles.tolist(),
                    self.spreads.tolist(),
                    strict=True,
                )
            },
            "bias": self.bias,
            "find_from": self.find_from,
            "sure_from": self.sure_from,
        }


def read_weighing(told: Mapping[str, Any]) -> Weighing:
    """The rule as kept. Raises `KeyError` where a measure is missing: it was learnt for other code."""
    rows = [told["measures"][name] for name in MEASURES]

    def column(name: str) -> Numbers:
        return np.array([row[name] for row in rows], dtype=np.float64)

    return Weighing(
        weights=column("weight"),
        bias=float(told["bias"]),
        middles=column("middle"),
        spreads=column("spread"),
        find_from=float(told["find_from"]),
        sure_from=float(told["sure_from"]),
    )
