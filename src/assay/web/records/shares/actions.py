"""Writes of share links: made, changed, withdrawn, opened."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import F

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.consents.actions import ask, end
from assay.web.records.consents.queries import rule_for
from assay.web.records.consents.values import RuleFor, Subject
from assay.web.records.credentials.actions import note_share
from assay.web.records.holdings.queries import holding, inside
from assay.web.records.people.actions import data_key_of
from assay.web.records.people.link_tokens import new_token, token_digest
from assay.web.records.people.models import Person
from assay.web.records.shares.models import Share, SharedHolding
from assay.web.records.shares.queries import KIND, LINK, sealed_as, with_holding
from assay.web.records.shares.queries import share as share_of
from assay.web.records.shares.scopes import MINIMUM, Scope

MOST_SHOWN = 100
FOREVER = datetime.max.replace(tzinfo=UTC)  # of links that end when they are withdrawn: never a minor's


@dataclass(frozen=True, slots=True)
class Shown:
    """A credential to show: its key in the wallet, and the key of the award where we issued it."""

    holding: str
    credential: str = ""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is to see it: by name, and of which kind (see `consents.values.AUDIENCES`)."""

    name: str = ""
    kind: str = ""


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
    audience: Audience = Audience(),
) -> str:
    """A new link to these credentials of this person's; its secret. Raises `NothingToShow`.

    What shows a minor stays closed until whoever decides has said yes: then `audience` and `ends_at` must be
    given, or `ConsentRefused` is raised.

    Whether they are the person's own is for the caller to know; what is not theirs is never shown.
    """
    shown = [Shown(each) if isinstance(each, str) else each for each in holdings]
    if not 0 < len(shown) <= MOST_SHOWN:
        raise NothingToShow(len(shown))
    token, key = new_token(), new_key()
    told = {"token": token, "title": title.strip(), "note": note.strip()}
    told |= {"audience": audience.name.strip(), "audience_kind": audience.kind}
    sealed = json.dumps(told).encode()
    made = Share.objects.create(
        key=key,
        person=person,
        token_digest=token_digest(token, LINK),
        sealed=data_key_of(person).seal(sealed, sealed_as(key)),
        parts=scope.to_json(),
        is_public=is_public and person.is_minor is False and not gated(person, shown).has_minor,
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
    _ask(person, key, ends_at)
    return token


def gated(person: Person, shown: Sequence[Shown]) -> RuleFor:
    """Whose word opens a link to these credentials."""
    return rule_for(person, inside(person, [each.holding for each in shown]))


def _ask(person: Person, key: str, ends_at: datetime | None) -> None:
    """Have the gate know this link, and ask whoever must say yes to it. Raises `ConsentRefused`."""
    row = share_of(person, key)
    titles = []
    for each in row.holdings:
        with suppress(NotFound):
            kept = holding(person, each)
            titles.append(f"{kept.title} ({kept.issuer_name})" if kept.issuer_name else kept.title)
    credentials = inside(person, row.holdings)
    rule = rule_for(person, credentials)
    subject = Subject(
        kind=KIND,
        key=key,
        organization=rule.organization,
        pupil="",
        title=row.title or titles[0] if titles else row.title,
        shows=tuple(titles),
        audience=row.audience,
        ends_at=ends_at or FOREVER,
        audience_kind=row.audience_kind,
        parts=tuple(row.scope.to_json()),
        credentials=tuple(credentials),
    )
    ask(person, subject)


@transaction.atomic
def withdraw(person: Person, key: str) -> None:
    """The link shows nothing from this moment on. Raises `NotFound`; a second time changes nothing."""
    mine = Share.objects.of(person).filter(key=key)
    if not mine.exists():
        raise NotFound
    if mine.filter(withdrawn_at=None).update(withdrawn_at=now()):
        end(person, KIND, key)
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
        audience=Audience(old.audience, old.audience_kind),
    )
    withdraw(person, key)
    return token


@transaction.atomic
def change_end(person: Person, key: str, ends_at: datetime | None) -> None:
    """Another last day for a link that was not withdrawn. Raises `NotFound`, `ConsentRefused`.

    A later one needs a new yes where somebody else decides; an earlier one takes nothing from anybody.
    """
    before = share_of(person, key).ends_at
    if not Share.objects.of(person).filter(key=key, withdrawn_at=None).update(ends_at=ends_at):
        raise NotFound
    if ends_at is None or (before is not None and ends_at > before):
        _ask(person, key, ends_at)
    record("change-end", "share", key, actor=person.key)


@transaction.atomic
def publish(person: Person, key: str, *, is_public: bool) -> None:
    """Let search engines keep the page, or no longer. A minor's page never. Raises `NotFound`."""
    shown = [Shown(each) for each in share_of(person, key).holdings]
    wanted = is_public and person.is_minor is False and not gated(person, shown).has_minor
    if not Share.objects.of(person).filter(key=key).update(is_public=wanted):
        raise NotFound
    record("publish" if wanted else "unpublish", "share", key, actor=person.key)


def count_opening(key: str) -> None:
    """One more opening of this link, and when; nothing about who or from where."""
    shares = Share.objects.everywhere("whoever opened the link is nobody we know")
    shares.filter(key=key).update(opened=F("opened") + 1, last_opened_at=now())
