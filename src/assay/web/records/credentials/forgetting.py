"""Forgetting recipients: their data keys are destroyed, and with them every name, address and document.

What stays is a random credential id, a status index, dates, and a digest that nobody can make again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from assay.web.records.audit.actions import record
from assay.web.records.credentials.models import Credential, Recipient, Reply
from assay.web.records.mailing import actions as mailing
from assay.web.records.people import actions as people


@dataclass(frozen=True, slots=True)
class ToForget:
    """A recipient by its keys: the row's, the data key's, and the index by which a file's rows name them."""

    recipient: str
    data_key: str
    person_index: str


@transaction.atomic
def forget(recipients: Iterable[Recipient]) -> int:
    """Forget these for good; how many there were to forget."""
    known = [row for row in recipients if row.data_key_id]
    keys = [row.key for row in known]
    everywhere = "recipients who are forgotten"
    credentials = Credential.objects.everywhere(everywhere).filter(recipient_id__in=keys)
    Reply.objects.everywhere(everywhere).filter(credential__recipient_id__in=keys).delete()
    for key in credentials.values_list("key", flat=True):
        mailing.forget_about("credential", key)
        mailing.forget_about("credential-standing", key)
    credentials.filter(state="planned").update(state="void", void_reason="recipient-forgotten")
    credentials.update(
        sealed_unsigned=b"", sealed_secured=b"", sealed_reason=b"", assessment={}, source_key="", language=""
    )
    Recipient.objects.everywhere(everywhere).filter(key__in=keys).update(
        sealed_name=b"", sealed_email=b"", mail_index="", person_index=""
    )
    people.destroy_data_keys([str(row.data_key_id) for row in known])
    for row in known:
        record("forget", "recipient", row.key, organization=row.organization_id)
    return len(known)


def to_forget(indices: Sequence[str], credentials: Sequence[str]) -> list[ToForget]:
    """The recipients with one of these mail indices, and those that these credentials were awarded to."""
    everywhere = Recipient.objects.everywhere("a person who is forgotten").exclude(data_key=None)
    sent = Credential.objects.everywhere("a person who is forgotten").filter(key__in=credentials)
    of_credentials = everywhere.filter(key__in=list(sent.values_list("recipient_id", flat=True)))
    found = {row.key: row for row in (*everywhere.filter(mail_index__in=indices), *of_credentials)}
    return [ToForget(row.key, str(row.data_key_id), row.person_index) for row in found.values()]
