"""Identifiers of issuers and of their keys: DIDs, DID URLs and https addresses, read strictly.

Apart because "the same issuer" always means the same text, character by character: nothing is
normalized here, and what is not well formed is refused before anything is looked up.
(DID Core 1.0, 3.1 and 3.2; Controlled Identifiers 1.0, 2.1 and 3.3; RFC 3986)
"""

from __future__ import annotations

import re

from assay.errors import Malformed

LONGEST = 2_048  # characters of an identifier or of a verification method's id; real ones have some 60
_MOST_TOLD = 100  # characters of a wrong identifier that an error repeats

_DID = r"did:[a-z0-9]++:(?:[A-Za-z0-9._:-]++|%[0-9A-Fa-f]{2})++(?<!:)"
_PCHARS = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]++|%[0-9A-Fa-f]{2})"
# No user name, no password: what stands before an @ makes a host look like another.
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9_-]*+(?<![_-]))?"
_HOST = rf"(?:{_LABEL}(?:\.{_LABEL})*+|\[[0-9a-f:.]++\])"
_HTTPS = rf"https://{_HOST}(?::[1-9][0-9]{{0,4}})?(?:/{_PCHARS}*+)*+(?:\?(?:{_PCHARS}|[/?])*+)?"
_FRAGMENT = rf"(?:{_PCHARS}|[/?])++"
# Any other scheme is a well-formed question that we cannot answer.
_OTHER = r"(?!did:|https:)[a-z][a-z0-9+.-]*+:[!$-;=?-Z_a-z~]++"

_IDENTIFIER = re.compile(f"{_DID}|{_HTTPS}|{_OTHER}")
_WITH_FRAGMENT = re.compile(f"({_DID}|{_HTTPS}|{_OTHER})(?:#({_FRAGMENT}))?")
_METHOD_NAME = re.compile(r"did:[a-z0-9]+|[a-z][a-z0-9+.-]*")


def split_did_url(text: str) -> tuple[str, str]:
    """The identifier and the fragment of a verification method's id; '' where it has none.

    Identifiers are DIDs without path and query, https addresses, and those of other schemes.
    Raises `Malformed` issuer-identifier-malformed.
    """
    found = _WITH_FRAGMENT.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        raise malformed_identifier(text)
    identifier, fragment = found.groups()
    return identifier, fragment or ""


def check_identifier(text: str) -> str:
    """The name under which a resolver knows it: `did:key`, `did:web`, …, `https`, or another scheme.

    Raises `Malformed` issuer-identifier-malformed, also for one with a fragment.
    """
    if len(text) > LONGEST or _IDENTIFIER.fullmatch(text) is None:
        raise malformed_identifier(text)
    name = _METHOD_NAME.match(text)
    return name[0] if name else ""


def malformed_identifier(text: str) -> Malformed:
    """The error for a text that is no identifier, told in at most a hundred characters."""
    return Malformed("issuer-identifier-malformed", identifier=text[:_MOST_TOLD])
