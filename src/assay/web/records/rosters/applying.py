"""A plan written: everything in the caller's one transaction, in bulk, and no row that does not change.

Apart from the comparison because the plan is made twice, when it is shown and when it is carried out, and
only written if both are the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.sealing import SealingKey
from assay.web.records.organizations.actions import add_teachers
from assay.web.records.people.actions import ensure_people, new_data_keys
from assay.web.records.people.models import Person
from assay.web.records.rosters.held import Held, chunks
from assay.web.records.rosters.models import (
    Enrolment,
    Guardian,
    Guardianship,
    Programme,
    Pupil,
    School,
    Section,
    Teaching,
)
from assay.web.records.rosters.plan import Plan, PupilWanted
from assay.web.records.rosters.sealed import mail_index, number_index, sealed_guardian, sealed_pupil
from assay.web.records.rosters.told import GuardianTold

_PUPIL_COLUMNS = (
    *("source_id", "data_key", "sealed", "number_index", "mail_index", "school", "programme", "grade"),
    *("band", "is_private", "counsellor", "left_at"),
)


@dataclass(slots=True)
class _Writing:
    """What the writing of one table leaves for the next: the keys of what was made."""

    actor: Person
    organization: str
    plan: Plan
    held: Held
    at: datetime
    schools: dict[str, str] = field(default_factory=dict)  # identifier → key
    programmes: dict[str, str] = field(default_factory=dict)  # code → key
    sections: dict[str, str] = field(default_factory=dict)
    pupils: dict[str, str] = field(default_factory=dict)
    guardians: dict[str, str] = field(default_factory=dict)


def write(actor: Person, plan: Plan, held: Held) -> None:
    """Carry the plan out. The caller's transaction makes it all or nothing."""
    writing = _Writing(actor, held.organization, plan, held, now())
    _schools(writing)
    _programmes(writing)
    _sections(writing)
    _teachers(writing)
    _pupils(writing)
    _enrolments(writing)
    _guardians(writing)
    _answering(writing)


def store(model: type[models.Model], rows: Iterable[models.Model], *columns: str) -> None:
    """Write these columns of rows that were read before, many in a statement."""
    held = list(rows)
    if held:
        model._default_manager.bulk_create(  # noqa: SLF001 - what Django calls a model's manager
            held, update_conflicts=True, unique_fields=["key"], update_fields=list(columns)
        )


def end(model: Any, organization: str, keys: Iterable[str], **values: object) -> None:  # noqa: ANN401 - any owned table
    """Set these columns of the organization's rows of these keys."""
    for piece in chunks(keys):
        model.objects.of(organization).filter(key__in=piece).update(**values)


def _schools(writing: _Writing) -> None:
    plan, held = writing.plan, writing.held
    made = [
        School(organization_id=writing.organization, source_id=source, name=name)
        for source, name in plan.schools_new.items()
    ]
    School.objects.bulk_create(made)
    for key, name in plan.schools_changed.items():
        held.schools[key].name, held.schools[key].closed_at = name, None
    store(School, (held.schools[key] for key in plan.schools_changed), "name", "closed_at")
    end(School, writing.organization, plan.schools_closed, closed_at=writing.at)
    writing.schools = plan.known_schools | {row.source_id: row.key for row in made}


def _programmes(writing: _Writing) -> None:
    made = [
        Programme(organization_id=writing.organization, code=code, name=name)
        for code, name in writing.plan.programmes_new.items()
    ]
    Programme.objects.bulk_create(made)
    rows = (*writing.held.programmes.values(), *made)
    writing.programmes = {row.code: row.key for row in rows}


def _sections(writing: _Writing) -> None:
    plan, held = writing.plan, writing.held
    made = [
        Section(
            organization_id=writing.organization,
            source_id=one.source_id,
            title=one.title,
            school_id=writing.schools[one.school],
            term=one.term,
        )
        for one in plan.sections_new
    ]
    Section.objects.bulk_create(made)
    for key, one in plan.sections_changed.items():
        row = held.sections[key]
        row.title, row.term, row.closed_at = one.title, one.term, None
        row.school_id = writing.schools[one.school]
    changed = (held.sections[key] for key in plan.sections_changed)
    store(Section, changed, "title", "term", "school", "closed_at")
    end(Section, writing.organization, plan.sections_closed, closed_at=writing.at)
    writing.sections = plan.known_sections | {row.source_id: row.key for row in made}


def _teachers(writing: _Writing) -> None:
    plan, organization = writing.plan, writing.organization
    names = {email: plan.teachers_new.get(email, "") for _section, email in plan.teachings_new}
    people = ensure_people(names | plan.teachers_new)
    add_teachers(writing.actor, organization, [people[email] for email in sorted(plan.teachers_new)])
    Teaching.objects.bulk_create(
        Teaching(organization_id=organization, section_id=writing.sections[section], person=people[email])
        for section, email in plan.teachings_new
    )
    end(Teaching, organization, plan.teachings_back, ended_at=None)
    end(Teaching, organization, plan.teachings_ended, ended_at=writing.at)


