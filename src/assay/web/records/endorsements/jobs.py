"""Work of endorsements in the background: requests that somebody has allowed since are sent."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from assay.web.base.jobs import repeated
from assay.web.records.endorsements.actions import send_waiting


@repeated(every=timedelta(minutes=5))
@task()
def send_allowed() -> None:
    """Send the links of requests whose gate has opened."""
    send_waiting()
