"""Looking again at what is kept: does it still stand? What could not be checked is tried more often."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.jobs import repeated
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealBroken
from assay.web.records.holdings.actions import look_again
from assay.web.records.holdings.models import Holding

AT_A_TIME = 200


@repeated(every=timedelta(minutes=30))
@task()
def look_at_what_is_due() -> int:
    """Judge again what is due, the longest waiting first; how many. One that cannot be read waits a day."""
    due = Holding.objects.everywhere("whose check is due").filter(check_after__lte=now())
    rows = list(due.select_related("person").order_by("check_after").only("key", "person")[:AT_A_TIME])
    for row in rows:
        try:
            look_again(row.person, row.key)
        except (NotFound, SealBroken, AssayError):
            Holding.objects.of(row.person).filter(key=row.key).update(check_after=now() + timedelta(days=1))
    return len(rows)
