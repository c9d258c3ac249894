"""Start a process for each job, and give them turns round by round."""

import dataclasses
import json
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.bench import ROOT
from tools.bench.jobs import NODE_JOBS, SEED, peer_of
from tools.bench.material import Material

from peers import contenders
from peers.node import node_path

_WARM_UP = 1.5
"""CPU-seconds at most for the first pass, which also shows that the contender accepts the material."""

_IMPORT = (
    "import time; wall, cpu = time.perf_counter(), time.process_time(); import assay; "
    "print(time.perf_counter() - wall, time.process_time() - cpu)"
)


class Failed(Exception):
    """A worker that ended; the text is the last line it said."""


class Worker:
    """A process that runs one job when told to."""

    def __init__(self, command: list[str]) -> None:
        """Start the process; it says nothing until it is asked."""
        self._process = subprocess.Popen(  # noqa: S603  our own scripts, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def ask(self, question: dict[str, float]) -> dict[str, Any]:
        """The worker's answer; raises Failed when there is none."""
        process = self._process
        if process.poll() is None and process.stdin is not None and process.stdout is not None:
            process.stdin.write(json.dumps(question) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
            answer: dict[str, Any] = json.loads(line) if line else {"error": ""}
            if "error" not in answer:
                return answer
            if answer["error"]:
                raise Failed(answer["error"])
        said = process.communicate()[1].strip().splitlines()
        raise Failed(said[-1][:300] if said else "ended without a word")

    def close(self) -> None:
        """End the process and wait for it."""
        self._process.communicate()


@dataclass(slots=True)
class Result:
    """What a job did: its first pass over the material, then a rate a round (operations per CPU-second)."""

    first_pass: float
    rates: list[float] = field(default_factory=list)
    peak_mb: float = 0.0


def start_all(
    names: list[str], material: Material, folder: Path, stack: ExitStack
) -> tuple[dict[str, Worker], dict[str, str]]:
    """A worker for each job whose contender is here, and why the others are not."""
    description = folder / "material.json"
    fields = dataclasses.asdict(material)
    description.write_text(json.dumps({name: str(value) for name, value in fields.items()}), "utf-8")
    workers: dict[str, Worker] = {}
    absent: dict[str, str] = {}
    for name in names:
        peer = peer_of(name)
        reason = contenders.why_missing(peer) if peer else None
        if reason is not None:
            absent[name] = reason
            continue
        workers[name] = Worker(_command(name, material, description))
        stack.callback(workers[name].close)
    return workers, absent


def _command(name: str, material: Material, description: Path) -> list[str]:
    if name not in NODE_JOBS:
        return [sys.executable, "-m", "tools.bench.worker", name, str(description)]
    script = ROOT / "tools" / "bench" / "node_worker.mjs"
    arguments = [NODE_JOBS[name], str(material.contexts), str(material.rdfc_one_issuer), SEED.hex()]
    return [node_path(), str(script), *arguments]


def measure(
    workers: dict[str, Worker], rounds: int, seconds: float
) -> tuple[dict[str, Result], dict[str, str]]:
    """The results by job, and why a job has none."""
    results: dict[str, Result] = {}
    failed: dict[str, str] = {}
    for name, worker in workers.items():
        try:
            answer = worker.ask({"warm_up": _WARM_UP})
        except Failed as error:
            failed[name] = str(error)
            continue
        results[name] = Result(answer["count"] / answer["cpu"])
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
        for name, result in results.items():
            answer = workers[name].ask({"turn": seconds})
            result.rates.append(answer["count"] / answer["cpu"])
            result.peak_mb = answer["peak_mb"]
    return results, failed


def import_seconds(times: int) -> dict[str, list[float]]:
    """Wall and CPU seconds of `import assay` in fresh processes, after one that warms the disk."""
    wall: list[float] = []
    cpu: list[float] = []
    for number in range(times + 1):
        said = subprocess.run(  # noqa: S603  our own words, no shell
            [sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True, cwd=ROOT
        ).stdout.split()
        if number:
            wall.append(float(said[0]))
            cpu.append(float(said[1]))
    return {"wall": wall, "cpu": cpu}
