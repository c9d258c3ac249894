"""Writes of requests: record one, answer it. What was handed out is a disclosure and is logged as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.disclosures.actions import log
from assay.web.records.inspections import queries
from assay.web.records.inspections.models import Request
from assay.web.records.inspections.sealed import sealed_words
from assay.web.records.inspections.values import Words
from assay.web.records.organizations.permissions import Permission
from assay.web.records.people.models import Person
from assay.web.records.people.queries import data_key
from assay.web.records.rosters.queries import require_pupil

DAYS = 45
"""Within so many days a school answers a request to see a record: 34 CFR 99.10(b)."""
_ANSWERS = {"access": {"answered", "withdrawn"}, "amendment": {"granted", "declined", "withdrawn"}}


class CannotAnswer(Exception):
    """The request was answered before, or cannot be answered in this way."""


@transaction.atomic
def ask(  # noqa: PLR0917 - a request is all of it
    actor: Person, organization: str, pupil_key: str, kind: str, words: Words, asked_on: date
) -> str:
    """Write a request down, as a guardian or the pupil made it to the school; its key.

    Raises `NotFound`, `Forbidden`.
    """
    pupil = require_pupil(actor, organization, pupil_key, Permission.PRIVACY_MANAGE)
    if kind not in _ANSWERS or not pupil.data_key:
        raise NotFound
    made = Request(
        organization_id=organization,
        pupil_id=pupil_key,
        kind=kind,
        asked_on=asked_on,
        due_on=asked_on + timedelta(days=DAYS),
        recorded_by=actor,
        recorded_at=now(),
    )
    made.sealed = sealed_words(data_key(pupil.data_key), made.key, words)
    made.save(force_insert=True)
    record("ask", "inspection", made.key, actor=actor.key, organization=organization, of=kind)
    return made.key


@transaction.atomic
def answer(actor: Person, organization: str, key: str, state: str, text: str) -> None:
    """Say what became of a request: handed out, amended or not and why, taken back.

    Raises `NotFound`, `Forbidden`, `CannotAnswer`.
    """
    row = queries.request(organization, key)
    pupil = require_pupil(actor, organization, row.pupil, Permission.PRIVACY_MANAGE)
    held = Request.objects.of(organization).select_for_update().filter(key=key, state="open").first()
    if held is None or state not in _ANSWERS[row.kind] or not pupil.data_key:
        raise CannotAnswer
    words = replace(row.words, answer=text)
    held.sealed = sealed_words(data_key(pupil.data_key), key, words)
    held.state, held.answered_by, held.answered_at = state, actor, now()
    held.save(update_fields=["sealed", "state", "answered_by", "answered_at"])
    if state == "answered":
        log(organization, row.pupil, "everything kept about the pupil", words.asker, "inspection", actor.key)
    record("answer", "inspection", key, actor=actor.key, organization=organization, state=state)


def drop_before(organization: str, day: datetime) -> int:
    """Remove requests that were answered before this day: the schedule says so; how many."""
    return Request.objects.of(organization).filter(answered_at__lt=day).delete()[0]
