"""The two ways out: an SMTP server, or a folder of files for whoever runs the instance to look at.

A file is named after its mail and appears whole, so that trying twice leaves one; it is readable by the
owner of the process alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.utils import parseaddr
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

TIMEOUT = 20  # seconds for each answer of the server


class Way(Protocol):
    """Something that a message can be given to."""

    def send(self, message: EmailMessage, key: str) -> None:
        """Give it away; raises what smtplib raises, `OSError`, `BadHeaderError`."""


class _Server:
    def __init__(self, backend: BaseEmailBackend) -> None:
        self._backend = backend

    def send(self, message: EmailMessage, key: str) -> None:  # noqa: ARG002 - the way's form
        message.connection = self._backend
        try:
            self._backend.open()  # stays open for the next, which Django's own sending would not do
            message.send()
        except Exception:
            self._backend.close()  # the next message begins anew
            raise


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: EmailMessage, key: str) -> None:
        content = message.message().as_bytes()  # raises before anything is written
        fresh = self._folder / f".{key}.part"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        fresh.replace(self._folder / f"{key}.eml")


@contextmanager
def connection() -> Iterator[Way]:
    """The way that this instance is set to; a server's connection is opened at the first message."""
    if not settings.ASSAY_SMTP:
        settings.ASSAY_OUTBOX.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield _Folder(settings.ASSAY_OUTBOX)
        return
    backend = get_connection(
        "django.core.mail.backends.smtp.EmailBackend", timeout=TIMEOUT, **settings.ASSAY_SMTP
    )
    try:
        yield _Server(backend)
    finally:
        backend.close()


def acknowledged_together() -> int:
    """How many messages are noted as sent at once: one by one where sending twice would be noticed."""
    return 1 if settings.ASSAY_SMTP else 200


def remove(addresses: set[str]) -> int:
    """Delete the files of mails to these addresses; how many. None where a server is used."""
    gone = 0
    if settings.ASSAY_SMTP or not settings.ASSAY_OUTBOX.exists():
        return gone
    for file in settings.ASSAY_OUTBOX.glob("*.eml"):
        to = parseaddr(str(message_from_bytes(file.read_bytes()).get("To", "")))[1]
        if to.lower() in addresses:
            file.unlink(missing_ok=True)
            gone += 1
    return gone


def remove_mails(keys: Iterable[str]) -> None:
    """Delete the files of these mails; nothing where a server is used."""
    if not settings.ASSAY_SMTP:
        for key in keys:
            (settings.ASSAY_OUTBOX / f"{key}.eml").unlink(missing_ok=True)
