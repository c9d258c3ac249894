"""Writes of people and data keys."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from assay.web.base.ids import new_key
from assay.web.base.sealing import SealingKey
from assay.web.records.audit.actions import record
from assay.web.records.people.addresses import prove
from assay.web.records.people.models import DataKey, Person
from assay.web.records.people.queries import data_key, instance_seal, unreachable_address


def new_data_keys(count: int) -> dict[str, SealingKey]:
    """So many fresh data keys, stored sealed; by their row's key."""
    seal = instance_seal()
    made = {new_key(): SealingKey.new() for _ in range(count)}
    DataKey.objects.bulk_create(
        DataKey(key=key, sealed=seal.seal(secret.secret, f"data-key:{key}")) for key, secret in made.items()
    )
    return made


def new_data_key() -> tuple[str, SealingKey]:
    """One fresh data key and its row's key."""
    return next(iter(new_data_keys(1).items()))


def data_key_of(person: Person) -> SealingKey:
    """The person's own data key, made at its first use."""
    with transaction.atomic():
        locked = Person.objects.select_for_update().get(pk=person.pk)
        if locked.data_key_id is None:
            key, secret = new_data_key()
            locked.data_key_id = key
            locked.save(update_fields=["data_key"])
            person.data_key_id = key
            return secret
    return data_key(locked.data_key_id)


def destroy_data_keys(keys: list[str]) -> int:
    """Destroy these keys for good; what they sealed is noise from now on. How many there were."""
    return DataKey.objects.filter(key__in=keys).delete()[0]


def ensure_person(email: str, name: str = "", *, is_operator: bool = False) -> Person:
    """The person with this address, made without an account of any other kind if there was none."""
    found, is_new = Person.objects.get_or_create(
        email=email.strip().lower(), defaults={"name": name, "is_operator": is_operator}
    )
    if is_new:
        found.set_unusable_password()
        found.save(update_fields=["password"])
    return found


def ensure_people(names: Mapping[str, str]) -> dict[str, Person]:
    """The people with these addresses (address → name), in a few statements; the others are made."""
    asked = {email.strip().lower(): name for email, name in names.items()}
    found = {row.email: row for row in Person.objects.filter(email__in=asked)}
    made = [Person(email=email, name=name) for email, name in asked.items() if email not in found]
    for row in made:
        row.set_unusable_password()
    Person.objects.bulk_create(made, ignore_conflicts=True)  # somebody may sign in at this moment
    if made:
        found = {row.email: row for row in Person.objects.filter(email__in=asked)}
    return {email: found[email.strip().lower()] for email in names}


def new_person_without_address(name: str, language: str = "en", *, is_minor: bool | None = None) -> Person:
    """An account for somebody who gave no address: a pupil. It is entered by other ways than a mail.

    Its address lies where no mail is ever delivered (RFC 2606), and is replaced when its owner proves one.
    """
    key = new_key()
    person = Person(key=key, email=unreachable_address(key), name=name, language=language, is_minor=is_minor)
    person.set_unusable_password()
    person.save(force_insert=True)
    return person


def give_address(person: Person, address: str) -> None:
    """Make this proven address the account's main one: mails and sign-in codes go there from now on.

    Others that it has stay proven. Raises `AddressTaken` where it is another account's.
    """
    prove(person, address)
    person.email = address
    person.save(update_fields=["email"])


@transaction.atomic
def set_operator(email: str, *, is_operator: bool) -> bool:
    """Make the person with this address an operator, or no longer one; False where nobody has it."""
    if is_operator:
        person: Person | None = ensure_person(email)
    else:
        person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None:
        return False
    person.is_operator = is_operator
    person.save(update_fields=["is_operator"])
    record("make-operator" if is_operator else "unmake-operator", "person", person.key)
    return True


def describe(person: Person, name: str, language: str, *, is_minor: bool | None) -> None:
    """The person's name as they write it, their language, and whether they said that they are under 18."""
    person.name, person.language, person.is_minor = name.strip(), language, is_minor
    person.save(update_fields=["name", "language", "is_minor"])


def end_sessions(person: Person) -> None:
    """Make every session of this person's stop counting; the present one must be told its new digest."""
    person.set_unusable_password()  # a session carries a digest of this field
    person.save(update_fields=["password"])


def remove(person: Person) -> None:
    """The person's row and all that hangs on it alone, gone; then their data key."""
    key = person.data_key_id
    person.delete()
    if key:
        destroy_data_keys([key])
