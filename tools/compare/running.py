"""Let a contender judge cases: a process that is killed when it says nothing for too long, then started again."""

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
_START_UP = "start-up"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said: accepted, rejected, undetermined, refused; or that it hung or crashed. And why."""

    verdict: str
    why: str = ""


def judge_all(contender: Contender, cases: Sequence[Case], documents: Path) -> dict[str, Answer]:
    """The contender's answer to each case, by the case's id.

    A case that hung or crashed is tried once more in a process of its own, so that neither a busy machine
    nor what came before it decides.
    """
    answers: dict[str, Answer] = {}
    for batch in _batches(contender, cases):
        answers.update(_judge(contender, batch, documents))
    for case in cases:
        if answers[case.id].verdict in {"hung", "crashed"}:
            answers.update(_judge(contender, [case], documents))
    return answers


def _batches(contender: Contender, cases: Sequence[Case]) -> Iterable[list[Case]]:
    if contender.whole:
        yield list(cases)
        return
    yield [case for case in cases if not case.row["documents"]]
    yield from ([case] for case in cases if case.row["documents"])


def _judge(contender: Contender, cases: list[Case], documents: Path) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    todo = cases
    while todo:
        got, end = _one_process(contender, todo, documents)
        answers.update(got)
        todo = todo[len(got) :]
        if todo:
            answers[todo[0].id] = Answer(end)
            todo = todo[1:]
    return answers


def _one_process(contender: Contender, cases: list[Case], documents: Path) -> tuple[dict[str, Answer], str]:
    """The answers one process gave, in the cases' order, and how it ended should some be missing."""
    rows = [case.row for case in cases]
    if contender.whole:  # it does not say when it is ready; the first case goes in twice instead
        rows.insert(0, {**rows[0], "id": _START_UP})
    with tempfile.TemporaryDirectory() as folder:
        batch = Path(folder) / "batch.jsonl"
        batch.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        with subprocess.Popen(  # noqa: S603  our own commands, no shell
            contender.command(batch, documents),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
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
                return _listen(lines, len(cases))
            finally:
                process.kill()


def _listen(lines: queue.Queue[str | None], count: int) -> tuple[dict[str, Answer], str]:
    answers: dict[str, Answer] = {}
    patience = _START
    while len(answers) < count:
        try:
            line = lines.get(timeout=patience)
        except queue.Empty:
            return answers, "hung"
        if line is None:
            return answers, "crashed"
        said = json.loads(line)
        if said["id"] != _START_UP:
            why = said.get("why") or ", ".join(said.get("codes") or [])
            answers[said["id"]] = Answer(said["verdict"], why)
        patience = PATIENCE
    return answers, ""


def _pump(stream: IO[str], lines: queue.Queue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)
