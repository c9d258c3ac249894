"""Writes of share links: made, changed, withdrawn, opened."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.credentials.actions import note_share
from assay.web.records.people.actions import data_key_of
from assay.web.records.people.models import Person
from assay.web.records.shares.models import Share, SharedHolding
from assay.web.records.shares.queries import sealed_as, token_digest, with_holding
from assay.web.records.shares.queries import share as share_of
from assay.web.records.shares.scopes import MINIMUM, Scope

MOST_SHOWN = 100
_TOKEN_BYTES = 24  # 192 bits of chance in 32 characters


@dataclass(frozen=True, slots=True)
class Shown:
    """A credential to show: its key in the wallet, and the key of the award where we issued it."""

    holding: str
    credential: str = ""


class NothingToShow(ValueError):
    """A link must show something, and not more than `MOST_SHOWN`."""


@transaction.atomic
def share(
    person: Person,
    holdings: Sequence[Shown | str],
    scope: Scope = MINIMUM,
    ends_at: datetime | None = None,
    title: str = "",
    *,
    note: str = "",
    is_public: bool = False,
) -> str:
    """A new link to these credentials of this person's; its secret. Raises `NothingToShow`.

    Whether they are the person's own is for the caller to know; what is not theirs is never shown.
    """
    shown = [Shown(each) if isinstance(each, str) else each for each in holdings]
    if not 0 < len(shown) <= MOST_SHOWN:
        raise NothingToShow(len(shown))
    token, key = secrets.token_urlsafe(_TOKEN_BYTES), new_key()
    sealed = json.dumps({"token": token, "title": title.strip(), "note": note.strip()}).encode()
    made = Share.objects.create(
        key=key,
        person=person,
        token_digest=token_digest(token),
        sealed=data_key_of(person).seal(sealed, sealed_as(key)),
        parts=scope.to_json(),
        is_public=is_public and person.is_minor is False,
        ends_at=ends_at,
    )
    SharedHolding.objects.bulk_create(
        SharedHolding(share=made, holding=each.holding, credential=each.credential, position=place)
        for place, each in enumerate(shown)
    )
    for each in shown:
        if each.credential:
            note_share(each.credential)
    record("share", "share", key, actor=person.key, credentials=len(shown))
    return token


@transaction.atomic
def withdraw(person: Person, key: str) -> None:
    """The link shows nothing from this moment on. Raises `NotFound`; a second time changes nothing."""
    mine = Share.objects.of(person).filter(key=key)
    if not mine.exists():
        raise NotFound
    if mine.filter(withdrawn_at=None).update(withdrawn_at=now()):
        record("withdraw", "share", key, actor=person.key)


@transaction.atomic
def withdraw_showing_only(person: Person, holding: str) -> int:
    """Every working link that shows this credential and no other withdrawn; how many."""
    alone = [row for row in with_holding(person, holding) if len(row.holdings) == 1]
    for row in alone:
        withdraw(person, row.key)
    return len(alone)


@transaction.atomic
def renew(person: Person, key: str) -> str:
    """A new secret for the same content, the old link withdrawn; the new secret. Raises `NotFound`."""
    old = share_of(person, key)
    rows = SharedHolding.objects.filter(share_id=key).order_by("position")
    token = share(
        person,
        [Shown(row.holding, row.credential) for row in rows],
        old.scope,
        old.ends_at if old.is_working else None,
        old.title,
        note=old.note,
        is_public=old.is_public,
    )
    withdraw(person, key)
    return token


@transaction.atomic
def change_end(person: Person, key: str, ends_at: datetime | None) -> None:
    """Another last day for a link that was not withdrawn. Raises `NotFound`."""
    if not Share.objects.of(person).filter(key=key, withdrawn_at=None).update(ends_at=ends_at):
        raise NotFound
    record("change-end", "share", key, actor=person.key)


@transaction.atomic
def publish(person: Person, key: str, *, is_public: bool) -> None:
    """Let search engines keep the page, or no longer. A minor's page never. Raises `NotFound`."""
    wanted = is_public and person.is_minor is False
    if not Share.objects.of(person).filter(key=key).update(is_public=wanted):
        raise NotFound
    record("publish" if wanted else "unpublish", "share", key, actor=person.key)


def count_opening(key: str) -> None:
    """One more opening of this link, and when; nothing about who or from where."""
    shares = Share.objects.everywhere("whoever opened the link is nobody we know")
    shares.filter(key=key).update(opened=F("opened") + 1, last_opened_at=now())
