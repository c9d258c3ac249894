"""Bytes at rest that only this instance can read, and that a destroyed key makes unreadable for good.

Two levels: the instance key (a file beside the database, mode 0600) seals data keys; a data key, one a
person, seals what is personal. Destroying a data key is how a person is forgotten, in backups too.
XChaCha20-Poly1305 from libsodium; what is sealed is bound to what it is for.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nacl.exceptions import CryptoError
from nacl.secret import Aead

KEY_BYTES = 32


class SealBroken(Exception):
    """The bytes were sealed with another key, for another purpose, or were changed since."""


@dataclass(frozen=True, slots=True, repr=False)
class SealingKey:
    """32 secret bytes that seal, open, and make indexes that only their owner can make again."""

    secret: bytes

    @classmethod
    def new(cls) -> SealingKey:
        """A fresh random key."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def seal(self, plain: bytes, purpose: str) -> bytes:
        """The bytes, sealed; 40 more than they were."""
        return bytes(Aead(self.secret).encrypt(plain, purpose.encode()))

    def open(self, sealed: bytes | memoryview[int], purpose: str) -> bytes:
        """What was sealed for this purpose. Raises `SealBroken`."""
        try:
            return Aead(self.secret).decrypt(bytes(sealed), purpose.encode())
        except (CryptoError, ValueError) as error:
            raise SealBroken(purpose) from error

    def seal_text(self, plain: str, purpose: str) -> bytes:
        """The same for a text."""
        return self.seal(plain.encode(), purpose)

    def open_text(self, sealed: bytes | memoryview[int], purpose: str) -> str:
        """The text that was sealed for this purpose. Raises `SealBroken`."""
        return self.open(sealed, purpose).decode()

    def seal_values(self, values: Mapping[str, Any], purpose: str) -> bytes:
        """The same for values by their names."""
        return self.seal_text(json.dumps(values, ensure_ascii=False), purpose)

    def open_values(self, sealed: bytes | memoryview[int], purpose: str) -> dict[str, Any]:
        """The values that were sealed for this purpose. Raises `SealBroken`."""
        values: dict[str, Any] = json.loads(self.open_text(sealed, purpose))
        return values

    def index(self, text: str, purpose: str) -> str:
        """A keyed digest by which this text can be found again without being stored: 64 hex digits."""
        return hmac.new(self.secret, f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()


def values_if_held(
    secret: SealingKey | None, sealed: bytes | memoryview[int], purpose: str
) -> dict[str, Any] | None:
    """The values that were sealed for this purpose; None once the key is gone: they are forgotten then."""
    if secret is None:
        return None
    try:
        return secret.open_values(sealed, purpose)
    except SealBroken:
        return None
