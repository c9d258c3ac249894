"""Reads of lists: whoever holds a list's secret link may read it, and with the other link change it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.people.queries import data_key, instance_seal
from assay.web.records.shares.queries import closed_among
from assay.web.records.shortlists.models import Shortlist, ShortlistEntry
from assay.web.records.shortlists.sealed import LINK, SOURCE, TITLE, TOLD, EntryTold, read_told
from assay.web.records.verifications.sharing import own_share_token

_READ_LENGTH = 32
_LONGEST_TOKEN = 64


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A row of a list: one person's credential and what the last check said."""

    key: str
    position: int
    link: str  # empty where a file or a text was handed in
    verdict: str
    is_waiting: bool
    checked_at: datetime | None
    told: EntryTold


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list with its counts; `edit_token` is empty for whoever came by the link that only reads."""

    key: str
    title: str
    kind: str
    edit_token: str
    read_token: str
    made_at: datetime
    ends_at: datetime
    total: int
    waiting: int
    accepted: int
    rejected: int
    undetermined: int

    @property
    def may_edit(self) -> bool:
        """Whether this is the link that changes."""
        return bool(self.edit_token)

    @property
    def checked(self) -> int:
        """How many are done."""
        return self.total - self.waiting


def read_token_of(edit_token: str) -> str:
    """The secret of the link that only reads; from the other one, and never the other way round."""
    return instance_seal().index(edit_token, "shortlist-read")[:_READ_LENGTH]


def digest(token: str) -> str:
    """The keyed digest under which a link's secret is stored."""
    return instance_seal().index(token, LINK)


def about(credential_id: str) -> str:
    """The keyed digest by which a credential is found on lists."""
    return instance_seal().index(credential_id, "shortlist-about")


def find(token: str, *, to_edit: bool = False) -> tuple[Shortlist, SealingKey]:
    """The list of this secret and its opened key. Raises `NotFound`, also after its end."""
    if not token or len(token) > _LONGEST_TOKEN:
        raise NotFound
    form = digest(token)
    wanted = Q(edit_digest=form) if to_edit else Q(edit_digest=form) | Q(read_digest=form)
    found = Shortlist.objects.filter(wanted, ends_at__gt=now()).first()
    if found is None or found.data_key_id is None:
        raise NotFound
    return found, data_key(found.data_key_id)


def by_token(token: str) -> ListRow:
    """The list of this secret. Raises `NotFound`."""
    found, secret = find(token)
    counts = found.entries.aggregate(
        total=Count("key"),
        waiting=Count("key", filter=Q(is_waiting=True)),
        **{
            verdict: Count("key", filter=Q(verdict=verdict, is_waiting=False))
            for verdict in ("accepted", "rejected", "undetermined")
        },
    )
    is_editor = found.edit_digest == digest(token)
    return ListRow(
        key=found.key,
        title=secret.open_text(found.sealed_title, f"{TITLE}:{found.key}"),
        kind=found.kind,
        edit_token=token if is_editor else "",
        read_token=read_token_of(token) if is_editor else token,
        made_at=found.made_at,
        ends_at=found.ends_at,
        **counts,
    )


def entries(token: str, start: int = 0, count: int | None = None, verdict: str = "") -> list[EntryRow]:
    """The rows of the list, in their order; of one verdict only where one is named. Raises `NotFound`."""
    found, secret = find(token)
    rows = found.entries.all()
    if verdict:
        rows = rows.filter(verdict=verdict, is_waiting=False)
    read = [row_of(entry, secret) for entry in rows[start : None if count is None else start + count]]
    return _without_closed(read)


def _without_closed(rows: list[EntryRow]) -> list[EntryRow]:
    """The rows, those of minors' links that were closed since they were checked emptied again."""
    tokens = {row.key: token for row in rows if (token := own_share_token(row.link))}
    closed = closed_among(tokens.values())
    return [_emptied(row) if tokens.get(row.key) in closed else row for row in rows]


def _emptied(row: EntryRow) -> EntryRow:
    told = EntryTold(label=row.told.label, sentence=_("This link shows nothing at the moment"))
    return replace(row, verdict="undetermined", told=told)


def row_of(entry: ShortlistEntry, secret: SealingKey) -> EntryRow:
    """What is in this row, opened."""
    return EntryRow(
        key=entry.key,
        position=entry.position,
        link=source_of(entry, secret).decode() if entry.is_link else "",
        verdict=entry.verdict,
        is_waiting=entry.is_waiting,
        checked_at=entry.checked_at,
        told=read_told(secret.open_text(entry.sealed_told, f"{TOLD}:{entry.key}")),
    )


def source_of(entry: ShortlistEntry, secret: SealingKey) -> bytes:
    """The link, or the credential, that is checked."""
    return secret.open(entry.sealed_source, f"{SOURCE}:{entry.key}")
