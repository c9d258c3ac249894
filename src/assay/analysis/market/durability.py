"""How long the demand for named skills lasts, as far as series of advertisements tell.

The front of `halving.py` (chances) and `straying.py` (bands): this module finds a skill's series, by its
exact name or an alias that a framework lists, and never by likeness. A name that no series bears is
unknown: a series of technology terms says nothing about care.

A series speaks of the future only if its own past bears it out: its chances must have been better than
the base rate for every span scored, with an interval that excludes no gain. Else the answer is
`durability-not-shown`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from assay.analysis.estimates import Estimate, Grade, proportion
from assay.analysis.market.halving import YEARS, Chance, Halving
from assay.analysis.market.straying import Straying, strayings
from assay.analysis.market.term_names import aliases_of
from assay.analysis.market.term_series import YEAR, TermSeries, folded, months_on, series_of
from assay.analysis.sources import Release, Store

TERM_SERIES = "term-series"
METHOD, HORIZON_METHOD, SHARE_METHOD = "durability/1", "horizon/1", "term-share/1"
NOT_SHOWN, NO_SERIES, TOO_OLD = "durability-not-shown", "term-not-in-series", "series-too-old"
NO_DECAY, TOO_RARE = "no-decay-detected", "few"
LONGEST_HALF_LIFE = 100.0  # years: beyond it nobody would notice
_OLDEST = 5  # years after which what a series said is not told any more
_SURE = 0.9
_NARROWEST = 0.4  # of the scale, for what a model says
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class TermDurability:
    """What the series of one term tells.

    `half_life` (years, at the pace of the last three) has a value only where P(the share falls) > .9; else
    its reason is `no-decay-detected`. `durability` is P(the share stays at least half for five years), and
    `review_by` the day of the first year by which it is likelier than not to have halved; both only
    where the series' own past bears such chances out.
    """

    term: str
    share: Estimate  # of the advertisements of the last twelve months that named it
    slope: Estimate  # of the logarithm of the share, a year
    falling: float  # P(slope < 0)
    half_life: Estimate
    durability: Estimate
    review_by: date | None
    as_of: date  # the end of the series


@dataclass(frozen=True, slots=True)
class Lasting:
    """The same for the skills of one achievement together: what could be said, of which of them.

    `durability` is the share of the skills with a series that may be expected to keep half their demand
    for five years; its coverage is the share of the skills that have a series. `reason` is empty where there
    is an answer. `terms` are those with a series, `unknown` the skills without one.
    """

    durability: Estimate
    half_life: Estimate
    review_by: date | None
    reason: str
    terms: tuple[TermDurability, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """What the share of advertisements naming these skills may be in a year, the last known one being 1.

    `estimate` is relative to that: value 1 (as it is), bounds those that 95 of a hundred shares stayed in
    over so many years. No band is narrower than that of the year before.
    """

    year: int
    estimate: Estimate


@dataclass(frozen=True)
class _Told:
    """Everything one end of the series tells, computed once."""

    halving: Halving
    chances: Mapping[int, Chance]
    bands: tuple[Straying, ...]


class Durability:
    """Series of terms, read once; shared by threads, for what is computed twice comes out alike."""

    def __init__(
        self, series: TermSeries, releases: Sequence[Release] = (), aliases: Mapping[str, str] | None = None
    ) -> None:
        """Over this series; `aliases` are folded names that stand for a folded term."""
        self.series, self.releases = series, tuple(releases)
        self._aliases = dict(aliases or {})
        self._told: dict[int, _Told] = {}

    @classmethod
    def open(cls, *stores: Store) -> Durability | None:
        """From the first store that has series of terms; None where none has.

        Raises `data-store-damaged`.
        """
        for store in stores:
            release = store.release_with(TERM_SERIES, "term_series")
            table = None if release is None else store.table(release, "term_series").collect()
            if release is not None and table is not None and table.height:
                series = series_of(table)
                return cls(series, [release], aliases_of(series, stores))
        return None

    def of(self, term: str, as_of: date | None = None) -> TermDurability | None:
        """What the series told of this term by that day; None where no series bears its name or an alias."""
        row = self._row(term)
        told = self._at(as_of or self.series.end)
        return None if row is None or told is None else self._term(row, told)

    def lasting(self, terms: Sequence[str], as_of: date) -> Lasting:
        """What the series tell of these skills (by label) together."""
        named = {term: self._row(term) for term in terms}
        rows = list(dict.fromkeys(row for row in named.values() if row is not None))
        without = tuple(term for term, row in named.items() if row is None)
        told = self._at(as_of)
        if not rows or told is None:
            return _nothing(NO_SERIES if told is not None or not rows else TOO_OLD, as_of, tuple(named))
        found = tuple(self._term(row, told) for row in rows)
        coverage = sum(row is not None for row in named.values()) / len(named)
        durability = self._together(found, as_of, coverage=coverage)
        return Lasting(
            durability,
            self._shared_half_life(rows, told, coverage),
            self._review_by(rows, told) if durability.is_known else None,
            durability.reason,
            found,
            without,
        )

    def horizon(self, terms: Sequence[str], year: int, as_of: date) -> tuple[Band, ...]:
        """A band for every year after this day's up to that one, as far as the series support any.

        Empty where no term has a series, or none long enough.
        """
        told = self._at(as_of)
        if told is None or all(self._row(term) is None for term in terms):
            return ()
        end, known = told.halving.series.end, {band.years: band for band in told.bands}
        bands = []
        for one in range(as_of.year + 1, year + 1):
            years = max(1, round(((one - end.year) * YEAR + 7 - end.month) / YEAR))
            if years not in known:
                break
            bands.append(Band(one, self._band(known[years], as_of)))
        return tuple(bands)

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The releases by name and version, as estimates name them."""
        return tuple(
            " ".join(part for part in (one.kind, one.name, one.version) if part) for one in self.releases
        )

    def _row(self, name: str) -> int | None:
        key = folded(name)
        return self.series.rows.get(self._aliases.get(key, key))

    def _at(self, as_of: date) -> _Told | None:
        series = self.series.until(as_of)
        if series.months < YEAR or as_of > months_on(series.end, _OLDEST * YEAR):
            return None
        if series.months not in self._told:
            halving = Halving(series)
            chances = {years: halving.chance(series.months, years) for years in YEARS}
            known = {years: chance for years, chance in chances.items() if chance is not None}
            shown = known if halving.is_borne_out else {}
            self._told[series.months] = _Told(halving, shown, strayings(series))
        return self._told[series.months]

    def _term(self, row: int, told: _Told) -> TermDurability:
        series = told.halving.series
        slopes = told.halving.slopes(series.months)
        slope, spread = float(slopes.shrunk[row]), math.sqrt(float(slopes.variance[row]))
        known = not math.isnan(slope)
        falling = _below_zero(slope, spread) if known else 0.5
        return TermDurability(
            series.terms[row],
            self._share(series, row),
            self._slope(slope, spread, series.end)
            if known
            else self._missing("rate", 5.0, TOO_RARE, series.end),
            falling,
            self._half_life(slope, spread, told),
            self._kept(row, told, series.end),
            self._review_by([row], told),
            series.end,
        )

    def _share(self, series: TermSeries, row: int) -> Estimate:
        mentions, ads = (part[row] for part in series.year_before(series.months))
        if math.isnan(ads) or ads < 1:
            return self._missing("share", 1.0, TOO_RARE, series.end, method=SHARE_METHOD)
        value, low, high = proportion(min(int(mentions), int(ads)), int(ads))
        return Estimate(
            value, low, high, "share", SHARE_METHOD, series.end, Grade.B, count=int(ads), inputs=self.inputs
        )

    def _slope(self, slope: float, spread: float, as_of: date) -> Estimate:
        low, high = slope - _Z * spread, slope + _Z * spread
        return Estimate(slope, low, high, "rate", METHOD, as_of, Grade.D, inputs=self.inputs)

    def _half_life(self, slope: float, spread: float, told: _Told, coverage: float = 1.0) -> Estimate:
        """Of the pace of the last three years; a slope that may as well be none has no half-life."""
        reason, end = "", told.halving.series.end
        if not told.chances:
            reason = NOT_SHOWN
        elif math.isnan(slope):
            reason = TOO_RARE
        elif slope >= 0 or _below_zero(slope, spread) <= _SURE:
            reason = NO_DECAY
        if reason:
            return self._missing("years", LONGEST_HALF_LIFE, reason, end, coverage=coverage)
        low, value, high = (_years(one) for one in (slope - _Z * spread, slope, slope + _Z * spread))
        return Estimate(
            value, low, high, "years", METHOD, end, Grade.D, coverage=coverage, inputs=self.inputs
        )

    def _shared_half_life(self, rows: list[int], told: _Told, coverage: float) -> Estimate:
        slopes = told.halving.slopes(told.halving.series.months)
        held = [row for row in rows if not math.isnan(slopes.shrunk[row])]
        if not held:
            return self._half_life(math.nan, math.nan, told, coverage)
        spread = math.sqrt(float(slopes.variance[held].sum())) / len(held)
        return self._half_life(float(slopes.shrunk[held].mean()), spread, told, coverage)

    def _kept(self, row: int, told: _Told, as_of: date) -> Estimate:
        chance = told.chances.get(YEARS[-1])
        if chance is None:
            return self._missing("share", 1.0, NOT_SHOWN, as_of)
        if math.isnan(chance.halves[row]):
            return self._missing("share", 1.0, TOO_RARE, as_of)
        value = 1 - float(chance.halves[row])
        low, high = _widened(1 - float(chance.high[row]), 1 - float(chance.low[row]))
        return Estimate(
            value, low, high, "share", METHOD, as_of, Grade.D, count=chance.pairs, inputs=self.inputs
        )

    def _together(self, terms: Sequence[TermDurability], as_of: date, coverage: float) -> Estimate:
        known = [term.durability for term in terms if term.durability.is_known]
        if not known:
            return self._missing("share", 1.0, terms[0].durability.reason, as_of, coverage=coverage)
        value = sum(one.value or 0.0 for one in known) / len(known)
        low, high = (
            sum(side) / len(known) for side in zip(*((one.low, one.high) for one in known), strict=True)
        )
        return Estimate(
            value,
            min(low, value),
            max(high, value),
            "share",
            METHOD,
            as_of,
            Grade.D,
            count=known[0].count,
            coverage=coverage * len(known) / len(terms),
            inputs=self.inputs,
        )

    def _review_by(self, rows: Sequence[int], told: _Told) -> date | None:
        """The end of the first year by which the mean chance of having halved is above one half."""
        end = told.halving.series.end
        for years, chance in sorted(told.chances.items()):
            halves = chance.halves[list(rows)]
            if (~np.isnan(halves)).any() and float(np.nanmean(halves)) > 1 / 2:
                return months_on(end, years * YEAR)
        return None

    def _band(self, band: Straying, as_of: date) -> Estimate:
        low, high = min(band.low, 1.0), max(band.high, 1.0, band.low + _NARROWEST)
        return Estimate(
            1.0, low, high, "ratio", HORIZON_METHOD, as_of, Grade.D, count=band.count, inputs=self.inputs
        )

    def _missing(
        self, unit: str, most: float, reason: str, as_of: date, *, coverage: float = 1.0, method: str = METHOD
    ) -> Estimate:
        least = -most if unit == "rate" else 0.0
        return Estimate(
            None,
            least,
            most,
            unit,
            method,
            as_of,
            Grade.D,
            coverage=coverage,
            inputs=self.inputs,
            reason=reason,
        )


def _nothing(reason: str, as_of: date, terms: tuple[str, ...]) -> Lasting:
    """What no series speaks of."""
    durability, half_life = (
        Estimate(None, 0.0, most, unit, METHOD, as_of, Grade.D, coverage=0.0, reason=reason)
        for unit, most in (("share", 1.0), ("years", LONGEST_HALF_LIFE))
    )
    return Lasting(durability, half_life, None, reason, unknown=terms)


def _below_zero(slope: float, spread: float) -> float:
    return 0.5 * (1 + math.erf(-slope / spread / math.sqrt(2)))


def _years(slope: float) -> float:
    return min(math.log(2) / -slope, LONGEST_HALF_LIFE) if slope < 0 else LONGEST_HALF_LIFE


def _widened(low: float, high: float) -> tuple[float, float]:
    """The bounds, as far apart as what a model says must be, within 0 and 1."""
    short = max(0.0, _NARROWEST - (high - low)) / 2
    low, high = low - short, high + short
    low, high = low - max(0.0, high - 1.0), high - min(0.0, low)
    return max(low, 0.0), min(high, 1.0)
