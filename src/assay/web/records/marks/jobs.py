"""What the worker does for grids: award what can no longer be undone."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from assay.web.base.jobs import repeated
from assay.web.records.marks.settling import settle_due


@repeated(timedelta(minutes=1))
@task()
def settle() -> int:
    """Award what was marked ten minutes ago; how many."""
    return settle_due()
