"""Reads of requests: an organization's, a pupil's, one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.inspections.models import Request
from assay.web.records.inspections.sealed import opened_words
from assay.web.records.inspections.values import Words
from assay.web.records.people.queries import data_keys
from assay.web.records.rosters.queries import among_keys


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request as screens show it."""

    key: str
    kind: str  # access, amendment
    state: str
    pupil: str
    pupil_name: str
    words: Words
    asked_on: date
    due_on: date
    recorded_by: str
    answered_at: datetime | None
    answered_by: str

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits for the answer."""
        return self.state == "open"

    @property
    def is_late(self) -> bool:
        """Whether the day by which the law wants an answer has gone by."""
        return self.is_open and self.due_on < now().date()


def requests(organization: str, *, is_open: bool | None = None) -> list[RequestRow]:
    """This organization's requests, the most pressing first."""
    found = Request.objects.of(organization)
    if is_open is not None:
        found = found.filter(state="open") if is_open else found.exclude(state="open")
    order = ("due_on", "key") if is_open else ("-recorded_at", "key")
    return _rows(organization, found.order_by(*order))


def of_pupil(organization: str, pupil_key: str) -> list[RequestRow]:
    """The requests about this pupil's record, newest first."""
    return _rows(
        organization, Request.objects.of(organization).filter(pupil=pupil_key).order_by("-recorded_at")
    )


def request(organization: str, key: str) -> RequestRow:
    """One request. Raises `NotFound`."""
    rows = _rows(organization, Request.objects.of(organization).filter(key=key))
    if not rows:
        raise NotFound
    return rows[0]


def answered_before(organization: str, day: datetime) -> int:
    """How many requests were answered before this day."""
    return Request.objects.of(organization).filter(answered_at__lt=day).count()


def _rows(organization: str, found: QuerySet[Request]) -> list[RequestRow]:
    rows = list(found.select_related("recorded_by", "answered_by"))
    pupils = among_keys(organization, [row.pupil_id for row in rows])
    secrets = data_keys([pupil.data_key for pupil in pupils.values() if pupil.data_key])
    told = []
    for row in rows:
        pupil = pupils[row.pupil_id]
        told.append(
            RequestRow(
                key=row.key,
                kind=row.kind,
                state=row.state,
                pupil=row.pupil_id,
                pupil_name=pupil.name,
                words=opened_words(secrets.get(pupil.data_key), row.key, row.sealed),
                asked_on=row.asked_on,
                due_on=row.due_on,
                recorded_by=row.recorded_by.name if row.recorded_by else "",
                answered_at=row.answered_at,
                answered_by=row.answered_by.name if row.answered_by else "",
            )
        )
    return told
