"""Writes of hours: the pupil logs them, the mentor confirms or questions them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Sum

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.placements.links import opened_link
from assay.web.records.placements.models import HourEntry, Placement
from assay.web.records.placements.sealed import opened, seal, secret_of
from assay.web.records.placements.values import MOST_ENTRIES, QUARTERS_A_DAY, PlacementRefused

LONGEST = 500


@transaction.atomic
def log(  # noqa: PLR0917 - whose, which, and what was written
    organization: str, pupil: str, key: str, day: date, quarters: int, what: str, entry: str = ""
) -> str:
    """Hours of a day, as the pupil writes them; the entry's key. `entry`: write this one anew.

    One that the mentor questioned waits for an answer again. Raises `NotFound`, `PlacementRefused`.
    """
    row = of_pupil(organization, pupil, key)
    words = " ".join(what.split())
    if not row.begins <= day <= row.ends or day > now().date():
        raise PlacementRefused("day", "day")
    if not 0 < quarters <= QUARTERS_A_DAY:
        raise PlacementRefused("hours", "hours")
    if not 0 < len(words) <= LONGEST:
        raise PlacementRefused("what", "what")
    secret = secret_of(row)
    held = HourEntry.objects.of(organization).filter(placement=row)
    others = held.filter(day=day).exclude(key=entry).aggregate(sum=Sum("quarters"))["sum"] or 0
    if others + quarters > QUARTERS_A_DAY:
        raise PlacementRefused("full-day", "hours")
    if entry:
        mine = _open_entry(organization, row, entry)
    elif held.count() >= MOST_ENTRIES:
        raise PlacementRefused("too-many")
    else:
        mine = HourEntry(key=new_key(), organization_id=organization, placement=row)
    before = opened(secret, "hours", mine.key, mine.sealed) if entry else None
    mine.day, mine.quarters, mine.state, mine.logged_at = day, quarters, "logged", now()
    values = {"what": words, "note": before["note"] if before else ""}
    mine.sealed = seal(secret, "hours", mine.key, values)
    mine.save()
    return mine.key


@transaction.atomic
def remove(organization: str, pupil: str, key: str, entry: str) -> None:
    """Take back hours that were not confirmed. Raises `NotFound`, `PlacementRefused`."""
    row = of_pupil(organization, pupil, key)
    _open_entry(organization, row, entry).delete()


@transaction.atomic
def confirm(token: str, entries: Sequence[str] | None = None) -> int:
    """The mentor says that these hours are right: all that wait, or these; how many. Raises `NotFound`."""
    row = opened_link(token, locked=True).row
    if row.awarded_at is not None:
        raise PlacementRefused("awarded")
    held = HourEntry.objects.of(row.organization_id).filter(placement=row)
    held = (
        held.filter(state="logged")
        if entries is None
        else held.filter(key__in=entries).exclude(state="confirmed")
    )
    count = held.update(state="confirmed", answered_at=now())
    if count:
        record("confirm-hours", "placement", row.key, organization=row.organization_id, entries=count)
    return count


@transaction.atomic
def question(token: str, entry: str, note: str) -> None:
    """The mentor says that something is not right with these hours. Raises `NotFound`, `PlacementRefused`."""
    link = opened_link(token, locked=True)
    row = link.row
    words = " ".join(note.split())
    if row.awarded_at is not None:
        raise PlacementRefused("awarded")
    if not 0 < len(words) <= LONGEST:
        raise PlacementRefused("note", "note")
    mine = HourEntry.objects.of(row.organization_id).filter(placement=row, key=entry).first()
    if mine is None:
        raise NotFound
    if mine.state == "confirmed":
        raise PlacementRefused("confirmed")
    told: dict[str, Any] = opened(link.secret, "hours", mine.key, mine.sealed) or {"what": ""}
    mine.sealed = seal(link.secret, "hours", mine.key, {"what": told["what"], "note": words})
    mine.state, mine.answered_at = "questioned", now()
    mine.save(update_fields=["sealed", "state", "answered_at"])
    record("question-hours", "placement", row.key, organization=row.organization_id)


def of_pupil(organization: str, pupil: str, key: str) -> Placement:
    """The pupil's own placement, locked, while it can still be written.

    Raises `NotFound`, `PlacementRefused`.
    """
    rows = Placement.objects.of(organization).select_for_update()
    row = rows.filter(key=key, pupil=pupil).first()
    if row is None:
        raise NotFound
    if row.awarded_at is not None:
        raise PlacementRefused("awarded")
    return row


def _open_entry(organization: str, row: Placement, entry: str) -> HourEntry:
    mine = HourEntry.objects.of(organization).filter(placement=row, key=entry).first()
    if mine is None:
        raise NotFound
    if mine.state == "confirmed":
        raise PlacementRefused("confirmed")
    return mine
