"""Work of statements in the background: those from elsewhere are looked at again, old drafts go."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from assay.web.base.jobs import repeated
from assay.web.records.statements import actions, bringing

AT_ONCE = 50


@repeated(every=timedelta(hours=1))
@task()
def look_again() -> int:
    """Examine what was brought here and not looked at for a day; how many."""
    keys = bringing.due(AT_ONCE)
    for key in keys:
        bringing.look_again(key)
    return len(keys)


@repeated(every=timedelta(days=1))
@task()
def drop_drafts() -> int:
    """Remove drafts that nobody signed; how many."""
    return actions.drop_old_drafts()
