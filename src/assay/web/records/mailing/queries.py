"""Reads of mail: what became of it, never what it said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from assay.web.records.mailing.models import Mail

STATES = ("queued", "sent", "bounced", "failed")


@dataclass(frozen=True, slots=True)
class MailRow:
    """One message's fate."""

    key: str
    about_kind: str
    about_key: str
    state: str
    reason: str
    attempts: int
    queued_at: datetime
    sent_at: datetime | None


def counts() -> dict[str, int]:
    """How many messages there are of each state."""
    found = dict(Mail.objects.order_by().values_list("state").annotate(Count("key")))
    return {state: found.get(state, 0) for state in STATES}


def mails(state: str = "", *, start: int = 0, count: int = 50) -> list[MailRow]:
    """Messages of this state, or all, newest first."""
    rows = Mail.objects.filter(state=state) if state else Mail.objects.all()
    return [_row(mail) for mail in rows.order_by("-queued_at")[start : start + count]]


def states_about(kind: str, keys: list[str]) -> dict[str, str]:
    """The state of the newest message about each of these rows; rows without one are absent."""
    rows = Mail.objects.filter(about_kind=kind, about_key__in=keys).order_by("queued_at")
    return dict(rows.values_list("about_key", "state"))


def rows_told(kind: str, state: str) -> QuerySet[Mail, str]:
    """The keys of all rows of this kind with a message of this state, for use in another query."""
    return Mail.objects.filter(about_kind=kind, state=state).values_list("about_key", flat=True)


def _row(mail: Mail) -> MailRow:
    return MailRow(
        mail.key,
        mail.about_kind,
        mail.about_key,
        mail.state,
        mail.reason,
        mail.attempts,
        mail.queued_at,
        mail.sent_at,
    )
