"""Made-up series of terms with a known truth, and a store that holds one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import polars as pl

from assay.analysis.market import TermSeries
from assay.analysis.sources import Licence, Reading, SourceDigest, Store

FIRST = date(2012, 1, 1)


def drifting(terms: int = 60, years: int = 12, *, steady: bool = True, seed: int = 7) -> TermSeries:
    """Terms whose log share has a slope of its own; where not `steady`, a new one every year, by chance."""
    generator = np.random.default_rng(seed)
    months = years * 12
    if steady:
        slopes = np.repeat(generator.normal(-0.1, 0.3, (terms, 1)), months, axis=1)
    else:
        slopes = np.repeat(generator.normal(-0.1, 0.5, (terms, years)), 12, axis=1)
    logs = np.log(0.06) + np.cumsum(slopes / 12, axis=1)
    ads = np.full((terms, months), 800.0)
    mentions = generator.binomial(800, np.clip(np.exp(logs), 0, 0.95)).astype(float)
    return TermSeries(tuple(f"Term {number}" for number in range(terms)), FIRST, mentions, ads)


def stored(folder: Path, series: TermSeries) -> Store:
    """A store with the series as a release of its kind."""
    rows = [
        (term, day(series, month), float(series.ads[row, month]), float(series.mentions[row, month]))
        for row, term in enumerate(series.terms)
        for month in range(series.months)
    ]
    schema = {"term": pl.String, "month": pl.Date, "ads": pl.Float64, "mentions": pl.Float64}
    store = Store(folder)
    reading = Reading(
        kind="term-series",
        version="2024-01",
        language="en",
        name="made-up",
        origin="series.csv",
        licence=Licence("CC0", "nobody"),
        files=(SourceDigest("series.csv", "0" * 64, 1),),
        tables={"term_series": pl.DataFrame(rows, schema=schema, orient="row")},
        lacks=(),
        skipped=0,
    )
    store.put(reading, datetime(2024, 1, 2, tzinfo=UTC))
    return store


def day(series: TermSeries, month: int) -> date:
    """The first day of this column's month."""
    return date(series.first.year + month // 12, month % 12 + 1, 1)
