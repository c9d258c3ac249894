"""Tokens of links that open one row: its key and a keyed digest of it, so that nothing need be stored.

Apart because a claim link and an application's link must be equally hard to guess, and are compared alike.
"""

from __future__ import annotations

import hmac

from assay.web.base.ids import KEY_LENGTH
from assay.web.records.people.queries import instance_seal

_PROOF_LENGTH = 32  # hexadecimal digits: 128 bits


def link_token(key: str, purpose: str) -> str:
    """The token of the link of this purpose to the row of this key; always the same."""
    return f"{key}-{instance_seal().index(key, purpose)[:_PROOF_LENGTH]}"


def linked_key(token: str, purpose: str) -> str | None:
    """The key of the row that this token opens; None for one that we did not make."""
    key = token[:KEY_LENGTH]
    return key if hmac.compare_digest(token.encode(), link_token(key, purpose).encode()) else None
