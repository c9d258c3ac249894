"""`assay verify --batch`: a JSON object a line in, a verdict a line out, in order, each as it is made.

Apart because programs speak it. A line that cannot be judged gets its line too, and the next one is read;
so does one whose process dies of it.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from assay.cli import exits
from assay.cli.files import write_json
from assay.cli.lines import SUFFIXES, Folder, Lines, open_lines
from assay.cli.lookup import Lookup, locate_documents, read_instant
from assay.cli.results import Bar, Results
from assay.cli.workers import PATIENCE, Task, cores, work_off
from assay.encoding import read_json_object
from assay.errors import AssayError
from assay.verification import Policy, Verdict, Verifier, read_policy

Json = dict[str, Any]

_OWN_MEMBERS = ("id", "source", "documents", "at")
_MOST_JOBS = 256


def add_batch_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of judging many."""
    group = parser.add_argument_group("for many")
    group.add_argument(
        "--batch",
        metavar="FILE|DIR",
        help="judge one JSON object a line, or each file of a folder, and print one line each "
        f"({', '.join(sorted(SUFFIXES))})",
    )
    group.add_argument("--jobs", metavar="N", type=int, help="processes; by default one for each core")
    group.add_argument(
        "--patience",
        metavar="SECONDS",
        type=float,
        help=f"give up a line after so long; by default {PATIENCE:g} (with more than one process)",
    )
    group.add_argument("--out", metavar="RESULTS.jsonl", help="write the lines here, not to the screen")
    group.add_argument("--resume", action="store_true", help="go on behind what --out holds already")
    group.add_argument("--summary", metavar="FILE.json", help="write the totals here too")


def check_batch_arguments(arguments: argparse.Namespace) -> None:
    """Raises `usage-wrong` for options that do not go together."""
    jobs, patience = arguments.jobs, arguments.patience
    others = (jobs, patience, arguments.out, arguments.summary)
    if arguments.batch is None and (arguments.resume or any(option is not None for option in others)):
        raise AssayError(
            "usage-wrong", reason="--jobs, --patience, --out, --resume and --summary go with --batch."
        )
    if arguments.resume and arguments.out is None:
        raise AssayError("usage-wrong", reason="--resume needs --out: the file to go on with.")
    if jobs is not None and not 1 <= jobs <= _MOST_JOBS:
        raise AssayError("usage-wrong", reason=f"--jobs is a number from 1 to {_MOST_JOBS}.")
    if patience is not None and not 0 < patience < float("inf"):
        raise AssayError("usage-wrong", reason="--patience is a number of seconds.")


def run_batch(arguments: argparse.Namespace, lookup: Lookup) -> int:
    """Judge each line of the file or each file of the folder; 0 if all could be judged, else 2.

    Raises `file-missing`, `file-unreadable`, `file-exists`, `file-not-written`.
    """
    with (
        closing(open_lines(arguments.batch)) as source,
        closing(Results(arguments.out, resume=arguments.resume)) as results,
        closing(Bar(source.total, shown=arguments.out is not None or not sys.stdout.isatty())) as bar,
    ):
        tally = results.tally
        batch = _Batch(lookup, _home(arguments.batch, source), arguments.documents is None)
        tasks = _NotYet(source, results) if results.any_earlier else source
        jobs, patience = arguments.jobs or cores(), arguments.patience or PATIENCE
        for rows in work_off(tasks, batch.row, _give_up, jobs, patience):
            results.write(rows)
            bar.show(source.taken, tally)
    tally.stop()
    if arguments.summary is not None:
        write_json(Path(arguments.summary), tally.to_json(), replace=True)
    if not arguments.json:
        tally.tell(arguments.language)
    return exits.ACCEPTED if tally.judged else exits.USAGE


def _home(name: str, source: Lines | Folder) -> Path:
    """Where the files that the lines name are looked for."""
    if name == "-":
        return Path()
    return Path(name) if isinstance(source, Folder) else Path(name).parent


@dataclass(frozen=True, slots=True)
class _NotYet:
    """The tasks without a row from an earlier run."""

    source: Lines | Folder
    results: Results

    @property
    def waits_for(self) -> int | None:
        return self.source.waits_for

    def take(self) -> Task | None:
        while (task := self.source.take()) is not None:
            if not self.results.has(_name(task)):
                return task
        return None


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of one line."""

    id: object
    verdict: str
    codes: list[str]


def _name(task: Task) -> object:
    """The id of a line; its number where it has none."""
    try:
        return read_json_object(task.content).get("id", task.number)
    except AssayError:
        return task.number


def _give_up(task: Task) -> bytes:
    """The row of a line whose process died of it or hung."""
    print(f"internal: line {task.number}: its process died or took too long", file=sys.stderr)
    return _row(_Answer(_name(task), str(Verdict.UNDETERMINED), ["internal"]), 0.0)


def _row(answer: _Answer, seconds: float) -> bytes:
    row = {"id": answer.id, "verdict": answer.verdict, "codes": answer.codes, "seconds": round(seconds, 6)}
    return json.dumps(row).encode() + b"\n"


class _Batch:
    """What the lines share: the outside world of the run, and a verifier for lines that bring none."""

    __slots__ = ("_folder", "_instant", "_lookup", "_own_world", "_shared")

    def __init__(self, lookup: Lookup, folder: Path, own_world: bool) -> None:  # noqa: FBT001 - one caller
        self._lookup = lookup
        self._folder = folder
        self._own_world = own_world
        self._instant = lookup.instant
        self._shared = Verifier(
            fetch=lookup.fetch, contexts=lookup.contexts, now=lambda: self._instant, schemas=lookup.schemas
        )

    def row(self, task: Task) -> bytes:
        """The row of this line, whatever it holds."""
        begun = time.perf_counter()
        answer = self._answer(task.content, task.number)
        return _row(answer, time.perf_counter() - begun)

    def _answer(self, line: bytes, number: int) -> _Answer:
        name: object = number
        try:
            row = read_json_object(line)
            name = row.get("id", number)
            return self._judge(row, name)
        except AssayError as error:
            code = error.code if error.code.startswith("file-") else "usage-wrong"
            return _Answer(name, str(Verdict.UNDETERMINED), [code])
        except Exception as error:  # noqa: BLE001  # one bad line must not end the others
            print(f"internal: line {number}: {type(error).__name__}", file=sys.stderr)
            return _Answer(name, str(Verdict.UNDETERMINED), ["internal"])

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
            verifier = Verifier(
                documents=documents,
                contexts=self._lookup.contexts,
                now=lambda: instant,
                schemas=self._lookup.schemas,
            )
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
