"""Consents whose time is over, for the schedule: when they ended, and letting them go."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from assay.web.base.clock import now
from assay.web.records.consents.models import Ask, Consent


def ended(organization: str) -> list[datetime]:
    """When each of this organization's consents ended that has: withdrawn, or over."""
    return list(_ended(organization, now()).values_list("over_at", flat=True))


@transaction.atomic
def drop_ended(organization: str, day: datetime) -> int:
    """Remove consents that ended before this day, and questions that are left without any; how many consents."""
    gone = [row.key for row in _ended(organization, day)]
    Consent.objects.of(organization).filter(key__in=gone).delete()
    Ask.objects.of(organization).filter(ends_at__lt=day, lapses_at__lt=day, consents=None).delete()
    return len(gone)


def _ended(organization: str, day: datetime) -> QuerySet[Consent]:
    rows = Consent.objects.of(organization).annotate(over_at=Coalesce("withdrawn_at", "until"))
    return rows.filter(over_at__lt=day)
