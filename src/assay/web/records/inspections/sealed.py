"""What of a request is sealed, and the one place that opens it."""

from __future__ import annotations

from dataclasses import asdict

from assay.web.base.sealing import SealingKey, values_if_held
from assay.web.records.inspections.values import Words


def sealed_words(secret: SealingKey, key: str, words: Words) -> bytes:
    """The words, sealed for the row of this key."""
    return secret.seal_values(asdict(words), f"inspections:{key}")


def opened_words(secret: SealingKey | None, key: str, sealed: bytes | memoryview[int]) -> Words:
    """The words of the row of this key; empty ones where nothing opens them any more."""
    return Words(**(values_if_held(secret, sealed, f"inspections:{key}") or {}))
