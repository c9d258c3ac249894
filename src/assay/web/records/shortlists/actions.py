"""Writes of lists: making one, putting things on it, checking them, and deleting it for good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import translation

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.jobs import schedule
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.audit import actions as audit
from assay.web.records.people.actions import new_data_key
from assay.web.records.shortlists import jobs
from assay.web.records.shortlists.checking import quick_source
from assay.web.records.shortlists.models import Shortlist, ShortlistEntry
from assay.web.records.shortlists.queries import about, digest, find, read_token_of
from assay.web.records.shortlists.sealed import SOURCE, TITLE, TOLD, EntryTold

LIST_DAYS, BULK_DAYS = 90, 7
MOST_ENTRIES = {"list": 200, "bulk": 2_000}
LONGEST_LABEL = 200


class ListFull(Exception):
    """More was to be put on a list than fits; nothing was. `limit`: how many fit."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


@dataclass(frozen=True, slots=True)
class Item:
    """Something to check: bytes of any kind that the check page takes, or a link, and how to call it."""

    content: bytes
    label: str = ""


def create(title: str, items: Sequence[Item] = (), kind: str = "list") -> str:
    """The secret of a new list's link. Its end is 90 days away, of a bulk check 7. Raises `ListFull`."""
    token = new_key()
    with transaction.atomic():
        key, secret = new_data_key()
        made = Shortlist(
            edit_digest=digest(token),
            read_digest=digest(read_token_of(token)),
            data_key_id=key,
            kind=kind,
            language=translation.get_language() or "en",
            ends_at=now() + timedelta(days=BULK_DAYS if kind == "bulk" else LIST_DAYS),
        )
        made.sealed_title = secret.seal_text(title[:LONGEST_LABEL], f"{TITLE}:{made.key}")
        made.save()
        audit.record("make", "shortlist", made.key, kind_of_list=kind)
        _add(made, secret, items)
    return token


def add(token: str, items: Sequence[Item]) -> int:
    """Put these at the end of the list and have them checked; how many. Raises `NotFound`, `ListFull`."""
    with transaction.atomic():
        found, secret = find(token, to_edit=True)
        Shortlist.objects.select_for_update().get(pk=found.pk)
        return _add(found, secret, items)


def _add(held: Shortlist, secret: SealingKey, items: Sequence[Item]) -> int:
    last = held.entries.aggregate(last=Max("position"))["last"] or 0
    limit = MOST_ENTRIES[held.kind]
    if held.entries.count() + len(items) > limit:
        raise ListFull(limit)
    rows = []
    for at, item in enumerate(items, last + 1):
        source, is_link = quick_source(item.content)
        row = ShortlistEntry(shortlist=held, position=at, is_link=is_link)
        row.sealed_source = secret.seal(source, f"{SOURCE}:{row.key}")
        told = EntryTold(label=item.label[:LONGEST_LABEL])
        row.sealed_told = secret.seal_text(told.write(), f"{TOLD}:{row.key}")
        rows.append(row)
    ShortlistEntry.objects.bulk_create(rows)
    if rows:
        schedule(jobs.check_list, held.key, merge=True)
    return len(rows)


def check_again(token: str) -> None:
    """Have everything on the list checked once more. Raises `NotFound`."""
    with transaction.atomic():
        found, _secret = find(token)
        found.entries.update(is_waiting=True)
        schedule(jobs.check_list, found.key, merge=True)


def remove(token: str, entry: str) -> None:
    """Take this row off the list. Raises `NotFound`."""
    found, _secret = find(token, to_edit=True)
    if not found.entries.filter(key=entry).delete()[0]:
        raise NotFound


def forget_credentials(credential_ids: Iterable[str]) -> int:
    """Take these credentials off every list, with what was kept of them: their holder is forgotten. How many.

    A list without an account has nobody to tell; its row is gone, as at the end of its time.
    """
    return sum(
        ShortlistEntry.objects.filter(about__contains=about(key)).delete()[0] for key in credential_ids
    )


def delete(token: str) -> None:
    """Delete the list and destroy its key: no copy of it can be read again. Raises `NotFound`."""
    with transaction.atomic():
        found, _secret = find(token, to_edit=True)
        jobs.end(found)
