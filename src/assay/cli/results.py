"""The results of a batch: written line by line, taken up again, counted and told.

Apart from judging because a run may be interrupted at any moment: what stands in the file then is whole
lines and at most one half, and the next run goes on behind them.
"""

from __future__ import annotations

import fcntl
import json
import os
import stat
import sys
import time
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from assay.cli.output import paint
from assay.cli.words import word
from assay.encoding import read_json_object
from assay.errors import AssayError
from assay.sentences import LANGUAGES
from assay.verification import Verdict

_MOST_REASONS = 5  # told to a person
_MEMBERS = frozenset({"id", "verdict", "codes", "seconds"})


class Tally:
    """How many of which answer, for which first reason, in what time."""

    __slots__ = ("_begun", "_seconds", "judged", "kept", "reasons", "verdicts")

    def __init__(self) -> None:
        self.verdicts: Counter[str] = Counter({str(verdict): 0 for verdict in Verdict})
        self.reasons: Counter[str] = Counter()
        self.kept = 0  # rows of an earlier run
        self.judged = True  # whether each row could be judged
        self._begun = time.perf_counter()
        self._seconds: float | None = None

    def count(self, row: Mapping[str, Any]) -> None:
        """One more row."""
        self.verdicts[row["verdict"]] += 1
        if row["verdict"] != Verdict.ACCEPTED and row["codes"]:
            self.reasons[row["codes"][0]] += 1
            self.judged &= not any(map(_is_no_judgement, row["codes"]))

    def stop(self) -> None:
        """The time is taken."""
        self._seconds = time.perf_counter() - self._begun

    @property
    def rows(self) -> int:
        """How many rows there are, those of an earlier run among them."""
        return sum(self.verdicts.values())

    @property
    def seconds(self) -> float:
        """Of this run, up to now or until it was stopped."""
        return time.perf_counter() - self._begun if self._seconds is None else self._seconds

    @property
    def rate(self) -> float:
        """Rows a second in this run."""
        return (self.rows - self.kept) / max(self.seconds, 1e-6)

    def to_json(self) -> dict[str, Any]:
        """The summary for programs."""
        return {
            "rows": self.rows,
            **self.verdicts,
            "kept": self.kept,
            "reasons": dict(self.reasons.most_common()),
            "seconds": round(self.seconds, 3),
            "per_second": round(self.rate, 1),
        }

    def tell(self, language: str) -> None:
        """The summary for people, on standard error: the output is the rows."""
        told = word("summary", language).format(
            count=f"{self.rows:,}", seconds=f"{self.seconds:,.1f}", rate=f"{self.rate:,.0f}"
        )
        kept = f" ({word('kept', language).format(count=f'{self.kept:,}')})" if self.kept else ""
        print(f"{told}{kept}", file=sys.stderr)
        for verdict, style in (("accepted", "good"), ("rejected", "bad"), ("undetermined", "open")):
            label = paint(word(verdict, language), style, sys.stderr)
            print(f"  {self.verdicts[verdict]:>9,}  {label}", file=sys.stderr)
        if self.reasons:
            print(word("reasons", language), file=sys.stderr)
        for code, count in self.reasons.most_common(_MOST_REASONS):
            print(f"  {count:>9,}  {LANGUAGES[language][code][0]} ({code})", file=sys.stderr)


def _is_no_judgement(code: str) -> bool:
    return code in {"usage-wrong", "internal"} or code.startswith("file-")


