"""Reads of the schedule: what is kept how long, how much is due and when; who is listed; a contract's end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.disclosures.models import Disclosure
from assay.web.records.inspections.models import Request
from assay.web.records.policies.queries import policy
from assay.web.records.retention.models import Ending, Listing
from assay.web.records.retention.rest import CERTIFIED, ended_consents, old_files, old_mails
from assay.web.records.rosters.models import Pupil
from assay.web.records.rosters.queries import among_keys
from assay.web.records.rosters.rows import PupilRow

NOTICE = timedelta(days=14)
"""For so long a pupil's record is listed before it goes."""
WAIT = timedelta(days=30)
"""For so long the end of a contract can be withdrawn."""

__all__ = ["CERTIFIED", "NOTICE", "WAIT"]


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One kind of thing: for how many days it is kept, how many there are, how many are due, what is next."""

    what: str
    label: str
    days: int
    kept: int
    due: int
    next_on: datetime | None


@dataclass(frozen=True, slots=True)
class ListedPupil:
    """A pupil whose record goes on a day, or is kept back."""

    pupil: PupilRow
    listed_at: datetime
    due_at: datetime
    is_held: bool


@dataclass(frozen=True, slots=True)
class EndingRow:
    """The end of a contract as its pages show it."""

    key: str
    asked_at: datetime
    due_at: datetime
    exported_at: datetime | None
    withdrawn_at: datetime | None
    done_at: datetime | None
    certificate: dict[str, object]
    digest: str

    @property
    def is_waiting(self) -> bool:
        """Whether it can still be withdrawn."""
        return self.done_at is None and self.withdrawn_at is None


def schedule(organization: str, language: str) -> list[ScheduleRow]:
    """The schedule as the policy lays it down, with what it means today."""
    at, told = now(), []
    for kept in policy(organization).retention:
        span = timedelta(days=kept.days)
        dates = _dates(organization, kept.what)
        due = sum(day + span <= at for day in dates)
        coming = min((day + span for day in dates), default=None)
        told.append(ScheduleRow(kept.what, kept.name(language), kept.days, len(dates), due, coming))
    return told


def listed(organization: str) -> list[ListedPupil]:
    """The pupils who are listed to go, the next first."""
    rows = list(Listing.objects.of(organization).order_by("due_at", "key"))
    pupils = among_keys(organization, [row.pupil_id for row in rows])
    return [
        ListedPupil(pupils[row.pupil_id], row.listed_at, row.due_at, row.held_at is not None)
        for row in rows
        if row.pupil_id in pupils
    ]


def ending(organization: str) -> EndingRow | None:
    """The end that waits or is done; None where the contract goes on."""
    row = Ending.objects.of(organization).filter(withdrawn_at=None).order_by("-asked_at").first()
    if row is None:
        return None
    return EndingRow(
        row.key,
        row.asked_at,
        row.due_at,
        row.exported_at,
        row.withdrawn_at,
        row.done_at,
        dict(row.certificate),
        row.digest,
    )


def certificate(organization: str) -> EndingRow:
    """The end that is done, with its certificate. Raises `NotFound`."""
    found = ending(organization)
    if found is None or found.done_at is None:
        raise NotFound
    return found


def _dates(organization: str, what: str) -> list[datetime]:
    """From when on the days are counted, of each thing of this kind that is there."""
    if what == "pupil-left":
        left = Pupil.objects.of(organization).exclude(left_at=None).values_list("left_at", flat=True)
        return [day for day in left if day]
    if what == "disclosure":
        return list(Disclosure.objects.of(organization).values_list("at", flat=True))
    if what == "request":
        answered = Request.objects.of(organization).exclude(answered_at=None)
        return [day for day in answered.values_list("answered_at", flat=True) if day]
    return {"import-file": old_files, "mail": old_mails, "consent": ended_consents}[what](organization)
