"""Does the hosted copy stand, and may this issuer's awards lie there?

Whoever controls a host can write any assertion on it. So an award is its issuer's only on the
issuer's own host, or where the issuer's profile says. (Open Badges 2.0, VerificationObject)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assay.models import IssuerProfile
from assay.verification.examination import Examination
from assay.verification.report import Finding

_ADDRESS = re.compile(r"(?i:(https?)://)([^\s/?#@\\:%]+)(?::([0-9]{1,5}))?((?:[/?#].*)?)")
_ORIGIN = re.compile(r"(?:(?i:https?)://)?([^\s/?#@\\:%]+)(?::([0-9]{1,5}))?/?")
_DOTS = re.compile(r"\\|%2f|%5c|(?:^|/)(?:\.|%2e){1,2}(?:[/?#]|$)", re.IGNORECASE)
_USUAL_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Place:
    """An address taken apart: scheme and host in lower case, the port unless it is the usual one."""

    scheme: str
    host: str
    port: int | None
    rest: str


def read_place(address: str) -> Place | None:
    """The place of this address; None for what is no plain web address.

    A user name before the host, a step up in the path and a slash in disguise are no part of one:
    readers differ on where such an address leads.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None or _DOTS.search(found.group(4)):
        return None
    scheme = found.group(1).lower()
    port = int(found.group(3)) if found.group(3) else _USUAL_PORTS[scheme]
    own = None if port == _USUAL_PORTS[scheme] else port
    return Place(scheme, found.group(2).lower(), own, found.group(4))


def check_gathered(examination: Examination) -> Iterator[Finding]:
    """What stood in the way of the hosted copy, the badge class and the issuer."""
    yield from examination.award.findings


def check_scope(examination: Examination) -> Iterator[Finding]:
    """A hosted assertion that lies where its issuer's do not."""
    award = examination.award
    if award.assertion.is_signed or award.issuer is None or award.address is None:
        return
    issuer = award.issuer
    if not (issuer.starts_with or issuer.allowed_origins or read_place(issuer.id or "")):
        # it lies nowhere and names no place: whether this is one of its own cannot be told
        facts = {"part": "Issuer", "address": issuer.id or ""}
        yield Finding("badge-part-unavailable", "/badge/issuer", facts)
    elif not is_in_scope(award.address, issuer):
        facts = {"address": award.address, "issuer": issuer.id or ""}
        yield Finding("hosted-outside-scope", "/id", facts)


def is_in_scope(address: str, issuer: IssuerProfile) -> bool:
    """Whether assertions of this issuer may lie at this address.

    By `startsWith`, host and port as a whole and the path by its beginning; by `allowedOrigins`; by
    both where both are given; and without either on the host of the issuer's own id.
    """
    place = read_place(address)
    if place is None:
        return False
    beginnings, origins = issuer.starts_with, issuer.allowed_origins
    if beginnings and not any(_begins(place, str(beginning)) for beginning in beginnings):
        return False
    if origins:
        return any(_is_origin(place, str(origin)) for origin in origins)
    return bool(beginnings) or is_on_host(address, issuer.id or "")


def is_on_host(address: str, other: str) -> bool:
    """Whether both addresses are on one host and port, however they are reached."""
    place, home = read_place(address), read_place(other)
    return place is not None and home is not None and (place.host, place.port) == (home.host, home.port)


def _begins(place: Place, beginning: str) -> bool:
    # Compared as places, not as texts: https://issuer.example is no beginning of issuer.example.evil
    prefix = read_place(beginning)
    return (
        prefix is not None
        and (place.scheme, place.host, place.port) == (prefix.scheme, prefix.host, prefix.port)
        and place.rest.startswith(prefix.rest)
    )


def _is_origin(place: Place, origin: str) -> bool:
    found = _ORIGIN.fullmatch(origin)
    if found is None:
        return False
    port = int(found.group(2)) if found.group(2) else None
    usual = port is None or port == _USUAL_PORTS[place.scheme]
    return place.host == found.group(1).lower() and place.port == (None if usual else port)
