"""Writes of the roster by hand: whose word counts in a programme, who counsels whom, a year that ends."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import Count, Q

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.models import Person
from assay.web.records.rosters import caseloads
from assay.web.records.rosters.models import RIGHTS, Enrolment, Programme, Pupil, Section, Teaching
from assay.web.records.rosters.rows import TermRow
from assay.web.records.rosters.told import code_of


class NameTaken(Exception):
    """Another programme has this name already."""


@transaction.atomic
def set_programme(actor: Person, organization: str, key: str, name: str, rights: str) -> None:
    """A programme's name, and whose word counts there. Raises `NotFound`, `Forbidden`, `NameTaken`."""
    require(actor, organization, Permission.ROSTER_EDIT)
    if rights not in dict(RIGHTS):
        raise NotFound
    rows = Programme.objects.of(organization)
    if rows.exclude(key=key).filter(name__iexact=name.strip()).exists():
        raise NameTaken
    if not rows.filter(key=key).update(name=name.strip(), rights=rights):
        raise NotFound
    record("edit", "programme", key, actor=actor.key, organization=organization, rights=rights)


@transaction.atomic
def add_programme(actor: Person, organization: str, name: str, rights: str) -> str:
    """A programme that no file named yet; its key. Raises as `set_programme`."""
    require(actor, organization, Permission.ROSTER_EDIT)
    if rights not in dict(RIGHTS):
        raise NotFound
    rows, code = Programme.objects.of(organization), code_of(name)
    if rows.filter(Q(name__iexact=name.strip()) | Q(code=code)).exists():
        raise NameTaken
    made = Programme.objects.create(organization_id=organization, code=code, name=name.strip(), rights=rights)
    record("add", "programme", made.key, actor=actor.key, organization=organization, rights=rights)
    return made.key


@transaction.atomic
def assign_counsellor(actor: Person, organization: str, pupils: Collection[str], counsellor: str) -> int:
    """This person (key; empty: nobody) counsels these pupils from now on; how many there were.

    Raises `NotFound` where the person is no counsellor here, `Forbidden`.
    """
    require(actor, organization, Permission.ROSTER_EDIT)
    if counsellor and counsellor not in {row.person for row in caseloads.counsellors(organization)}:
        raise NotFound
    rows = Pupil.objects.of(organization).filter(key__in=set(pupils), left_at=None)
    count = rows.update(counsellor_id=counsellor or None)
    record("assign", "counsellor", counsellor, actor=actor.key, organization=organization, pupils=count)
    return count


def terms(organization: str) -> list[TermRow]:
    """The terms that have open sections, with how many sections and pupils."""
    sections = Section.objects.of(organization).filter(closed_at=None)
    counted = sections.order_by("term").values_list("term").annotate(Count("key"))
    rows = Enrolment.objects.of(organization).filter(ended_at=None, section__closed_at=None)
    pupils = dict(
        rows.order_by("section__term").values_list("section__term").annotate(Count("pupil", distinct=True))
    )
    return [TermRow(term, count, pupils.get(term, 0)) for term, count in counted]


@transaction.atomic
def close_terms(actor: Person, organization: str, closing: Collection[str]) -> int:
    """Close all open sections of these terms: nobody is in them or teaches them any more; how many sections.

    Pupils stay with all that is theirs.
    """
    require(actor, organization, Permission.ROSTER_EDIT)
    at = now()
    rows = Section.objects.of(organization).filter(closed_at=None, term__in=set(closing))
    keys = list(rows.values_list("key", flat=True))
    Enrolment.objects.of(organization).filter(section__in=keys, ended_at=None).update(ended_at=at)
    Teaching.objects.of(organization).filter(section__in=keys, ended_at=None).update(ended_at=at)
    Section.objects.of(organization).filter(key__in=keys).update(closed_at=at)
    record(
        "close-terms", "roster", organization, actor=actor.key, organization=organization, sections=len(keys)
    )
    return len(keys)
