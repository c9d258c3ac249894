"""What of a request is sealed, and the one place that opens it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from assay.web.base.sealing import SealBroken, SealingKey


@dataclass(frozen=True, slots=True)
class Words:
    """Who asked, as what, in which words; and what they were answered."""

    asker: str = ""
    role: str = ""  # guardian, pupil
    text: str = ""
    answer: str = ""


def sealed_words(secret: SealingKey, key: str, words: Words) -> bytes:
    """The words, sealed for the row of this key."""
    return secret.seal_text(json.dumps(asdict(words), ensure_ascii=False), f"inspections:{key}")


def opened_words(secret: SealingKey | None, key: str, sealed: bytes | memoryview[int]) -> Words:
    """The words of the row of this key; empty ones where nothing opens them any more."""
    if secret is None:
        return Words()
    try:
        return Words(**json.loads(secret.open_text(sealed, f"inspections:{key}")))
    except SealBroken:
        return Words()
