"""How well scores put the true before the false: area under the curve, and average precision.

Apart because a bootstrap asks the same of thousands of draws: the sorting is done once for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assay.analysis.evaluation.figures import Numbers, Rows, around, redrawn
from assay.analysis.market import Truths

_DRAWS = 1000
_SEED = 20261122


@dataclass(frozen=True, slots=True)
class Ranked:
    """Rows by falling score; `ends` are the last of each run of equal scores."""

    order: Rows
    ends: Rows
    truths: Numbers

    def area(self, weights: Numbers) -> float:
        """Share of pairs of a true and a false row in which the true scores higher; equal ones count half."""
        true, false = self._summed(weights)
        whole = true[-1] * false[-1]
        if not whole:
            return 0.5
        before = np.concatenate([[0.0], true[:-1]])
        return float((np.diff(false, prepend=0.0) * (true + before) / 2).sum() / whole)

    def precision(self, weights: Numbers) -> float:
        """Average precision: that of every true row's place, on average."""
        true, false = self._summed(weights)
        if not true[-1]:
            return 0.0
        gained = np.diff(true, prepend=0.0)
        return float((gained * true / np.maximum(true + false, 1e-12)).sum() / true[-1])

    def _summed(self, weights: Numbers) -> tuple[Numbers, Numbers]:
        sorted_ = weights[self.order]
        true = np.cumsum(sorted_ * self.truths)[self.ends]
        false = np.cumsum(sorted_ * (1 - self.truths))[self.ends]
        return true, false


def ranked(scores: Numbers, truths: Truths) -> Ranked:
    """These scores with what is true. Raises `ValueError` where there are none."""
    if not len(scores):
        raise ValueError("no scores")
    order = np.argsort(-scores, kind="stable")
    sorted_ = scores[order]
    ends = np.append(np.flatnonzero(np.diff(sorted_) != 0), len(scores) - 1)
    return Ranked(order, ends, truths[order].astype(np.float64))


@dataclass(frozen=True, slots=True)
class Ranking:
    """Area and average precision, each with the bounds of its 95 % interval."""

    area: tuple[float, float, float]
    precision: tuple[float, float, float]


def ranking(scores: Numbers, truths: Truths, units: Rows | None = None) -> Ranking:
    """How well these scores rank; the interval by bootstrap over the rows, or the units they belong to."""
    return _summed_up(*_drawn(ranked(scores, truths), units))


@dataclass(frozen=True, slots=True)
class Compared:
    """How well two kinds of scores rank the same rows, and how far the own rank better on the same draws."""

    own: Ranking
    rival: Ranking
    above: Ranking


def compared(own: Numbers, rival: Numbers, truths: Truths, units: Rows | None = None) -> Compared:
    """Both scores beside one another, drawn once each."""
    areas, precisions = _drawn(ranked(own, truths), units)
    others, other_precisions = _drawn(ranked(rival, truths), units)
    return Compared(
        _summed_up(areas, precisions),
        _summed_up(others, other_precisions),
        _summed_up(areas - others, precisions - other_precisions),
    )


def _summed_up(areas: Numbers, precisions: Numbers) -> Ranking:
    return Ranking(
        (areas[0], *around(areas[0], areas[1:])), (precisions[0], *around(precisions[0], precisions[1:]))
    )


def _drawn(rows: Ranked, units: Rows | None) -> tuple[Numbers, Numbers]:
    """Area and precision of the rows as they are, and then of each draw."""
    count = len(rows.order)
    of_rows = np.arange(count) if units is None else np.unique(units, return_inverse=True)[1]
    members = int(of_rows.max()) + 1
    even = np.ones(count)
    areas, precisions = [rows.area(even)], [rows.precision(even)]
    for drawn in redrawn(members, _SEED, _DRAWS):
        weights = np.bincount(drawn, minlength=members)[of_rows].astype(np.float64)
        areas.append(rows.area(weights))
        precisions.append(rows.precision(weights))
    return np.array(areas), np.array(precisions)
