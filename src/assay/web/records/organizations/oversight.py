"""What operators see of all organizations and do to one: look-alike names, limits, suspension.

Apart from the queries and actions of members, which are always of one organization.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from django.db import transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from assay.web.base.look_alikes import mixes_alphabets, skeleton
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.organizations.models import Member, Organization
from assay.web.records.people.models import Person
from assay.web.records.people.queries import require_operator

_NEAR = 0.88  # of 1: one letter of eight or fewer
_SHORTEST = 5  # letters of a name that can look like another but for a letter


@dataclass(frozen=True, slots=True)
class Overseen:
    """An organization as operators see it."""

    key: str
    name: str
    kind: str
    domain: str
    is_proven: bool
    state: str
    award_limit: int
    member_count: int
    made_at: datetime
    mixes_alphabets: bool
    looks_like: tuple[str, ...]  # names of older organizations

    @property
    def is_suspended(self) -> bool:
        """Whether it may do nothing for now."""
        return self.state == "suspended"


def organizations(search: str = "", *, start: int = 0, count: int = 50) -> tuple[list[Overseen], int]:
    """Organizations whose name or domain has these letters, newest first, and how many there are in all."""
    rows = Organization.objects.all()
    if search:
        rows = rows.filter(name__icontains=search) | rows.filter(domain__icontains=search)
    members = (
        Member.objects.everywhere("how many members each organization has")
        .filter(organization=OuterRef("pk"))
        .order_by()
        .values("organization")
        .annotate(number=Count("pk"))
        .values("number")
    )
    shown = rows.annotate(member_count=Coalesce(Subquery(members), 0)).order_by("-made_at", "key")
    known = _skeletons()
    return [_overseen(row, row.member_count, known) for row in shown[start : start + count]], rows.count()


def organization(key: str) -> Overseen:
    """One organization. Raises `NotFound`."""
    row = Organization.objects.filter(key=key).first()
    if row is None:
        raise NotFound
    return _overseen(row, Member.objects.of(key).count(), _skeletons())


def look_alikes(name: str) -> list[str]:
    """The names of organizations that a reader could take this name for, itself included if it is taken."""
    return [known for _, known, seen in _skeletons() if _alike(skeleton(name), seen)]


@transaction.atomic
def suspend(actor: Person, key: str, *, suspended: bool) -> None:
    """Stop an organization, or let it work again; what it awarded stays valid. Raises `NotFound`."""
    row = _locked(actor, key)
    row.state = "suspended" if suspended else "active"
    row.save(update_fields=["state"])
    record("suspend" if suspended else "reopen", "organization", key, actor=actor.key, organization=key)


@transaction.atomic
def set_limit(actor: Person, key: str, award_limit: int) -> None:
    """How many credentials it may award a day. Raises `NotFound`."""
    row = _locked(actor, key)
    row.award_limit = award_limit
    row.save(update_fields=["award_limit"])
    record("limit", "organization", key, actor=actor.key, organization=key, award_limit=award_limit)


def _locked(actor: Person, key: str) -> Organization:
    require_operator(actor)
    row = Organization.objects.select_for_update().filter(key=key).first()
    if row is None:
        raise NotFound
    return row


def _skeletons() -> list[tuple[str, str, str]]:
    rows = Organization.objects.order_by("made_at").values_list("key", "name")
    return [(key, name, skeleton(name)) for key, name in rows]


def _overseen(row: Organization, member_count: int, known: list[tuple[str, str, str]]) -> Overseen:
    seen = skeleton(row.name)
    older = known[: next(at for at, (key, _, _) in enumerate(known) if key == row.key)]
    return Overseen(
        key=row.key,
        name=row.name,
        kind=row.kind,
        domain=row.domain,
        is_proven=row.domain_proven_at is not None,
        state=row.state,
        award_limit=row.award_limit,
        member_count=member_count,
        made_at=row.made_at,
        mixes_alphabets=mixes_alphabets(row.name),
        looks_like=tuple(name for _, name, other in older if _alike(seen, other)),
    )


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEAR
