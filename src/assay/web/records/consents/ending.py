"""Consents whose time is over, for the schedule: when they ended, and letting them go."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from assay.web.base.clock import now
from assay.web.records.consents.models import Ask, Consent


def ended(organization: str) -> list[datetime]:
    """When each of this organization's consents ended that has: withdrawn, or over."""
    rows = _ended(organization, now()).values_list("withdrawn_at", "until")
    return [withdrawn or until for withdrawn, until in rows]


@transaction.atomic
def drop_ended(organization: str, day: datetime) -> int:
    """Remove consents that ended before this day, and questions left without any; how many consents."""
    gone = [row.key for row in _ended(organization, day)]
    Consent.objects.of(organization).filter(key__in=gone).delete()
    Ask.objects.of(organization).filter(ends_at__lt=day, lapses_at__lt=day, consents=None).delete()
    return len(gone)


def _ended(organization: str, day: datetime) -> QuerySet[Consent]:
    is_over = Q(withdrawn_at__lt=day) | Q(withdrawn_at=None, until__lt=day)
    return Consent.objects.of(organization).filter(is_over)
