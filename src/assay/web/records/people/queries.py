"""Reads of people and of the keys that seal what is theirs."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.base.secrets_folder import instance_key
from assay.web.records.people.models import DataKey, Person

__all__ = [
    "Person",  # screens name who signed in; the table stays behind this door
    "PersonRow",
    "by_key",
    "data_key",
    "data_keys",
    "has_address",
    "instance_seal",
    "is_anybody_here",
    "is_unreachable",
    "of",
    "opened",
    "require_operator",
    "secret_of",
    "unreachable_address",
    "with_address",
]

_DATA_KEY = "data-key"
_NOWHERE = "@account.invalid"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as screens show one."""

    key: str
    name: str
    email: str
    language: str
    is_minor: bool | None
    is_operator: bool


def of(person: Person) -> PersonRow:
    """What screens may know of this person."""
    email = person.email if has_address(person) else ""
    return PersonRow(person.key, person.name, email, person.language, person.is_minor, person.is_operator)


def unreachable_address(key: str) -> str:
    """What stands for an address in an account that has none; no mail can be sent there."""
    return f"{key.encode().hex()}{_NOWHERE}"  # keys tell capitals apart, addresses do not


def has_address(person: Person) -> bool:
    """Whether this account has an address of its owner's."""
    return not is_unreachable(person.email)


def is_unreachable(address: str) -> bool:
    """Whether this only stands for an address: nothing is ever sent there, and nobody signs in with it."""
    return address.strip().lower().endswith(_NOWHERE)


def by_key(key: str) -> Person:
    """The person of this key. Raises `NotFound`."""
    found = Person.objects.filter(key=key).first()
    if found is None:
        raise NotFound
    return found


def with_address(email: str) -> Person | None:
    """The person whose account has exactly this address (ASCII case aside); None where nobody has."""
    return Person.objects.filter(email=email.strip().lower()).first()


def instance_seal() -> SealingKey:
    """The key under which this instance seals the others, and indexes addresses."""
    return instance_key(settings.ASSAY_SECRETS)


def data_key(key: str) -> SealingKey:
    """The opened data key of one subject. Raises `NotFound` once it was destroyed, `SealBroken`."""
    row = DataKey.objects.filter(key=key).first()
    if row is None:
        raise NotFound
    return opened(row)


def opened(row: DataKey) -> SealingKey:
    """This row's key, opened. Raises `SealBroken`."""
    return SealingKey(instance_seal().open(row.sealed, f"{_DATA_KEY}:{row.key}"))


def secret_of(person: Person) -> SealingKey:
    """The person's opened data key. Raises `NotFound` where there is none."""
    if person.data_key_id is None:  # it may have been made since this row was read
        person.refresh_from_db(fields=["data_key"])
    if person.data_key_id is None:
        raise NotFound
    return data_key(person.data_key_id)


def data_keys(keys: list[str]) -> dict[str, SealingKey]:
    """The opened keys of many subjects at once; destroyed ones are absent."""
    seal = instance_seal()
    rows = DataKey.objects.filter(key__in=set(keys)).values_list("key", "sealed")
    return {key: SealingKey(seal.open(sealed, f"{_DATA_KEY}:{key}")) for key, sealed in rows}


def is_anybody_here() -> bool:
    """Whether this instance has any person at all: an empty one may be overwritten."""
    return Person.objects.exists()


def require_operator(person: Person) -> None:
    """That this person runs the instance. Raises `NotFound`: for everybody else its pages do not exist."""
    if not person.is_operator:
        raise NotFound
