"""What a gate is held against here: an organization's published achievements, or a list brought along.

Apart from the views: nothing is kept of it, and the labour market is only ever the site's own data, never
what an organization brought itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assay.analysis.gates import Decision, Gate, Row, Subject, judge, what_if, with_thresholds
from assay.analysis.gates import WhatIf as Changed
from assay.analysis.market import Market, Target
from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.market_data import means
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.assays.ours import weighed

MOST_OWN = 100
"""Published achievements that are judged at once: each is assayed."""


@dataclass(frozen=True, slots=True)
class Applied:
    """The decisions of a gate; `after` and `changed` where other thresholds were tried."""

    gate: Gate
    before: tuple[Decision, ...]
    after: tuple[Decision, ...] | None = None
    changed: Changed | None = None


def applied(gate: Gate, subjects: Sequence[Subject], thresholds: dict[str, float]) -> Applied:
    """The gate held against these. Raises `gate-threshold-wrong`."""
    today = now().date()
    before = tuple(judge(gate, one, as_of=today) for one in subjects)
    if not thresholds:
        return Applied(gate, before)
    other = with_thresholds(gate, thresholds)
    after = tuple(judge(other, one, as_of=today) for one in subjects)
    return Applied(gate, before, after, what_if(before, after))


def own(organization: str) -> tuple[Subject, ...]:
    """What this organization has published, each with its assay as everybody sees it."""
    held = means()
    market = held.market if held is not None else None
    source = _("awards made on this site")
    found = []
    for row in achievements.published(organization)[:MOST_OWN]:
        try:
            made = weighed(achievements.public(row.achievement, row.number))
        except NotFound:
            continue  # withdrawn since
        found.append(
            Subject(
                row.name,
                made.assay.issuer,
                made.described,
                made.assay,
                market=market,
                target=made.target,
                is_target_stated=made.target is not None,
                awards_tell={"learner": source, "issue-date": source},
            )
        )
    return tuple(found)


def listed(rows: Sequence[Row], region: str) -> tuple[Subject, ...]:
    """The rows of a list, each with the occupation that the list says, in this region."""
    held = means()
    market = held.market if held is not None else None
    return tuple(_listed(row, region, market) for row in rows)


def _listed(row: Row, region: str, market: Market | None) -> Subject:
    if market is None:
        return Subject(row.name, row.body, row=row)
    target: Target | None = None
    if row.occupation:
        try:
            target = market.target(row.occupation, region)
        except AssayError as error:
            if error.code not in {"market-occupation-unknown", "market-area-unknown"}:
                raise
    return Subject(row.name, row.body, row=row, market=market, target=target)
