"""`assay verify --batch`: one JSON object a line in, one verdict a line out, each as soon as it is made.

Apart because programs speak it and nothing here is for people. A line that cannot be judged gets its
line too, and the next one is read.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from assay.cli import exits
from assay.cli.lookup import Lookup, locate_documents, read_instant
from assay.encoding import read_json_object
from assay.errors import AssayError
from assay.verification import Policy, Verdict, Verifier, read_policy

Json = dict[str, Any]

_OWN_MEMBERS = ("id", "source", "documents", "at")


@dataclass(frozen=True, slots=True)
class _Answer:
    """One line out."""

    id: object
    verdict: str
    codes: list[str]
    judged: bool = True


def run_batch(name: str, lookup: Lookup, *, own_world: bool) -> int:
    """Judge the lines of this file (`-`: standard input); 0 if each could be judged, else 2.

    `own_world`: a line may bring its own documents. Raises `file-missing`, `file-unreadable`.
    """
    batch = _Batch(lookup, Path() if name == "-" else Path(name).parent, own_world)
    judged = True
    with _opened(name) as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            begun = time.perf_counter()
            answer = batch.answer(line, number)
            judged &= answer.judged
            row = {"id": answer.id, "verdict": answer.verdict, "codes": answer.codes}
            row["seconds"] = round(time.perf_counter() - begun, 6)
            print(json.dumps(row), flush=True)
    return exits.ACCEPTED if judged else exits.USAGE


class _Batch:
    """What the lines share: the outside world of the run, and a verifier for lines that bring none."""

    __slots__ = ("_folder", "_instant", "_lookup", "_own_world", "_shared")

    def __init__(self, lookup: Lookup, folder: Path, own_world: bool) -> None:  # noqa: FBT001 - one caller, by name
        self._lookup = lookup
        self._folder = folder
        self._own_world = own_world
        self._instant = lookup.instant
        self._shared = Verifier(fetch=lookup.fetch, contexts=lookup.contexts, now=lambda: self._instant)

    def answer(self, line: bytes, number: int) -> _Answer:
        """The answer to this line, whatever it holds."""
        name: object = number
        try:
            row = read_json_object(line)
            name = row.get("id", number)
            return self._judge(row, name)
        except AssayError as error:
            code = error.code if error.code.startswith("file-") else "usage-wrong"
            return _Answer(name, str(Verdict.UNDETERMINED), [code], judged=False)
        except Exception as error:  # noqa: BLE001  # one bad line must not end the others
            print(f"internal: line {number}: {type(error).__name__}", file=sys.stderr)
            return _Answer(name, str(Verdict.UNDETERMINED), ["internal"], judged=False)

    def _judge(self, row: Json, name: object) -> _Answer:
        source = row.get("source")
        if not isinstance(source, str) or not source:
            raise AssayError("usage-wrong", reason="A line names its source.")
        policy = self._policy(row)
        self._instant = self._at(row)
        verifier = self._shared
        if self._own_world and row.get("documents") is not None:
            instant = self._instant
            documents = {**locate_documents(row["documents"], self._folder)}
            verifier = Verifier(documents=documents, contexts=self._lookup.contexts, now=lambda: instant)
        report = verifier.examine(self._folder / source, policy)
        return _Answer(name, str(report.verdict), report.codes)

    def _policy(self, row: Json) -> Policy:
        demands = {member: value for member, value in row.items() if member not in _OWN_MEMBERS}
        return read_policy(demands, self._lookup.policy) if demands else self._lookup.policy

    def _at(self, row: Json) -> datetime:
        held = row.get("at")
        if held is None:
            return self._lookup.instant
        if not isinstance(held, str):
            raise AssayError("usage-wrong", reason="“at” is an instant, as text.")
        return read_instant(held)


@contextlib.contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    with contextlib.ExitStack() as closing:
        try:
            file = sys.stdin.buffer if name == "-" else closing.enter_context(Path(name).open("rb"))
        except (FileNotFoundError, ValueError) as error:  # ValueError: a NUL in the name
            raise AssayError("file-missing", file=name) from error
        except OSError as error:
            raise AssayError("file-unreadable", file=name, reason=error.strerror or "unreadable") from error
        yield file
