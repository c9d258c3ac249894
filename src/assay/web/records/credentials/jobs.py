"""What the worker does for awards: publish lists, finish what a dead process left, tidy up."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from assay.web.base.clock import now
from assay.web.base.jobs import repeated
from assay.web.records.credentials import signing
from assay.web.records.credentials.models import Credential, Reply
from assay.web.records.credentials.publishing import publish_lists

__all__ = ["drop_old_replies", "finish_planned", "publish_lists"]

PATIENCE = timedelta(seconds=30)
"""A planned award is left to the process that planned it for so long."""
MEMORY = timedelta(days=31)
"""For so long a repeated request is answered as the first time."""


@repeated(timedelta(minutes=1))
@task()
def finish_planned() -> int:
    """Issue, or void, what was planned and left; how many. Nobody's award hangs on one process."""
    left = Credential.objects.everywhere("awards that a process left").filter(
        state="planned", planned_at__lte=now() - PATIENCE
    )
    by_organization: dict[str, list[str]] = {}
    for organization, key in left.order_by("planned_at").values_list("organization_id", "key"):
        by_organization.setdefault(organization, []).append(key)
    done, faults = 0, []
    for organization, keys in by_organization.items():
        try:
            done += len(signing.issue(organization, keys))
        except Exception as fault:  # noqa: BLE001 - one organization's trouble is not the others'
            faults.append(fault)
    if faults:
        raise ExceptionGroup("awards not finished", faults)
    return done


@repeated(timedelta(hours=12))
@task()
def drop_old_replies() -> int:
    """Forget requests that nobody repeats any more; how many."""
    return Reply.objects.everywhere("old requests").filter(made_at__lt=now() - MEMORY).delete()[0]
