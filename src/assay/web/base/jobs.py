"""Work that is done after the answer: stored in the transaction that causes it, done by the worker.

A thin front of django-tasks: what it lacks — retries with a back-off, keys that make a job unique,
work that repeats — is added here, so that records never see the library.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django_tasks.base import Task


def schedule(job: Task[Any, Any], *arguments: Any, after: datetime | None = None) -> None:  # noqa: ANN401 - the job's
    """Have this job done with these arguments (plain JSON values), not before `after`."""
    (job.using(run_after=after) if after else job).enqueue(*arguments)
