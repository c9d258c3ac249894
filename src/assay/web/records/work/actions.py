"""Writes of jobs and workers: claim, finish, try again, take over from the dead."""

from __future__ import annotations

import logging
import traceback
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django_tasks_db.models import DBTaskResult, get_date_max

from assay.web.base.clock import now
from assay.web.base.jobs import GiveUp, repeating, schedule
from assay.web.records.audit.actions import record
from assay.web.records.work.models import Worker
from assay.web.records.work.queries import LEASE
from assay.web.records.work.retries import rest_after

_LOG = logging.getLogger("assay.jobs")
Job = DBTaskResult[Any, Any]


def appear(worker: str) -> None:
    """Say that this worker lives."""
    Worker.objects.update_or_create(name=worker, defaults={"seen_at": now()})


def leave(worker: str) -> None:
    """This worker has ended; what it had begun and not finished waits again."""
    with transaction.atomic():
        _release(worker)
        Worker.objects.filter(name=worker).delete()


def bury_dead() -> int:
    """Take the jobs of workers that have not been seen for a minute, to be done again; how many."""
    with transaction.atomic():
        dead = list(Worker.objects.filter(seen_at__lte=now() - LEASE).values_list("name", flat=True))
        taken = sum(_release(name) for name in dead)
        Worker.objects.filter(name__in=dead).delete()
        known = set(Worker.objects.values_list("name", flat=True))
        for job in DBTaskResult.objects.filter(status="RUNNING", started_at__lte=now() - LEASE):
            if job.worker_ids[-1] not in known:
                taken += DBTaskResult.objects.filter(pk=job.pk, status="RUNNING").update(status="READY")
    return taken


def _release(worker: str) -> int:
    jobs = [j.pk for j in DBTaskResult.objects.filter(status="RUNNING") if j.worker_ids[-1] == worker]
    return DBTaskResult.objects.filter(pk__in=jobs, status="RUNNING").update(status="READY")


def claim(worker: str) -> Job | None:
    """The next job that is due, now this worker's; None where there is none."""
    due = Q(run_after=get_date_max()) | Q(run_after__lte=now())
    with transaction.atomic():
        job = (
            DBTaskResult.objects.filter(due, status="READY")
            .order_by("-priority", "enqueued_at")
            .select_for_update(skip_locked=True)
            .first()
        )
        if job is not None:
            job.claim(worker)
    return job


def _still_mine(job: Job) -> Any:  # noqa: ANN401 - the library's query set, which its stubs leave open
    return DBTaskResult.objects.filter(pk=job.pk, status="RUNNING", worker_ids=job.worker_ids)


def succeed(job: Job) -> None:
    """The job is done, unless another worker has taken it over meanwhile."""
    _still_mine(job).update(status="SUCCESSFUL", finished_at=now(), exception_class_path="", traceback="")


def fail(job: Job, error: BaseException) -> None:
    """The job raised: it rests and is tried again, or counts as failed. No word of the exception is kept."""
    attempts = len(job.worker_ids)
    rest = None if isinstance(error, GiveUp) else rest_after(attempts)
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    facts: dict[str, Any] = {
        "exception_class_path": type(error).__qualname__,
        "traceback": "\n".join(
            f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames
        ),
    }
    if rest is None:
        facts |= {"status": "FAILED", "finished_at": now()}
    else:
        facts |= {"status": "READY", "run_after": now() + rest}
    _still_mine(job).update(**facts)
    _LOG.error("job failed", extra={"job": job.task_path, "count": attempts}, exc_info=error)


def schedule_repeating() -> None:
    """Schedule what repeats for the present span; once, however many workers do so."""
    at = now()
    wanted = [(one, one.window(at)) for one in repeating()]
    for one, window in wanted:
        schedule(one.job, unique=window)


def prune(older_than: timedelta = timedelta(days=14)) -> int:
    """Forget jobs that were done so long ago; failed ones stay until an operator looks.

    Those that repeat are many and go sooner, but never within their span: they would be done again.
    """
    done = DBTaskResult.objects.filter(status="SUCCESSFUL")
    count = done.filter(finished_at__lt=now() - older_than).delete()[0]
    for one in repeating():
        span = max(one.every * 2, timedelta(days=1))
        count += done.filter(task_path=one.job.module_path, finished_at__lt=now() - span).delete()[0]
    return count


@transaction.atomic
def retry(key: str, *, actor: str) -> bool:
    """Have a failed job tried again at once; False where there is no such."""
    changed = DBTaskResult.objects.filter(pk=key, status="FAILED").update(
        status="READY", run_after=now(), worker_ids=[], finished_at=None
    )
    if changed:
        record("retry", "job", key, actor=actor)
    return bool(changed)
