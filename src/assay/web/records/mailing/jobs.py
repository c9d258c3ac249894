"""Sending what is queued: by SMTP where a server is set, into a folder of files otherwise.

The table is the queue: a handful is claimed by moving its next try into the future, so that what a killed
worker had begun is tried again, and what failed for a while rests longer each time.
"""

from __future__ import annotations

import json
import smtplib
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core.mail import BadHeaderError, EmailMultiAlternatives
from django.db import transaction
from django.db.models import F
from django_tasks import task

from assay.web.base.clock import now
from assay.web.base.jobs import repeated
from assay.web.base.sealing import SealBroken
from assay.web.records.mailing import outbox
from assay.web.records.mailing.models import Mail
from assay.web.records.people.queries import instance_seal

SEALED_AS = "mail"
AT_ONCE = 200
LEASE = timedelta(minutes=10)
RESTS = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 480, 720))
_REFUSED_FOR_GOOD = 500


@repeated(timedelta(minutes=1))
@task()
def send_queued() -> int:
    """Send everything that is due, a handful at a time; how many were tried."""
    tried = 0
    while mails := _claim():
        with outbox.connection() as way:
            for some in _in_groups(mails, outbox.acknowledged_together()):
                _note([_send(mail, way) for mail in some])
        tried += len(mails)
    return tried


def _note(fates: list[Mail]) -> None:
    """Write down what became of these: those sent in one stroke, for they are many, others one by one."""
    sent = [mail.key for mail in fates if mail.state == "sent"]
    with transaction.atomic():
        Mail.objects.filter(key__in=sent).update(
            state="sent", reason="", sealed=b"", sent_at=now(), attempts=F("attempts") + 1
        )
        for mail in fates:
            if mail.state != "sent":
                mail.save(update_fields=["state", "reason", "attempts", "due_at", "sealed"])


def _claim() -> list[Mail]:
    with transaction.atomic():
        due = Mail.objects.filter(state="queued", due_at__lte=now()).order_by("due_at")
        mails = list(due.select_for_update(skip_locked=True)[:AT_ONCE])
        Mail.objects.filter(key__in=[mail.key for mail in mails]).update(due_at=now() + LEASE)
    return mails


def _in_groups(mails: list[Mail], size: int) -> Iterable[list[Mail]]:
    return (mails[start : start + size] for start in range(0, len(mails), size))


def _send(mail: Mail, way: outbox.Way) -> Mail:
    """The mail, tried once, with its new state."""
    mail.attempts += 1
    try:
        message = _message(mail)
        way.send(message, mail.key)
    except (SealBroken, BadHeaderError, ValueError):  # no further attempt can help
        return _end(mail, "failed", "cannot-be-written")
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        if codes and all(code >= _REFUSED_FOR_GOOD for code in codes):
            return _end(mail, "bounced", "address-refused")
        return _rest(mail, "address-deferred")
    except smtplib.SMTPDataError as error:
        if error.smtp_code >= _REFUSED_FOR_GOOD:
            return _end(mail, "failed", f"refused-{error.smtp_code}")
        return _rest(mail, f"deferred-{error.smtp_code}")
    except smtplib.SMTPResponseException as error:  # of greeting, sign-in or sender: somebody can mend that
        return _rest(mail, f"deferred-{error.smtp_code}")
    except (smtplib.SMTPException, OSError):
        return _rest(mail, "server-unreachable")
    return _end(mail, "sent", "")


def _message(mail: Mail) -> EmailMultiAlternatives:
    fields = json.loads(instance_seal().open_text(mail.sealed, SEALED_AS))
    host = settings.ASSAY_HOST.partition(":")[0]
    message = EmailMultiAlternatives(
        fields["subject"],
        fields["text"],
        settings.DEFAULT_FROM_EMAIL,
        [fields["to"]],
        # By this a delivery report is matched with the mail; it says nothing about whom it went to.
        headers={"Message-ID": f"<{mail.key}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    if fields["page"]:
        message.attach_alternative(fields["page"], "text/html")
    return message


def _end(mail: Mail, state: str, reason: str) -> Mail:
    mail.state, mail.reason, mail.sealed = state, reason, b""
    return mail


def _rest(mail: Mail, reason: str) -> Mail:
    if mail.attempts > len(RESTS):
        return _end(mail, "failed", reason)
    mail.reason, mail.due_at = reason, now() + RESTS[mail.attempts - 1]
    return mail
