"""Stand-ins for the outside world: the time and the network.

They have the shape the library asks for and nothing more; our own code is never faked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from assay.errors import AssayError, Unavailable
from assay.fetching import Fetched


@dataclass(slots=True)
class FakeClock:
    """A clock that stands still until it is moved."""

    instant: datetime

    def __call__(self) -> datetime:
        """The instant it stands at."""
        return self.instant

    def move(self, by: timedelta) -> None:
        """Move it, forwards or backwards."""
        self.instant += by


@dataclass(slots=True)
class FakeFetch:
    """A Fetch over `documents` (bytes, or the error to raise); `asked` is every address in order."""

    documents: dict[str, bytes | AssayError] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, address: str) -> Fetched:
        """What lies at this address; `address-unknown` where nothing was put."""
        self.asked.append(address)
        found = self.documents.get(address)
        if found is None:
            raise Unavailable("address-unknown", address=address)
        if isinstance(found, AssayError):
            raise found
        return Fetched(found)
