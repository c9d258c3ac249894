"""Revoke, suspend, reinstate: the standing, the journal, the public list and the learner's mail, together."""

from __future__ import annotations

from django.db import transaction

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.jobs import schedule
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.audit.actions import record
from assay.web.records.credentials import lists, sealed, telling
from assay.web.records.credentials.models import Credential
from assay.web.records.credentials.publishing import publish_lists
from assay.web.records.mailing import actions as mailing
from assay.web.records.organizations import queries as organizations

LONGEST_REASON = 500
_VERBS = {"revoked": "revoke", "suspended": "suspend", "active": "reinstate"}


@transaction.atomic
def change(actor: str, organization: str, key: str, standing: str, reason: str) -> None:
    """Give an issued credential this standing, once; the same again changes nothing.

    Raises `NotFound`, `draft-member-missing` without a reason, `status-revocation-final`.
    """
    told = " ".join(reason.split())
    if not told:
        raise AssayError("draft-member-missing", "/reason", member="reason")
    if len(told) > LONGEST_REASON:
        raise AssayError("draft-member-malformed", "/reason", member="reason", expected="a shorter text")
    rows = Credential.objects.of(organization).filter(key=key, state="issued")
    row = rows.select_for_update(of=("self",)).select_related("recipient").first()
    if row is None:
        raise NotFound
    if row.standing == standing:
        return
    if row.standing == "revoked":
        raise AssayError("status-revocation-final", index=row.index)
    secret = sealed.secret_of(row.recipient)
    row.standing, row.standing_at = standing, now()
    row.sealed_reason = sealed.sealed_reason(secret, row.key, told) if secret else b""
    row.save(update_fields=["standing", "standing_at", "sealed_reason"])
    lists.mark_changed(row.list_id)
    record(_VERBS[standing], "credential", row.key, actor=actor, organization=organization)
    _tell(row, sealed.named(row.recipient, secret), told)
    schedule(publish_lists, merge=True)


def _tell(row: Credential, who: sealed.Named, reason: str) -> None:
    if not who.email:
        return
    letter = telling.Letter(
        row,
        who.name,
        who.email,
        achievements.version(row.version_id).name,
        organizations.public(row.organization_id).name,
    )
    if row.standing == "active":
        message = telling.reinstated(letter, reason)
    else:
        message = telling.withdrawn(letter, reason, is_final=row.standing == "revoked")
    mailing.queue(message, kind="credential-standing", key=row.key)
