"""Whether employers ask for a technology: what O*NET's newest release says, or what an older one foretells.

Only of technologies that O*NET lists. Of anything else there is no answer, which is not a low one. Releases
since 2023 say themselves what is In Demand; the model then only tells how long such a statement holds. Of an
older one it tells the chance, in the words of 2020: “Hot” has changed its meaning since, and is not used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np
import polars as pl

from assay.analysis.estimates import Estimate, Grade, proportion
from assay.analysis.market.demand_features import measured, measured_pairs
from assay.analysis.market.demand_numbers import DemandNumbers, Tally, demand_numbers, tally_of
from assay.analysis.market.technology_lists import Numbers, TechnologyList, read_list
from assay.analysis.sources import Release, Store

UNLISTED, ELSEWHERE = "technology-not-listed", "technology-not-listed-here"
"""Reasons: O*NET lists no such technology; it does, but not in this occupation, or not this occupation."""
_OBSERVED, _FORETOLD, _HOLDS = "in-demand-flag/1", "demand/1", "demand-holds/1"
_NARROWEST: Final = 0.4  # of the scale, where a model infers
_VERSION: Final = re.compile(r"(\d+)\.([0-3])")
_MONTHS: Final = ((1995, 8), (1995, 11), (1996, 2), (1996, 5))  # in which x.0 to x.3 of release 0 would lie
_A_YEAR: Final = 365  # between the two releases that growth was taught on


@dataclass(frozen=True, slots=True)
class Demand:
    """Whether a technology is “In Demand” (in an occupation), and how long such a statement holds.

    `estimate` is 1 or 0 of grade A where the release flags what is in demand (`observed` is then True or
    False), else the probability that it will be, of grade D. `holds` is the share of such statements that
    still held 18 months later. `listed_in` and `flagged_in` count the occupations; `family` is the commodity.
    Both estimates are unknown, with the reason, where O*NET lists no such technology (there).
    """

    technology: str
    estimate: Estimate
    holds: Estimate
    family: str = ""
    observed: bool | None = None
    listed_in: int = 0
    flagged_in: int = 0


class DemandModel:
    """The technologies of the newest O*NET release that is installed, and what is known of their demand."""

    def __init__(self, newest: tuple[Store, Release], before: tuple[Store, Release] | None = None) -> None:
        """Of these releases; `before` tells what grew, and counts only where the newest has no flags."""
        self._newest = newest
        self._before = None if _has_flags(*newest) else before
        self.releases: Final = tuple(release for _, release in filter(None, (newest, self._before)))
        self._numbers: Final[DemandNumbers] = demand_numbers()
        self._as_of = _day(newest[1])

    @classmethod
    def open(cls, *stores: Store) -> DemandModel | None:
        """The model over the newest release in these stores; None where none has technologies.

        Raises `data-store-damaged`.
        """
        found = [
            (store, release)
            for store in stores
            for release in store.releases("onet")
            if release.tables.get("technologies") and "technologies" not in release.lacks
        ]
        if not found:
            return None
        newest = max(found, key=lambda one: _order(one[1]))
        older = [one for one in found if _order(one[1]) < _order(newest[1])]
        day = _day(newest[1])
        before = min(older, key=lambda one: abs((day - _day(one[1])).days - _A_YEAR), default=None)
        return cls(newest, before)

    def applies_to(self, technology: str) -> bool:
        """Whether O*NET lists it, under this name or one that means the same."""
        return self._list.row_of(technology) is not None

    def demand(self, technology: str, occupation: str = "") -> Demand:
        """What is known of this technology, anywhere or in this occupation (a SOC or O*NET code)."""
        listed = self._list
        row = listed.row_of(technology)
        if row is None:
            return self._unknown(technology, UNLISTED)
        name, family = listed.names[row], listed.families[row]
        columns = [
            place
            for place in (listed.columns_of(occupation) if occupation else range(len(listed.occupations)))
            if listed.used[row, place]
        ]
        if not columns:
            return self._unknown(name, ELSEWHERE, family)
        if listed.flagged is None:
            estimate, holds = self._foretold(row, columns if occupation else ())
            return Demand(name, estimate, holds, family, listed_in=len(columns))
        flagged = int(listed.flagged[row, columns].sum())
        estimate = self._seen(flagged > 0, len(columns))
        holds = self._holding(self._tally(row, is_flagged=flagged > 0, in_occupation=bool(occupation)))
        return Demand(name, estimate, holds, family, flagged > 0, len(columns), flagged)

    def _tally(self, row: int, *, is_flagged: bool, in_occupation: bool) -> Tally:
        """What became of statements like this one, since November 2023."""
        numbers, flagged = self._numbers, self._list.flagged
        if not is_flagged or flagged is None:
            return numbers.pair_unflagged_held if in_occupation else numbers.unflagged_held
        often = float(flagged[row].sum())
        return tally_of(numbers.pair_held if in_occupation else numbers.technology_held, often)

    def _foretold(self, row: int, columns: Sequence[int]) -> tuple[Estimate, Estimate]:
        """The chance that the rule gives: in one of these occupations, or in any where none is named."""
        numbers = self._numbers
        if columns:
            places = np.array(columns, dtype=np.int64)
            rows = np.full(len(columns), row, dtype=np.int64)
            measures = measured_pairs(self._list, self._measures, rows, places)
            chance = float(numbers.pair.probability(measures).max())
            seen, held = numbers.pair_seen, numbers.pair_foreseen_held
        else:
            chance = float(numbers.technology.probability(self._measures[row : row + 1])[0])
            seen, held = numbers.technology_seen, numbers.foreseen_held
        tally = tally_of(seen, chance)
        _, low, high = proportion(tally.true, tally.count)
        low, high = min(low, chance), max(high, chance)
        high = min(max(high, low + _NARROWEST), 1.0)
        estimate = Estimate(
            value=chance,
            low=max(min(low, high - _NARROWEST), 0.0),
            high=high,
            unit="share",
            method=_FORETOLD,
            as_of=self._as_of,
            grade=Grade.D,
            count=tally.count,
            inputs=self._inputs,
        )
        return estimate, self._holding(tally_of(held, chance))

    @cached_property
    def _list(self) -> TechnologyList:
        """Read when it is first asked: that takes a second."""
        return _list(*self._newest)

    @cached_property
    def _measures(self) -> Numbers:
        """The features of every technology on the list."""
        return measured(self._list, None if self._before is None else _list(*self._before))

    @property
    def _inputs(self) -> tuple[str, ...]:
        return tuple(f"{release.kind} {release.version}" for release in self.releases)

    def _seen(self, is_flagged: bool, occupations: int) -> Estimate:  # noqa: FBT001 - it is what is told
        share = float(is_flagged)
        return Estimate(
            value=share,
            low=share,
            high=share,
            unit="share",
            method=_OBSERVED,
            as_of=self._as_of,
            grade=Grade.A,
            count=occupations,
            inputs=self._inputs,
        )

    def _holding(self, tally: Tally) -> Estimate:
        """How many of ten such statements still hold: counted over 18 months, once, so of one time only."""
        share, low, high = proportion(tally.true, tally.count)
        high = min(max(high, low + _NARROWEST), 1.0)
        return Estimate(
            value=share,
            low=max(min(low, high - _NARROWEST), 0.0),
            high=high,
            unit="share",
            method=_HOLDS,
            as_of=self._as_of,
            grade=Grade.D,
            count=tally.count,
            inputs=(self._numbers.name,),
        )

    def _unknown(self, technology: str, reason: str, family: str = "") -> Demand:
        unknown = Estimate(
            value=None,
            low=0.0,
            high=1.0,
            unit="share",
            method=_FORETOLD if self._list.flagged is None else _OBSERVED,
            as_of=self._as_of,
            grade=Grade.D,
            coverage=0.0,
            reason=reason,
        )
        return Demand(technology, unknown, unknown, family)


def _has_flags(store: Store, release: Release) -> bool:
    flags = store.table(release, "technologies").select(pl.col("in_demand").is_not_null().any())
    return bool(flags.collect().item())


def _list(store: Store, release: Release) -> TechnologyList:
    return read_list(store.table(release, "technologies").collect())


def _order(release: Release) -> tuple[tuple[int, ...], str]:
    """What sorts releases by their number."""
    return tuple(int(part) for part in re.findall(r"\d+", release.version)), release.made_at.isoformat()


def _day(release: Release) -> date:
    """When it was published, by its number: x.0 comes in August, then every three months; else when read."""
    told = _VERSION.fullmatch(release.version)
    if told is None:
        return release.made_at.date()
    year, month = _MONTHS[int(told[2])]
    return date(year + int(told[1]), month, 1)
