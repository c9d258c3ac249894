"""Work on several processes: in order, each task once, and lost ones given up alone."""

from __future__ import annotations

import os
import signal
import time

import pytest

from assay.cli.workers import Source, Task, cores, work_off

pytestmark = pytest.mark.enable_socket  # the pipe between two processes is a pair of sockets


class Numbers:
    """So many tasks, some of them in this form."""

    waits_for: int | None = None

    def __init__(self, count: int, special: dict[int, bytes] | None = None) -> None:
        self.left = iter(range(count))
        self.special = special or {}

    def take(self) -> Task | None:
        number = next(self.left, None)
        return None if number is None else Task(number, self.special.get(number, b"x" * (number % 5)))


def double(task: Task) -> bytes:
    if task.content == b"die":
        os.kill(os.getpid(), signal.SIGKILL)
    if task.content == b"hang":
        time.sleep(60)
    if task.content == b"slow":
        time.sleep(0.05)
    return str(2 * task.number).encode()


def give_up(task: Task) -> bytes:
    return f"lost {task.number}".encode()


def answers(source: Source, jobs: int, patience: float = 30) -> list[bytes]:
    return [one for made in work_off(source, double, give_up, jobs, patience) for one in made]


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 3, 700])
def test_each_task_is_answered_once_and_in_order(jobs: int, count: int) -> None:
    slow = dict.fromkeys(range(0, count, 100), b"slow") | ({50: b"y" * (1 << 20)} if count > 50 else {})

    assert [str(2 * number).encode() for number in range(count)] == answers(Numbers(count, slow), jobs)


def test_only_the_task_a_process_died_of_is_lost() -> None:
    found = answers(Numbers(200, {0: b"die", 99: b"hang", 150: b"die", 199: b"die"}), 2, patience=0.5)

    assert 200 == len(found)
    assert [0, 99, 150, 199] == [number for number, one in enumerate(found) if one.startswith(b"lost")]


def test_processes_that_die_before_they_begin_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assay.cli.workers._answer", lambda *_: os.kill(os.getpid(), signal.SIGKILL))

    with pytest.raises(RuntimeError, match="before they begin"):
        answers(Numbers(10), 2)


def test_there_is_a_core_to_work_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cores() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert cores() >= 1
