"""Caseloads: which counsellor cares for which pupils.

Apart from the rest of a roster because no import decides about it: coordinators do, for many pupils at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count

from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.organizations.permissions import Permission, Role
from assay.web.records.organizations.queries import MemberRow, members, require
from assay.web.records.people.models import Person
from assay.web.records.rosters.models import Pupil
from assay.web.records.rosters.queries import opened
from assay.web.records.rosters.rows import PupilRow

_COUNSELS = frozenset({Role.COUNSELLOR, Role.COORDINATOR, Role.OWNER})


@dataclass(frozen=True, slots=True)
class CounsellorRow:
    """A member who may care for pupils: the person's key, their name, how many present pupils they have."""

    person: str
    name: str
    pupils: int
    is_counsellor: bool  # false for owners and coordinators, who see everybody anyway


def counsellors(organization: str) -> list[CounsellorRow]:
    """Whom pupils can be given to, counsellors first, then by name."""
    present = Pupil.objects.of(organization).filter(left_at=None).exclude(counsellor=None)
    sizes = dict(present.values("counsellor").annotate(n=Count("key")).values_list("counsellor", "n"))
    rows = [_row(one, sizes) for one in members(organization) if Role(one.role) in _COUNSELS]
    return sorted(rows, key=lambda row: (not row.is_counsellor, row.name.casefold()))


def _row(member: MemberRow, sizes: dict[str, int]) -> CounsellorRow:
    is_counsellor = Role(member.role) is Role.COUNSELLOR
    return CounsellorRow(member.person_key, member.name, sizes.get(member.person_key, 0), is_counsellor)


def in_care_of(organization: str, person: str) -> list[PupilRow]:
    """The present pupils of this counsellor, by name."""
    rows = opened(Pupil.objects.of(organization).filter(counsellor=person, left_at=None))
    return sorted(rows, key=lambda row: (row.family_name.casefold(), row.given_name.casefold(), row.key))


def without_counsellor(organization: str) -> int:
    """How many present pupils nobody cares for yet."""
    return Pupil.objects.of(organization).filter(counsellor=None, left_at=None).count()


@transaction.atomic
def assign(actor: Person, organization: str, pupils: Sequence[str], counsellor: str) -> int:
    """These pupils are in this counsellor's care from now on, or in nobody's; how many changed.

    Keys of pupils that are not this organization's are passed over. Raises `NotFound` for a person who
    cannot counsel here, `Forbidden`.
    """
    require(actor, organization, Permission.ROSTER_EDIT)
    if counsellor and counsellor not in {row.person for row in counsellors(organization)}:
        raise NotFound
    rows = Pupil.objects.of(organization).filter(key__in=set(pupils))
    rows = rows.exclude(counsellor=counsellor) if counsellor else rows.exclude(counsellor=None)
    changed = rows.update(counsellor=counsellor or None)
    if changed:
        record("assign", "caseload", counsellor, actor=actor.key, organization=organization, count=changed)
    return changed
