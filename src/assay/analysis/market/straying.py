"""How far shares strayed from where they were, by years gone by: the band around "as it is today".

Leaving a share where it is was the best forecast there was; so a band is the errors that forecast made in
the same series, and nothing is drawn for more years than the series can tell.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assay.analysis.market.halving import STEP
from assay.analysis.market.term_series import YEAR, TermSeries

LONGEST = 10
_FEWEST_TERMS, _FEWEST_DAYS = 30, 8  # eight days a quarter apart: two years on which shares were compared
_TAIL = 2.5


@dataclass(frozen=True, slots=True)
class Straying:
    """What 95 of a hundred shares lay between after so many years, as ratios to what they had been."""

    years: int
    low: float
    high: float
    count: int


def strayings(series: TermSeries) -> tuple[Straying, ...]:
    """One for each year on, as long as there is support; none narrower than the one before."""
    found: list[Straying] = []
    low = high = 1.0
    for years in range(1, LONGEST + 1):
        ends = range(series.months - YEAR * years, YEAR - 1, -STEP)
        errors = [_errors(series, end, years) for end in ends]
        errors = [error for error in errors if (~np.isnan(error)).any()]
        if len(errors) < _FEWEST_DAYS:
            break
        table = np.stack(errors)
        if (~np.isnan(table)).any(axis=0).sum() < _FEWEST_TERMS:
            break
        known = table[~np.isnan(table)]
        least, most = (float(bound) for bound in np.exp(np.percentile(known, (_TAIL, 100 - _TAIL))))
        low, high = min(low, least), max(high, most)
        found.append(Straying(years, low, high, len(known)))
    return tuple(found)


def _errors(series: TermSeries, end: int, years: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    before = np.where(series.frequent(end), series.log_share(end), np.nan)
    after = series.log_share(end + YEAR * years)
    return np.asarray(after - before, dtype=np.float64)
