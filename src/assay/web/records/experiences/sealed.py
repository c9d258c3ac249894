"""What of an experience is sealed under its owner's data key; the one place that opens it."""

from __future__ import annotations

from typing import Any

from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.people.models import Person
from assay.web.records.people.queries import data_key


def secret_of(person: Person) -> SealingKey:
    """The person's opened data key. Raises `NotFound` where there is none."""
    if person.data_key_id is None:  # it may have been made since this row was read
        person.refresh_from_db(fields=["data_key"])
    if person.data_key_id is None:
        raise NotFound
    return data_key(person.data_key_id)


def seal(secret: SealingKey, part: str, key: str, values: dict[str, Any]) -> bytes:
    """These values, sealed for this part and row."""
    return secret.seal_values(values, f"experiences:{part}:{key}")


def opened(secret: SealingKey, part: str, key: str, sealed: bytes | memoryview[int]) -> dict[str, Any]:
    """What was sealed for this part and row. Raises `SealBroken`."""
    return secret.open_values(sealed, f"experiences:{part}:{key}")
