"""The checks of a list, done after the answer: a few in each job, so that no list keeps others waiting."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import translation
from django_tasks import task

from assay.web.base.clock import now
from assay.web.base.jobs import repeated, schedule
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.audit import actions as audit
from assay.web.records.people.actions import destroy_data_keys
from assay.web.records.people.queries import data_key
from assay.web.records.shortlists.checking import check
from assay.web.records.shortlists.models import Shortlist, ShortlistEntry
from assay.web.records.shortlists.queries import about, source_of
from assay.web.records.shortlists.sealed import SOURCE, TOLD, read_told

AT_ONCE = 25


@task()
def check_list(key: str) -> int:
    """Check what waits on this list; how many still wait. Killed and begun again, it goes on where it was."""
    held = Shortlist.objects.filter(key=key, ends_at__gt=now()).first()
    if held is None or held.data_key_id is None:
        return 0
    try:
        secret = data_key(held.data_key_id)
    except NotFound:
        return 0
    for entry in held.entries.filter(is_waiting=True)[:AT_ONCE]:
        with translation.override(held.language):
            check_entry(entry, secret)
    left = held.entries.filter(is_waiting=True).count()
    if left:
        schedule(check_list, key)
    return left


def check_entry(entry: ShortlistEntry, secret: SealingKey) -> None:
    """Check one row and keep the answer; a row that was taken off meanwhile stays away."""
    source = source_of(entry, secret)
    label = read_told(secret.open_text(entry.sealed_told, f"{TOLD}:{entry.key}")).label
    checked = check(source, label, is_link=entry.is_link)
    with transaction.atomic():
        row = ShortlistEntry.objects.select_for_update().filter(key=entry.key).first()
        if row is None:
            return
        row.verdict, row.is_waiting, row.checked_at = checked.verdict, False, now()
        row.sealed_told = secret.seal_text(checked.told.write(), f"{TOLD}:{row.key}")
        row.is_link = checked.is_link
        row.about = " ".join(map(about, checked.credential_ids))
        row.sealed_source = secret.seal(checked.source, f"{SOURCE}:{row.key}")
        row.save()


@repeated(every=timedelta(hours=6))
@task()
def end_lists() -> int:
    """Delete the lists whose time is over, each with the key that could open a copy; how many."""
    over = list(Shortlist.objects.filter(ends_at__lte=now())[:500])
    for held in over:
        with transaction.atomic():
            end(held)
    return len(over)


def end(held: Shortlist) -> None:
    """Delete this list, with the key that could open what a backup still holds of it."""
    key = held.data_key_id
    audit.record("end", "shortlist", held.key)
    held.delete()
    if key:
        destroy_data_keys([key])
