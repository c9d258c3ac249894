"""The rows of a list made ready for a table: words, states, dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assay.web.records.shortlists.queries import EntryRow

VERDICT_WORDS: dict[str, str | Promise] = {
    "accepted": _("genuine and valid"),
    "rejected": _("does not hold"),
    "undetermined": _("could not tell"),
}
_STATES = {"accepted": "ok", "rejected": "bad", "undetermined": "unknown"}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of the table."""

    key: str
    position: int
    person: str
    label: str
    achievement: str
    achievement_id: str
    issuer: str
    is_recognised: bool
    state: str
    sentence: str
    reasons: tuple[str, ...]
    link: str
    valid_until: datetime | None
    checked_at: datetime | None
    is_waiting: bool


def shown_rows(rows: Iterable[EntryRow]) -> list[ShownRow]:
    """The rows as the table shows them."""
    return [
        ShownRow(
            key=row.key,
            position=row.position,
            person=row.told.holder or row.told.label,
            label=row.told.label,
            achievement=row.told.achievement,
            achievement_id=row.told.achievement_id,
            issuer=row.told.issuer,
            is_recognised=row.told.is_recognised,
            state=_STATES.get(row.verdict, "plain"),
            sentence=row.told.sentence,
            reasons=row.told.reasons,
            link=row.link,
            valid_until=parse_datetime(row.told.valid_until) if row.told.valid_until else None,
            checked_at=row.checked_at,
            is_waiting=row.is_waiting,
        )
        for row in rows
    ]
