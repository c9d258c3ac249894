"""Whether a term's past tells how long its demand lasts: rolling origins over two vintages of one series.

The earlier vintage says which terms somebody thought worth counting by July 2017; the later one only what
became of those. A term that the later one counts otherwise (its totals over the months both cover differ)
or no longer lists has an unknown outcome from then on; that the second kind may have been dropped because
nobody named it any more is measured too, by taking it for gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from assay.analysis.estimates import proportion
from assay.analysis.evaluation.figures import Figure, around, redrawn
from assay.analysis.market import SCORED, Halving, Score, TermSeries, scored, series_of, strayings

EARLIER = "data/market/hn_hiring/hn_2017vintage_monthly_term_counts.csv.gz"
LATER = "data/market/hn_hiring/hn_2024-05vintage_monthly_term_counts.csv.gz"
FIRST_ORIGIN, LAST_ORIGIN = date(2014, 1, 1), date(2019, 10, 1)
_OTHERWISE = 0.1  # of the mentions over the months both vintages cover: more than that is another count
_BANDS = (1, 2, 3, 4, 5)
_DRAWS, _SEED = 1000, 20261122


def vintage(path: Path) -> TermSeries:
    """One vintage as it lies in the material: month, advertisements, term, count."""
    table = pl.read_csv(path)
    return series_of(
        table.select(
            "term",
            pl.col("month").str.to_date("%Y-%m"),
            pl.col("n_posts").cast(pl.Float64).alias("ads"),
            pl.col("count").cast(pl.Float64).alias("mentions"),
        )
    )


def spliced(earlier: TermSeries, later: TermSeries, *, gone: bool = False) -> TermSeries:
    """The terms of the earlier vintage, its own counts to its end and the later's counts from there on.

    Unknown (NaN) where the later one counts a term otherwise or not at all; with `gone`, a term that it
    does not list is taken to have no mentions any more. Both begin in the same month.
    """
    mentions, ads = (np.full((len(earlier.terms), later.months), np.nan) for _ in range(2))
    end = earlier.months
    mentions[:, :end], ads[:, :end] = earlier.mentions, earlier.ads
    most = np.nan_to_num(later.ads).max(axis=0)
    all_ads = np.where(most > 0, most, np.nan)  # a month that nobody counted stays uncounted
    for term, row in earlier.rows.items():
        other = later.rows.get(term)
        if other is None:
            if gone:
                mentions[row, end:], ads[row, end:] = 0.0, all_ads[end:]
            continue
        before, after = np.nansum(earlier.mentions[row]), np.nansum(later.mentions[other, :end])
        if abs(after - before) <= _OTHERWISE * max(before, 1.0):
            mentions[row, end:], ads[row, end:] = later.mentions[other, end:], later.ads[other, end:]
    return TermSeries(earlier.terms, earlier.first, mentions, ads)


def durability_figures(material: Path) -> list[Figure]:
    """Brier scores beside the base rate's, and how often bands held; empty where a vintage is missing."""
    if not all((material / name).is_file() for name in (EARLIER, LATER)):
        return []
    earlier, later = vintage(material / EARLIER), vintage(material / LATER)
    halving = Halving(spliced(earlier, later))
    figures = [figure for years in SCORED for figure in _halving_figures(halving, years)]
    gone = Halving(spliced(earlier, later, gone=True))
    for years in SCORED:
        score = scored(gone.cases(years, _origins(gone)), years)
        if score is not None:
            note = "the same, terms that the later vintage dropped taken for gone"
            figures.append(_skill(f"halves in {years} years: skill, dropped terms gone", score, note))
    return figures + _band_figures(halving)


def _origins(halving: Halving) -> list[int]:
    """The columns that end at a quarter between the first and the last origin."""
    series = halving.series
    first, last = (
        (day.year - series.first.year) * 12 + day.month - series.first.month
        for day in (FIRST_ORIGIN, LAST_ORIGIN)
    )
    return list(range(first, last + 1, 3))


def _halving_figures(halving: Halving, years: int) -> list[Figure]:
    score = scored(halving.cases(years, _origins(halving)), years)
    if score is None:
        return []
    said = f"{score.terms} terms, {score.origins} quarters; base rate as known then"
    event = proportion(round(score.event * score.cases), score.cases)
    return [
        _skill(
            f"halves in {years} years: skill", score, "share of the base rate's Brier score saved, by term"
        ),
        Figure(
            f"halves in {years} years: Brier score",
            score.brier,
            *score.brier_bounds,
            score.base,
            score.cases,
            said,
        ),
        Figure(
            f"halves in {years} years: how often",
            *event,
            score.told,
            score.cases,
            "what came; beside it what was told on average: the level is not foreseen, cases overlap",
        ),
    ]


def _skill(name: str, score: Score, note: str) -> Figure:
    return Figure(name, score.skill, score.low, score.high, 0.0, score.cases, note)


def _band_figures(halving: Halving) -> list[Figure]:
    """Of shares a number of years after each origin, how many lay in the band drawn on that day."""
    inside: dict[int, list[tuple[int, bool]]] = {years: [] for years in _BANDS}
    for end in _origins(halving):
        for years, hits in _inside(halving.series, end):
            inside[years] += hits
    return [
        Figure(
            f"horizon: shares inside the band after {years} years",
            *_by_term(hits),
            0.95,
            len(hits),
            "the band as drawn on the day, from what was known then; interval by term",
        )
        for years, hits in inside.items()
        if hits
    ]


def _inside(series: TermSeries, end: int) -> Iterator[tuple[int, Sequence[tuple[int, bool]]]]:
    """Of each term of this day, by its row, whether its share lay in the band of this day years on."""
    then = TermSeries(series.terms, series.first, series.mentions[:, :end], series.ads[:, :end])
    bands = {band.years: band for band in strayings(then)}
    for years in _BANDS:
        band = bands.get(years)
        if band is None or end + 12 * years > series.months:
            continue
        moved = np.exp(series.log_share(end + 12 * years) - series.log_share(end))
        rows = np.flatnonzero(series.frequent(end) & ~np.isnan(moved))
        yield years, [(int(row), bool(band.low <= moved[row] <= band.high)) for row in rows]


def _by_term(cases: Sequence[tuple[int, bool]]) -> tuple[float, float, float]:
    """The share of the cases that held, whole terms drawn again for its interval."""
    _, at = np.unique([row for row, _ in cases], return_inverse=True)
    held = np.bincount(at, np.array([hit for _, hit in cases], dtype=float))
    sizes = np.bincount(at)
    drawn = [float(held[rows].sum() / sizes[rows].sum()) for rows in redrawn(len(sizes), _SEED, _DRAWS)]
    share = float(held.sum() / sizes.sum())
    return share, *around(share, drawn)
