"""What of an experience is sealed under its owner's data key; the one place that opens it."""

from __future__ import annotations

from typing import Any

from assay.web.base.sealing import SealingKey


def seal(secret: SealingKey, part: str, key: str, values: dict[str, Any]) -> bytes:
    """These values, sealed for this part and row."""
    return secret.seal_values(values, f"experiences:{part}:{key}")


def opened(secret: SealingKey, part: str, key: str, sealed: bytes | memoryview[int]) -> dict[str, Any]:
    """What was sealed for this part and row. Raises `SealBroken`."""
    return secret.open_values(sealed, f"experiences:{part}:{key}")
