"""What of a placement is sealed under the pupil's data key; the one place that opens it."""

from __future__ import annotations

from typing import Any

from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey, values_if_held
from assay.web.records.people.queries import data_key
from assay.web.records.placements.models import Placement

LINK = "mentor-link"


def secret_of(placement: Placement) -> SealingKey:
    """The opened data key of the pupil. Raises `NotFound` once it was destroyed."""
    if not placement.data_key_id:
        raise NotFound
    return data_key(placement.data_key_id)


def seal(secret: SealingKey, part: str, key: str, values: dict[str, Any]) -> bytes:
    """These values, sealed for this part and row."""
    return secret.seal_values(values, f"placements:{part}:{key}")


def opened(
    secret: SealingKey | None, part: str, key: str, sealed: bytes | memoryview[int]
) -> dict[str, Any] | None:
    """What was sealed for this part and row; None once the data key is gone."""
    return values_if_held(secret, sealed, f"placements:{part}:{key}")


def seal_content(secret: SealingKey, key: str, content: bytes) -> bytes:
    """The bytes of an artefact, sealed."""
    return secret.seal(content, f"placements:content:{key}")


def content(secret: SealingKey, key: str, sealed: bytes | memoryview[int]) -> bytes:
    """The exact bytes of an artefact. Raises `SealBroken`."""
    return secret.open(sealed, f"placements:content:{key}")
