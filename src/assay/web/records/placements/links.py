"""The mentor's link: what it opens, how it is sent, renewed and withdrawn.

Its secret is looked up by a keyed digest and kept sealed under the pupil's data key, so that the school can
copy it again; nobody finds it in the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.audit.actions import record
from assay.web.records.disclosures import actions as disclosures
from assay.web.records.endorsements import queries as endorsements
from assay.web.records.endorsements.values import PLACEMENT
from assay.web.records.mailing import actions as mailing
from assay.web.records.mailing.actions import Message
from assay.web.records.organizations import queries as organizations
from assay.web.records.people.link_tokens import token_digest
from assay.web.records.people.models import Person
from assay.web.records.placements.actions import arranged, renew_token
from assay.web.records.placements.models import Placement
from assay.web.records.placements.queries import hours_of, link_state_of, observations_of
from assay.web.records.placements.sealed import LINK, opened, secret_of
from assay.web.records.placements.values import MENTOR, MentorPage, PlacementRefused
from assay.web.records.policies.queries import policy
from assay.web.records.rosters import queries as rosters

_AGAIN = timedelta(hours=1)
"""Openings of one link within this time are one entry of the disclosure log."""


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """The row behind a link that works, its pupil's key, and what was sealed in it."""

    row: Placement
    secret: SealingKey
    told: dict[str, str]


def address(organization: str, key: str) -> str:
    """The whole link of this placement's mentor; empty where it is closed. Raises `NotFound`."""
    row = Placement.objects.of(organization).filter(key=key).first()
    if row is None:
        raise NotFound
    if link_state_of(row) != "open" or not row.data_key_id:
        return ""
    return _address(row, secret_of(row))


@transaction.atomic
def send(actor: Person, organization: str, keys: Sequence[str]) -> None:
    """Mail the links of these placements to their mentors, again if need be.

    Raises `NotFound`, `Forbidden`, `PlacementRefused`.
    """
    words = policy(organization)
    school = organizations.public(organization).name
    for key in keys:
        row = arranged(actor, organization, key)
        secret = secret_of(row)
        told = opened(secret, "placement", row.key, row.sealed) or {}
        if not told.get("email"):
            raise PlacementRefused("no-address")
        if link_state_of(row) != "open":
            raise PlacementRefused("link-closed")
        pupil = rosters.pupil(organization, row.pupil_id).given_name
        facts = {"pupil": pupil, "school": school, "link": _address(row, secret)}
        subject = words.written("mentor-subject", row.language, facts)
        text = words.written("mentor", row.language, facts)
        mailing.queue(Message(told["email"], subject, text), kind="placement", key=row.key)
        Placement.objects.of(organization).filter(key=key).update(link_sent_at=now())
        record("send", "placement", key, actor=actor.key, organization=organization)


@transaction.atomic
def renew(actor: Person, organization: str, key: str) -> None:
    """A new link; the former one opens nothing from now on. Raises `NotFound`, `Forbidden`."""
    row = arranged(actor, organization, key)
    mailing.forget_about("placement", row.key)
    renew_token(row, secret_of(row))
    row.save()
    record("renew-link", "placement", key, actor=actor.key, organization=organization)


@transaction.atomic
def withdraw(actor: Person, organization: str, key: str) -> None:
    """The link opens nothing from now on. Raises `NotFound`, `Forbidden`."""
    row = arranged(actor, organization, key)
    if row.link_withdrawn_at is None:
        mailing.forget_about("placement", row.key)
        Placement.objects.of(organization).filter(key=key).update(link_withdrawn_at=now())
        record("withdraw-link", "placement", key, actor=actor.key, organization=organization)


def opened_link(token: str, *, locked: bool = False) -> OpenedLink:
    """What this link opens. Raises `NotFound` for one that nobody made, or that is closed.

    Only the keyed digest is compared, by an index: how long it takes says nothing about near misses.
    """
    rows = Placement.objects.everywhere("whoever holds the secret of a mentor's link")
    if locked:
        rows = rows.select_for_update()
    row = rows.filter(token_digest=token_digest(token, LINK)).first()
    if row is None or link_state_of(row) != "open":
        raise NotFound
    secret = secret_of(row)
    told = opened(secret, "placement", row.key, row.sealed)
    if told is None:
        raise NotFound
    return OpenedLink(row, secret, told)


def is_closed(token: str) -> bool:
    """Whether there was such a link and it is closed now: its holder is told so, and nothing else."""
    rows = Placement.objects.everywhere("whoever holds the secret of a mentor's link")
    row = rows.filter(token_digest=token_digest(token, LINK)).first()
    return row is not None and link_state_of(row) != "open"


@transaction.atomic
def by_token(token: str) -> MentorPage:
    """What the mentor sees; the opening is noted in the pupil's disclosure log. Raises `NotFound`."""
    link = opened_link(token)
    row = link.row
    last = row.link_opened_at
    if last is None or last + _AGAIN <= now():
        with translation.override(settings.LANGUAGE_CODE):
            what = _("first name, tasks and hours of the placement")
        to = f"{link.told['mentor']}, {link.told['employer']}"
        disclosures.log(row.organization_id, row.pupil_id, what, to, "placement")
        Placement.objects.of(row.organization_id).filter(key=row.key).update(link_opened_at=now())
    return page_of(link)


def peek(token: str) -> MentorPage:
    """The same without a note, for the steps behind the first page. Raises `NotFound`."""
    return page_of(opened_link(token))


def page_of(link: OpenedLink) -> MentorPage:
    """What its holder may see."""
    row, told = link.row, link.told
    seen = observations_of(row.organization_id, row.key, link.secret)
    signed = endorsements.of(PLACEMENT, row.key)
    pupil = rosters.pupil(row.organization_id, row.pupil_id)
    return MentorPage(
        key=row.key,
        organization=row.organization_id,
        school=organizations.public(row.organization_id).name,
        pupil=pupil.given_name,
        employer=told["employer"],
        mentor=told["mentor"],
        sent_to=told["email"] if row.link_sent_at else "",
        tasks=told["tasks"],
        begins=row.begins,
        ends=row.ends,
        hours=hours_of(row.organization_id, row.key, link.secret),
        observation=next((each for each in seen if each.kind == MENTOR), None),
        endorsement=signed[0] if signed else None,
        subject=row.credential_id,
        title=_("%(pupil)s at %(employer)s") % {"pupil": pupil.given_name, "employer": told["employer"]},
        language=row.language,
        is_awarded=row.awarded_at is not None,
        link_ends_at=row.link_ends_at,
    )


def _address(row: Placement, secret: SealingKey) -> str:
    told = opened(secret, "token", row.key, row.sealed_token)
    if told is None:
        raise NotFound
    return f"{settings.ASSAY_ORIGIN}/mentor/{told['token']}"
