"""Reads of organizations: always somebody's, or what is public of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.organizations.models import Member, Organization
from assay.web.records.organizations.permissions import Permission, may
from assay.web.records.people.models import Person


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """An organization as screens show it."""

    key: str
    name: str
    description: str
    kind: str
    website: str
    email: str
    domain: str
    domain_proven_at: datetime | None
    state: str
    made_at: datetime
    has_logo: bool

    @property
    def is_proven(self) -> bool:
        """Whether it has shown that its domain is its own."""
        return self.domain_proven_at is not None


@dataclass(frozen=True, slots=True)
class Membership:
    """One person's place in one organization."""

    organization: OrganizationRow
    person_key: str
    role: str

    def may(self, permission: Permission) -> bool:
        """Whether the role has this right."""
        return may(self.role, permission)


def _row(organization: Organization) -> OrganizationRow:
    return OrganizationRow(
        key=organization.key,
        name=organization.name,
        description=organization.description,
        kind=organization.kind,
        website=organization.website,
        email=organization.email,
        domain=organization.domain,
        domain_proven_at=organization.domain_proven_at,
        state=organization.state,
        made_at=organization.made_at,
        has_logo=organization.logo is not None,
    )


def public(key: str) -> OrganizationRow:
    """What anybody may see of this organization. Raises `NotFound`."""
    found = Organization.objects.filter(key=key).first()
    if found is None:
        raise NotFound
    return _row(found)


def memberships(person: Person) -> list[Membership]:
    """The organizations this person belongs to, by name."""
    rows = Member.objects.everywhere("a person's own memberships").filter(person=person)
    return [
        Membership(_row(row.organization), person.key, row.role)
        for row in rows.select_related("organization").order_by("organization__name")
    ]


def membership(person: Person, organization: str) -> Membership:
    """This person's place in this organization. Raises `NotFound` for a stranger: it is not theirs to know."""
    if not person.is_authenticated:
        raise NotFound
    row = Member.objects.of(organization).filter(person=person).select_related("organization").first()
    if row is None:
        raise NotFound
    return Membership(_row(row.organization), person.key, row.role)


def require(person: Person, organization: str, permission: Permission) -> Membership:
    """The membership, if its role has this right. Raises `NotFound` (stranger), `Forbidden` (member without)."""
    found = membership(person, organization)
    if not found.may(permission):
        raise Forbidden(permission)
    return found
