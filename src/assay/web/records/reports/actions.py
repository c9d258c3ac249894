"""Writes of reports and takedowns: anybody reports, operators decide."""

from __future__ import annotations

import json

from django.db import transaction

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.people.models import Person
from assay.web.records.people.queries import instance_seal, require_operator
from assay.web.records.reports.models import AbuseReport, Takedown
from assay.web.records.reports.queries import SEALED_AS, stored_key


@transaction.atomic
def report(kind: str, key: str, reason: str, text: str, email: str = "") -> str:
    """Keep what somebody says about this public page; the report's key."""
    words = json.dumps({"text": text.strip(), "email": email.strip(), "key": key})
    made = AbuseReport.objects.create(
        about_kind=kind,
        about_key=stored_key(kind, key),
        reason=reason,
        sealed=instance_seal().seal_text(words, SEALED_AS),
    )
    record("report", kind, stored_key(kind, key), reason=reason)
    return made.key


@transaction.atomic
def decide(actor: Person, key: str, *, upheld: bool) -> None:
    """Close a report; upheld, its page is taken down. Raises `NotFound` for one that is not open."""
    require_operator(actor)
    found = AbuseReport.objects.select_for_update().filter(key=key, state="open").first()
    if found is None:
        raise NotFound
    found.state, found.closed_at = ("upheld" if upheld else "dismissed"), now()
    found.save(update_fields=["state", "closed_at"])
    record(found.state, "abuse-report", key, actor=actor.key)
    if upheld:
        _hide(actor, found.about_kind, found.about_key, found.reason)


def _hide(actor: Person, kind: str, key: str, reason: str) -> None:
    made = Takedown.objects.filter(kind=kind, object_key=key, ended_at=None).exists()
    if not made:
        Takedown.objects.create(kind=kind, object_key=key, reason=reason, by=actor.key)
        record("take-down", kind, key, actor=actor.key, reason=reason)


@transaction.atomic
def reinstate(actor: Person, takedown: str) -> None:
    """Show the page of this takedown again. Raises `NotFound`."""
    require_operator(actor)
    found = Takedown.objects.select_for_update().filter(key=takedown, ended_at=None).first()
    if found is None:
        raise NotFound
    found.ended_at = now()
    found.save(update_fields=["ended_at"])
    record("reinstate", found.kind, found.object_key, actor=actor.key)


def forget(emails: list[str]) -> int:
    """Destroy the words of every report that came from one of these addresses; how many."""
    wanted, seal, gone = {email.strip().lower() for email in emails if email.strip()}, instance_seal(), 0
    for row in AbuseReport.objects.exclude(sealed=b"").iterator():
        words = json.loads(seal.open_text(row.sealed, SEALED_AS))
        if words["email"].lower() in wanted:
            emptied = json.dumps({"text": "", "email": "", "key": words["key"]})
            gone += AbuseReport.objects.filter(key=row.key).update(sealed=seal.seal_text(emptied, SEALED_AS))
    return gone
