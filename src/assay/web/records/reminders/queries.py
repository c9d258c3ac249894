"""Reads of reminders: who could be reminded now, and whether it happens by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Count, Max, Q

from assay.web.base.clock import now
from assay.web.records.credentials import queries as credentials
from assay.web.records.credentials.rows import AwardRow, Within
from assay.web.records.reminders.models import Habit, Reminder

WEEK = timedelta(days=7)
MOST_NUDGES = 3
AT_ONCE = 500


def due_count(organization: str, within: Within | None = None) -> int:
    """How many people would be reminded now, as far as the reader sees."""
    rows = Reminder.objects.of(organization).order_by().values("credential_id")
    figures = rows.annotate(last=Max("at"), nudges=Count("key", filter=Q(is_nudge=True)))
    told = {row["credential_id"]: (row["last"], row["nudges"]) for row in figures}
    waiting = credentials.awards(organization, state="unclaimed", within=within, count=AT_ONCE).rows
    return sum(is_due(row, *told.get(row.key, (None, 0))) for row in waiting)


def is_weekly(organization: str) -> bool:
    """Whether reminders go out by themselves."""
    return Habit.objects.of(organization).filter(is_on=True).exists()


def reminders_of(organization: str, credential: str) -> list[datetime]:
    """When somebody was told again about this credential, oldest first."""
    rows = Reminder.objects.of(organization).filter(credential_id=credential)
    return list(rows.order_by("at").values_list("at", flat=True))


def is_due(row: AwardRow, last: datetime | None, nudges: int) -> bool:
    """Whether this person may be reminded now."""
    told = max([at for at in (row.told_at, last) if at], default=None)
    return (
        bool(row.recipient_email)
        and row.mail_state not in {"bounced", "failed"}
        and told is not None
        and told <= now() - WEEK
        and nudges < MOST_NUDGES
    )
