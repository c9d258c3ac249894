"""Housekeeping that repeats."""

from __future__ import annotations

from datetime import timedelta

from django.core.management import call_command
from django_tasks import task

from assay.web.base.jobs import repeated
from assay.web.records.work.actions import prune


@repeated(timedelta(hours=6))
@task()
def keep_house() -> int:
    """Forget old jobs and sessions that have ended; how many jobs."""
    call_command("clearsessions")
    return prune()
