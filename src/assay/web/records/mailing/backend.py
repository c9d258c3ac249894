"""Django's door to the queue: what allauth and Django send goes the same way as our own mail."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from assay.web.records.mailing.actions import Message, queue


class QueueBackend(BaseEmailBackend):
    """Queues each message for each of its addresses."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many messages were queued."""
        for message in email_messages:
            for address in message.recipients():
                subject, text = str(message.subject), str(message.body)
                queue(Message(address, subject, text, _page(message)), kind="account", key="")
        return len(email_messages)


def _page(message: EmailMessage) -> str:
    if not isinstance(message, EmailMultiAlternatives):
        return ""
    pages = (str(content) for content, kind in message.alternatives if kind == "text/html")
    return next(pages, "")
