"""Forgetting recipients: their data keys are destroyed, and with them every name, address and document.

What stays is a random credential id, a status index, dates, and a digest that nobody can make again.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from assay.web.records.audit.actions import record
from assay.web.records.credentials.models import Credential, Recipient, Reply
from assay.web.records.mailing import actions as mailing
from assay.web.records.people import actions as people


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
