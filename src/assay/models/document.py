"""The document under examination: the exact bytes received beside the JSON they say.

Apart from the views because bytes, not readings, are what was signed, stored and handed on:
nothing is ever written back through a model (VCDM 2.0, section 6).
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
"""A JSON object as it was received: never changed, never completed."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it came in: `content` byte for byte, `json` what those bytes say."""

    content: bytes
    json: Json

    @property
    def digest(self) -> str:
        """SHA-256 of the received bytes in lower-case hexadecimal; worked out when asked for."""
        return sha256(self.content).hexdigest()
