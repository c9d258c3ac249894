"""The processes of a running instance: started together, watched, started again, ended together.

Apart from `serve` because a process that outlives its parent would hold the port and the database: each
child is told to end by the kernel when its parent does, where the kernel can (Linux).
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_PR_SET_PDEATHSIG = 1
_LONGEST_REST = 30.0
PATIENCE = 15  # seconds a child may take to end before it is killed


def _end_with_parent() -> None:
    """Run in the child before its program: when the parent dies, however, this process gets SIGTERM."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass(slots=True)
class Child:
    """One program that has to run as long as the instance does."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    rest: float = 0.5
    started_at: float = 0.0

    def start(self) -> None:
        """Start it, or start it again."""
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - our own programs, no shell
            self.command,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 - started while this process has one thread
            env=os.environ,
        )

    def is_alive(self) -> bool:
        """Whether it runs."""
        return self.process is not None and self.process.poll() is None


@dataclass(slots=True)
class Children:
    """All of them, and the wish to end."""

    members: list[Child]
    stop: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Start them and listen for SIGTERM and SIGINT."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stop.set())
        for child in self.members:
            child.start()

    def watch(self) -> None:
        """Until the wish to end comes: start again what has died, resting longer if it keeps dying."""
        while not self.stop.wait(0.2):
            for child in self.members:
                if child.is_alive():
                    if time.monotonic() - child.started_at > _LONGEST_REST:
                        child.rest = 0.5
                    continue
                print(f"{child.name} ended; starting it again", file=sys.stderr, flush=True)
                if self.stop.wait(child.rest):
                    return
                child.rest = min(child.rest * 2, _LONGEST_REST)
                child.start()

    def end(self) -> None:
        """Ask all to end, wait, and kill what does not."""
        running = [child.process for child in self.members if child.process and child.is_alive()]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def shown(origin: str, host: str, port: int) -> list[str]:
    """The addresses under which people reach what listens there: its own, and the plain one if it differs."""
    plain = f"http://{'localhost' if host in {'127.0.0.1', '::1'} else host}:{port}"
    return (
        [origin]
        if urlsplit(origin).netloc == urlsplit(plain).netloc
        else [origin, f"{plain} (behind a proxy)"]
    )
