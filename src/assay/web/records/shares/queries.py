"""Reads of share links: their owner's, and the one whose secret somebody holds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealBroken, SealingKey
from assay.web.records.consents.queries import asked_keys, gate, is_open
from assay.web.records.people.link_tokens import token_digest
from assay.web.records.people.models import Person
from assay.web.records.people.queries import data_key, opened
from assay.web.records.reports.queries import is_taken_down
from assay.web.records.shares.models import Share
from assay.web.records.shares.scopes import Scope, read_scope

KIND = "share"  # as the gate calls it
LINK = "share-link"


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One of a person's links, as its owner sees it."""

    key: str
    token: str
    title: str
    note: str
    scope: Scope
    holdings: tuple[str, ...]
    is_public: bool
    made_at: datetime
    ends_at: datetime | None
    withdrawn_at: datetime | None
    opened: int
    last_opened_at: datetime | None
    is_working: bool
    audience: str = ""  # who is to see it, where somebody else had to agree to that
    audience_kind: str = ""

    @property
    def state(self) -> str:
        """`working`, `ended` or `withdrawn`."""
        if self.is_working:
            return "working"
        return "withdrawn" if self.withdrawn_at else "ended"


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A link as whoever holds its secret may read it: whose, what, how much."""

    row: ShareRow
    person: Person
    secret: SealingKey = field(repr=False, compare=False)  # what this person's things are sealed with
    is_taken_down: bool = False  # by the people who run this site
    is_agreed: bool = False  # what it shows is open: its owner decides alone, or whoever must has said yes
    shows_minor: bool = False  # by the roster of the school that awarded it

    @property
    def is_open(self) -> bool:
        """Whether it shows anything: it works, is agreed to, and was not taken down."""
        return self.row.is_working and self.is_agreed and not self.is_taken_down

    @property
    def may_be_indexed(self) -> bool:
        """Whether search engines may keep it: its owner said so, and is known to be an adult."""
        return self.row.is_public and self.is_open and self.person.is_minor is False and not self.shows_minor


def sealed_as(key: str) -> str:
    """What the sealed part of this link is bound to."""
    return f"share:{key}"


def _key_of(person: Person) -> SealingKey:
    if person.data_key_id is None:
        raise NotFound
    return data_key(person.data_key_id)


def _row(share: Share, secret: SealingKey) -> ShareRow:
    sealed = json.loads(secret.open(share.sealed, sealed_as(share.key)))
    return ShareRow(
        key=share.key,
        token=sealed["token"],
        title=sealed["title"],
        note=sealed["note"],
        scope=read_scope(share.parts),
        holdings=tuple(s.holding for s in sorted(share.shown.all(), key=lambda s: s.position)),
        is_public=share.is_public,
        made_at=share.made_at,
        ends_at=share.ends_at,
        withdrawn_at=share.withdrawn_at,
        opened=share.opened,
        last_opened_at=share.last_opened_at,
        is_working=_works(share),
        audience=sealed.get("audience", ""),
        audience_kind=sealed.get("audience_kind", ""),
    )


def made_by(person: Person) -> list[ShareRow]:
    """This person's links, working ones first, then newest first."""
    shares = list(Share.objects.of(person).prefetch_related("shown").order_by("-made_at", "key"))
    if not shares:
        return []
    secret = _key_of(person)
    return sorted((_row(share, secret) for share in shares), key=lambda row: not row.is_working)


def share(person: Person, key: str) -> ShareRow:
    """One of this person's links. Raises `NotFound`."""
    found = Share.objects.of(person).prefetch_related("shown").filter(key=key).first()
    if found is None:
        raise NotFound
    return _row(found, _key_of(person))


def with_holding(person: Person, holding: str) -> list[ShareRow]:
    """This person's working links that show this credential."""
    return [row for row in made_by(person) if row.is_working and holding in row.holdings]


def by_token(token: str) -> SharedLink:
    """The link of this secret, working or not. Raises `NotFound`.

    Only the keyed digest is compared, by an index: how long it takes says nothing about near misses.
    """
    shares = Share.objects.everywhere("whoever holds the secret of a link may open it")
    found = (
        shares.filter(token_digest=token_digest(token, LINK))
        .select_related("person__data_key")
        .prefetch_related("shown")
        .first()
    )
    if found is None:
        raise NotFound
    return _link(found, is_down=is_taken_down("share", token))


def closed_among(tokens: Iterable[str]) -> set[str]:
    """Which of these secrets open links that a minor's side was asked about and that show nothing now."""
    by_digest = {token_digest(token, LINK): token for token in tokens}
    shares = Share.objects.everywhere("whoever holds the secret of a link may open it")
    rows = {row.key: row for row in shares.filter(token_digest__in=by_digest)} if by_digest else {}
    return {
        by_digest[rows[key].token_digest]
        for key in asked_keys(KIND, rows)
        if not _works(rows[key]) or not is_open(KIND, key)
    }


def _works(share: Share) -> bool:
    return share.withdrawn_at is None and (share.ends_at is None or share.ends_at > now())


def asked_about(key: str) -> SharedLink:
    """The link of this key, for a guardian whom the caller has seen was asked. Raises `NotFound`."""
    shares = Share.objects.everywhere("a guardian was asked about it")
    found = shares.filter(key=key).select_related("person__data_key").prefetch_related("shown").first()
    if found is None:
        raise NotFound
    return _link(found, is_down=False)


def _link(found: Share, *, is_down: bool) -> SharedLink:
    if found.person.data_key is None:
        raise NotFound
    rule, state = gate(KIND, found.key)
    try:
        secret = opened(found.person.data_key)
        row = _row(found, secret)
    except SealBroken as error:
        raise NotFound from error
    return SharedLink(row, found.person, secret, is_down, state.is_open, rule.has_minor)
