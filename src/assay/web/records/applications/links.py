"""The link that opens an application for whoever applied, without an account."""

from __future__ import annotations

from assay.web.records.people.link_tokens import link_token, linked_key

_LINK = "application-link"


def token_of(key: str) -> str:
    """The token of the link to this application; always the same, nothing is stored."""
    return link_token(key, _LINK)


def opened_key(token: str) -> str | None:
    """The key of the application that this token opens; None for one that we did not make."""
    return linked_key(token, _LINK)
