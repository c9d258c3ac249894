"""What every list comes to: a name, perhaps a date, and the issuers on it by their identifiers.

Apart from the formats so that whoever asks need not know in which of them a list was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assay.errors import Malformed

LONGEST_TEXT = 500  # characters of a name or an address
MOST_ENTRIES = 50_000

_IDENTIFIER = re.compile(r"(did:[a-z0-9]+|https?|urn):[!-~]+")
_WEB_ADDRESS = re.compile(r"https?://[!-~]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListedIssuer:
    """One issuer as a list describes it; `url` is empty or an https or http address."""

    identifier: str
    name: str
    url: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class TrustList:
    """A list as read: what it calls itself, when it says it was changed, and who is on it."""

    issuers: tuple[ListedIssuer, ...]
    name: str = ""
    updated: str = ""


def listed_issuer(
    place: str, identifier: object, name: object, url: object, location: object
) -> ListedIssuer:
    """One entry from the values that stand at this place.

    Raises `trust-list-malformed` for an identifier that is no address, or a name that is missing.
    """
    if (
        not isinstance(identifier, str)
        or len(identifier) > LONGEST_TEXT
        or not _IDENTIFIER.fullmatch(identifier)
    ):
        raise unreadable(place, "the issuer's identifier is no address")
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_TEXT:
        raise unreadable(place, "the issuer has no name")
    return ListedIssuer(identifier, name.strip(), _web_address(url), _short(location))


def whole_list(issuers: Iterable[ListedIssuer], name: object = "", updated: object = "") -> TrustList:
    """The list of these entries, of two with one identifier the first.

    Raises `trust-list-malformed` for an empty list, or one longer than any that people keep.
    """
    found: dict[str, ListedIssuer] = {}
    for issuer in issuers:
        found.setdefault(issuer.identifier, issuer)
        if len(found) > MOST_ENTRIES:
            raise unreadable("", "there are too many issuers on it")
    if not found:
        raise unreadable("", "there is no issuer on it")
    return TrustList(tuple(found.values()), _short(name), _short(updated))


def unreadable(place: str, reason: str) -> Malformed:
    """The error for a list that cannot be used: where, in the words of its file, and why."""
    return Malformed("trust-list-malformed", place=place or "1", reason=reason)


def _web_address(value: object) -> str:
    text = _short(value)
    return text if _WEB_ADDRESS.fullmatch(text) else ""


def _short(value: object) -> str:
    return value.strip() if isinstance(value, str) and len(value) <= LONGEST_TEXT else ""
