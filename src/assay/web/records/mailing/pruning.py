"""Mails whose time is over, for an organization's schedule: that they were sent, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model, QuerySet

from assay.web.records.mailing.models import Mail

_DONE = ("sent", "bounced", "failed")


def done_about(tables: Iterable[QuerySet[Model]]) -> list[datetime]:
    """When each mail about one of these rows was queued that is done with."""
    found: list[datetime] = []
    for rows in tables:
        found += _done(rows).values_list("queued_at", flat=True)
    return found


def drop_about(tables: Iterable[QuerySet[Model]], day: datetime) -> int:
    """Remove what is left of mails about one of these rows that were queued before this day; how many."""
    return sum(_done(rows).filter(queued_at__lt=day).delete()[0] for rows in tables)


def _done(rows: QuerySet[Model]) -> QuerySet[Mail]:
    return Mail.objects.filter(state__in=_DONE, about_key__in=rows.values("pk"))
