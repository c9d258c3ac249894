"""Reads of organizations: always somebody's, or what is public of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from assay.web.base.clock import now
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.organizations.models import Invitation, Member, Organization
from assay.web.records.organizations.permissions import ROLE_WORDS, ROLES, Permission, Role, may
from assay.web.records.people.link_tokens import token_digest
from assay.web.records.people.models import Person

LINK = "invitation-link"


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
    award_limit: int  # credentials a day
    domain_token: str
    domain_checked_at: datetime | None
    domain_trouble: str
    region: str = ""  # ISO 3166-2 or 3166-1, or an area of the labour market; empty where nobody said

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

    @property
    def role_words(self) -> str:
        """The role in words."""
        return str(ROLE_WORDS[Role(self.role)])

    @property
    def rights(self) -> frozenset[str]:
        """The names of its rights, for templates: `"award:make" in membership.rights`."""
        return frozenset(ROLES[Role(self.role)])


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as the members page shows one."""

    key: str
    person_key: str
    name: str
    email: str
    role: str
    since: datetime

    @property
    def role_words(self) -> str:
        """The role in words."""
        return str(ROLE_WORDS[Role(self.role)])


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation that is still open."""

    key: str
    email: str
    role: str
    made_at: datetime
    ends_at: datetime

    @property
    def role_words(self) -> str:
        """The role in words."""
        return str(ROLE_WORDS[Role(self.role)])


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """What somebody sees who follows an invitation's link."""

    organization: str
    organization_name: str
    email: str
    role: str
    ends_at: datetime

    @property
    def role_words(self) -> str:
        """The role in words."""
        return str(ROLE_WORDS[Role(self.role)])


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
        award_limit=organization.award_limit,
        domain_token=organization.domain_token,
        domain_checked_at=organization.domain_checked_at,
        domain_trouble=organization.domain_trouble,
        region=organization.region,
    )


def public(key: str) -> OrganizationRow:
    """What anybody may see of this organization. Raises `NotFound`."""
    found = Organization.objects.filter(key=key).first()
    if found is None:
        raise NotFound
    return _row(found)


def all_public(keys: Collection[str]) -> dict[str, OrganizationRow]:
    """The same of many, by key; what is not there is absent."""
    found = Organization.objects.filter(key__in=keys) if keys else ()
    return {row.key: _row(row) for row in found}


def logo(key: str) -> bytes:
    """Its logo, a PNG of our own making. Raises `NotFound` where it has none."""
    held = Organization.objects.filter(key=key).values_list("logo", flat=True).first()
    if held is None:
        raise NotFound
    return bytes(held)


def proven_names() -> list[tuple[str, str]]:
    """The name and domain of every organization that has shown its domain to be its own."""
    rows = Organization.objects.exclude(domain_proven_at=None).order_by("domain_proven_at", "key")
    return list(rows.values_list("name", "domain"))


def members(organization: str) -> list[MemberRow]:
    """Who belongs to it, owners first, then by name."""
    rows = Member.objects.of(organization).select_related("person")
    told = [
        MemberRow(
            row.key, row.person_id, row.person.name or row.person.email, row.person.email, row.role, row.since
        )
        for row in rows
    ]
    order = list(Role)
    return sorted(told, key=lambda row: (order.index(Role(row.role)), row.name.casefold()))


def invitations(organization: str) -> list[InvitationRow]:
    """The invitations nobody has taken up yet and that still can be, newest first."""
    rows = Invitation.objects.of(organization).filter(accepted_at=None, withdrawn_at=None, ends_at__gt=now())
    return [
        InvitationRow(row.key, row.email, row.role, row.made_at, row.ends_at)
        for row in rows.order_by("-made_at")
    ]


def invitation(token: str) -> OpenInvitation:
    """The open invitation behind this link. Raises `NotFound` once it was used, withdrawn or has ended."""
    rows = Invitation.objects.everywhere("whoever has the link may see what it offers")
    found = rows.filter(
        token_digest=token_digest(token, LINK), accepted_at=None, withdrawn_at=None, ends_at__gt=now()
    ).select_related("organization")
    row = found.first()
    if row is None:
        raise NotFound
    return OpenInvitation(row.organization_id, row.organization.name, row.email, row.role, row.ends_at)


def memberships(person: Person) -> list[Membership]:
    """The organizations this person belongs to, by name."""
    rows = Member.objects.everywhere("a person's own memberships").filter(person=person)
    return [
        Membership(_row(row.organization), person.key, row.role)
        for row in rows.select_related("organization").order_by("organization__name")
    ]


def membership(person: Person, organization: str) -> Membership:
    """This person's place in this organization. Raises `NotFound` for a stranger."""
    if not person.is_authenticated:
        raise NotFound
    row = Member.objects.of(organization).filter(person=person).select_related("organization").first()
    if row is None:
        raise NotFound
    return Membership(_row(row.organization), person.key, row.role)


def member_key(person: Person, organization: str) -> str:
    """The key of this person's own membership; empty where they are no member."""
    found = Member.objects.of(organization).filter(person=person).values_list("key", flat=True).first()
    return found or ""


def require(person: Person, organization: str, permission: Permission) -> Membership:
    """The membership, if its role has this right. Raises `NotFound` for a stranger, `Forbidden`."""
    found = membership(person, organization)
    if not found.may(permission):
        raise Forbidden(permission)
    return found


def require_to_give(person: Person, organization: str, role: str) -> Membership:
    """The membership, if it may give this role; only an owner makes owners. Raises as `require`."""
    held = require(person, organization, Permission.MEMBER_INVITE)
    if role not in set(Role):
        raise NotFound
    if role == Role.OWNER and held.role != Role.OWNER:
        raise Forbidden(Permission.MEMBER_INVITE)
    return held
