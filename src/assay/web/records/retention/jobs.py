"""What is done every day: list who goes, let go what is over, end the contracts whose time has come."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from assay.web.base.jobs import repeated
from assay.web.records.retention import actions


@repeated(every=timedelta(days=1))
@task()
def keep_the_schedule() -> int:
    """List and let go in every organization that keeps a roster; how many rows went."""
    return actions.let_go_everywhere()


@repeated(every=timedelta(hours=6))
@task()
def end_contracts() -> int:
    """End every contract whose 30 days are over; how many."""
    return actions.end_due()