def _pupils(writing: _Writing) -> None:
    plan, held = writing.plan, writing.held
    without = [key for key in plan.pupils_changed if not _secret(held, held.pupils[key].data_key_id)]
    fresh = new_data_keys(len(plan.pupils_new) + len(without)) if plan.pupils_new or without else {}
    keys = iter(fresh.items())
    made = []
    for one, wanted in plan.pupils_new:
        row = Pupil(key=new_key(), organization_id=writing.organization, joined_at=writing.at)
        row.data_key_id, secret = next(keys)
        _fill(writing, row, secret, wanted)
        writing.pupils[one.source_id] = row.key
        made.append(row)
    Pupil.objects.bulk_create(made)
    changed = []
    for key, wanted in plan.pupils_changed.items():
        row = held.pupils[key]
        known = _secret(held, row.data_key_id)
        if known is None:
            row.data_key_id, known = next(keys)
        if key in plan.pupils_back:
            row.left_at = None
        _fill(writing, row, known, wanted)
        changed.append(row)
    store(Pupil, changed, *_PUPIL_COLUMNS)
    end(Pupil, writing.organization, plan.pupils_left, left_at=writing.at)
    writing.pupils |= plan.known


def _secret(held: Held, data_key: str | None) -> SealingKey | None:
    return held.secrets.get(data_key or "")


def _fill(writing: _Writing, row: Pupil, secret: SealingKey, wanted: PupilWanted) -> None:
    organization = writing.organization
    row.source_id = wanted.source_id
    row.sealed = sealed_pupil(secret, row.key, wanted.details)
    row.number_index = number_index(organization, wanted.details.number)
    row.mail_index = mail_index(wanted.details.email)
    row.school_id = writing.schools[wanted.school]
    row.programme_id = writing.programmes.get(wanted.programme)
    row.grade, row.band, row.is_private = wanted.grade, wanted.band, wanted.is_private
    row.counsellor_id = wanted.counsellor or None


def _enrolments(writing: _Writing) -> None:
    plan, organization = writing.plan, writing.organization
    Enrolment.objects.bulk_create(
        Enrolment(
            organization_id=organization,
            section_id=writing.sections[section],
            pupil_id=writing.pupils[pupil],
            since=writing.at,
        )
        for section, pupil in plan.enrolments_new
    )
    end(Enrolment, organization, plan.enrolments_back, ended_at=None, since=writing.at)
    end(Enrolment, organization, plan.enrolments_ended, ended_at=writing.at)


def _guardians(writing: _Writing) -> None:
    plan, held = writing.plan, writing.held
    without = [key for key in plan.guardians_changed if not _secret(held, held.guardians[key].data_key_id)]
    count = len(plan.guardians_new) + len(without)
    keys = iter((new_data_keys(count) if count else {}).items())
    made = [_guardian(writing, one, *next(keys)) for one in plan.guardians_new]
    Guardian.objects.bulk_create(made)
    changed = []
    for key, (details, language) in plan.guardians_changed.items():
        row = held.guardians[key]
        secret = _secret(held, row.data_key_id)
        if secret is None:
            row.data_key_id, secret = next(keys)
        row.sealed, row.language = sealed_guardian(secret, key, details), language
        changed.append(row)
    store(Guardian, changed, "data_key", "sealed", "language")
    writing.guardians = plan.known_guardians | {row.source_id: row.key for row in made}


def _guardian(writing: _Writing, one: GuardianTold, data_key: str, secret: SealingKey) -> Guardian:
    key = new_key()
    return Guardian(
        key=key,
        organization_id=writing.organization,
        source_id=one.source_id,
        data_key_id=data_key,
        sealed=sealed_guardian(secret, key, one.details),
        language=one.language or "en",
    )


def _answering(writing: _Writing) -> None:
    plan, held = writing.plan, writing.held
    Guardianship.objects.bulk_create(
        Guardianship(
            guardian_id=writing.guardians[guardian],
            pupil_id=writing.pupils[pupil],
            relation=one.relation,
            decides=one.decides,
        )
        for guardian, pupil, one in plan.answering_new
    )
    by_key = {row.key: row for row in held.guardianships.values()}
    for key, one in plan.answering_changed.items():
        row = by_key[key]
        row.relation, row.decides, row.ended_at = one.relation, one.decides, None
    store(Guardianship, (by_key[key] for key in plan.answering_changed), "relation", "decides", "ended_at")
    for piece in chunks(plan.answering_ended):
        Guardianship.objects.filter(key__in=piece).update(ended_at=writing.at)
