"""What of endorsements is sealed, under which key, and the secrets of links; the one place that opens it."""

from __future__ import annotations

import json
from typing import Any

from assay.web.base.sealing import SealBroken, SealingKey
from assay.web.records.people.queries import instance_seal

_LINK = "vouch-link"


def token_digest(token: str) -> str:
    """The keyed digest under which a link's secret is stored."""
    return instance_seal().index(token, _LINK)


def sealed_as(kind: str, key: str, values: dict[str, Any], secret: SealingKey) -> bytes:
    """These values, sealed for the row of this kind and key."""
    return secret.seal_text(json.dumps(values, ensure_ascii=False), f"endorsements:{kind}:{key}")


def opened(
    kind: str, key: str, sealed: bytes | memoryview[int], secret: SealingKey | None
) -> dict[str, Any] | None:
    """What was sealed for this row; None once its data key is gone."""
    if secret is None:
        return None
    try:
        values: dict[str, Any] = json.loads(secret.open_text(sealed, f"endorsements:{kind}:{key}"))
    except SealBroken:
        return None
    return values
