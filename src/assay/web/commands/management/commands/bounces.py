"""`assay admin bounces FILE`: what other servers sent back."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from assay.errors import AssayError
from assay.web.records.mailing.actions import mark_bounced
from assay.web.records.mailing.delivery_reports import returned_key


class Command(BaseCommand):
    """Reads delivery reports (RFC 3464) and marks the mails they are about."""

    help = "Mark mail that came back."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the reports are."""
        parser.add_argument("file", type=Path)

    def handle(self, *arguments: object, file: Path, **options: object) -> None:
        """Raises `usage-wrong` where there is no such mailbox. Reading the same one twice changes nothing."""
        keys = [key for message in _messages(file) if (key := returned_key(message))]
        self.stdout.write(f"{mark_bounced(keys)} of {len(keys)} reported mails newly marked as returned.")


def _messages(path: Path) -> Iterator[bytes]:
    if path.is_dir() and (path / "new").is_dir():
        box: mailbox.Mailbox[mailbox.MaildirMessage] | mailbox.mbox = mailbox.Maildir(path, create=False)
    elif path.is_file():
        box = mailbox.mbox(path, create=False)
    else:
        raise AssayError("usage-wrong", reason=f"“{path}” is neither an mbox file nor a Maildir folder.")
    for key in box.keys():  # noqa: SIM118 - a mailbox is no mapping: iterating gives messages, parsed leniently
        yield box.get_bytes(key)
