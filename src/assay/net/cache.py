"""A Fetch around a Fetch: keeps answers as long as they allow, within bounds of ours.

Faster, and kinder: a status list's host does not learn of every look at a badge. RFC 9111 for a
shared cache, of it only what shortens: nothing stale is ever served, nothing is revalidated.
"""

from __future__ import annotations

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from assay.errors import Unavailable
from assay.fetching import Fetch, Fetched
from assay.net.https import Answer
from assay.status import LIST_TYPE

DAY = 86_400.0  # seconds; no answer is kept longer, whatever it says
UNSAID = 60.0  # seconds that an answer is kept which says nothing; a revocation shows within them
STATUS_LIST = 300.0  # seconds that a status list is kept at most (Bitstring Status List 1.0, 2.2: ttl)
FAILURE = 10.0  # seconds that a failure is kept: enough for one badge, too short to hide a recovery
ENTRIES = 1_000
SIZE = 64 << 20  # bytes of all answers kept

_SECONDS = re.compile(r"[0-9]{1,10}")
_NOT_KEPT = ("no-store", "no-cache", "private")


@dataclass(frozen=True, slots=True)
class _Kept:
    until: float
    answer: Fetched | Unavailable

    @property
    def size(self) -> int:
        """Bytes that it takes; a failure takes none."""
        return len(self.answer.content) if isinstance(self.answer, Fetched) else 0


class CachedFetch:
    """The `Fetch` it is given, asked once for as long as an answer lasts; safe between threads.

    `clock` gives seconds that never go back. When it is full, what was not asked for longest goes.
    """

    def __init__(
        self,
        fetch: Fetch,
        *,
        clock: Callable[[], float] = time.monotonic,
        entries: int = ENTRIES,
        size: int = SIZE,
    ) -> None:
        self._fetch = fetch
        self._clock = clock
        self._entries = entries
        self._size = size
        self._held = 0
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, address: str) -> Fetched:
        """The kept answer, or a new one; raises what the fetch raises, or raised just before."""
        with self._lock:
            kept = self._kept.get(address)
            if kept is not None and kept.until > self._clock():
                self._kept.move_to_end(address)
                answer: Fetched | Unavailable = kept.answer
            else:
                kept = None
        if kept is None:
            answer = self._ask(address)
        if isinstance(answer, Unavailable):
            # a new one each time: a kept exception would collect the traces of all who met it
            raise Unavailable(answer.code, answer.pointer, **answer.facts)
        return answer

    def _ask(self, address: str) -> Fetched | Unavailable:
        answer: Fetched | Unavailable
        try:
            answer = self._fetch(address)
            seconds = _lifetime(answer)
        except Unavailable as error:
            answer, seconds = Unavailable(error.code, error.pointer, **error.facts), FAILURE
        with self._lock:
            self._drop(address)
            if seconds > 0:
                self._keep(address, _Kept(self._clock() + seconds, answer))
        return answer

    def _keep(self, address: str, kept: _Kept) -> None:
        self._kept[address] = kept
        self._held += kept.size
        while len(self._kept) > self._entries or self._held > self._size:
            self._drop(next(iter(self._kept)))

    def _drop(self, address: str) -> None:
        kept = self._kept.pop(address, None)
        self._held -= kept.size if kept else 0


def _lifetime(answer: Fetched) -> float:
    """Seconds that this answer may be kept (RFC 9111, sections 4.2.1 and 5.2.2)."""
    said = answer.cache_control.lower() if isinstance(answer, Answer) else ""
    directives = dict(_directive(part) for part in said.split(","))
    if any(name in directives for name in _NOT_KEPT):
        return 0.0
    told = directives.get("s-maxage", directives.get("max-age"))
    if told is None:
        return UNSAID
    if not _SECONDS.fullmatch(told):
        return 0.0  # RFC 9111 4.2.1: what cannot be read is stale
    age = answer.age if isinstance(answer, Answer) and _SECONDS.fullmatch(answer.age) else "0"
    return min(float(told) - float(age), STATUS_LIST if LIST_TYPE.encode() in answer.content else DAY)


def _directive(part: str) -> tuple[str, str]:
    name, _, value = part.strip().partition("=")
    return name.strip(), value.strip().strip('"')
