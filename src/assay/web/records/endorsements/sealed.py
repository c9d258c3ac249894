"""What of endorsements is sealed, under which key; the one place that opens it."""

from __future__ import annotations

from typing import Any

from assay.web.base.sealing import SealingKey, values_if_held

LINK = "vouch-link"


def sealed_as(kind: str, key: str, values: dict[str, Any], secret: SealingKey) -> bytes:
    """These values, sealed for the row of this kind and key."""
    return secret.seal_values(values, f"endorsements:{kind}:{key}")


def opened(
    kind: str, key: str, sealed: bytes | memoryview[int], secret: SealingKey | None
) -> dict[str, Any] | None:
    """What was sealed for this row; None once its data key is gone."""
    return values_if_held(secret, sealed, f"endorsements:{kind}:{key}")
