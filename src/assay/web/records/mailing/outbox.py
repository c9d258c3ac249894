"""The two ways out: an SMTP server, or a folder of files for whoever runs the instance to look at.

A file is named after its mail and appears whole, so that trying twice leaves one; it is readable by the
owner of the process alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
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
        fresh = self._folder / f".{key}.part"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(message.message().as_bytes())
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
    return 1 if settings.ASSAY_SMTP else 50
