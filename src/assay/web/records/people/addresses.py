"""Whose an address is: proven by a code, begun by somebody who typed it, or nobody's.

Apart from the other reads and writes because the rows are the sign-in library's.
"""

from __future__ import annotations

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from assay.web.base.clock import now
from assay.web.records.people.models import Person

UNPROVEN_FOR = timedelta(days=2)


def proven(person: Person) -> list[str]:
    """The addresses this person has shown to be theirs, the main one first."""
    rows = EmailAddress.objects.filter(user=person, verified=True).order_by("-primary", "pk")
    return [row.email for row in rows]


def vouch_for(person: Person) -> None:
    """Count the person's own address as proven, without a code: whoever sets up the instance made them up."""
    EmailAddress.objects.get_or_create(
        user=person, email=person.email, defaults={"primary": True, "verified": True}
    )


class AddressTaken(Exception):
    """Another account has shown that this address is its owner's."""


def proven_by(address: str) -> Person | None:
    """Who has shown that exactly this address is theirs; None where nobody has."""
    row = EmailAddress.objects.filter(email=address, verified=True).select_related("user").first()
    found: Person | None = row.user if row is not None else None
    return found


def prove(person: Person, address: str) -> None:
    """Note that this person has typed the code that was sent there; it becomes their main address.

    Accounts that were only begun with it make way. Raises `AddressTaken`.
    """
    owner = proven_by(address)
    if owner is not None and owner.pk != person.pk:
        raise AddressTaken
    drop_unproven(address, person)
    if Person.objects.filter(email=address).exclude(pk=person.pk).exists():
        raise AddressTaken
    EmailAddress.objects.filter(user=person, primary=True).update(primary=False)
    EmailAddress.objects.update_or_create(
        user=person, email=address, defaults={"primary": True, "verified": True}
    )


def owner_of(address: str) -> Person | None:
    """Who has proven exactly this address; else whose account bears it; None where nobody's does."""
    owner = proven_by(address)
    if owner is not None:
        return owner
    return Person.objects.filter(email=address).first()


def begin(address: str) -> Person:
    """The person who signs in with this address, made now if there is none; nothing is proven by it.

    Whoever has it already is written to as well, so that both cases take the same steps.
    """
    try:
        with transaction.atomic():
            found = owner_of(address)
            if found is None:
                found = Person(email=address)
                found.set_unusable_password()
                found.save(force_insert=True)
            EmailAddress.objects.get_or_create(user=found, email=address, defaults={"primary": True})
            return found
    except IntegrityError as error:  # another request has just begun the same one
        again = owner_of(address)
        if again is None:
            raise
        del error
        return again


def drop_unproven(address: str, keep: Person) -> None:
    """Remove accounts that were begun with this address and never proven, but for this person's."""
    for row in EmailAddress.objects.filter(email=address, verified=False).exclude(user=keep):
        _drop(row)


def drop_abandoned(address: str = "") -> int:
    """Remove accounts that somebody began long ago and never proved, all or with this address; how many."""
    before = now() - UNPROVEN_FOR
    rows = EmailAddress.objects.filter(verified=False, user__joined_at__lt=before)
    rows = rows.filter(email=address) if address else rows
    return sum(_drop(row) for row in rows.select_related("user"))


def _drop(row: EmailAddress) -> bool:
    person: Person = row.user
    if person.last_login is not None or EmailAddress.objects.filter(user=person, verified=True).exists():
        row.delete()
        return False
    try:
        with transaction.atomic():
            person.delete()
    except ProtectedError:  # somebody made this person part of something before they ever came
        return False
    return True
