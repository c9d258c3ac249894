"""Sending: by SMTP where a server is set, into a folder of files otherwise."""

from __future__ import annotations

import json
import smtplib

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django_tasks import task

from assay.web.base.clock import now
from assay.web.records.mailing.models import Mail
from assay.web.records.people.queries import instance_seal


@task()
def send(key: str) -> str:
    """Send one queued message; its state after."""
    mail = Mail.objects.filter(key=key, state="queued").first()
    if mail is None:
        return "gone"
    fields = json.loads(instance_seal().open_text(mail.sealed, "mail"))
    if settings.ASSAY_SMTP:
        connection = get_connection("django.core.mail.backends.smtp.EmailBackend", **settings.ASSAY_SMTP)
    else:
        connection = get_connection(
            "django.core.mail.backends.filebased.EmailBackend", file_path=settings.ASSAY_OUTBOX
        )
    message = EmailMultiAlternatives(
        fields["subject"], fields["text"], settings.DEFAULT_FROM_EMAIL, [fields["to"]], connection=connection
    )
    if fields["page"]:
        message.attach_alternative(fields["page"], "text/html")
    mail.attempts += 1
    try:
        message.send()
        mail.state, mail.sent_at = "sent", now()
    except smtplib.SMTPRecipientsRefused:
        mail.state, mail.reason = "bounced", "address-refused"
    mail.save(update_fields=["state", "reason", "attempts", "sent_at"])
    return mail.state
