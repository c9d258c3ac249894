"""What is done about class codes without being asked: old ones go, and with them who came in."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from assay.web.base.jobs import repeated
from assay.web.records.class_codes.actions import remove_old


@repeated(every=timedelta(days=1))
@task()
def remove_old_codes() -> int:
    """Remove class codes that ended a month ago; how many rows."""
    return remove_old()
