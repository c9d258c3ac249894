"""What is done about people without being asked: accounts nobody ever proved are removed."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from assay.web.base.jobs import repeated
from assay.web.records.people.addresses import drop_abandoned


@repeated(every=timedelta(days=1))
@task()
def remove_abandoned_accounts() -> int:
    """Remove accounts that were begun days ago by typing an address and never proven; how many."""
    return drop_abandoned()
