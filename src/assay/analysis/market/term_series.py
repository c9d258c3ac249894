"""Monthly counts of terms in advertisements as two matrices, and the shares of whole years made of them.

Apart from the models so that they see a series only as it stood at some month's end: what came later can
then not leak into what is said of that day.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

Numbers = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

YEAR = 12
FEWEST_MENTIONS = 20  # in a year: below it, a share halves by chance alone
_FEWEST_MONTHS = 9  # of a year that must be there to speak of that year
_HALF_A_MENTION, _ONE_AD = 0.5, 1.0  # so that a term nobody names any more has a logarithm


def folded(name: str) -> str:
    """A name as it is compared: forms of letters, case and blanks make no difference, signs do (C, C++)."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@dataclass(frozen=True)
class TermSeries:
    """Terms (rows) by months (columns): advertisements that named the term, and all there were.

    Months follow one another without gaps; one that nobody counted is NaN, which is not 0.
    """

    terms: tuple[str, ...]
    first: date  # the first month's first day
    mentions: Numbers
    ads: Numbers

    @property
    def months(self) -> int:
        """How many there are."""
        return int(self.mentions.shape[1])

    @property
    def end(self) -> date:
        """The first day after its last month."""
        return months_on(self.first, self.months)

    @cached_property
    def rows(self) -> dict[str, int]:
        """Folded name → row."""
        return {folded(term): row for row, term in enumerate(self.terms)}

    def until(self, end: date) -> TermSeries:
        """The series as it stood on this day: whole months before it."""
        kept = max(0, min(self.months, _between(self.first, end)))
        return TermSeries(self.terms, self.first, self.mentions[:, :kept], self.ads[:, :kept])

    def year_before(self, end: int) -> tuple[Numbers, Numbers]:
        """Mentions and advertisements of the twelve months before this column; NaN where few were counted.

        Sums are of the months that are there: their ratio is what is used.
        """
        if end < YEAR or end > self.months:
            nothing = np.full(len(self.terms), np.nan)
            return nothing, nothing.copy()
        mentions, ads = self.mentions[:, end - YEAR : end], self.ads[:, end - YEAR : end]
        there = ~np.isnan(mentions) & (np.nan_to_num(ads) > 0)
        enough = there.sum(axis=1) >= _FEWEST_MONTHS
        sums = [np.where(enough, np.where(there, part, 0.0).sum(axis=1), np.nan) for part in (mentions, ads)]
        return sums[0], sums[1]

    def log_share(self, end: int) -> Numbers:
        """Logarithm of each term's share of that year's advertisements; NaN where unknown."""
        mentions, ads = self.year_before(end)
        logs: Numbers = np.log((mentions + _HALF_A_MENTION) / (ads + _ONE_AD))
        return logs

    def frequent(self, end: int) -> Truths:
        """Which terms that year's advertisements named often enough to follow their share."""
        frequent: Truths = np.nan_to_num(self.year_before(end)[0]) >= FEWEST_MENTIONS
        return frequent

    def ends(self) -> list[int]:
        """The columns at which a year ends, counted back from the last month, oldest first."""
        return list(range(self.months, YEAR - 1, -YEAR))[::-1]


def series_of(table: pl.DataFrame) -> TermSeries:
    """The matrices of a `term_series` table. Raises `ValueError` where there is no row.

    Two rows of one term and month, as from two files that overlap, count once: the last one.
    """
    told = table.drop_nulls(["term", "month", "ads", "mentions"])
    if told.is_empty():
        raise ValueError("no rows")
    keys = {term: folded(term) for term in told["term"].unique(maintain_order=True)}
    names: dict[str, str] = {}
    for term, key in keys.items():
        names.setdefault(key, term)
    place = {key: row for row, key in enumerate(names)}
    number = pl.col("month").dt.year().cast(pl.Int64) * YEAR + pl.col("month").dt.month()
    cells = told.select(
        "mentions",
        "ads",
        row=pl.col("term").replace_strict({term: place[key] for term, key in keys.items()}),
        column=number - number.min(),
        number=number,
    ).unique(["row", "column"], keep="last", maintain_order=True)
    earliest = cells["number"].to_numpy().min()
    rows, columns = cells["row"].to_numpy(), cells["column"].to_numpy()
    mentions, ads = (np.full((len(names), int(columns.max()) + 1), np.nan) for _ in range(2))
    mentions[rows, columns], ads[rows, columns] = cells["mentions"].to_numpy(), cells["ads"].to_numpy()
    year, month = divmod(int(earliest) - 1, YEAR)
    return TermSeries(tuple(names.values()), date(year, month + 1, 1), mentions, ads)


def months_on(day: date, months: int) -> date:
    """The first of the month that many months on (or, negative, before)."""
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    return date(year, month + 1, 1)


def known_names(names: Iterable[str], series: TermSeries) -> list[int]:
    """The rows of these names, each once, in the order of the names."""
    found = (series.rows.get(folded(name)) for name in names)
    return list(dict.fromkeys(row for row in found if row is not None))


def _between(first: date, day: date) -> int:
    return (day.year - first.year) * YEAR + day.month - first.month
