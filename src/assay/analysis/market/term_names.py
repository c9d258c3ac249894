"""Names that stand for a term of a series because a framework lists them as aliases of one another.

Nothing is taken for a term by likeness. An alias that several skills of one framework share stands for
none of them.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from assay.analysis.market.term_series import TermSeries, folded
from assay.analysis.sources import Store

_FRAMEWORKS = ("esco", "onet", "uk-skills", "rsd")


def aliases_of(series: TermSeries, stores: Iterable[Store]) -> dict[str, str]:
    """Folded name → folded term, for skills of which one name is a term and the others are not.

    A skill that has two terms among its names is left out, and so is a name that would stand for two terms.
    """
    found: dict[str, set[str]] = {}
    for store in stores:
        for kind in _FRAMEWORKS:
            release = store.release_with(kind, "skills")
            if release is None or "skills" not in release.tables:
                continue
            table = store.table(release, "skills").select("label", "aliases", "kind").collect()
            _collect(table, set(series.rows), found)
    return {
        name: next(iter(terms))
        for name, terms in found.items()
        if len(terms) == 1 and name not in series.rows
    }


def _collect(table: pl.DataFrame, terms: set[str], found: dict[str, set[str]]) -> None:
    """What one framework lists, added to what is found."""
    skills = [
        {folded(label), *(folded(alias) for alias in aliases or ())}
        for label, aliases, kind in table.iter_rows()
        if label and kind != "group"
    ]
    bearers: dict[str, int] = {}
    for names in skills:
        for term in names & terms:
            bearers[term] = bearers.get(term, 0) + 1
    for names in skills:
        own = names & terms
        if len(own) != 1:
            continue
        (term,) = own
        if bearers[term] == 1:
            for name in names - terms:
                found.setdefault(name, set()).add(term)
