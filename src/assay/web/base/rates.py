"""How often one visitor may try something: a fixed window a minute, counted without storing an address.

`@limited("claim", per_minute=10)` above a view raises `TooMany` beyond that; the site answers 429 with
Retry-After. The count stands in the database's cache under a keyed digest of the visitor's address, so it
holds for all processes, and nobody can read from it who was here.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from assay.web.base.secrets_folder import instance_key

WINDOW = 60
_CLEAR_FOR = 1.0  # seconds for which another process's count may be missed
_MOST_CLEAR = 10_000
_clear: dict[tuple[str, str], float] = {}  # who has tries left, until when that need not be asked again
_P = ParamSpec("_P")
Answer = TypeVar("Answer", bound=HttpResponseBase)  # whole, or a stream
View = Callable[Concatenate[HttpRequest, _P], Answer]


class TooMany(Exception):
    """The visitor has tried too often; `seconds` until the next try counts."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def limited(
    name: str, *, per_minute: int, methods: tuple[str, ...] = ("GET", "POST")
) -> Callable[[View[_P, Answer]], View[_P, Answer]]:
    """Let one visitor through so many times a minute. Raises `TooMany` beyond.

    Where GET counts, every method does: a HEAD tells a guesser as much.
    """

    def decorate(view: View[_P, Answer]) -> View[_P, Answer]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *arguments: _P.args, **named: _P.kwargs) -> Answer:
            if request.method in methods or "GET" in methods:
                count(name, visitor(request), per_minute)
            return view(request, *arguments, **named)

        return guarded

    return decorate


def count(name: str, who: str, most: int, seconds: int = WINDOW) -> None:
    """Count one try of `who` (a digest, a key). Raises `TooMany` beyond `most` in this span."""
    _clear.pop((name, who), None)
    window, begun = divmod(int(time.time()), seconds)
    key = f"rate:{name}:{who}:{window}"
    with transaction.atomic():
        if connection.vendor == "postgresql":  # SQLite's transactions exclude one another anyway
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [key])
        tries = int(cache.get(key, 0)) + 1
        cache.set(key, tries, seconds * 2)
    if tries > most * settings.ASSAY_RATE_FACTOR:
        raise TooMany(seconds - begun)


def refuse_beyond(name: str, who: str, most: int, seconds: int = WINDOW) -> None:
    """Count nothing, but raise `TooMany` where `who` has used up this span's tries."""
    if _clear.get((name, who), 0.0) > time.monotonic():
        return
    window, begun = divmod(int(time.time()), seconds)
    if int(cache.get(f"rate:{name}:{who}:{window}", 0)) >= most * settings.ASSAY_RATE_FACTOR:
        raise TooMany(seconds - begun)
    if len(_clear) >= _MOST_CLEAR:
        _clear.clear()
    _clear[name, who] = time.monotonic() + _CLEAR_FOR


def visitor(request: HttpRequest) -> str:
    """A keyed digest of where the request comes from: one IPv4 address, or one IPv6 network of 64 bits."""
    return instance_key(settings.ASSAY_SECRETS).index(_network(address(request)), "visitor")[:32]


def address(request: HttpRequest) -> str:
    """Where the request comes from; behind a proxy that we trust, what it says in its last word."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.ASSAY_BEHIND_PROXY else ""
    return str(forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", ""))


def _network(text: str) -> str:
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return text
    if isinstance(found, ipaddress.IPv6Address):
        mapped = found.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
