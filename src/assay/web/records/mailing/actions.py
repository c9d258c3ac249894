"""Writes of mail: queue it with what causes it; learn that it came back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from assay.web.base.jobs import schedule
from assay.web.base.sealing import SealBroken
from assay.web.records.mailing import outbox
from assay.web.records.mailing.jobs import SEALED_AS, send_queued
from assay.web.records.mailing.models import Mail
from assay.web.records.people.queries import instance_seal, is_unreachable


@dataclass(frozen=True, slots=True)
class Message:
    """What goes out: one address, a subject, a text, and perhaps the same as a page."""

    to: str
    subject: str
    text: str
    page: str = ""


class NoAddress(ValueError):
    """The message is to an account that has no address; who queues must ask `people.queries.has_address`."""


def queue(message: Message, *, kind: str, key: str) -> str:
    """Store the message in the present transaction and have it sent after; its key.

    `kind` and `key` name the row it is about, so that its fate can be shown there. Raises `NoAddress`.
    """
    return queue_many([(message, key)], kind=kind)[0]


def queue_many(messages: Iterable[tuple[Message, str]], *, kind: str) -> list[str]:
    """The same for many at once, each with the key of the row it is about; their keys. Raises `NoAddress`."""
    seal = instance_seal()
    messages = list(messages)
    if any(is_unreachable(message.to) for message, _about in messages):
        raise NoAddress
    mails = [
        Mail(about_kind=kind, about_key=key, sealed=seal.seal_text(_written(message), SEALED_AS))
        for message, key in messages
    ]
    Mail.objects.bulk_create(mails, batch_size=500)
    if mails:
        schedule(send_queued, merge=True)
    return [mail.key for mail in mails]


def _written(message: Message) -> str:
    # Subjects are made of people's words: what would end the header's line becomes a space.
    return json.dumps(asdict(message) | {"subject": " ".join(message.subject.split())})


def mark_bounced(keys: Iterable[str], reason: str = "returned") -> int:
    """Note that these mails came back; how many of them had been sent from here."""
    sent = Mail.objects.filter(key__in=list(keys), state="sent")
    return sent.update(state="bounced", reason=reason)


def forget_about(kind: str, key: str) -> int:
    """Destroy what is still to be sent about this row; how many messages."""
    waiting = Mail.objects.filter(about_kind=kind, about_key=key, state="queued")
    return waiting.update(state="failed", reason="withdrawn", sealed=b"")


def forget_wholly(kind: str, keys: Iterable[str]) -> int:
    """The same for all of these rows, and what lies of it in the folder of files: part of an erasure."""
    rows = Mail.objects.filter(about_kind=kind, about_key__in=list(keys))
    outbox.remove_mails(rows.values_list("key", flat=True))
    return rows.filter(state="queued").update(state="failed", reason="withdrawn", sealed=b"")


def forget_addresses(emails: Iterable[str]) -> int:
    """Destroy what is still to be sent to these addresses, and what lies in the folder of files; how many."""
    wanted = {email.strip().lower() for email in emails if email.strip()}
    seal, gone = instance_seal(), 0
    for mail in Mail.objects.filter(state="queued").exclude(sealed=b"").iterator():
        try:
            to = str(json.loads(seal.open_text(mail.sealed, SEALED_AS))["to"])
        except SealBroken:
            continue
        if to.strip().lower() in wanted:
            gone += Mail.objects.filter(key=mail.key).update(state="failed", reason="withdrawn", sealed=b"")
    return gone + outbox.remove(wanted)
