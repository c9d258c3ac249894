"""What would go if somebody deleted their account, counted before they decide."""

from __future__ import annotations

from dataclasses import dataclass

from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.forgetting import ToForget
from assay.web.records.holdings import queries as holdings
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.ending import ENDED
from assay.web.records.organizations.permissions import Role
from assay.web.records.people import addresses
from assay.web.records.people.models import Person
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.recipients import of_recipients
from assay.web.records.shares import queries as shares


@dataclass(frozen=True, slots=True)
class WhatGoes:
    """Counts of what is destroyed, and the organizations that would be left without an owner."""

    held: int
    links: int
    awards: int
    addresses: int
    is_pupil: bool  # a school has a record of them, which stays
    only_owner_of: tuple[str, ...]


def addresses_of(person: Person) -> list[str]:
    """Every address that is this person's: those proven, and the one their account bears."""
    return list(dict.fromkeys([*addresses.proven(person), person.email]))


def only_owner_of(person: Person) -> tuple[str, ...]:
    """The names of the organizations that nobody else owns."""
    held = [held for held in organizations.memberships(person) if held.role == Role.OWNER]
    owned = [one.organization for one in held if one.organization.state != ENDED]
    return tuple(
        row.name
        for row in owned
        if sum(member.role == Role.OWNER for member in organizations.members(row.key)) < 2  # noqa: PLR2004 - one besides
    )


def to_forget(person: Person) -> list[ToForget]:
    """The recipients of awards who are this person.

    A pupil's are left out: that record is the school's, which forgets it when its time is over.
    """
    held = list(holdings.held_credentials(person))
    found = credentials.recipients_of(emails=addresses.proven(person), credentials=held)
    pupils = of_recipients(row.recipient for row in found)
    return [row for row in found if row.recipient not in pupils]


def is_pupils(recipient: str) -> bool:
    """Whether this recipient of awards is a pupil of a roster, whose record the school's schedule forgets."""
    return bool(of_recipients([recipient]))


def what_goes(person: Person) -> WhatGoes:
    """What would be destroyed."""
    kept = len(holdings.held_by(person)) + len(holdings.held_by(person, is_archived=True))
    return WhatGoes(
        held=kept,
        links=sum(link.is_working for link in shares.made_by(person)),
        awards=len(to_forget(person)),
        addresses=len(addresses_of(person)),
        is_pupil=bool(rosters.of_person(person.key)),
        only_owner_of=only_owner_of(person),
    )
