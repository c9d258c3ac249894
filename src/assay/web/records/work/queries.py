"""Reads of jobs and workers, for operators and for the health of the instance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, Count, Q, When
from django_tasks_db.models import DBTaskResult, get_date_max

from assay.web.base.clock import now
from assay.web.records.work.models import Worker

HEARTBEAT = timedelta(seconds=5)
LEASE = timedelta(seconds=60)
"""A worker that has not been seen for so long counts as dead, and its jobs as nobody's."""


@dataclass(frozen=True, slots=True)
class JobRow:
    """One job as operators see it: no arguments but keys, no words of an exception."""

    key: str
    name: str
    state: str  # waiting, running, failed, done
    attempts: int
    asked_at: datetime
    next_at: datetime | None
    finished_at: datetime | None
    fault: str  # the class of what was raised, and where


_STATES = {"READY": "waiting", "RUNNING": "running", "FAILED": "failed", "SUCCESSFUL": "done"}
_NAMES = {word: name for name, word in _STATES.items()}


def _row(job: DBTaskResult) -> JobRow:  # type: ignore[type-arg]  # generic at run time only
    return JobRow(
        key=str(job.id),
        name=job.task_path.removeprefix("assay.web.records."),
        state=_STATES[job.status],
        attempts=len(job.worker_ids),
        asked_at=job.enqueued_at,
        next_at=job.run_after if job.status == "READY" and job.run_after.year < 9999 else None,  # noqa: PLR2004 - the library's "at once"
        finished_at=job.finished_at,
        fault=job.exception_class_path.rpartition(".")[2],
    )


def jobs(state: str = "", *, start: int = 0, count: int = 50) -> list[JobRow]:
    """Jobs of this state (waiting, running, failed, done), newest first; all but those done without one."""
    rows = DBTaskResult.objects.all()
    rows = rows.filter(status=_NAMES[state]) if state in _NAMES else rows.exclude(status="SUCCESSFUL")
    return [_row(job) for job in rows.order_by("-enqueued_at")[start : start + count]]


def counts() -> dict[str, int]:
    """How many jobs there are of each state."""
    found = dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("id")))
    return {word: found.get(name, 0) for name, word in _STATES.items()}


def oldest_waiting() -> datetime | None:
    """Since when the job that has waited longest could have been done; None where none is due."""
    due = DBTaskResult.objects.filter(Q(run_after__lte=now()) | Q(run_after=get_date_max()), status="READY")
    first = Case(When(run_after=get_date_max(), then="enqueued_at"), default="run_after")
    return due.annotate(since=first).order_by("since").values_list("since", flat=True).first()


def workers() -> list[datetime]:
    """When each living worker was last seen."""
    return list(Worker.objects.filter(seen_at__gt=now() - LEASE).values_list("seen_at", flat=True))


def done_by_hour(hours: int = 24) -> list[tuple[datetime, int, int]]:
    """For each of the last hours, oldest first: when it began, jobs done, jobs that failed for good."""
    last = now().replace(minute=0, second=0, microsecond=0)
    begins = [last - timedelta(hours=back) for back in reversed(range(hours))]
    ended = DBTaskResult.objects.filter(finished_at__gte=begins[0]).values_list("finished_at", "status")
    done: Counter[datetime] = Counter()
    failed: Counter[datetime] = Counter()
    for at, status in ended.iterator():
        if at is not None:
            (failed if status == "FAILED" else done)[at.replace(minute=0, second=0, microsecond=0)] += 1
    return [(begin, done[begin], failed[begin]) for begin in begins]
