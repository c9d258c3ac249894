"""Work of promise checks in the background: the long ones, those nobody made, and every one after a year."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from assay.web.base.jobs import repeated
from assay.web.base.permission import NotFound
from assay.web.records.promise_checks import queries
from assay.web.records.promise_checks.checking import check_version

AT_ONCE = 50


@task()
def check_later(organization: str, version: str) -> None:
    """Check this version, if it is still there."""
    try:
        check_version(organization, version)
    except NotFound:
        return  # it went meanwhile


@repeated(every=timedelta(hours=6))
@task()
def check_again() -> int:
    """Check the versions whose check is a year old, and those published that have none yet; how many."""
    late = queries.due(AT_ONCE)
    count = 0
    for organization, version in (*late, *queries.unchecked(AT_ONCE)):
        try:
            check_version(organization, version)
        except NotFound:
            continue  # it went meanwhile
        count += 1
    return count
