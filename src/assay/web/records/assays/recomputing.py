"""A published assay computed again, with what this site has today: it matches, differs, or lacks an input."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assay.analysis.descriptions import read
from assay.analysis.valuation import MarketMeans, Recomputation, recompute
from assay.web.base.market_data import means
from assay.web.base.skill_data import graph
from assay.web.records.assays import queries
from assay.web.records.assays.ours import rests_on


def recomputed(key: str) -> Recomputation:
    """What came of it. Raises `NotFound` for one that was never published."""
    content, description, about = queries.basis(key)
    given = rests_on(about)
    held = means()
    market = {} if held is None else _of_market(held, description)
    return recompute(
        content,
        description,
        observed=given.observed,
        statements=given.statements,
        graph=graph(),
        **market,
    )


def _of_market(held: MarketMeans, description: bytes) -> Mapping[str, Any]:
    """What of the labour market is here today; of which occupation, the statement itself names."""
    return {
        "market": held.market,
        "demand": held.demand,
        "durability": held.durability,
        "outcomes": held.outcomes_of(read(description)),
    }
