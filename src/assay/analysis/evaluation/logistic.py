"""A logistic rule fitted with a penalty on its weights, and made to give honest probabilities.

Apart because the training and the evaluation of demand must fit alike; it needs no library of learning.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from assay.analysis.evaluation.figures import Numbers, Rows
from assay.analysis.market import Truths, Weights

_STEPS: Final = 50
_ENOUGH: Final = 1e-8
_FARTHEST: Final = 30.0  # of a logit: beyond, a probability is 0 or 1 to all that matters
_FOLDS: Final = 10
_SEED: Final = 20261122


def fitted(measures: Numbers, truths: Truths, strength: float) -> Weights:
    """The rule of least loss plus |w|² / (2 · strength), over features brought to mean 0 and spread 1."""
    middle, spread = measures.mean(axis=0), measures.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    rows = np.column_stack([(measures - middle) / spread, np.ones(len(measures))])
    found = _least(rows, truths, 1 / strength)
    weights = found[:-1] / spread
    return Weights(weights, float(found[-1] - middle @ weights))


def calibrated(measures: Numbers, truths: Truths, strength: float, groups: Rows | None = None) -> Weights:
    """The rule fitted, its logit stretched and shifted to fit rows that it was not fitted on."""
    logits = np.zeros(len(truths))
    for inside, outside in folds(truths, groups):
        logits[outside] = _logit(fitted(measures[inside], truths[inside], strength), measures[outside])
    slope, shift = _least(np.column_stack([logits, np.ones(len(logits))]), truths, 0.0)
    return fitted(measures, truths, strength).adjusted(float(slope), float(shift))


def folds(truths: Truths, groups: Rows | None = None) -> Iterator[tuple[Rows, Rows]]:
    """Rows to fit on and rows left out, ten times: groups stay together, those with a true row spread evenly.

    Without groups every row is its own.
    """
    members = np.arange(len(truths)) if groups is None else np.unique(groups, return_inverse=True)[1]
    has_true = np.bincount(members, weights=truths) > 0
    generator = np.random.default_rng(_SEED)
    fold = np.zeros(len(has_true), dtype=np.int64)
    for one in (True, False):
        chosen = generator.permutation(np.flatnonzero(has_true == one))
        fold[chosen] = np.arange(len(chosen)) % _FOLDS
    for number in range(_FOLDS):
        yield np.flatnonzero(fold[members] != number), np.flatnonzero(fold[members] == number)


def _logit(rule: Weights, measures: Numbers) -> Numbers:
    found: Numbers = np.clip(measures @ rule.weights + rule.bias, -_FARTHEST, _FARTHEST)
    return found


def _least(rows: Numbers, truths: Truths, penalty: float) -> Numbers:
    """Newton's steps to the least penalised loss; the last column, the bias, is not penalised."""
    price = np.full(rows.shape[1], penalty)
    price[-1] = 0.0
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -_FARTHEST, _FARTHEST)))
        slope = rows.T @ (chance - truths) + price * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(price + _ENOUGH)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if float(np.abs(step).max()) < _ENOUGH:
            break
    return weights
