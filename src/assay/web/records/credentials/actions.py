"""Writes of awards: the one front door. Permission, transaction, journal, and the pipeline's order.

Plan (one transaction, nothing signed) → sign → store the exact bytes and queue the mail (one transaction).
A process may die at any point: what was planned is finished by `jobs.finish_planned`.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.credentials import planning, signing, standing
from assay.web.records.credentials.doubles import person_index
from assay.web.records.credentials.forgetting import ToForget, forget, to_forget
from assay.web.records.credentials.models import Credential, Recipient
from assay.web.records.credentials.sealed import mail_index, sealed_recipient
from assay.web.records.credentials.tokens import claimed_key
from assay.web.records.credentials.values import (
    Award,
    EvidenceItem,
    IssueOutcome,
    normal_address,
    normal_name,
)
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.permissions import Permission
from assay.web.records.people import queries as people
from assay.web.records.people.models import Person
from assay.web.records.signing_keys.actions import ensure_key

__all__ = ["Award", "EvidenceItem", "IssueOutcome", "ToForget"]


def award(actor: Person | None, organization: str, award: Award) -> str:
    """One award, issued and on its way to the learner; the credential's key.

    `actor` is None where the system acts: a code, an accepted application. Raises `NotFound`,
    `Forbidden`, `organization-suspended`, what `plan` raises, and `CannotIssue` (then nothing was awarded).
    """
    [key] = plan(actor, organization, [award])
    [outcome] = signing.issue(organization, [key])
    if outcome.error is not None:
        raise outcome.error
    return key


def new_recipient(organization: str, data_key: str, name: str, email: str = "") -> str:
    """The key of a recipient made for somebody whose data key is kept elsewhere: a pupil of a roster.

    Whatever is awarded to the same name at the same address from then on goes to it, however it is awarded.
    Raises `NotFound` where that key was destroyed, and as `normal_name`, `normal_address`.
    """
    key, address = new_key(), normal_address(email)
    who = normal_name(name)
    sealed_name, sealed_email = sealed_recipient(people.data_key(data_key), key, who, address)
    index = person_index(organization, address, who) if address else ""
    is_first = index and not Recipient.objects.of(organization).filter(person_index=index).exists()
    Recipient.objects.create(
        key=key,
        organization_id=organization,
        data_key_id=data_key,
        sealed_name=sealed_name,
        sealed_email=sealed_email,
        mail_index=mail_index(address),
        person_index=index if is_first else "",
    )
    return key


def award_many(actor: Person | None, organization: str, awards: Sequence[Award]) -> list[IssueOutcome]:
    """Many at once, a chunk a transaction; what became of each, in their order.

    Chunks before one that raises are awarded: idempotency keys make the whole repeatable.
    """
    outcomes: list[IssueOutcome] = []
    for start in range(0, len(awards), signing.CHUNK):
        keys = plan(actor, organization, awards[start : start + signing.CHUNK])
        outcomes += signing.issue(organization, keys)
    return outcomes


def plan(actor: Person | None, organization: str, awards: Sequence[Award]) -> list[str]:
    """The keys of the credentials that will be issued, one an award; all are stored, or none.

    Raises `NotFound`, `Forbidden`, `organization-suspended`, `award-limit-reached`,
    `idempotency-conflict`, and what is wrong with any award: `draft-member-missing`,
    `draft-member-malformed`.
    """
    _require(actor, organization, Permission.AWARD_MAKE)
    _require_active(organization)
    ensure_key(organization)
    return planning.plan_all(_key(actor), organization, awards)


def issue_planned(organization: str, keys: Sequence[str]) -> list[IssueOutcome]:
    """Sign and store these; what became of each, in their order. Safe to repeat."""
    return signing.issue(organization, keys)


def revoke(actor: Person | None, organization: str, key: str, reason: str) -> None:
    """Take it back for good. Raises `NotFound`, `Forbidden`, `draft-member-missing` without a reason."""
    _require(actor, organization, Permission.AWARD_REVOKE)
    standing.change(_key(actor), organization, key, "revoked", reason)


def suspend(actor: Person | None, organization: str, key: str, reason: str) -> None:
    """Take it back for now. Raises as `revoke`, and `status-revocation-final`."""
    _require(actor, organization, Permission.AWARD_REVOKE)
    standing.change(_key(actor), organization, key, "suspended", reason)


def reinstate(actor: Person | None, organization: str, key: str, reason: str) -> None:
    """Lift a suspension. Raises as `suspend`."""
    _require(actor, organization, Permission.AWARD_REVOKE)
    standing.change(_key(actor), organization, key, "active", reason)


def reissue(actor: Person | None, organization: str, key: str, award: Award) -> str:
    """A corrected credential in place of this one, which is revoked when the new one is stored; its key.

    Asked again, the answer is the one that was made. Raises as `award`, and `status-revocation-final`
    for one that was revoked.
    """
    _require(actor, organization, Permission.AWARD_REVOKE)
    _require_active(organization)
    ensure_key(organization)
    with transaction.atomic():
        rows = Credential.objects.of(organization).filter(key=key, state="issued")
        former = rows.select_for_update().first()
        if former is None:
            raise NotFound
        following = Credential.objects.of(organization).filter(replaces_id=key).first()
        if following is not None and following.state == "void":
            Credential.objects.of(organization).filter(key=following.key).update(replaces=None)
            following = None
        if following is None and former.standing == "revoked":
            raise AssayError("status-revocation-final", index=former.index)
        if following is None:
            [fresh] = planning.plan_all(_key(actor), organization, [award], replaces=key)
        else:
            fresh = following.key
    [outcome] = signing.issue(organization, [fresh])
    if outcome.error is not None:
        raise outcome.error
    return fresh


def mark_claimed(token: str) -> None:
    """Note that the learner took it; the first time counts. Raises `NotFound` for a link that is not ours."""
    key = claimed_key(token)
    if key is None:
        raise NotFound
    rows = Credential.objects.everywhere("the holder of the link").filter(key=key, state="issued")
    with transaction.atomic():
        if rows.filter(claimed_at=None).update(claimed_at=now()):
            record("claim", "credential", key, organization=rows.get().organization_id)
        elif not rows.exists():
            raise NotFound


def note_share(key: str) -> None:
    """Count that the learner shared it; how and with whom is theirs."""
    rows = Credential.objects.everywhere("the holder's own share").filter(key=key)
    rows.update(shared_count=F("shared_count") + 1)


def forget_everywhere(*, emails: Sequence[str] = (), recipients: Sequence[str] = ()) -> int:
    """Forget every recipient with one of these addresses or keys, in all organizations; how many.

    Part of an erasure, which asks for the right and writes the list first: `erasure.actions`.
    """
    everywhere = Recipient.objects.everywhere("a person who is forgotten")
    indices = [mail_index(normal_address(email)) for email in emails if email.strip()]
    return forget([*everywhere.filter(mail_index__in=indices), *everywhere.filter(key__in=recipients)])


def recipients_of(*, emails: Sequence[str] = (), credentials: Sequence[str] = ()) -> list[ToForget]:
    """Whom `forget_everywhere` would forget for these addresses, and whom these credentials went to."""
    return to_forget([mail_index(normal_address(email)) for email in emails if email.strip()], credentials)


def forget_data_keys(keys: Sequence[str]) -> int:
    """Forget the recipients whose data keys these are: a backup brought them back. How many."""
    return forget(Recipient.objects.everywhere("a person who was forgotten").filter(data_key_id__in=keys))


def _require(actor: Person | None, organization: str, permission: Permission) -> None:
    if actor is not None:
        organizations.require(actor, organization, permission)


def _require_active(organization: str) -> None:
    if organizations.public(organization).state != "active":
        raise AssayError("organization-suspended")


def _key(actor: Person | None) -> str:
    return actor.key if actor else ""
