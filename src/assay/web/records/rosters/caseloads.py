"""Caseloads: which counsellor cares for which pupils, and whom nobody cares for.

Apart from the other reads of a roster because nobody's reach is asked: who may look is asked before.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from assay.web.records.organizations.permissions import Role
from assay.web.records.organizations.queries import MemberRow, members
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
