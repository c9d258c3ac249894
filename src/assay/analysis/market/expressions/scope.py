"""Which advertisements are asked about: an occupation, places, days, perhaps those for beginners."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table

from assay.analysis.market.questions import Scope


def in_scope(postings: Table, scope: Scope) -> Table:
    """The advertisements of this scope; one that could be seen on any of its days is in it."""
    found = postings
    if scope.occupations:
        found = found.filter(_begins(found.occupation, scope.occupations))
    if scope.without:
        found = found.filter(~found.occupation.startswith(scope.without))
    if scope.areas:
        inside = found.area.isin(list(scope.areas))
        begins = scope.areas_beginning
        found = found.filter(inside | _begins(found.area, begins) if begins else inside)
    if scope.until_day is not None:
        found = found.filter(
            ibis.coalesce(found.first_seen, found.last_seen) <= ibis.literal(scope.until_day)
        )
    if scope.from_day is not None:
        last = ibis.coalesce(found.last_seen, found.first_seen)
        found = found.filter(last >= ibis.literal(scope.from_day))
    return found.filter(found.entry_level) if scope.entry else found


def merged(tables: Sequence[Table]) -> Table:
    """The advertisements of several releases, newest first, as one: what stands in two counts once.

    Its words are the newest's; it was seen from the first day that any release tells to the last.
    """
    if len(tables) == 1:
        return tables[0]
    ranked = [table.mutate(rank=ibis.literal(place)) for place, table in enumerate(tables)]
    together = ibis.union(ranked[0], *ranked[1:])
    same = ibis.window(group_by=together.posting)
    seen = together.mutate(
        first_seen=together.first_seen.min().over(same),
        last_seen=together.last_seen.max().over(same),
        newest=together["rank"].min().over(same),
    )
    return seen.filter(seen["rank"] == seen.newest).drop("rank", "newest")


def _begins(column: StringValue, starts: Sequence[str]) -> BooleanValue:
    found: BooleanValue = column.startswith(starts[0])
    for start in starts[1:]:
        found = found | column.startswith(start)
    return found
