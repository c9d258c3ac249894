"""Consents whose time is over, for the schedule, and matters that are: when they ended, letting them go."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from assay.web.base.clock import now
from assay.web.records.consents.models import Ask, Consent, Matter


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


def end_matters(kind: str, subjects: Iterable[str]) -> None:
    """Nobody need answer about these any more, and nothing of them is open."""
    asks = Ask.objects.everywhere("of matters that are over").filter(
        matter__kind=kind, matter__subject__in=set(subjects), closed_as=""
    )
    asks.update(closed_as="ended", closed_at=now())


@transaction.atomic
def drop_matters(kind: str, subjects: Iterable[str]) -> None:
    """The same for what no longer exists: that somebody was asked stays, and not what about."""
    keys = set(subjects)
    end_matters(kind, keys)
    Matter.objects.filter(kind=kind, subject__in=keys).delete()
