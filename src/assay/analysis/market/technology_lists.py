"""One release of O*NET's technologies, with the spellings of each brought together.

Apart because training, the model and its evaluation must read a list in one and the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from assay.analysis.market.technology_names import TechnologyNames

Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TechnologyList:
    """`used` tells which occupation (a column) uses which technology (a row).

    `flagged` tells where it is “In Demand”; it is None in releases from before that flag. `hot` is the flag
    whose meaning changed in 2023. `families` are the commodities.
    """

    names: tuple[str, ...]
    occupations: tuple[str, ...]
    families: tuple[str, ...]
    hot: Truths
    used: Truths
    flagged: Truths | None
    spellings: TechnologyNames
    rows: Mapping[str, int]

    def row_of(self, name: str) -> int | None:
        """Where the technology of this name, or of another spelling of it, stands."""
        found = self.spellings.find(name)
        return None if found is None else self.rows[found]

    def columns_of(self, occupation: str) -> list[int]:
        """The occupations of this code: of 15-1252 all that begin with it, of 15-1252.00 just one."""
        return [place for place, code in enumerate(self.occupations) if code.startswith(occupation)]


def read_list(technologies: pl.DataFrame, *, merged: bool = True) -> TechnologyList:
    """The list of the store's table `technologies`; unless `merged`, every spelling is a technology."""
    spellings = TechnologyNames(technologies["example"])
    one_of = {name: spellings.one_of(name) if merged else name for name in spellings.names}
    names = tuple(sorted(set(one_of.values())))
    rows = {name: place for place, name in enumerate(names)}
    occupations = tuple(technologies["occupation"].unique().sort())
    columns = {code: place for place, code in enumerate(occupations)}
    told = technologies.select(
        row=pl.col("example").replace_strict({name: rows[one] for name, one in one_of.items()}),
        column=pl.col("occupation").replace_strict(columns),
        family="commodity",
        hot=pl.col("hot").fill_null(value=False),
        flagged=pl.col("in_demand").fill_null(value=False),
    )
    row, column = told["row"].to_numpy(), told["column"].to_numpy()
    used = np.zeros((len(names), len(occupations)), dtype=np.bool_)
    used[row, column] = True
    hot = np.zeros(len(names), dtype=np.bool_)
    hot[row[told["hot"].to_numpy()]] = True
    flagged = np.zeros_like(used) if technologies["in_demand"].is_not_null().any() else None
    if flagged is not None:
        is_flagged = told["flagged"].to_numpy()
        flagged[row[is_flagged], column[is_flagged]] = True
    families = tuple(told.group_by("row").agg(pl.col("family").min()).sort("row")["family"])
    return TechnologyList(names, occupations, families, hot, used, flagged, spellings, rows)


def in_demand_later(now: TechnologyList, later: TechnologyList, *, by_alias: bool = True) -> Truths:
    """Which of the technologies on this list are In Demand in at least one occupation on a later one.

    What a later list does not name counts as not in demand. Raises `ValueError` where it has no such flag.
    """
    if later.flagged is None:
        raise ValueError("the later list does not say what is in demand")
    found = np.zeros(len(now.names), dtype=np.bool_)
    for place in np.flatnonzero(later.flagged.any(axis=1)):
        name = later.names[place]
        row = now.row_of(name) if by_alias else now.rows.get(name)
        if row is not None:
            found[row] = True
    return found


def pairs_later(now: TechnologyList, later: TechnologyList) -> tuple[Places, Places, Truths]:
    """Technologies in occupations as this list has them, and whether a later one flags each pair.

    Only of occupations that both lists know. Raises `ValueError` where the later one has no such flag.
    """
    if later.flagged is None:
        raise ValueError("the later list does not say what is in demand")
    there = {code: place for place, code in enumerate(later.occupations)}
    both = [place for place, code in enumerate(now.occupations) if code in there]
    theirs = [there[now.occupations[place]] for place in both]
    flagged = np.zeros_like(now.used)
    for place in np.flatnonzero(later.flagged.any(axis=1)):
        row = now.row_of(later.names[place])
        if row is not None:
            flagged[row, both] |= later.flagged[place, theirs]
    rows, columns = np.nonzero(now.used[:, both])
    columns = np.array(both, dtype=np.int64)[columns]
    return rows, columns, flagged[rows, columns]
