"""Writes of organizations and their members; invitations and domains have files of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from assay.web.base.look_alikes import shown
from assay.web.base.permission import NotFound
from assay.web.base.web_addresses import is_web_address
from assay.web.records.audit.actions import record, record_many
from assay.web.records.organizations.logos import make_logo
from assay.web.records.organizations.models import Invitation, Member, Organization
from assay.web.records.organizations.permissions import Permission, Role
from assay.web.records.organizations.queries import membership, require, require_to_give
from assay.web.records.organizations.regions import region_code
from assay.web.records.people.models import Person


class LastOwner(Exception):
    """The only owner cannot leave or become less: nobody could give rights any more."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What an organization says of itself in public."""

    name: str
    description: str = ""
    kind: str = "school"
    website: str = ""
    email: str = ""
    region: str = ""


@transaction.atomic
def found(person: Person, name: str, kind: str = "school", **members: str) -> str:
    """A new organization with this person as its owner; its key."""
    organization = Organization.objects.create(name=shown(name).text.strip(), kind=kind, **members)
    Member.objects.create(organization=organization, person=person, role=Role.OWNER)
    record("found", "organization", organization.key, actor=person.key, organization=organization.key)
    return organization.key


@transaction.atomic
def edit(actor: Person, organization: str, profile: Profile) -> None:
    """Another public profile; it stands in what is signed from now on. Raises `NotFound`, `Forbidden`."""
    require(actor, organization, Permission.ORGANIZATION_EDIT)
    Organization.objects.filter(key=organization).update(
        name=shown(profile.name).text.strip(),
        description=shown(profile.description, lines=True).text.strip(),
        kind=profile.kind,
        website=profile.website if is_web_address(profile.website) else "",
        email=profile.email,
        region=region_code(profile.region),
    )
    record("edit", "organization", organization, actor=actor.key, organization=organization)


def set_logo(actor: Person, organization: str, content: bytes | None) -> None:
    """Another logo, made anew from this picture; None removes it. Raises `LogoDeclined` besides."""
    require(actor, organization, Permission.ORGANIZATION_EDIT)
    logo = None if content is None else make_logo(content)
    with transaction.atomic():
        Organization.objects.filter(key=organization).update(logo=logo)
        record("logo", "organization", organization, actor=actor.key, organization=organization)


@transaction.atomic
def add_member(actor: Person, organization: str, person: Person, role: str) -> str:
    """This person as a member, without an invitation: for whoever sets up an instance; the member's key.

    Somebody who is a member keeps the role they have.
    """
    require_to_give(actor, organization, role)
    member, is_new = Member.objects.everywhere("the organization is named").get_or_create(
        organization_id=organization, person=person, defaults={"role": Role(role)}
    )
    if is_new:
        record("add", "member", member.key, actor=actor.key, organization=organization, role=role)
    return member.key


@transaction.atomic
def add_teachers(actor: Person, organization: str, people: Sequence[Person]) -> int:
    """These people as teachers, where they are no members yet; how many.

    Whoever keeps the roster says who teaches, and gives no other role. Raises `NotFound`, `Forbidden`.
    """
    require(actor, organization, Permission.ROSTER_EDIT)
    asked = [person.key for person in people]
    known = set(Member.objects.of(organization).filter(person__in=asked).values_list("person_id", flat=True))
    made = [
        Member(organization_id=organization, person=person, role=Role.TEACHER)
        for person in people
        if person.key not in known
    ]
    Member.objects.bulk_create(made)
    facts = {"role": str(Role.TEACHER)}
    record_many(
        "add", "member", ((row.key, facts) for row in made), actor=actor.key, organization=organization
    )
    return len(made)


@transaction.atomic
def change_role(actor: Person, organization: str, member: str, role: str) -> None:
    """Another role, in force with the next request. Raises `NotFound`, `Forbidden`, `LastOwner`."""
    require_to_give(actor, organization, role)
    row = _locked(organization, member)
    if row.role == role:
        return
    if row.role == Role.OWNER:
        _refuse_last_owner(organization)
    row.role = Role(role)
    row.save(update_fields=["role"])
    record("change-role", "member", member, actor=actor.key, organization=organization, role=role)


@transaction.atomic
def remove_member(actor: Person, organization: str, member: str) -> None:
    """A member no longer, in force at once. Everybody may remove themselves.

    Raises `NotFound`, `Forbidden`, `LastOwner`.
    """
    row = _locked(organization, member)
    if row.person_id == actor.key:
        membership(actor, organization)
    else:
        require(actor, organization, Permission.MEMBER_INVITE)
    if row.role == Role.OWNER:
        _refuse_last_owner(organization)
    row.delete()
    record("remove", "member", member, actor=actor.key, organization=organization)


def _locked(organization: str, member: str) -> Member:
    # The organization's row is the lock: two owners who remove each other at once must not both succeed.
    Organization.objects.select_for_update().filter(key=organization).first()
    row = Member.objects.of(organization).filter(key=member).first()
    if row is None:
        raise NotFound
    return row


def _refuse_last_owner(organization: str) -> None:
    owners = Member.objects.of(organization).filter(role=Role.OWNER).count()
    if owners == 1:
        raise LastOwner


def forget_invitations(emails: list[str]) -> int:
    """Delete every invitation to one of these addresses; how many."""
    rows = Invitation.objects.everywhere("a person who is forgotten")
    return rows.filter(email__in=[email.strip().lower() for email in emails if email.strip()]).delete()[0]
