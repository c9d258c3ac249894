"""One hostile or honest file as a contender is given it, and the answer as it is written down.

The rows are those that `assay verify --batch` reads: every contender gets the same.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """A file to judge: its bytes, the ending of its name, what the web answers, the instant, the policy."""

    id: str
    content: bytes
    kind: str
    documents: Mapping[str, bytes]
    instant: datetime
    policy: Mapping[str, Any]

    def fetch(self, url: str) -> bytes:
        """What lies at that address; LookupError where the case has nothing."""
        return self.documents[url]

    @property
    def text(self) -> str:
        """The content as text; UnicodeDecodeError where it is none."""
        return self.content.decode()


def read_request(line: str) -> Request:
    """A row of the batch file."""
    row = json.loads(line)
    source = Path(row["source"])
    return Request(
        row["id"],
        source.read_bytes(),
        source.suffix,
        {url: Path(path).read_bytes() for url, path in row["documents"].items()},
        datetime.fromisoformat(row["at"]),
        row,
    )


def answer(request_id: str, refusal: str | None) -> str:
    """The line that says whether it was accepted, and why not."""
    verdict = "accepted" if refusal is None else "refused"
    return json.dumps({"id": request_id, "verdict": verdict, "why": (refusal or "")[:300]})
