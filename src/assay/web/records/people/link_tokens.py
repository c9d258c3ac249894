"""Tokens of links that open one row, of two kinds: made from the row's key, or drawn by chance.

Apart because all secret links must be equally hard to guess. One made from the key needs nothing stored, and
is always the same. One drawn by chance is stored as a keyed digest alone: it can be withdrawn and renewed.
"""

from __future__ import annotations

import hmac
import secrets

from assay.web.base.ids import KEY_LENGTH
from assay.web.records.people.queries import instance_seal

_PROOF_LENGTH = 32  # hexadecimal digits: 128 bits
_TOKEN_BYTES = 24  # 192 bits of chance in 32 characters


def link_token(key: str, purpose: str) -> str:
    """The token of the link of this purpose to the row of this key; always the same."""
    return f"{key}-{instance_seal().index(key, purpose)[:_PROOF_LENGTH]}"


def linked_key(token: str, purpose: str) -> str | None:
    """The key of the row that this token opens; None for one that we did not make."""
    key = token[:KEY_LENGTH]
    return key if hmac.compare_digest(token.encode(), link_token(key, purpose).encode()) else None


def new_token() -> str:
    """A token drawn by chance."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def token_digest(token: str, purpose: str) -> str:
    """The keyed digest under which a token drawn for links of this purpose is stored, and found again."""
    return instance_seal().index(token, purpose)
