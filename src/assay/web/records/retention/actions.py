"""Writes of the schedule: list who goes, keep one back, let go what is over, end a contract.

Two steps for a pupil's record: it is listed a fortnight before, whoever is responsible is told, and on its
day it goes, if the pupil has not come back and nobody has kept it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.disclosures import actions as disclosures
from assay.web.records.erasure.contracts import erase_organization
from assay.web.records.erasure.pupils import erase_pupils
from assay.web.records.inspections import actions as inspections
from assay.web.records.inspections import queries as requests
from assay.web.records.mailing.actions import Message, queue
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.permissions import Permission, Role
from assay.web.records.people.models import Person
from assay.web.records.people.queries import by_key, has_address
from assay.web.records.policies.queries import policy
from assay.web.records.retention import queries, rest
from assay.web.records.retention.models import Ending, Listing
from assay.web.records.rosters.models import Pupil, School

_TOLD = frozenset({Role.OWNER, Role.COORDINATOR})


class WrongName(Exception):
    """What was typed is not the organization's name."""


class StillAsked(Exception):
    """Somebody waits for an answer about this pupil's record: it cannot go, and its being kept cannot end."""


@transaction.atomic
def list_due(organization: str) -> int:
    """List the pupils whose time is over within a fortnight, and tell who is responsible; how many."""
    at, days = now(), policy(organization).days("pupil-left")
    Listing.objects.of(organization).filter(pupil__left_at=None).delete()  # came back
    over = Pupil.objects.of(organization).filter(left_at__lte=at + queries.NOTICE - timedelta(days=days))
    fresh = list(over.exclude(key__in=Listing.objects.of(organization).values("pupil")))
    Listing.objects.bulk_create(
        Listing(
            organization_id=organization,
            pupil=row,
            listed_at=at,
            due_at=max((row.left_at or at) + timedelta(days=days), at + queries.NOTICE),
        )
        for row in fresh
    )
    if fresh:
        record("list", "pupils", "", organization=organization, count=len(fresh))
        _tell(organization, len(fresh))
    return len(fresh)


def let_go(organization: str) -> Counter[str]:
    """Let go everything of this organization whose time is over; how many rows, by kind or table."""
    at, rules = now(), policy(organization)
    gone: Counter[str] = Counter()
    with transaction.atomic():
        due = Listing.objects.of(organization).filter(due_at__lte=at, held_at=None).order_by("key")
        # Locked: one that is being kept back at this instant is waited for, and then is none of these.
        due = due.select_for_update(of=("self",))
        asked = {row.pupil for row in requests.requests(organization, is_open=True)}
        pupils = due.exclude(pupil__left_at=None).exclude(pupil__in=asked)
        gone += erase_pupils(organization, list(pupils.values_list("pupil", flat=True)))
    for what, drop in (
        ("import-file", rest.drop_files),
        ("mail", rest.drop_mails),
        ("consent", rest.drop_consents),
        ("disclosure", disclosures.drop_before),
        ("request", inspections.drop_before),
    ):
        gone[what] += drop(organization, at - timedelta(days=rules.days(what)))
    gone = +gone
    if gone:
        record("let-go", "schedule", "", organization=organization, count=sum(gone.values()))
    return gone


def let_go_everywhere() -> int:
    """List and let go in every organization that keeps a roster; how many rows went."""
    kept = School.objects.everywhere("the daily job").values_list("organization", flat=True).distinct()
    count = 0
    for organization in sorted(set(kept)):
        list_due(organization)
        count += sum(let_go(organization).values())
    return count


@transaction.atomic
def keep(actor: Person, organization: str, pupil_key: str, *, is_held: bool) -> None:
    """Keep a listed pupil's record back, or no longer; then it has a fortnight again.

    Raises `NotFound`, `Forbidden`.
    """
    organizations.require(actor, organization, Permission.PRIVACY_MANAGE)
    row = Listing.objects.of(organization).filter(pupil=pupil_key).select_for_update().first()
    if row is None:
        raise NotFound
    row.held_at, row.held_by = (now(), actor) if is_held else (None, None)
    if not is_held:
        row.due_at = max(row.due_at, now() + queries.NOTICE)
    row.save(update_fields=["held_at", "held_by", "due_at"])
    record("hold" if is_held else "release", "pupil", pupil_key, actor=actor.key, organization=organization)


