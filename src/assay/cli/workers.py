"""Work shared among processes: tasks in, answers out in the order of the tasks, memory bounded.

Apart because it knows nothing of credentials. The processes are forks, so what they need is there already
and nothing but bytes passes between them. Each works off a few tasks at a time, more of them the faster
they go, and notes where it is in memory that is shared; so if it dies, only the task it was at is lost. It
sets the system's alarm before each task: one that hangs is ended by the system whatever it hangs in, and
whether or not its parent still lives. A process whose parent is gone finds its pipe closed, and ends.
"""

from __future__ import annotations

import gc
import mmap
import multiprocessing
import os
import signal
import struct
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Protocol

from assay.cli.interrupts import stop_if_interrupted

PATIENCE = 60.0  # seconds for one task
_MOST_TASKS = 64  # handed over at once
_MOST_BYTES = 256 << 10  # of the tasks handed over at once, unless one alone has more
_WINDOW = 8 * _MOST_TASKS  # tasks for each process between the oldest without an answer and the newest
_PROMPT = 0.005  # seconds for which a process may keep an answer to itself
_QUICK, _SLOW = 0.010, 0.040  # seconds between which a share of work is of the right size
_MOST_DEATHS = 5  # in a row of processes that never began a task
_PLACE = struct.Struct("q")
_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do: its number, by which an error names it, and what it is about."""

    number: int
    content: bytes


Work = Callable[[Task], bytes]


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Source(Protocol):
    """Where tasks come from."""

    def take(self) -> Task | None:
        """The next task; None where there is none, at the end or for now."""
        ...

    @property
    def waits_for(self) -> int | None:
        """The file descriptor that has more to read when there is a next task; None at the end."""
        ...


def work_off(
    source: Source, work: Work, give_up: Work, jobs: int, patience: float = PATIENCE
) -> Iterator[list[bytes]]:
    """The answers in the order of the tasks, as many at once as are ready.

    `give_up` makes the answer to a task whose process died or took more than `patience` seconds. With one
    job all is done here, without that protection. Raises RuntimeError where processes die before they begin.
    """
    if jobs == 1:
        yield from _work_off_here(source, work)
        return
    crew = _Crew(source, work, give_up, jobs, patience)
    try:
        yield from crew.work_off()
    finally:
        crew.dismiss()


def _work_off_here(source: Source, work: Work) -> Iterator[list[bytes]]:
    while True:
        task = source.take()
        if task is not None:
            yield [work(task)]
        elif source.waits_for is None:
            return
        else:
            wait([source.waits_for])


@dataclass(slots=True, eq=False)
class _Worker:
    """One process: our end of its pipe, where it is, and the tasks it has not answered yet."""

    process: BaseProcess
    pipe: Connection
    place: mmap.mmap
    share: deque[tuple[int, Task]] = field(default_factory=deque)
    size: int = 1
    begun: float = 0.0


class _Crew:
    """The processes, the tasks that wait, and the answers whose turn has not come."""

    def __init__(self, source: Source, work: Work, give_up: Work, jobs: int, patience: float) -> None:
        self._source = source
        self._work, self._give_up, self._jobs, self._patience = work, give_up, jobs, patience
        self._workers: list[_Worker] = []
        self._again: deque[tuple[int, Task]] = deque()
        self._answers: dict[int, bytes] = {}
        self._taken = 0  # tasks taken from the source
        self._told = 0  # answers yielded
        self._deaths = 0

    def work_off(self) -> Iterator[list[bytes]]:
        """The answers, in order."""
        gc.freeze()  # so that collecting garbage in one process does not copy what all share
        while True:
            stop_if_interrupted()
            self._hand_out()
            busy = {worker.pipe: worker for worker in self._workers if worker.share}
            more = self._source.waits_for if len(busy) < self._jobs and self._has_room else None
            if not busy and more is None:
                return
            for pipe in wait([*busy] if more is None else [*busy, more]):
                if isinstance(pipe, Connection):
                    self._hear(busy[pipe])
            answers = self._in_turn()
            if answers:
                yield answers

    def dismiss(self) -> None:
        """End every process."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.kill()
            worker.process.join()
        gc.unfreeze()

    @property
    def _has_room(self) -> bool:
        return self._taken - self._told < _WINDOW * self._jobs

    def _hand_out(self) -> None:
        for at in range(self._jobs):
            if at == len(self._workers):
                if not self._has_more():
                    return
                self._workers.append(self._start())
            worker = self._workers[at]
            if worker.share:
                continue
            worker.share.extend(self._next_share(worker.size))
            if worker.share:
                worker.begun = time.monotonic()
                with suppress(OSError):  # it has died: its pipe says so when we listen
                    worker.pipe.send(list(worker.share))

    def _has_more(self) -> bool:
        if not self._again:
            self._again.extend(self._next_share(1))
        return bool(self._again)

    def _next_share(self, most: int) -> Iterator[tuple[int, Task]]:
        size = 0
        for _ in range(most):
            if self._again:
                place, task = self._again.popleft()
            else:
                following = self._source.take() if self._has_room else None
                if following is None:
                    return
                place, task = self._taken, following
                self._taken += 1
            yield place, task
            size += len(task.content)
            if size > _MOST_BYTES:
                return

    def _hear(self, worker: _Worker) -> None:
        """Take in what it says: answers to the tasks at the head of its share, or that it has died."""
        try:
            answers: list[bytes] = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace(worker)
            return
        self._deaths = 0
        for answer in answers:
            self._answers[worker.share.popleft()[0]] = answer
        if not worker.share:
            took = time.monotonic() - worker.begun
            if took < _QUICK:
                worker.size = min(2 * worker.size, _MOST_TASKS)
            elif took > _SLOW:
                worker.size = max(worker.size // 2, 1)

    def _replace(self, worker: _Worker) -> None:
        """Another process for one that died; the task it died of is given up, the others are done again."""
        worker.process.join()
        worker.pipe.close()
        lost = _PLACE.unpack_from(worker.place)[0]
        self._deaths = self._deaths + 1 if lost == _NOWHERE else 0
        if self._deaths > _MOST_DEATHS:
            raise RuntimeError("processes die before they begin")
        for place, task in worker.share:
            if place == lost:
                self._answers[place] = self._give_up(task)
            else:
                self._again.append((place, task))
        self._again = deque(sorted(self._again, key=lambda pair: pair[0]))
        self._workers.remove(worker)

    def _in_turn(self) -> list[bytes]:
        ready = []
        while self._told in self._answers:
            ready.append(self._answers.pop(self._told))
            self._told += 1
        return ready

    def _start(self) -> _Worker:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        place = mmap.mmap(-1, _PLACE.size)
        _PLACE.pack_into(place, 0, _NOWHERE)
        not_theirs = [worker.pipe for worker in self._workers] + [ours]
        process = context.Process(
            target=_serve, args=(theirs, not_theirs, place, self._work, self._patience), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours, place)


def _serve(
    pipe: Connection, not_ours: Sequence[Connection], place: mmap.mmap, work: Work, patience: float
) -> None:
    """The life of a process: take a share, answer it, until the pipe is closed."""
    for other in not_ours:
        other.close()  # else no sibling would learn that the parent is gone
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told too, and closes the pipe
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    with suppress(EOFError, OSError):
        while True:
            _answer(pipe, pipe.recv(), place, work, patience)


def _answer(
    pipe: Connection, share: Iterable[tuple[int, Task]], place: mmap.mmap, work: Work, patience: float
) -> None:
    made: list[bytes] = []
    said = time.monotonic()
    for at, task in share:
        _PLACE.pack_into(place, 0, at)
        signal.setitimer(signal.ITIMER_REAL, patience)
        made.append(work(task))
        if time.monotonic() - said > _PROMPT:
            _say(pipe, made)
            made, said = [], time.monotonic()
    if made:
        _say(pipe, made)


def _say(pipe: Connection, made: list[bytes]) -> None:
    signal.setitimer(signal.ITIMER_REAL, 0)  # waiting for a slow reader is no hanging
    pipe.send(made)
