"""The verifier of somebody with a network: the pure one, given the guarded fetcher and a cache.

Apart so that the library itself can be used, and is tested, without a socket.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from assay.jsonld import SHIPPED, ContextStore
from assay.net.cache import CachedFetch
from assay.net.https import HttpsFetch
from assay.verification import AskSchema, Check, Verifier, utc_now


def online_verifier(
    *,
    contexts: ContextStore = SHIPPED,
    now: Callable[[], datetime] = utc_now,
    house_checks: tuple[Check, ...] = (),
    schemas: AskSchema | None = None,
    allow_loopback: Iterable[str] = (),
) -> Verifier:
    """A `Verifier` that looks up keys and status lists itself; keep it, its answers are cached.

    Never redirected, never at a private address; `allow_loopback` names `host:port` places on this
    machine for tests. The other options are those of `Verifier`.
    """
    fetch = CachedFetch(HttpsFetch(allow_loopback=frozenset(allow_loopback)))
    return Verifier(fetch=fetch, contexts=contexts, now=now, house_checks=house_checks, schemas=schemas)
