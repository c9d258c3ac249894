"""The awarding of a batch in the background, and the forgetting of files that nobody came back to.

A chunk's awards are planned in the same transaction that notes them at their rows, so whenever the process
dies, the next attempt knows exactly which rows were planned: it finishes those and goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta

from django.db import transaction
from django_tasks import task

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.jobs import repeated
from assay.web.base.mapped_tables import Fault
from assay.web.base.sealing import SealingKey
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.audit.actions import record
from assay.web.records.batches import sealed
from assay.web.records.batches.checking import award_for, store_rows
from assay.web.records.batches.models import Batch, BatchRow
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.values import Award
from assay.web.records.people.actions import destroy_data_keys

CHUNK = 200
KEPT = timedelta(days=30)
"""How long the words of rows that were not awarded wait for somebody to mend them."""


@task()
def run(key: str) -> int:
    """Award every good row of this batch; how many were awarded in this attempt."""
    batch = Batch.objects.everywhere("the job that its organization started").filter(key=key).first()
    if batch is None or batch.state != "running" or not batch.data_key_id:
        return 0
    secret = sealed.secret_of(batch)
    version = achievements.version(batch.version_id)
    issued = _finish_planned(batch)
    while not _is_finished(batch):
        _plan_chunk(batch, secret, version)
        issued += _finish_planned(batch)
    return issued


def _plan_chunk(batch: Batch, secret: SealingKey, version: VersionRow) -> None:
    organization = batch.organization_id
    with transaction.atomic():
        Batch.objects.of(organization).select_for_update().get(pk=batch.pk)  # one at a time
        ready = BatchRow.objects.of(organization).filter(batch=batch, state="ready").order_by("number")
        rows = list(ready[:CHUNK])
        wanted: list[tuple[BatchRow, Award]] = []
        for row in rows:
            read = award_for(batch, row, secret, version)
            if isinstance(read, list):
                row.state, row.problems = "bad", [asdict(problem) for problem in read]
            else:
                wanted.append((row, read))
        _plan(organization, wanted)
        store_rows(rows, "state", "credential", "problems")


def _plan(organization: str, wanted: Sequence[tuple[BatchRow, Award]]) -> None:
    """Plan all, or where one is declined each by itself, so that one row never stops another."""
    try:
        with transaction.atomic():
            keys = credentials.plan(None, organization, [award for _row, award in wanted]) if wanted else []
    except AssayError as error:
        if len(wanted) == 1:
            code = "limit" if error.code == "award-limit-reached" else error.code
            wanted[0][0].state = "failed"
            wanted[0][0].problems = [asdict(Fault(0, "name", code))]
            return
        middle = len(wanted) // 2
        _plan(organization, wanted[:middle])
        _plan(organization, wanted[middle:])
        return
    for (row, _award), key in zip(wanted, keys, strict=True):
        row.state, row.credential = "planned", key


def _finish_planned(batch: Batch) -> int:
    organization, count = batch.organization_id, 0
    planned = BatchRow.objects.of(organization).filter(batch=batch, state="planned").order_by("number")
    while rows := list(planned[:CHUNK]):
        outcomes = credentials.issue_planned(organization, [row.credential for row in rows])
        for row, outcome in zip(rows, outcomes, strict=True):
            if outcome.error is None:
                row.state, row.sealed, row.person_index = "issued", b"", ""  # the credential says it all
                count += 1
            else:
                row.state, row.credential = "failed", ""
                row.problems = [asdict(Fault(0, "name", outcome.error.code))]
        store_rows(rows, "state", "sealed", "person_index", "credential", "problems")
    return count


@transaction.atomic
def _is_finished(batch: Batch) -> bool:
    organization = batch.organization_id
    held = Batch.objects.of(organization).select_for_update().get(pk=batch.pk)
    rows = BatchRow.objects.of(organization).filter(batch=batch)
    if rows.filter(state__in=("ready", "planned")).exists():
        return False
    held.state, held.finished_at = "done", now()
    held.save(update_fields=["state", "finished_at"])
    issued = rows.filter(state="issued").count()
    record("finish", "batch", held.key, organization=organization, issued=issued)
    return True


@repeated(timedelta(hours=12))
@task()
def forget_old_rows() -> int:
    """Destroy the keys of files that nobody has touched for a month; how many."""
    old = Batch.objects.everywhere("housekeeping").filter(data_key__isnull=False, made_at__lte=now() - KEPT)
    keys = [row.data_key_id for row in old.exclude(state="running") if row.data_key_id]
    with transaction.atomic():
        rows = BatchRow.objects.everywhere("housekeeping").filter(batch__data_key__in=keys)
        rows.exclude(sealed=b"").update(sealed=b"", person_index="", state="left")
        return destroy_data_keys(keys)