class Results:
    """Where the rows go: standard output, or a file that may hold those of an earlier run."""

    __slots__ = ("_done", "_file", "_marked", "tally")

    def __init__(self, name: str | None, *, resume: bool) -> None:
        """Raises `file-exists`, `file-not-written`; `usage-wrong` for a file that holds something else."""
        self.tally = Tally()
        self._done = array("Q")
        self._marked = bytearray()
        self._file: IO[bytes] = sys.stdout.buffer if name is None else _opened(name, resume=resume)
        if name is not None:
            try:
                self._done = array("Q", sorted(self._earlier(name)))
            except AssayError:
                self._file.close()
                raise
            self._marked = bytearray(len(self._done))

    def close(self) -> None:
        """Nothing more is written; standard output is left open."""
        if self._file is not sys.stdout.buffer:
            with suppress(OSError):  # a disk that was full when the rows were written was told then
                self._file.close()

    def has(self, identifier: object) -> bool:
        """Whether a row of this id stands there from an earlier run; each row answers for one line."""
        key = _key(identifier)
        at = bisect_left(self._done, key)
        while at < len(self._done) and self._done[at] == key:
            if not self._marked[at]:
                self._marked[at] = True
                return True
            at += 1
        return False

    @property
    def any_earlier(self) -> bool:
        """Whether an earlier run left rows."""
        return bool(self._done)

    def write(self, rows: list[bytes]) -> None:
        """These rows, out of our hands when this returns. Raises `file-not-written`."""
        for row in rows:
            self.tally.count(json.loads(row))
        try:
            self._file.write(b"".join(rows))
            self._file.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise AssayError(
                "file-not-written", file=str(self._file.name), reason=(error.strerror or "").lower()
            ) from error

    def _earlier(self, name: str) -> Iterator[int]:
        """The ids in the file, whose end is cut off behind its last whole row."""
        end = 0
        for line in self._file:
            row = _row(line)
            if row is None:
                if self._file.read(1):
                    raise AssayError(
                        "usage-wrong",
                        reason=f"“{name}” holds something else than results of “assay verify --batch”.",
                    )
                break
            end += len(line)
            self.tally.count(row)
            self.tally.kept += 1
            yield _key(row["id"])
        self._file.seek(end)
        self._file.truncate()


def _opened(name: str, *, resume: bool) -> IO[bytes]:
    try:
        file = Path(name).open("a+b" if resume else "x+b")  # noqa: SIM115 - open for as long as the run
    except FileExistsError as error:
        raise AssayError("file-exists", file=name) from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "the name cannot be used").lower()
        raise AssayError("file-not-written", file=name, reason=reason) from error
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise AssayError("file-not-written", file=name, reason="it is no ordinary file")
    fcntl.flock(file, fcntl.LOCK_EX)  # a second run waits for the first one's processes
    file.seek(0)
    return file


def _row(line: bytes) -> dict[str, Any] | None:
    """The row in this line; None where it is half a row or something else."""
    try:
        row = read_json_object(line) if line.endswith(b"\n") else {}
    except AssayError:
        return None
    right = row.keys() == _MEMBERS and row["verdict"] in set(Verdict) and isinstance(row["codes"], list)
    return row if right else None


def _key(identifier: object) -> int:
    """Eight bytes stand for an id, so that a hundred thousand of them need no room."""
    return int.from_bytes(blake2b(json.dumps(identifier).encode(), digest_size=8).digest())


class Bar:
    """A bar on standard error while a batch runs, where a person looks at it and it disturbs no rows."""

    __slots__ = ("_drawn", "_progress", "_task")

    def __init__(self, total: int | None, *, shown: bool) -> None:
        self._progress: Any = None
        self._drawn = 0.0
        if shown and sys.stderr.isatty():
            # Loaded here: a run without a terminal needs none of it, in any of its processes.
            progress, console = import_module("rich.progress"), import_module("rich.console")
            columns = (
                progress.BarColumn(),
                progress.TaskProgressColumn(),
                progress.TextColumn("{task.fields[rows]:,} · {task.fields[rate]:,.0f}/s"),
                progress.TimeRemainingColumn(),
            )
            # Drawn by us: a thread that draws would be in the way of processes that fork.
            self._progress = progress.Progress(
                *columns, console=console.Console(stderr=True), transient=True, auto_refresh=False
            )
            self._task = self._progress.add_task("", total=total, rows=0, rate=0.0)
            self._progress.start()

    def show(self, taken: int, tally: Tally) -> None:
        """How far it is, ten times a second at most."""
        if self._progress is not None and time.monotonic() - self._drawn > 0.1:  # noqa: PLR2004 - seconds
            self._drawn = time.monotonic()
            self._progress.update(self._task, completed=taken, rows=tally.rows, rate=tally.rate, refresh=True)

    def close(self) -> None:
        """The line is given back."""
        if self._progress is not None:
            self._progress.stop()
