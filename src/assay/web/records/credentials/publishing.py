"""The job that brings the served status lists up to date: soon after each change, and before they age out."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from assay.web.base.jobs import repeated
from assay.web.records.credentials import lists


@repeated(timedelta(seconds=30))
@task()
def publish_lists() -> int:
    """Sign and store every list that is behind; how many. Doing it twice has one effect."""
    done, faults = 0, []
    for key, is_aged in lists.stale_lists():
        try:
            done += lists.publish(key, is_renewal=is_aged)
        except Exception as fault:  # noqa: BLE001 - one organization's trouble is not the others'
            faults.append(fault)
    if faults:
        raise ExceptionGroup("lists not published", faults)
    return done
