"""Writes of endorsements: ask somebody, send the link once it is allowed, sign, decline, take back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.audit.actions import record
from assay.web.records.credentials.values import normal_address, normal_name
from assay.web.records.endorsements import gate, letters, queries
from assay.web.records.endorsements.models import Ask, Endorsement
from assay.web.records.endorsements.sealed import LINK, opened, sealed_as
from assay.web.records.endorsements.signing import sign as sign_document
from assay.web.records.endorsements.values import About, AskPage, EndorsementRefused, Wanted
from assay.web.records.mailing import actions as mailing
from assay.web.records.people.actions import data_key_of
from assay.web.records.people.link_tokens import new_token, token_digest
from assay.web.records.people.models import Person
from assay.web.records.people.queries import data_key

LASTS = timedelta(days=60)
MOST_OPEN = 10
LONGEST_NOTE = 500
_OPEN = ("waiting", "sent")


@transaction.atomic
def sign(kind: str, about: str, key: str, secret: SealingKey, wanted: Wanted) -> str:
    """Sign what somebody wrote; the endorsement's key. `key` and `secret`: the data key that seals it.

    Raises `EndorsementRefused`.
    """
    made = sign_document(wanted)
    values = {"document": made.document, "seed": made.seed.hex()}
    row = Endorsement(key=new_key(), kind=kind, about=about, data_key_id=key, signed_at=now())
    row.sealed = sealed_as("endorsement", row.key, values, secret)
    row.save(force_insert=True)
    record("endorse", kind, about, endorsement=row.key)
    return row.key


@transaction.atomic
def ask(person: Person, about: About, name: str, email: str, *, note: str = "", language: str = "en") -> str:
    """Ask somebody to vouch; the request's key. The mail goes at once, or when whoever must allow it does.

    Raises `EndorsementRefused`.
    """
    try:
        who = normal_name(name)
    except AssayError as error:
        raise EndorsementRefused("name") from error
    try:
        address = normal_address(email)
    except AssayError as error:
        raise EndorsementRefused("email") from error
    if not address:
        raise EndorsementRefused("email")
    if address == person.email:
        raise EndorsementRefused("own")
    secret = data_key_of(person)
    instant = now()
    waiting = Ask.objects.of(person).filter(state__in=_OPEN, ends_at__gt=instant)
    if waiting.count() >= MOST_OPEN:
        raise EndorsementRefused("many")
    for each in waiting.filter(kind=about.kind, about=about.key):
        if (opened("ask", each.key, each.sealed, secret) or {}).get("email") == address:
            raise EndorsementRefused("again")
    token = new_token()
    row = Ask(
        key=new_key(),
        person=person,
        kind=about.kind,
        about=about.key,
        token_digest=token_digest(token, LINK),
        language=language,
        made_at=instant,
        ends_at=instant + LASTS,
    )
    values = {
        "token": token,
        "subject": about.subject,
        "whose": about.whose,
        "title": about.title,
        "told": about.told,
        "credential": about.credential,
        "name": who,
        "email": address,
        "note": note.strip()[:LONGEST_NOTE],
    }
    row.sealed = sealed_as("ask", row.key, values, secret)
    row.save(force_insert=True)
    record("ask", "endorsement", row.key, actor=person.key, about=about.kind)
    gate.ask(person, row.key, about, values["note"], audience=f"{who} ({address})", ends_at=row.ends_at)
    send_if_open(row.key)
    return row.key


@transaction.atomic
def send_if_open(key: str) -> bool:
    """Send the link of a request that waits, if it may be; whether it was sent now."""
    rows = Ask.objects.everywhere("requests that wait for a guardian's word")
    row = (
        rows.select_for_update(of=("self",)).select_related("person").filter(key=key, state="waiting").first()
    )
    if row is None or row.ends_at <= now() or not gate.is_open(row.key):
        return False
    values = opened("ask", row.key, row.sealed, data_key(row.person.data_key_id or ""))
    if values is None:
        return False
    mailing.queue(letters.request(row, values), kind="vouch", key=row.key)
    row.state, row.sent_at = "sent", now()
    row.save(update_fields=["state", "sent_at"])
    record("send", "endorsement", row.key)
    return True


def send_waiting() -> int:
    """Send every request whose gate has opened since; how many."""
    rows = Ask.objects.everywhere("requests that wait for a guardian's word").filter(state="waiting")
    keys = list(rows.filter(ends_at__gt=now()).values_list("key", flat=True))
    return sum(send_if_open(key) for key in keys)


def opened_page(token: str) -> AskPage:
    """What the holder of this link may see; an opening on a guardian's word is logged. Raises `NotFound`."""
    page = queries.by_token(token)
    if page.is_open:
        gate.note(page.key)
    return page