@transaction.atomic
def ask_to_end(actor: Person, organization: str, typed: str) -> None:
    """Ask for the end of the contract; it can be withdrawn for 30 days. Asked again, nothing changes.

    Raises `NotFound`, `Forbidden`, `WrongName`.
    """
    held = organizations.require(actor, organization, Permission.PRIVACY_MANAGE)
    if " ".join(typed.split()).casefold() != " ".join(held.organization.name.split()).casefold():
        raise WrongName
    if queries.ending(organization) is not None:
        return
    at = now()
    made = Ending.objects.create(
        organization_id=organization, asked_at=at, asked_by=actor.key, due_at=at + queries.WAIT
    )
    record("ask-end", "organization", made.key, actor=actor.key, organization=organization)
    _tell_of_end(organization, made.due_at)


@transaction.atomic
def withdraw_end(actor: Person, organization: str) -> None:
    """The contract goes on. Raises `NotFound`, also once it is too late, and `Forbidden`."""
    organizations.require(actor, organization, Permission.PRIVACY_MANAGE)
    # Not once its day has come: erasing may have begun, in parts that cannot be brought back.
    waiting = Ending.objects.of(organization).filter(withdrawn_at=None, done_at=None, due_at__gt=now())
    if not waiting.update(withdrawn_at=now()):
        raise NotFound
    record("withdraw-end", "organization", organization, actor=actor.key, organization=organization)


def note_export(actor: Person, organization: str) -> None:
    """Note that everything was downloaded. Raises `NotFound`, `Forbidden`."""
    organizations.require(actor, organization, Permission.PRIVACY_MANAGE)
    waiting = Ending.objects.of(organization).filter(withdrawn_at=None, done_at=None)
    waiting.update(exported_at=now())
    record("export", "organization", organization, actor=actor.key, organization=organization)


def end_due() -> int:
    """End every contract whose 30 days are over; how many."""
    due = Ending.objects.everywhere("the daily job").filter(
        withdrawn_at=None, done_at=None, due_at__lte=now()
    )
    keys = list(due.values_list("key", "organization"))
    for key, organization in keys:
        _end(key, organization)
    return len(keys)


def _end(key: str, organization: str) -> None:
    counts = erase_organization(organization)
    with transaction.atomic():
        row = Ending.objects.of(organization).select_for_update().get(key=key)
        at = now()
        told: dict[str, object] = {
            "organization": organization,
            "name": organizations.public(organization).name,
            "asked": row.asked_at.isoformat(timespec="seconds"),
            "erased": at.isoformat(timespec="seconds"),
            "rows": dict(sorted(counts.items())),
            "kept": ["public keys", "status lists", "published achievements", "emptied awards", "journal"],
        }
        row.done_at, row.certificate, row.digest = at, told, digest_of(told)
        row.save(update_fields=["done_at", "certificate", "digest"])


def digest_of(certificate: dict[str, object]) -> str:
    """The SHA-256 of a certificate, as it is downloaded."""
    return hashlib.sha256(written(certificate)).hexdigest()


def written(certificate: dict[str, object]) -> bytes:
    """The certificate as it is downloaded."""
    return json.dumps(certificate, ensure_ascii=False, indent=2, sort_keys=True).encode()


def _responsible(organization: str, roles: frozenset[Role]) -> list[Person]:
    members = [row for row in organizations.members(organization) if row.role in roles]
    people = [by_key(row.person_key) for row in members]
    return [person for person in people if has_address(person)]


def _tell(organization: str, count: int) -> None:
    name = organizations.public(organization).name
    address = f"{settings.ASSAY_ORIGIN}/work/{organization}/privacy/schedule"
    for person in _responsible(organization, _TOLD):
        with translation.override(person.language or "en"):
            text = _(
                "In %(days)s days or later the records of %(count)s pupils who have left %(organization)s "
                "go, as its rules say.\n\nSee who they are, and keep back what must not go yet:\n%(address)s"
            ) % {"days": queries.NOTICE.days, "count": count, "organization": name, "address": address}
            subject = _("%(organization)s: records whose time is over") % {"organization": name}
            queue(Message(person.email, subject, text), kind="schedule", key=organization)


def _tell_of_end(organization: str, due: datetime) -> None:
    name = organizations.public(organization).name
    address = f"{settings.ASSAY_ORIGIN}/work/{organization}/privacy/end"
    for person in _responsible(organization, frozenset({Role.OWNER})):
        with translation.override(person.language or "en"):
            day = date_format(timezone.localtime(due), "DATE_FORMAT")
            text = _(
                "Somebody who owns %(organization)s on Assay has asked for the end of its contract. On "
                "%(day)s everything personal that it keeps here is erased for good.\n\n"
                "Until then it can be withdrawn, and everything can be downloaded:\n%(address)s"
            ) % {"organization": name, "day": day, "address": address}
            subject = _("%(organization)s: everything is erased on %(day)s") % {
                "organization": name,
                "day": day,
            }
            queue(Message(person.email, subject, text), kind="ending", key=organization)
