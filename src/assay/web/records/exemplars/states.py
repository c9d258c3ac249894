"""How an exemplar stands now: what was answered, what a guardian says, whether the work still holds."""

from __future__ import annotations

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.credentials.queries import award
from assay.web.records.exemplars import gate
from assay.web.records.exemplars.models import Exemplar
from assay.web.records.exemplars.values import LIVE, PASSED

OPEN = "open"
_WAITING = {"waiting", "waiting-school"}


def state_of(row: Exemplar) -> str:
    """The state in words of `ExemplarRow`: computed, never stored, so that what ended is closed at once."""
    if row.state not in LIVE:
        return row.state
    if is_past(row) or not row.application.data_key_id or not row.sealed:
        return "over"
    if row.state == "asked":
        return "asked"
    if row.kind == PASSED and not _holds(row):
        return "over"
    told = gate.state(row.application, row.key, is_adult=row.is_adult, was_gated=row.was_gated)
    if told.is_open:
        return OPEN
    if told.state in _WAITING or told.state in {"refused", "withdrawn"}:
        return told.state
    return "over"


def is_past(row: Exemplar) -> bool:
    """Whether its last day is over, or the day until which it could be answered."""
    instant = now()
    return row.ends_at <= instant or (row.state == "asked" and row.answer_by <= instant)


def _holds(row: Exemplar) -> bool:
    """Whether what the work earned still stands: a revoked award is no example of what passes."""
    try:
        held = award(row.organization_id, row.application.credential)
    except NotFound:
        return False
    return held.standing == "active" and not held.is_forgotten
