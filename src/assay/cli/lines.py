"""The tasks of a batch: the lines of a file or of standard input, or the files of a folder.

Apart because they are taken one by one and never held all at once, and because a program may write a
line and wait for its answer before it writes the next: then nobody may wait for that next one.
"""

from __future__ import annotations

import io
import json
import os
import select
import stat
import sys
from pathlib import Path
from typing import IO

from assay.cli.workers import Task
from assay.errors import AssayError

SUFFIXES = frozenset(
    {".json", ".jsonld", ".jwt", ".jws", ".png", ".svg"}
)  # of files that are judged in a folder
_LONGEST = (
    1 << 20
) + 2  # bytes of a line, past what any document may have; what is longer is cut and refused
_LIST = "issued.json"  # what issuing to many writes beside the credentials
_AT_ONCE = 1 << 16  # bytes read from a pipe


class Lines:
    """The lines of a file that are not empty, each with its number."""

    __slots__ = ("_buffer", "_file", "_number", "_over", "_regular", "_skipping", "taken", "total")

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._number = 0
        self._buffer = bytearray()
        self._over = False
        self._skipping = False  # the rest of a line that is too long
        self.taken = 0  # bytes
        self.total: int | None = None
        try:
            told = os.fstat(file.fileno())
            self._regular = stat.S_ISREG(told.st_mode)
            self.total = told.st_size if self._regular else None
        except io.UnsupportedOperation:  # bytes in memory
            self._regular = True

    def close(self) -> None:
        """Nothing more is read; standard input is left open."""
        if self._file is not sys.stdin.buffer:
            self._file.close()

    @property
    def waits_for(self) -> int | None:
        """Where more may come from; None at the end."""
        return None if self._over else self._file.fileno()

    def take(self) -> Task | None:
        """The next line; None at the end, and where the next has not come yet."""
        while True:
            line = self._next()
            if not line:
                return None
            self._number += 1
            self.taken += len(line)
            if line.strip():
                return Task(self._number, line)

    def _next(self) -> bytes:
        if not self._regular:
            return self._next_come()
        line = self._file.readline(_LONGEST)
        self._over = not line
        if len(line) == _LONGEST and not line.endswith(b"\n"):
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = self._file.readline(_LONGEST)
        return line

    def _next_come(self) -> bytes:
        while True:
            end = self._buffer.find(b"\n") + 1
            if self._skipping:
                self._skipping = not end
                self._cut(end or len(self._buffer))
                if end:
                    continue
            elif end:
                return self._cut(end)
            elif len(self._buffer) >= _LONGEST:
                self._skipping = True
                return self._cut(_LONGEST)
            if self._over:
                return self._cut(len(self._buffer))
            if not select.select([self._file], [], [], 0)[0]:
                return b""
            read = os.read(self._file.fileno(), _AT_ONCE)
            self._over = not read
            self._buffer += read

    def _cut(self, end: int) -> bytes:
        line = bytes(self._buffer[:end])
        del self._buffer[:end]
        return line


class Folder:
    """The files of a folder that may be credentials, in the order of their names."""

    __slots__ = ("_names", "taken", "total", "waits_for")

    def __init__(self, folder: Path) -> None:
        """Raises `usage-wrong` where there is none, `file-unreadable`."""
        try:
            with os.scandir(folder) as entries:
                names = sorted(
                    entry.name
                    for entry in entries
                    if Path(entry.name).suffix.lower() in SUFFIXES and entry.name != _LIST and entry.is_file()
                )
        except OSError as error:
            raise AssayError(
                "file-unreadable", file=str(folder), reason=error.strerror or "unreadable"
            ) from error
        if not names:
            raise AssayError(
                "usage-wrong",
                reason=f"No file in “{folder}” ends in one of {', '.join(sorted(SUFFIXES))}.",
            )
        self._names = names
        self.taken = 0  # files
        self.total: int | None = len(names)
        self.waits_for: int | None = None

    def close(self) -> None:
        """Nothing was left open."""

    def take(self) -> Task | None:
        """The next file as the line that names it."""
        if self.taken == len(self._names):
            return None
        name = self._names[self.taken]
        self.taken += 1
        return Task(self.taken, json.dumps({"id": name, "source": name}).encode())


def open_lines(name: str) -> Lines | Folder:
    """The tasks in this file or folder; `-` is standard input. Raises `file-missing`, `file-unreadable`."""
    if name == "-":
        return Lines(sys.stdin.buffer)
    path = Path(name)
    try:
        return Folder(path) if path.is_dir() else Lines(path.open("rb"))
    except (FileNotFoundError, ValueError) as error:  # ValueError: a NUL in the name
        raise AssayError("file-missing", file=name) from error
    except OSError as error:
        raise AssayError("file-unreadable", file=name, reason=error.strerror or "unreadable") from error
