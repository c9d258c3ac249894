"""Work that is done after the answer: stored in the transaction that causes it, done by the worker.

A thin front of django-tasks and its table: what they lack — a job that is scheduled twice and done once,
work that repeats, a job that knows it is hopeless — is added here, so that records never see the library.
Retries, their back-off and the claims of dead workers are `records/work`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.db.models import Q
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult, get_date_max

from assay.web.base.clock import now

READY = "READY"


class GiveUp(Exception):
    """Raised by a job that no further attempt can help: it goes to the failed ones at once."""


@dataclass(frozen=True, slots=True)
class Repeating:
    """A job without arguments that is done once in every span of time."""

    job: Task[Any, Any]
    every: timedelta

    def window(self, at: datetime) -> str:
        """The name of the span that this instant lies in; the same for every worker."""
        return f"{self.job.module_path}@{int(at.timestamp() // self.every.total_seconds())}"


_REPEATING: dict[str, Repeating] = {}


def repeated(every: timedelta) -> Callable[[Task[Any, Any]], Task[Any, Any]]:
    """Above `@task()`, in a record's `jobs.py`: have this job done once in each such span of time."""

    def register(job: Task[Any, Any]) -> Task[Any, Any]:
        _REPEATING[job.module_path] = Repeating(job, every)
        return job

    return register


def repeating() -> tuple[Repeating, ...]:
    """Every job that repeats, of the apps whose `jobs` modules are loaded."""
    return tuple(_REPEATING[name] for name in sorted(_REPEATING))


def schedule(
    job: Task[Any, Any],
    *arguments: Any,  # noqa: ANN401 - the job's own
    after: datetime | None = None,
    unique: str = "",
    merge: bool = False,
) -> None:
    """Have this job done with these arguments (plain JSON values, nothing personal), not before `after`.

    `unique`: done once however often it is scheduled under this name, by whichever process, until the
    finished job is pruned. `merge`: nothing is added while the same job with the same arguments waits.
    """
    if merge and _waits(job, arguments):
        return
    if not unique:
        (job.using(run_after=after) if after else job).enqueue(*arguments)
        return
    row: DBTaskResult[Any, Any] = DBTaskResult(
        id=uuid5(NAMESPACE_URL, f"assay:{job.module_path}:{unique}"),  # the same name, the same row
        args_kwargs={"args": list(arguments), "kwargs": {}},
        task_path=job.module_path,
        queue_name=job.queue_name,
        backend_name=job.backend,
        priority=job.priority,
        run_after=after or now(),
    )
    DBTaskResult.objects.bulk_create([row], ignore_conflicts=True)


def _waits(job: Task[Any, Any], arguments: tuple[Any, ...]) -> bool:
    # Locked until the caller's transaction ends, so that no worker takes it before what it is for is there.
    waiting = DBTaskResult.objects.filter(
        Q(run_after__lte=now()) | Q(run_after=get_date_max()),  # the library's way to say "at once"
        task_path=job.module_path,
        status=READY,
        args_kwargs={"args": list(arguments), "kwargs": {}},
    )
    with transaction.atomic():
        return waiting.select_for_update(skip_locked=True).first() is not None
