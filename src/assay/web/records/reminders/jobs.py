"""The reminders that go out by themselves."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from assay.web.base.jobs import repeated
from assay.web.records.reminders.actions import nudge_where_wanted


@repeated(timedelta(days=1))
@task()
def nudge_everywhere() -> int:
    """Remind those whose week is over, in organizations that want it; how many mails."""
    return nudge_where_wanted()
