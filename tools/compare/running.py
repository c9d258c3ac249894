"""Let a contender judge cases: a process that is ended when it is silent too long, then started again."""

import json
import queue
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tools.compare import ROOT
from tools.compare.contenders import Contender, environment
from tools.compare.corpus import Case

PATIENCE = 10.0
"""Wall seconds that one case may take."""

_START = 60.0
"""Wall seconds until the first line, which says that the contender works."""
_START_UP = "start-up"
_LAST_WORDS = 600  # characters


class NotStarted(Exception):
    """A contender that said nothing at all; the text is its name and its last words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said: accepted, rejected, undetermined, refused; or that it hung or crashed. And why."""

    verdict: str
    why: str = ""


def judge_all(contender: Contender, cases: Sequence[Case], documents: Path) -> dict[str, Answer]:
    """The contender's answer to each case, by the case's id.

    A case that hung or crashed is tried once more in a process of its own, so that neither a busy machine
    nor what came before it decides. NotStarted is raised when the contender itself does not work.
    """
    process = _Process(contender, documents, cases[0])
    answers: dict[str, Answer] = {}
    for batch in _batches(contender, cases):
        answers.update(_judge(process, batch))
    for case in cases:
        if answers[case.id].verdict in {"hung", "crashed"}:
            answers.update(_judge(process, [case]))
    return answers


def _batches(contender: Contender, cases: Sequence[Case]) -> Iterable[list[Case]]:
    if contender.whole:
        yield list(cases)
        return
    yield [case for case in cases if not case.row["documents"]]
    yield from ([case] for case in cases if case.row["documents"])


@dataclass(frozen=True, slots=True)
class _Process:
    """How a contender is run: on what, and with which case to warm up where it does not say it is ready."""

    contender: Contender
    documents: Path
    warm_up: Case

    def judge(self, cases: list[Case]) -> tuple[dict[str, Answer], str]:
        """The answers one process gave, in the cases' order, and how it ended should some be missing."""
        rows = [case.row for case in cases]
        if self.contender.whole:
            rows.insert(0, {**self.warm_up.row, "id": _START_UP})
        with tempfile.TemporaryDirectory() as folder, (Path(folder) / "words.txt").open("w+") as words:
            batch = Path(folder) / "batch.jsonl"
            batch.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
            with subprocess.Popen(  # noqa: S603  our own commands, no shell
                self.contender.command(batch, self.documents),
                stdout=subprocess.PIPE,
                stderr=words,
                text=True,
                encoding="utf-8",
                cwd=ROOT,
                env=environment(),
            ) as process:
                if process.stdout is None:  # the types allow it, PIPE does not
                    raise RuntimeError("the contender has no pipe")
                lines: queue.Queue[str | None] = queue.Queue()
                threading.Thread(target=_pump, args=(process.stdout, lines), daemon=True).start()
                try:
                    if not _starts(lines):
                        words.seek(0)
                        raise NotStarted(f"{self.contender.name}: {words.read()[-_LAST_WORDS:]}")
                    return _listen(lines, len(cases))
                finally:
                    process.kill()


def _judge(process: _Process, cases: list[Case]) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    todo = cases
    while todo:
        got, end = process.judge(todo)
        answers.update(got)
        todo = todo[len(got) :]
        if todo:
            answers[todo[0].id] = Answer(end)
            todo = todo[1:]
    return answers


def _starts(lines: queue.Queue[str | None]) -> bool:
    try:
        line = lines.get(timeout=_START)
    except queue.Empty:
        return False
    return line is not None and json.loads(line)["id"] == _START_UP


def _listen(lines: queue.Queue[str | None], count: int) -> tuple[dict[str, Answer], str]:
    answers: dict[str, Answer] = {}
    while len(answers) < count:
        try:
            line = lines.get(timeout=PATIENCE)
        except queue.Empty:
            return answers, "hung"
        if line is None:
            return answers, "crashed"
        said = json.loads(line)
        why = said.get("why") or ", ".join(said.get("codes") or [])
        answers[said["id"]] = Answer(said["verdict"], why)
    return answers, ""


def _pump(stream: IO[str], lines: queue.Queue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)
