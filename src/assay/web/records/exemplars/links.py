"""The link that leads whoever made a piece of work to the page on which they decide, without an account."""

from __future__ import annotations

from assay.web.records.exemplars.sealed import LINK
from assay.web.records.people.link_tokens import link_token, linked_key


def token_of(key: str) -> str:
    """The token of the link to this exemplar; always the same, nothing is stored."""
    return link_token(key, LINK)


def opened_key(token: str) -> str | None:
    """The key of the exemplar that this token opens; None for one that we did not make."""
    return linked_key(token, LINK)
