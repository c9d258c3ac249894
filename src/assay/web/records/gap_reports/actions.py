"""Writes of gap reports: what a programme prepares for; begin a report; take one away."""

from __future__ import annotations

from typing import ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy

from assay.web.base.clock import now
from assay.web.base.jobs import schedule
from assay.web.base.look_alikes import one_line
from assay.web.base.permission import NotFound
from assay.web.base.refusals import Refusal
from assay.web.records.audit.actions import record
from assay.web.records.gap_reports.jobs import make_report
from assay.web.records.gap_reports.models import GapReport, ProgrammeTarget
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.permissions import Permission
from assay.web.records.people.models import Person
from assay.web.records.rosters.models import Programme

MOST_TARGETS = 8
_LONGEST = 200


class GapRefused(Refusal):
    """What was said of a programme cannot be kept."""

    WORDS: ClassVar = {
        "many": gettext_lazy(
            "A programme prepares for eight occupations here at most. Remove one that fits less, then add it."
        ),
    }


@transaction.atomic
def add_target(actor: Person, organization: str, programme: str, occupation: str, title: str) -> None:
    """Say that this programme prepares for this occupation; said twice, it stands once.

    Raises `Forbidden`, `NotFound`, `GapRefused`: many.
    """
    organizations.require(actor, organization, Permission.ROSTER_EDIT)
    held = Programme.objects.of(organization).select_for_update().filter(key=programme).first()
    if held is None:
        raise NotFound
    there = ProgrammeTarget.objects.of(organization).filter(programme=held)
    if there.filter(occupation=occupation).exists():
        return
    if there.count() >= MOST_TARGETS:
        raise GapRefused("many", "occupation")
    made = ProgrammeTarget.objects.create(
        organization_id=organization, programme=held, occupation=occupation, title=one_line(title, _LONGEST)
    )
    record(
        "add", "programme-target", made.key, actor=actor.key, organization=organization, occupation=occupation
    )


@transaction.atomic
def remove_target(actor: Person, organization: str, key: str) -> None:
    """Say no longer that a programme prepares for it. Raises `Forbidden`, `NotFound`."""
    organizations.require(actor, organization, Permission.ROSTER_EDIT)
    held = ProgrammeTarget.objects.of(organization).filter(key=key).first()
    if held is None:
        raise NotFound
    facts = {"occupation": held.occupation}
    held.delete()
    record("remove", "programme-target", key, actor=actor.key, organization=organization, **facts)


@transaction.atomic
def begin(actor: Person, organization: str) -> str:
    """Begin a report; its key. One that is being made already is that one. Raises `Forbidden`, `NotFound`."""
    by = organizations.require(actor, organization, Permission.ROSTER_EDIT).organization
    running = GapReport.objects.of(organization).select_for_update().filter(state="running").first()
    if running is not None:
        return running.key
    total = Programme.objects.of(organization).count()
    if not total:
        raise NotFound
    made = GapReport.objects.create(
        organization_id=organization, made_by=actor, made_at=now(), total=total, area=by.region
    )
    record("make", "gap-report", made.key, actor=actor.key, organization=organization)
    schedule(make_report, made.key)
    return made.key


@transaction.atomic
def discard(actor: Person, organization: str, key: str) -> None:
    """Take a report away. Raises `Forbidden`, `NotFound`."""
    organizations.require(actor, organization, Permission.ROSTER_EDIT)
    held = GapReport.objects.of(organization).filter(key=key).exclude(state="running").first()
    if held is None:
        raise NotFound
    held.delete()
    record("discard", "gap-report", key, actor=actor.key, organization=organization)
