"""The worker: takes one job after the other, says that it lives, and can be killed at any instant.

A job is claimed in a transaction of its own; what a killed worker had claimed is taken over by the next
one, at once where both share the instance's folder (a lock on a file ends with its process), after a
minute otherwise. Jobs are therefore written so that doing them twice has one effect.
"""

from __future__ import annotations

import fcntl
import logging
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from django.db import DatabaseError, close_old_connections, connection
from django.utils.module_loading import autodiscover_modules

from assay.web.base.ids import new_key
from assay.web.records.work import actions
from assay.web.records.work.queries import HEARTBEAT

_LOG = logging.getLogger("assay.jobs")
IDLE = 0.5  # seconds between two looks at an empty table
ROUNDS = 10  # seconds between two looks for what repeats and for the dead


class Presence:
    """A worker's name, the lock that ends with its process, and its heartbeat; a context manager."""

    def __init__(self, folder: Path) -> None:
        self.name = new_key()
        self._folder = folder
        self._stop = threading.Event()
        self._beat = threading.Thread(target=self._say, name="heartbeat", daemon=True)
        self._lock: IO[bytes] | None = None

    def __enter__(self) -> Self:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = (self._folder / self.name).open("wb")
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        actions.appear(self.name)
        self._beat.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._beat.join()
        actions.leave(self.name)
        (self._folder / self.name).unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.close()

    def _say(self) -> None:
        while not self._stop.wait(HEARTBEAT.total_seconds()):
            try:
                actions.appear(self.name)
            except DatabaseError:  # busy or away; the next beat tries again
                _LOG.warning("heartbeat missed")
                close_old_connections()
        connection.close()


def bury_neighbours(folder: Path) -> None:
    """Take over the jobs of workers of this folder whose process has ended, however it ended."""
    for path in folder.iterdir() if folder.exists() else ():
        with path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue  # it lives
            actions.leave(path.name)
            path.unlink(missing_ok=True)


def do_one(worker: str) -> bool:
    """Claim and do one job; False where none was due. What the job raises is noted, never passed on."""
    job = actions.claim(worker)
    if job is None:
        return False
    try:
        job.task.call(*job.args_kwargs["args"], **job.args_kwargs["kwargs"])
    except Exception as error:  # noqa: BLE001 - whatever a job raises, the worker goes on
        actions.fail(job, error)
    else:
        actions.succeed(job)
    return True


def work_off(most: int = 10_000) -> int:
    """Do all jobs that are due now, in this process; how many. For tests, the demonstration and scripts."""
    done = 0
    while done < most and do_one("at-once"):
        done += 1
    return done


def run(folder: Path, stop: threading.Event) -> None:
    """Work until `stop` is set; the job at hand is finished first."""
    autodiscover_modules("jobs")
    bury_neighbours(folder)
    with Presence(folder) as presence:
        rounds_at = 0.0
        while not stop.is_set():
            close_old_connections()
            try:
                if time.monotonic() >= rounds_at:
                    actions.schedule_repeating()
                    actions.bury_dead()
                    rounds_at = time.monotonic() + ROUNDS
                busy = do_one(presence.name)
            except DatabaseError:
                _LOG.warning("database away")
                busy = False
                stop.wait(2)
            if not busy:
                stop.wait(IDLE)
