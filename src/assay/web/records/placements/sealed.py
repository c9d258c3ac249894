"""What of a placement is sealed under the pupil's data key, and the secret of the mentor's link."""

from __future__ import annotations

import json
from typing import Any

from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealBroken, SealingKey
from assay.web.records.people.queries import data_key, instance_seal
from assay.web.records.placements.models import Placement

_LINK = "mentor-link"


def token_digest(token: str) -> str:
    """The keyed digest under which a link's secret is stored."""
    return instance_seal().index(token, _LINK)


def secret_of(placement: Placement) -> SealingKey:
    """The opened data key of the pupil. Raises `NotFound` once it was destroyed."""
    if not placement.data_key_id:
        raise NotFound
    return data_key(placement.data_key_id)


def seal(secret: SealingKey, part: str, key: str, values: dict[str, Any]) -> bytes:
    """These values, sealed for this part and row."""
    return secret.seal_text(json.dumps(values, ensure_ascii=False), f"placements:{part}:{key}")


def opened(
    secret: SealingKey | None, part: str, key: str, sealed: bytes | memoryview[int]
) -> dict[str, Any] | None:
    """What was sealed for this part and row; None once the data key is gone."""
    if secret is None:
        return None
    try:
        values: dict[str, Any] = json.loads(secret.open_text(sealed, f"placements:{part}:{key}"))
    except SealBroken:
        return None
    return values


def seal_content(secret: SealingKey, key: str, content: bytes) -> bytes:
    """The bytes of an artefact, sealed."""
    return secret.seal(content, f"placements:content:{key}")


def content(secret: SealingKey, key: str, sealed: bytes | memoryview[int]) -> bytes:
    """The exact bytes of an artefact. Raises `SealBroken`."""
    return secret.open(sealed, f"placements:content:{key}")
