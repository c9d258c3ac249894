"""A running instance, started as its users start it, and the second process that acts on its records."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Instance:
    """Where it answers, where its files are, and its processes."""

    origin: str
    folder: Path
    environment: dict[str, str]
    pid: int

    def act(self, word: str, *more: str) -> dict[str, Any]:
        """One of the acts of `acts.py`, done in a process of its own; what it measured."""
        return acted(self.environment, word, *more)

    def processor_seconds(self) -> float:
        """What the site and its worker have used of the processor so far."""
        return sum(_used(pid) for pid in _family(self.pid))

    def peak_megabytes(self) -> float:
        """The most memory that the largest of its processes ever held."""
        return max(_peak(pid) for pid in _family(self.pid))


def acted(environment: dict[str, str], word: str, *more: str) -> dict[str, Any]:
    """One of the acts of `acts.py`, on the instance that this environment names."""
    answer = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tools.bench_web.acting", word, *more],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
    )
    measured: dict[str, Any] = json.loads(answer.stdout)
    return measured


@contextmanager
def running(folder: Path, database: str) -> Iterator[Instance]:
    """`assay serve` in this folder with this database, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    origin = f"http://localhost:{port}"
    environment = os.environ | {
        "ASSAY_FOLDER": str(folder),
        "ASSAY_ORIGIN": origin,
        "ASSAY_RATE_FACTOR": "100000",  # one visitor asks like thousands
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "assay.web.site.settings",
    }
    command = [str(Path(sys.executable).with_name("assay")), "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own program
    try:
        if process.stdout is None or "ready" not in process.stdout.readline():
            raise RuntimeError("assay serve did not become ready")
        yield Instance(origin, folder, environment, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


def _family(pid: int) -> list[int]:
    """This process and all below it."""
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return [pid, *(member for child in below for member in _family(int(child)))]


def _used(pid: int) -> float:
    words = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")  # its own and the system's for it


def _peak(pid: int) -> float:
    match = _PEAK.search(Path(f"/proc/{pid}/status").read_text("utf-8"))
    return int(match[1]) / 1024 if match else 0.0
