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
    """One document as it came in: `content` byte for byte, `json` what those bytes say.

    Where they are a token, or an envelope with one: `token` is its text, `claims` its payload, and
    `json` the credential that the payload says. `seen_as`: an older badge in the words of Open
    Badges 3.0, a reading that nobody signed.
    """

    content: bytes
    json: Json
    token: str | None = None
    claims: Json | None = None
    seen_as: Json | None = None

    @property
    def reading(self) -> Json:
        """What a view can be made on: the document, or an older badge in today's words."""
        return self.json if self.seen_as is None else self.seen_as

    @property
    def digest(self) -> str:
        """SHA-256 of the received bytes in lower-case hexadecimal; worked out when asked for."""
        return sha256(self.content).hexdigest()
