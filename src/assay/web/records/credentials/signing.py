"""Signing: from planned rows to issued ones, in whichever process, as often as it takes.

The exact signed bytes, the new state and the mail that tells the learner are stored in one transaction.
Two processes may sign the same row at once; one of them stores it, and the other's bytes are dropped
before anybody saw them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from assay.errors import AssayError
from assay.issuance import Issuer
from assay.web.base.clock import now
from assay.web.base.jobs import schedule
from assay.web.base.sealing import SealBroken, SealingKey
from assay.web.records.achievements import queries as achievements
from assay.web.records.audit.actions import record
from assay.web.records.credentials import lists, sealed, telling
from assay.web.records.credentials.models import Credential, Reply
from assay.web.records.credentials.publishing import publish_lists
from assay.web.records.credentials.values import IssueOutcome
from assay.web.records.mailing import actions as mailing
from assay.web.records.mailing.actions import Message
from assay.web.records.signing_keys.queries import issuer_of

CHUNK = 200
"""Credentials a transaction: enough that its commit costs little, so few that nobody else waits long."""

REPLACED = "replaced"
_CONTENT_LOST = "data-key-destroyed"


@dataclass(frozen=True, slots=True)
class _Signed:
    """A credential signed in memory, or the reason why not."""

    credential: Credential
    secret: SealingKey | None
    sealed: bytes = b""
    digest: str = ""
    error: AssayError | None = None
    void_reason: str = ""


def issue(organization: str, keys: Sequence[str]) -> list[IssueOutcome]:
    """What became of each of these planned credentials, in their order.

    One that was issued before counts as issued. What is declined to be signed is void for good, and its
    error says why.
    """
    outcomes: dict[str, IssueOutcome] = {}
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        outcomes |= _issue_chunk(organization, chunk)
    return [outcomes.get(key) or IssueOutcome(key, _declined("void")) for key in keys]


def _issue_chunk(organization: str, keys: Sequence[str]) -> dict[str, IssueOutcome]:
    rows = list(Credential.objects.of(organization).filter(key__in=keys).select_related("recipient"))
    outcomes = {row.key: IssueOutcome(row.key) for row in rows if row.state == "issued"}
    planned = [row for row in rows if row.state == "planned"]
    if planned:
        issuer = issuer_of(organization)
        signed = list(_sign(planned, issuer))
        _store(organization, issuer, signed)
        outcomes |= {one.credential.key: IssueOutcome(one.credential.key, one.error) for one in signed}
    return outcomes


def _sign(planned: Iterable[Credential], issuer: Issuer) -> Iterator[_Signed]:
    rows = list(planned)
    secrets = sealed.secrets_of(row.recipient for row in rows)
    for row in rows:
        secret = secrets.get(row.recipient.data_key_id or "")
        if secret is None:
            yield _Signed(row, None, error=_declined(_CONTENT_LOST), void_reason=_CONTENT_LOST)
            continue
        try:
            content = issuer.issue(json.loads(sealed.unsigned(row, secret))).content
        except SealBroken:
            yield _Signed(row, secret, error=_declined(_CONTENT_LOST), void_reason=_CONTENT_LOST)
        except AssayError as error:
            codes = str(error.facts.get("codes", error.code))
            yield _Signed(row, secret, error=error, void_reason=codes[:120])
        else:
            yield _Signed(row, secret, *sealed.sealed_secured(secret, row.key, content))


def _declined(codes: str) -> AssayError:
    return AssayError("credential-not-issued", codes=codes)


@transaction.atomic
def _store(organization: str, issuer: Issuer, signed: list[_Signed]) -> None:
    by_key = {one.credential.key: one for one in signed}
    rows = Credential.objects.of(organization).filter(key__in=by_key, state="planned")
    waiting = [by_key[key] for key in rows.order_by("key").select_for_update().values_list("key", flat=True)]
    instant = now()
    good = [one for one in waiting if one.error is None]
    letters = _letters(good, str(issuer.profile["name"]))
    told = {key for _message, key in letters}
    rows.filter(key__in=told).update(told_at=instant)
    for one in good:
        one.credential.sealed_secured, one.credential.digest = one.sealed, one.digest
    Credential.objects.bulk_create(  # the rows are there and locked: one statement updates them all
        [one.credential for one in good],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["sealed_secured", "digest"],
    )
    for one in waiting:
        if one.error is not None:
            row = rows.filter(key=one.credential.key)
            row.update(state="void", void_reason=one.void_reason, sealed_unsigned=b"")
    rows.update(state="issued", issued_at=instant, sealed_unsigned=b"")  # the signed bytes hold all of it
    mailing.queue_many(letters, kind="credential")
    void = [one.credential.key for one in waiting if one.error is not None]
    if void:  # so that the corrected request is not answered with nothing
        Reply.objects.of(organization).filter(credential_id__in=void).delete()
    _withdraw_replaced(organization, [one.credential for one in good], instant)


def _letters(good: list[_Signed], issuer: str) -> list[tuple[Message, str]]:
    """The mails that tell of these, each with the key of its credential; none where there is no address."""
    versions = achievements.versions([one.credential.version_id for one in good])
    letters = []
    for one in good:
        who = sealed.named(one.credential.recipient, one.secret)
        if who.email:
            achievement = versions[one.credential.version_id].name
            letter = telling.Letter(one.credential, who.name, who.email, achievement, issuer)
            tell = telling.corrected if one.credential.replaces_id else telling.awarded
            letters.append((tell(letter), one.credential.key))
    return letters


def _withdraw_replaced(organization: str, fresh: list[Credential], instant: datetime) -> None:
    for row in fresh:
        if row.replaces_id is None:
            continue
        former = Credential.objects.of(organization).select_for_update().get(pk=row.replaces_id)
        if former.standing != "revoked":
            secret = sealed.secret_of(former.recipient)
            former.standing, former.standing_at = "revoked", instant
            former.sealed_reason = sealed.sealed_reason(secret, former.key, REPLACED) if secret else b""
            former.save(update_fields=["standing", "standing_at", "sealed_reason"])
            lists.mark_changed(former.list_id)
            record("revoke", "credential", former.key, organization=organization, replaced_by=row.key)
            schedule(publish_lists, merge=True)
