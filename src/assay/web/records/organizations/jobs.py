"""Looking again, week by week, whether a domain is still the organization's."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from assay.web.base.jobs import repeated
from assay.web.records.organizations.domains import due, look

AT_ONCE = 50  # looks in one run: five seconds each at the most


@repeated(timedelta(hours=1))
@task()
def look_again() -> int:
    """A look at each proof that is due; how many."""
    waiting = due(AT_ONCE)
    for organization in waiting:
        look(organization)
    return len(waiting)
