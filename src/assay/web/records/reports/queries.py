"""Reads of reports and takedowns: the operators' inbox, and whether a public page may be shown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealBroken
from assay.web.records.people.queries import instance_seal
from assay.web.records.reports.models import AbuseReport, Takedown

PATHS = {
    "achievement": "/a/",
    "organization": "/o/",
    "share": "/s/",
    "statement": "/statements/",
    "assay": "/assays/",
}
REASONS = ("look-alike", "false", "offensive", "personal", "other")
SEALED_AS = "abuse-report"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report as operators read it."""

    key: str
    kind: str
    path: str  # of the page it is about
    reason: str
    text: str
    email: str
    state: str
    made_at: datetime
    closed_at: datetime | None
    is_down: bool


@dataclass(frozen=True, slots=True)
class TakedownRow:
    """One page that is not shown."""

    key: str
    kind: str
    reason: str
    made_at: datetime


def stored_key(kind: str, key: str) -> str:
    """What stands in our tables for this page: a share's token opens it, so only its keyed digest does."""
    return instance_seal().index(key, "reported-share") if kind == "share" else key


def is_taken_down(kind: str, key: str) -> bool:
    """Whether the public page of this achievement, organization, share, statement or assay must not be shown.

    `key` is what stands in the page's address: a key, or a share's token.
    """
    return Takedown.objects.filter(kind=kind, object_key=stored_key(kind, key), ended_at=None).exists()


def are_taken_down(kind: str, keys: Iterable[str]) -> set[str]:
    """Which of these pages must not be shown."""
    found = Takedown.objects.filter(kind=kind, object_key__in=list(keys), ended_at=None)
    return set(found.values_list("object_key", flat=True))


def takedowns() -> list[TakedownRow]:
    """Every page that is not shown now, newest first."""
    rows = Takedown.objects.filter(ended_at=None).order_by("-made_at")
    return [TakedownRow(row.key, row.kind, row.reason, row.made_at) for row in rows]


def inbox(state: str = "open", *, start: int = 0, count: int = 50) -> list[ReportRow]:
    """Reports of this state, oldest first: whoever waits longest is read first."""
    rows = AbuseReport.objects.filter(state=state).order_by("made_at", "key")[start : start + count]
    return [_row(row) for row in rows]


def open_count() -> int:
    """How many reports nobody has decided on."""
    return AbuseReport.objects.filter(state="open").count()


def report(key: str) -> ReportRow:
    """One report. Raises `NotFound`."""
    found = AbuseReport.objects.filter(key=key).first()
    if found is None:
        raise NotFound
    return _row(found)


def _row(row: AbuseReport) -> ReportRow:
    try:
        words = json.loads(instance_seal().open_text(row.sealed, SEALED_AS))
    except SealBroken:  # restored beside another instance's key
        words = {"text": "", "email": "", "key": ""}
    return ReportRow(
        key=row.key,
        kind=row.about_kind,
        path=f"{PATHS[row.about_kind]}{words['key']}",
        reason=row.reason,
        text=words["text"],
        email=words["email"],
        state=row.state,
        made_at=row.made_at,
        closed_at=row.closed_at,
        is_down=Takedown.objects.filter(
            kind=row.about_kind, object_key=row.about_key, ended_at=None
        ).exists(),
    )
