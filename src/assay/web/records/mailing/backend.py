"""Django's door to the queue: what allauth and Django send goes the same way as our own mail."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from assay.web.records.mailing.actions import Message, queue


class QueueBackend(BaseEmailBackend):
    """Queues each message for each of its addresses."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many messages were queued."""
        for message in email_messages:
            for address in message.recipients():
                queue(Message(address, str(message.subject), str(message.body)), kind="account", key="")
        return len(email_messages)
