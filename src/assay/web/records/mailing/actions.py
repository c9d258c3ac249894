"""Writes of mail: queue it with what causes it, send it later."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from assay.web.base.jobs import schedule
from assay.web.records.mailing.jobs import send
from assay.web.records.mailing.models import Mail
from assay.web.records.people.queries import instance_seal

SEALED_AS = "mail"


@dataclass(frozen=True, slots=True)
class Message:
    """What goes out: one address, a subject, a text, and perhaps the same as a page."""

    to: str
    subject: str
    text: str
    page: str = ""


def queue(message: Message, *, kind: str, key: str) -> str:
    """Store the message in the present transaction and have it sent after; its key.

    `kind` and `key` name the row it is about, so that its fate can be shown there.
    """
    sealed = instance_seal().seal_text(json.dumps(asdict(message)), SEALED_AS)
    mail = Mail.objects.create(about_kind=kind, about_key=key, sealed=sealed)
    schedule(send, mail.key)
    return mail.key
