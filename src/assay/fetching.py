"""How anything outside is looked up: one small callable that every part goes through.

The library is pure: it is handed a `Fetch` and never opens a socket itself. `assay.net`
has the one that does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assay.errors import Malformed, Unavailable

FETCH_LIMIT = 1 << 20  # bytes; no document that a verification needs is larger


@dataclass(frozen=True, slots=True)
class Fetched:
    """What answered at an address: the bytes, and the media type if one was told."""

    content: bytes
    media_type: str = ""


Fetch = Callable[[str], Fetched]
"""URL in, `Fetched` out. Raises `Unavailable` (unreachable, refused target, unknown address)."""


def fetch_nothing(address: str) -> Fetched:
    """The Fetch of a verifier without network and documents: every address is unknown."""
    raise Unavailable("address-unknown", address=address)


def fetch_from(documents: Mapping[str, bytes | Path]) -> Fetch:
    """A Fetch that knows exactly these documents; anything else does not exist."""

    def fetch(address: str) -> Fetched:
        held = documents.get(address)
        if held is None:
            raise Unavailable("address-unknown", address=address)
        if isinstance(held, bytes):
            content = held
        else:
            try:
                with Path(held).open("rb") as file:
                    content = file.read(FETCH_LIMIT + 1)
            except OSError as error:
                raise Unavailable(
                    "address-unreachable", address=address, reason=error.strerror or "unreadable"
                ) from error
        if len(content) > FETCH_LIMIT:
            raise Malformed("document-too-large", what="document", limit=FETCH_LIMIT)
        return Fetched(content)

    return fetch
