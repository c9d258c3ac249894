"""How fast each term's share grew or fell: slopes of its logarithm, shrunk towards what all terms do.

A Poisson regression a term over three years of quarters, so that months with few advertisements weigh
little, widened by the scatter the counts really show; then empirical Bayes: slopes are taken as drawn from
one normal distribution whose mean and variance all terms tell together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assay.analysis.market.term_series import YEAR, Numbers, TermSeries

WINDOW = 3 * YEAR
_QUARTER, _FEWEST_QUARTERS = 3, 8
_FEWEST_MENTIONS = 20  # over the window
_STEPS, _LONGEST_STEP = 40, 1.0
_LEAST_CURVATURE = 1e-9
_WIDEST = 25.0  # variance of slopes between terms: more than any market knows
_HALVINGS = 60


@dataclass(frozen=True)
class Slopes:
    """Of each term, NaN where too little is counted: the slope a year after shrinking, and its variance.

    `mean` and `between` are those of the distribution that all slopes are taken from.
    """

    shrunk: Numbers
    variance: Numbers
    raw: Numbers
    mean: float
    between: float

    @property
    def relative(self) -> Numbers:
        """The slopes less the middle of all: what sets a term apart from the market it is in."""
        known = ~np.isnan(self.shrunk)
        middle = float(self.shrunk[known].mean()) if known.any() else 0.0
        relative: Numbers = self.shrunk - middle
        return relative


def slopes(series: TermSeries, end: int) -> Slopes:
    """The slopes as of this column, from the three years before it."""
    raw, errors = _poisson(series, end)
    known = ~np.isnan(raw)
    if known.sum() <= 1:
        nothing = np.full(len(series.terms), np.nan)
        return Slopes(nothing, nothing.copy(), raw, 0.0, 0.0)
    mean, between = _pooled(raw[known], errors[known])
    precision = 1 / errors + 1 / max(between, _LEAST_CURVATURE)
    shrunk = (raw / errors + mean / max(between, _LEAST_CURVATURE)) / precision
    return Slopes(shrunk, 1 / precision, raw, mean, between)


def _poisson(series: TermSeries, end: int) -> tuple[Numbers, Numbers]:
    """Slope and its variance of each term by Newton's steps, all terms at once."""
    counts, ads, years = _quarters(series, end)
    there = ads > 0
    enough = (there.sum(axis=1) >= _FEWEST_QUARTERS) & (counts.sum(axis=1) >= _FEWEST_MENTIONS)
    counts, ads, there = counts[enough], ads[enough], there[enough]
    raw, errors = (np.full(len(series.terms), np.nan) for _ in range(2))
    if not enough.any():
        return raw, errors
    level = np.log(counts.sum(axis=1) / ads.sum(axis=1))
    slope = np.zeros_like(level)
    for _ in range(_STEPS):
        expected = ads * np.exp(np.clip(level[:, None] + slope[:, None] * years, -30, 3))
        gap = np.where(there, counts - expected, 0.0)
        a, b, c = expected.sum(axis=1), (expected * years).sum(axis=1), (expected * years**2).sum(axis=1)
        determinant = np.maximum(a * c - b * b, _LEAST_CURVATURE)
        first, second = gap.sum(axis=1), (gap * years).sum(axis=1)
        level += np.clip((c * first - b * second) / determinant, -_LONGEST_STEP, _LONGEST_STEP)
        slope += np.clip((a * second - b * first) / determinant, -_LONGEST_STEP, _LONGEST_STEP)
    scatter = (np.where(there, gap**2 / np.maximum(expected, 0.1), 0.0)).sum(axis=1)
    scatter = np.maximum(scatter / (there.sum(axis=1) - 2), 1.0)
    raw[enough], errors[enough] = slope, a / determinant * scatter
    return raw, errors


def _quarters(series: TermSeries, end: int) -> tuple[Numbers, Numbers, Numbers]:
    """Mentions and advertisements by quarter, and how many years before the end each lies."""
    begin = end - min(WINDOW, end) // _QUARTER * _QUARTER
    mentions, ads = series.mentions[:, begin:end], series.ads[:, begin:end]
    there = ~np.isnan(mentions) & (np.nan_to_num(ads) > 0)
    shape = (len(series.terms), (end - begin) // _QUARTER, _QUARTER)
    sums = [np.where(there, part, 0.0).reshape(shape).sum(axis=2) for part in (mentions, ads)]
    years = (np.arange(shape[1]) * _QUARTER + _QUARTER / 2 - (end - begin)) / YEAR
    return sums[0], sums[1], years


def _pooled(raw: Numbers, errors: Numbers) -> tuple[float, float]:
    """Mean and variance of the distribution slopes come from (Paule and Mandel's estimate)."""
    low, high = 0.0, _WIDEST
    mean = between = 0.0
    for _ in range(_HALVINGS):
        between = (low + high) / 2
        weights = 1 / (errors + between)
        mean = float((weights * raw).sum() / weights.sum())
        surplus = float((weights * (raw - mean) ** 2).sum()) - (len(raw) - 1)
        low, high = (between, high) if surplus > 0 else (low, between)
    return mean, between
