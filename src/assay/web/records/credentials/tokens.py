"""Claim links: made of the credential's key and a keyed digest of it, so that nothing need be stored."""

from __future__ import annotations

import hmac

from assay.web.base.ids import KEY_LENGTH
from assay.web.records.people.queries import instance_seal

_PROOF_LENGTH = 32  # hexadecimal digits: 128 bits


def claim_token(key: str) -> str:
    """The token of the claim link of this credential; always the same."""
    return f"{key}-{instance_seal().index(key, 'claim-link')[:_PROOF_LENGTH]}"


def claimed_key(token: str) -> str | None:
    """The key of the credential that this token opens; None for one that we did not make."""
    key = token[:KEY_LENGTH]
    return key if hmac.compare_digest(token.encode(), claim_token(key).encode()) else None
