"""The chance that a term's share halves within some years, and how often that was right in the past.

The chance starts from how often shares did halve, as known on that day, and a term's slope moves it only
as far as slopes were worth something in the years before: extrapolating them is worse than leaving shares
where they are. No chance is given that the same series' own past does not bear out (`Halving.is_borne_out`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assay.analysis.market.slopes import Slopes, slopes
from assay.analysis.market.term_series import YEAR, Numbers, TermSeries

YEARS = (1, 2, 3, 4, 5)
SCORED = (2, 3, 5)  # the events that the method must be better at than the base rate, each of them
_HALVED = -math.log(2)
_WORTH = 0.5  # a slope is worth its face value times something near 0, with this standard deviation
_SMOOTH = 0.15  # of the logarithm of a share, over what others did
_FEWEST_PAIRS = 30
STEP = 3  # months between the days that the past is asked on: no season decides
_DRAWS, _SEED = 1000, 20261122


@dataclass(frozen=True)
class Chance:
    """Of each term (NaN where unknown) the chance that its share halves within the years, as of one column.

    `base` is how often shares did, as known then. `low` and `high` are the same chances moved to how often
    they did on the best and on the worst day known then: markets change together, and nobody saw it coming.
    `worth` is what a slope was worth.
    """

    years: int
    halves: Numbers
    low: Numbers
    high: Numbers
    base: float
    worth: float
    pairs: int


@dataclass(frozen=True)
class Case:
    """One forecast held against what came: of which term, made at which column, and whether it halved."""

    row: int
    end: int
    chance: float
    base: float
    halved: bool


@dataclass(frozen=True)
class Score:
    """Brier scores over the cases, and the skill: the share of the base rate's that is saved."""

    years: int
    brier: float
    brier_bounds: tuple[float, float]
    base: float
    skill: float
    low: float
    high: float
    cases: int
    terms: int
    origins: int
    event: float  # how often shares really halved
    told: float  # how often they were told to

    @property
    def is_better(self) -> bool:
        """Whether it is better than the base rate, with an interval that excludes no gain."""
        return self.low > 0


class Halving:
    """The model over one series. Every answer as of a column uses nothing that lies behind it."""

    def __init__(self, series: TermSeries) -> None:
        """Nothing is computed before it is asked."""
        self.series = series
        self._slopes: dict[int, Slopes] = {}

    @property
    def ends(self) -> list[int]:
        """The columns that the past is asked at, a quarter apart, counted back from the last."""
        return list(range(self.series.months, YEAR - 1, -STEP))[::-1]

    def slopes(self, end: int) -> Slopes:
        """The slopes as of this column."""
        if end not in self._slopes:
            self._slopes[end] = slopes(self.series, end)
        return self._slopes[end]

    def fallen(self, end: int, years: int) -> Numbers:
        """The lowest that the log share stood at within the years, less where it stood; NaN if not known."""
        before = np.where(self.series.frequent(end), self.series.log_share(end), np.nan)
        after = [self.series.log_share(end + YEAR * year) for year in range(1, years + 1)]
        fallen: Numbers = np.min(np.stack(after), axis=0) - before
        return fallen

    def chance(self, end: int, years: int) -> Chance | None:
        """The chances as of this column; None where too little was known by then to tell a base rate."""
        falls, leans, rates = [], [], []
        for past in range(end - YEAR * years, YEAR - 1, -STEP):
            fallen = self.fallen(past, years)
            known = ~np.isnan(fallen)
            if known.any():
                falls.append(fallen[known])
                leans.append(np.nan_to_num(self.slopes(past).relative[known]))
                rates.append(float((fallen[known] <= _HALVED).mean()))
        if sum(len(fall) for fall in falls) < _FEWEST_PAIRS:
            return None
        fall, lean = np.concatenate(falls), np.concatenate(leans)
        base = (float((fall <= _HALVED).sum()) + 1) / (len(fall) + 2)
        worth = float((lean * (fall - fall.mean())).sum() / ((lean**2).sum() + fall.var() / _WORTH**2))
        current = np.where(self.series.frequent(end), np.nan_to_num(self.slopes(end).relative), np.nan)
        chances = _crossing(current * worth, fall - worth * lean)
        halves, low, high = (
            _with_mean(chances, mean) for mean in (base, min(base, *rates), max(base, *rates))
        )
        return Chance(years, halves, low, high, base, worth, len(fall))

    def cases(self, years: int, ends: Sequence[int] | None = None) -> list[Case]:
        """Forecasts at these columns (each quarter's end) whose outcome is known by the end of the series."""
        found = []
        for end in self.ends if ends is None else ends:
            if end + YEAR * years > self.series.months:
                continue
            chance, fallen = self.chance(end, years), self.fallen(end, years)
            if chance is None:
                continue
            known = np.flatnonzero(~np.isnan(chance.halves) & ~np.isnan(fallen))
            found += [
                Case(int(row), end, float(chance.halves[row]), chance.base, bool(fallen[row] <= _HALVED))
                for row in known
            ]
        return found

    @cached_property
    def is_borne_out(self) -> bool:
        """Whether this series' own past shows the chances better than the base rate, span by span."""
        return all((score := scored(self.cases(years), years)) and score.is_better for years in SCORED)


def scored(cases: Sequence[Case], years: int) -> Score | None:
    """The score of these cases; None without any. The interval is a bootstrap of whole terms."""
    if not cases:
        return None
    rows, at = np.unique([case.row for case in cases], return_inverse=True)
    came = np.array([case.halved for case in cases], dtype=float)
    told, base = np.array([case.chance for case in cases]), np.array([case.base for case in cases])
    ours = np.bincount(at, (told - came) ** 2)
    theirs = np.bincount(at, (base - came) ** 2)
    drawn = np.random.default_rng(_SEED).integers(0, len(rows), size=(_DRAWS, len(rows)))
    sizes = np.bincount(at)[drawn].sum(axis=1)
    brier = float(ours.sum() / len(cases))
    bounds = [float(bound) for bound in np.percentile(ours[drawn].sum(axis=1) / sizes, (2.5, 97.5))]
    skills = 1 - ours[drawn].sum(axis=1) / theirs[drawn].sum(axis=1)
    skill = float(1 - ours.sum() / theirs.sum())
    low, high = (float(bound) for bound in np.percentile(skills, (2.5, 97.5)))
    return Score(
        years,
        brier,
        (min(bounds[0], brier), max(bounds[1], brier)),
        float(theirs.sum() / len(cases)),
        skill,
        min(low, skill),
        max(high, skill),
        len(cases),
        len(rows),
        len({case.end for case in cases}),
        float(came.mean()),
        float(told.mean()),
    )


def _crossing(moved: Numbers, others: Numbers) -> Numbers:
    """The share of what others did, moved by a term's own slope, that ends at half or below; smoothed."""
    chances: Numbers = (1 + np.tanh((_HALVED - moved[:, None] - others[None, :]) / _SMOOTH)).mean(axis=1) / 2
    return chances


def _with_mean(chances: Numbers, base: float) -> Numbers:
    """The same chances moved so that their mean is the base rate: slopes tell terms apart, no more."""
    known = ~np.isnan(chances)
    if not known.any():
        return chances
    held = np.clip(chances[known], 1e-6, 1 - 1e-6)
    odds, low, high = np.log(held / (1 - held)), -20.0, 20.0
    for _ in range(60):
        shift = (low + high) / 2
        low, high = (shift, high) if (1 / (1 + np.exp(-odds - shift))).mean() < base else (low, shift)
    moved = chances.copy()
    moved[known] = 1 / (1 + np.exp(-odds - shift))
    return moved
