"""The official tables: rows of an occupation or a place, out of all releases, the first one asked first."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
from ibis.expr.types import Table


def stacked(tables: Sequence[Table]) -> Table:
    """The tables as one, each row with the place of its release in `rank`."""
    ranked = [table.mutate(rank=ibis.literal(place)) for place, table in enumerate(tables)]
    return ibis.union(ranked[0], *ranked[1:]) if len(ranked) > 1 else ranked[0]


def rows_of(table: Table, occupations: Sequence[str], areas: Sequence[str]) -> Table:
    """The rows of these occupations in these areas; in all areas where none is named."""
    found = table.filter(table.occupation.isin(list(occupations)))
    return found.filter(found.area.isin(list(areas))) if areas else found


def occupation_rows(table: Table) -> Table:
    """Each occupation that the table has, with its titles."""
    return table.select("occupation", "title", "rank").distinct().order_by("rank", "occupation", "title")


def area_rows(table: Table, columns: Sequence[str] = ("area",)) -> Table:
    """Each area that the table has."""
    return table.select(*columns, "rank").distinct().order_by("rank", "area")
