"""Work of exemplars in the background: what is over is destroyed."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from assay.web.base.jobs import repeated
from assay.web.records.exemplars import actions


@repeated(every=timedelta(days=1))
@task()
def destroy_over() -> int:
    """Destroy the copies of exemplars whose time is over; how many."""
    return actions.close_over()
