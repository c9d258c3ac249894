"""The releases of O*NET that demand is taught and tested on, and what is asked of them.

Features are of February 2020 (and of the year before, for growth); the flag of November 2023 teaches; that of
May 2025 tests. “Hot” is used only before 2023, when it changed its meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import polars as pl

from assay.analysis.evaluation.figures import Numbers, Rows
from assay.analysis.evaluation.logistic import calibrated, folds
from assay.analysis.market import (
    TechnologyList,
    Truths,
    in_demand_later,
    measured,
    measured_pairs,
    pairs_later,
    read_list,
)
from assay.analysis.sources import Release, Store, import_release

LISTS: Final = "data/market/onet/technology_skills_vintages"
BEFORE, NOW, TAUGHT, TESTED = "23.2", "24.2", "28.1", "29.3"
FILES: Final = {
    BEFORE: "2019-02_v23.2.xlsx",
    NOW: "2020-02_v24.2.txt.gz",
    TAUGHT: "2023-11_v28.1.txt.gz",
    TESTED: "2025-05_v29.3.xlsx",
}
TECHNOLOGY_STRENGTH, PAIR_STRENGTH = 0.002, 0.003
"""Of the penalty on weights, chosen by folds on the flag of November 2023 alone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Rows of features, with whether each came to be in demand by 2023 (taught) and by 2025 (tested).

    `units` are the technologies the rows are about, `families` their commodities, `baseline` is the score to
    be beaten, `rival` what it is.
    """

    measures: Numbers
    taught: Truths
    tested: Truths
    units: Rows
    families: Rows
    baseline: Numbers
    rival: str
    strength: float

    def foreseen(self, *, by_family: bool = False) -> Numbers:
        """The probability of each row by a rule taught on other technologies, or on other families only."""
        groups = self.groups
        chances = np.zeros(len(self.taught))
        for inside, outside in folds(self.taught, self.families if by_family else groups):
            rule = calibrated(
                self.measures[inside],
                self.taught[inside],
                self.strength,
                None if groups is None else groups[inside],
            )
            chances[outside] = rule.probability(self.measures[outside])
        return chances

    def shuffled(self) -> Asked:
        """The same with every row's features given to another: nothing can be told any more."""
        order = np.random.default_rng(len(self.taught)).permutation(len(self.taught))
        return replace(self, measures=self.measures[order])

    @property
    def groups(self) -> Rows | None:
        """The technology of each row; None where none has several rows."""
        return self.units if len(np.unique(self.units)) < len(self.units) else None


@dataclass(frozen=True, slots=True)
class Lists:
    """The four releases, every spelling a technology of its own or all spellings brought together."""

    before: TechnologyList
    now: TechnologyList
    taught: TechnologyList
    tested: TechnologyList
    by_alias: bool

    def technologies(self) -> Asked:
        """What is asked of each technology: in demand in one occupation at least."""
        measures = measured(self.now, self.before)
        families = np.unique(np.array(self.now.families), return_inverse=True)[1]
        return Asked(
            measures,
            in_demand_later(self.now, self.taught, by_alias=self.by_alias),
            in_demand_later(self.now, self.tested, by_alias=self.by_alias),
            np.arange(len(self.now.names)),
            families,
            measures[:, 0],
            "how many occupations use it",
            TECHNOLOGY_STRENGTH,
        )

    def pairs(self) -> Asked:
        """What is asked of each technology in an occupation that all three lists know."""
        rows, columns, taught = pairs_later(self.now, self.taught)
        there = pairs_later(self.now, self.tested)
        later = {(row, column): flag for row, column, flag in zip(*there, strict=True)}
        kept = np.array([pair in later for pair in zip(rows, columns, strict=True)])
        rows, columns, taught = rows[kept], columns[kept], taught[kept]
        measures = measured_pairs(self.now, measured(self.now, self.before), rows, columns)
        families = np.unique(np.array(self.now.families), return_inverse=True)[1]
        return Asked(
            measures,
            taught,
            np.array([later[pair] for pair in zip(rows, columns, strict=True)]),
            rows,
            families[rows],
            measures[:, 0],
            "share of the major group that uses it",
            PAIR_STRENGTH,
        )


def demand_releases(material: Path, store: Store) -> Mapping[str, Release] | None:
    """The four releases by version, imported into this store; None where any is absent.

    Raises what importing a release raises.
    """
    folder = material / LISTS
    if not all((folder / name).is_file() for name in FILES.values()):
        return None
    return {
        version: import_release(store, "onet", str(folder / name), version=version).release
        for version, name in FILES.items()
    }


def demand_tables(material: Path) -> Mapping[str, pl.DataFrame] | None:
    """The technologies of the four releases, by version; None where any is absent.

    Raises what importing a release raises.
    """
    with TemporaryDirectory() as place:
        store = Store(Path(place))
        releases = demand_releases(material, store)
        return None if releases is None else tables_of(store, releases)


def tables_of(store: Store, releases: Mapping[str, Release]) -> Mapping[str, pl.DataFrame]:
    """The technologies of these releases in this store, by version."""
    return {version: store.table(one, "technologies").collect() for version, one in releases.items()}


def lists_of(tables: Mapping[str, pl.DataFrame], *, by_alias: bool = True) -> Lists:
    """The releases with all spellings of a technology together, or every name by itself."""
    read = {version: read_list(table, merged=by_alias) for version, table in tables.items()}
    return Lists(read[BEFORE], read[NOW], read[TAUGHT], read[TESTED], by_alias)
