"""Claim links: which credential a token opens."""

from __future__ import annotations

from assay.web.records.people.link_tokens import link_token, linked_key

_PURPOSE = "claim-link"


def claim_token(key: str) -> str:
    """The token of the claim link of this credential; always the same."""
    return link_token(key, _PURPOSE)


def claimed_key(token: str) -> str | None:
    """The key of the credential that this token opens; None for one that we did not make."""
    return linked_key(token, _PURPOSE)
