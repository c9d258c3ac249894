"""Reads of endorsements: what was signed about something, and who was asked."""

from __future__ import annotations

from datetime import datetime

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.endorsements import gate
from assay.web.records.endorsements.models import Ask, Endorsement
from assay.web.records.endorsements.sealed import LINK, opened
from assay.web.records.endorsements.values import AskPage, AskRow, EndorsementRow
from assay.web.records.people.link_tokens import token_digest
from assay.web.records.people.models import Person
from assay.web.records.people.queries import data_key, data_keys

MOST = 20


def of(kind: str, about: str) -> list[EndorsementRow]:
    """What was signed about this placement, experience or credential, oldest first."""
    rows = list(Endorsement.objects.filter(kind=kind, about=about).order_by("signed_at")[:MOST])
    secrets = data_keys([row.data_key_id for row in rows if row.data_key_id])
    return [made for row in rows if (made := _row(row, secrets.get(row.data_key_id or "")))]


def of_many(kind: str, about: list[str]) -> set[str]:
    """About which of these somebody has signed."""
    return set(Endorsement.objects.filter(kind=kind, about__in=about).values_list("about", flat=True))


def asked_by(person: Person, kind: str = "", about: str = "") -> list[AskRow]:
    """Whom this person asked, newest first; about one thing, or everything."""
    rows = Ask.objects.of(person).order_by("-made_at", "key")
    if kind:
        rows = rows.filter(kind=kind, about=about)
    held = list(rows[:200])
    return _opened_asks(person, held)


def ask(person: Person, key: str) -> AskRow:
    """One of this person's requests. Raises `NotFound`."""
    rows = _opened_asks(person, list(Ask.objects.of(person).filter(key=key)))
    if not rows:
        raise NotFound
    return rows[0]


def by_token(token: str) -> AskPage:
    """What the holder of this link may see. Raises `NotFound`, also while nobody has allowed it yet.

    Only the keyed digest is compared, by an index: how long it takes says nothing about near misses.
    """
    rows = Ask.objects.everywhere("whoever holds the secret of a link may open it")
    found = rows.select_related("person").filter(token_digest=token_digest(token, LINK)).first()
    if found is None or found.person.data_key_id is None or found.state == "waiting":
        raise NotFound
    values = opened("ask", found.key, found.sealed, data_key(found.person.data_key_id))
    if values is None:
        raise NotFound
    state = state_of(found.state, found.ends_at)
    if state == "sent" and not gate.is_open(found.key):
        state = "closed"
    if state != "sent":  # a closed link says that it is closed, and nothing of what it was about
        values = {"subject": "", "whose": "", "title": "", "told": "", "note": "", "name": "", "email": ""}
    return AskPage(
        key=found.key,
        kind=found.kind,
        subject=values["subject"],
        whose=values["whose"],
        title=values["title"],
        told=values["told"],
        note=values["note"],
        name=values["name"],
        sent_to=values["email"],
        state=state,
        ends_at=found.ends_at,
    )


def state_of(state: str, ends_at: datetime) -> str:
    """How a request stands today: one that was sent and never answered ends."""
    return "ended" if state in {"sent", "waiting"} and ends_at <= now() else state


def _row(row: Endorsement, secret: SealingKey | None) -> EndorsementRow | None:
    values = opened("endorsement", row.key, row.sealed, secret)
    if values is None:
        return None
    document = values["document"]
    return EndorsementRow(
        key=row.key,
        kind=row.kind,
        about=row.about,
        name=document["issuer"]["name"],
        comment=document["credentialSubject"]["endorsementComment"],
        sentence=document["description"],
        document=document,
        signed_at=row.signed_at,
    )


def _opened_asks(person: Person, rows: list[Ask]) -> list[AskRow]:
    if not rows or person.data_key_id is None:
        return []
    secret = data_key(person.data_key_id)
    told = []
    for row in rows:
        values = opened("ask", row.key, row.sealed, secret)
        if values is None:
            continue
        told.append(
            AskRow(
                key=row.key,
                kind=row.kind,
                about=row.about,
                title=values["title"],
                name=values["name"],
                email=values["email"],
                note=values["note"],
                state=state_of(row.state, row.ends_at),
                consent=gate.state(row.key) if row.state in {"waiting", "sent"} else None,
                made_at=row.made_at,
                sent_at=row.sent_at,
                answered_at=row.answered_at,
                ends_at=row.ends_at,
                endorsement=row.endorsement_id or "",
            )
        )
    return told
