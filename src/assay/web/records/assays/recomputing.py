"""A published assay computed again, with what this site has today: it matches, differs, or lacks an input."""

from __future__ import annotations

from assay.analysis.valuation import Recomputation, recompute
from assay.web.base.skill_data import graph
from assay.web.records.assays import queries
from assay.web.records.assays.ours import rests_on


def recomputed(key: str) -> Recomputation:
    """What came of it. Raises `NotFound` for one that was never published."""
    content, description, about = queries.basis(key)
    given = rests_on(about)
    return recompute(
        content, description, observed=given.observed, statements=given.statements, graph=graph()
    )
