"""What children asked for and what they were answered, in files that no database can roll back.

A line is written with one call and lies with the operating system when the call returns: killing the
process does not take it back. A line that was cut is not a line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class Ledger:
    """One child's file, appended to."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        path = folder / f"{os.getpid()}.jsonl"
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, act: str, **facts: object) -> None:
        """One line."""
        os.write(self._file, json.dumps({"act": act, **facts}).encode() + b"\n")


def entries(folder: Path) -> Iterator[Json]:
    """Every line of every child so far."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_bytes().split(b"\n"):
            if line.endswith(b"}"):
                yield json.loads(line)


class Remembered:
    """The ledger, read: what was asked, and what was acknowledged."""

    def __init__(self, folder: Path) -> None:
        self.asked: set[str] = set()  # requests
        self.awarded: dict[str, str] = {}  # request -> credential
        self.indices: dict[str, tuple[str, int]] = {}  # credential -> list and index as first seen
        self.claimed: set[str] = set()
        self.revoke_asked: set[str] = set()
        self.revoked: set[str] = set()
        self.doubly_answered = 0
        for entry in entries(folder):
            match entry["act"]:
                case "ask":
                    self.asked.update(entry["requests"])
                case "awarded":
                    for request, key in entry["keys"].items():
                        self.doubly_answered += self.awarded.setdefault(request, key) != key
                case "index":
                    self.indices.setdefault(entry["key"], (entry["list"], entry["index"]))
                case "claimed":
                    self.claimed.add(entry["key"])
                case "revoke":
                    self.revoke_asked.add(entry["key"])
                case "revoked":
                    self.revoked.add(entry["key"])

    @property
    def unanswered(self) -> list[str]:
        """Requests whose child was killed before it heard."""
        return sorted(self.asked - set(self.awarded))
