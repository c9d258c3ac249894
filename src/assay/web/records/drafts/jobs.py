"""Housekeeping of drafts."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from assay.web.base.jobs import repeated
from assay.web.records.drafts.actions import drop_old


@repeated(timedelta(hours=12))
@task()
def drop_old_drafts() -> int:
    """Throw away what nobody awarded; how many."""
    return drop_old()