def remind(person: Person, key: str) -> None:
    """Write to the guardians who have not answered. Raises `NotFound`, `ConsentRefused`."""
    if not Ask.objects.of(person).filter(key=key).exists():
        raise NotFound
    gate.remind(person, key)


@transaction.atomic
def answer(token: str, comment: str, name: str, *, shows_address: bool) -> str:
    """Sign what the holder of this link wrote; the endorsement's key.

    Raises `NotFound`, `EndorsementRefused`.
    """
    row, page = _answerable(token)
    wanted = wanted_of(page.subject, page.title, comment, name, page.sent_to, shows_address=shows_address)
    key = row.person.data_key_id or ""
    made = sign(row.kind, row.about, key, data_key(key), wanted)
    row.state, row.answered_at, row.endorsement_id = "signed", now(), made
    row.save(update_fields=["state", "answered_at", "endorsement"])
    return made


@transaction.atomic
def decline(token: str) -> None:
    """Say no; nothing is signed. Raises `NotFound`, `EndorsementRefused`."""
    row, _page = _answerable(token)
    row.state, row.answered_at = "declined", now()
    row.save(update_fields=["state", "answered_at"])
    record("decline", "endorsement", row.key)


@transaction.atomic
def withdraw(person: Person, key: str) -> None:
    """Take a request back: its link is closed and a mail not yet sent is destroyed. Raises `NotFound`."""
    mine = Ask.objects.of(person).filter(key=key)
    if not mine.exists():
        raise NotFound
    if mine.filter(state__in=_OPEN).update(state="withdrawn", answered_at=now()):
        mailing.forget_about("vouch", key)
        gate.end(person, key)
        record("withdraw", "endorsement", key, actor=person.key)


@transaction.atomic
def drop(person: Person, kind: str, about: str) -> None:
    """Forget all requests and signatures about something that its owner removes."""
    for row in Ask.objects.of(person).filter(kind=kind, about=about):
        mailing.forget_about("vouch", row.key)
        gate.end(person, row.key)
        row.delete()
    if person.data_key_id:
        Endorsement.objects.filter(kind=kind, about=about, data_key_id=person.data_key_id).delete()


def forget(person: Person) -> None:
    """Forget whom this person asked and what was signed for them: part of an erasure."""
    asks = Ask.objects.of(person)
    mailing.forget_wholly("vouch", list(asks.values_list("key", flat=True)))
    asks.delete()
    forget_data_keys([person.data_key_id or ""])


def forget_about(kind: str, about: str) -> int:
    """Forget what was signed about something that is gone; how many."""
    return Endorsement.objects.filter(kind=kind, about=about).delete()[0]


def forget_data_keys(keys: Iterable[str]) -> int:
    """Forget what was signed about the people whose data keys these are; how many."""
    return Endorsement.objects.filter(data_key_id__in=[key for key in keys if key]).delete()[0]


def wanted_of(
    subject: str, title: str, comment: str, name: str, sent_to: str, *, shows_address: bool
) -> Wanted:
    """What the holder of a link that was mailed there is about to sign."""
    return Wanted(subject, title, comment, name, sent_to if shows_address else "", sent_to)


def _answerable(token: str) -> tuple[Ask, AskPage]:
    page = queries.by_token(token)
    rows = Ask.objects.everywhere("whoever holds the secret of a link may answer")
    row = rows.select_for_update(of=("self",)).select_related("person").get(key=page.key)
    if row.state != "sent":
        raise EndorsementRefused("done")
    if not page.is_open:
        raise EndorsementRefused("closed")
    return row, page
