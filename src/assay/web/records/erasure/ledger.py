"""The list of who was forgotten, in a file beside the database: keys of rows that are gone, nothing personal.

Apart from the database because a backup of it brings back whom it knew; this file says whom to forget again.
Each line is on the disk before the forgetting is committed: twice does no harm, once too few would.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from assay.encoding import read_json_object
from assay.errors import AssayError
from assay.web.base.clock import now


@dataclass(frozen=True, slots=True)
class Erasure:
    """One forgetting: the person's row, if there was one, and the data keys that were destroyed."""

    person: str
    data_keys: tuple[str, ...]


def path() -> Path:
    """Where the list is."""
    return Path(settings.ASSAY_FOLDER) / "erasures.jsonl"


def append(erasure: Erasure) -> None:
    """Add this one; it is on the disk when this returns."""
    line = json.dumps(
        {
            "at": now().isoformat(timespec="seconds"),
            "person": erasure.person,
            "data_keys": list(erasure.data_keys),
        }
    )
    descriptor = os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def erasures() -> Iterator[Erasure]:
    """Everything on the list, oldest first; a last line that was cut off by a crash is no entry."""
    if not path().exists():
        return
    for line in path().read_bytes().splitlines():
        try:
            told = read_json_object(line)
        except AssayError:
            continue
        yield Erasure(str(told.get("person", "")), tuple(str(key) for key in told.get("data_keys", ())))
