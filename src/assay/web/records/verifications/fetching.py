"""What an examination may look up: our own documents from our own records, the rest by the guarded fetch.

Never a socket to ourselves: a server that asks itself waits for itself. Addresses are those that
`interfaces/published` serves, answered with the same bytes.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.conf import settings

from assay.errors import Unavailable
from assay.fetching import Fetch, Fetched
from assay.net import TYPED_REDIRECTS, CachedFetch, HttpsFetch
from assay.web.base.permission import NotFound
from assay.web.records.credentials import queries as credentials
from assay.web.records.exemplars import described
from assay.web.records.signing_keys import queries as signing_keys

EXAMINATION_SECONDS = 12.0
"""For everything that one examination looks up."""

_NOT_FOUND = 404
_KEY = r"([1-9A-HJ-NP-Za-km-z]{1,40})"


def _achievement(key: str, number: str) -> bytes:
    return described.document(key, int(number))


_OWN: tuple[tuple[re.Pattern[str], Callable[..., bytes], str], ...] = (
    (re.compile(rf"/o/{_KEY}/did\.json"), signing_keys.controller_document, "application/did+json"),
    (re.compile(rf"/o/{_KEY}/profile\.json"), signing_keys.profile_document, "application/ld+json"),
    (re.compile(rf"/a/{_KEY}/([0-9]{{1,6}})(?:\.json)?"), _achievement, "application/ld+json"),
    (re.compile(r"/status/([0-9A-Za-z-]{1,60})"), credentials.status_list, "application/vc"),
)


def own_origins() -> tuple[str, ...]:
    """The beginnings of all addresses that are ours."""
    return (f"{settings.ASSAY_IDENTITY_ORIGIN}/", f"{settings.ASSAY_ORIGIN}/")


def own_path(address: str) -> str | None:
    """The path of an address of ours, with its slash; None for another's."""
    return next((address[len(origin) - 1 :] for origin in own_origins() if address.startswith(origin)), None)


def own_document(path: str) -> Fetched:
    """What is published at this path of ours. Raises `Unavailable` address-unreachable."""
    for pattern, document, media_type in _OWN:
        found = pattern.fullmatch(path)
        if found:
            try:
                return Fetched(document(*found.groups()), media_type)
            except NotFound:
                break
    raise Unavailable("address-unreachable", address=path, reason=f"status {_NOT_FOUND}")


@dataclass(slots=True)
class BoundedFetch:
    """A `Fetch` for one examination: ours first, then the others until its time is used up."""

    fetch: Fetch
    seconds: float = EXAMINATION_SECONDS
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        """The time begins."""
        self._end = time.monotonic() + self.seconds

    def __call__(self, address: str) -> Fetched:
        """The document at this address. Raises `Unavailable`."""
        path = own_path(address)
        if path is not None:
            return own_document(path)
        if time.monotonic() > self._end:
            raise Unavailable("address-unreachable", address=address, reason="no answer in time")
        return self.fetch(address)


def guarded(loopback: Iterable[str]) -> Fetch:
    """The process's fetch for documents: guarded, never redirected, cached."""
    return CachedFetch(HttpsFetch(allow_loopback=frozenset(loopback)))


def follow_link(address: str) -> Fetched:
    """What is at an address that a person typed: redirects are followed, answers are not kept."""
    path = own_path(address)
    if path is not None:
        return own_document(path)
    fetch = HttpsFetch(redirects=TYPED_REDIRECTS, allow_loopback=frozenset(settings.ASSAY_LOOPBACK))
    return fetch(address)
