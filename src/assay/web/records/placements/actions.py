"""Writes of placements by the school: arrange, change, end; the rubric's words; and forgetting."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.achievements import queries as achievements
from assay.web.records.audit.actions import record
from assay.web.records.credentials.values import normal_address
from assay.web.records.endorsements import actions as endorsements
from assay.web.records.mailing import actions as mailing
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.link_tokens import new_token, token_digest
from assay.web.records.people.models import Person
from assay.web.records.people.queries import data_keys
from assay.web.records.placements.models import Placement, Rubric
from assay.web.records.placements.rubrics import read_rubric
from assay.web.records.placements.sealed import LINK, opened, seal, secret_of
from assay.web.records.placements.values import (
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_AT_ONCE,
    NewPlacement,
    PlacementRefused,
)
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.rows import PupilRow

LINK_AFTER = timedelta(days=30)  # how long after the last day the mentor's link works
LONGEST = timedelta(days=731)


@transaction.atomic
def arrange(actor: Person, organization: str, wanted: NewPlacement, pupils: Sequence[str]) -> list[str]:
    """One placement for each of these pupils, all or none; their keys. Nothing is sent yet.

    Raises `NotFound`, `Forbidden`, `PlacementRefused`.
    """
    held = require(actor, organization, Permission.PLACEMENT_ARRANGE)
    if not pupils:
        raise PlacementRefused("nobody", "pupils")
    if len(set(pupils)) > MOST_AT_ONCE:
        raise PlacementRefused("many", "pupils")
    told = _checked(organization, wanted)
    rubric = Rubric.objects.of(organization).filter(retired_at=None).first()
    reach, rows = rosters.reach(held), rosters.among_keys(organization, pupils)
    secrets = data_keys([pupil.data_key for pupil in rows.values() if pupil.data_key])
    made = []
    for key in dict.fromkeys(pupils):
        pupil = rows.get(key)
        if pupil is None or not reach.has(key):
            raise NotFound
        made.append(_arranged(actor, told, pupil, secrets.get(pupil.data_key), rubric))
    return made


def _arranged(
    actor: Person, told: NewPlacement, pupil: PupilRow, secret: SealingKey | None, rubric: Rubric | None
) -> str:
    if pupil.left_at is not None or not pupil.data_key:
        raise PlacementRefused("left", "pupils")
    if secret is None:
        raise NotFound
    row = Placement(
        key=new_key(),
        organization_id=pupil.organization,
        pupil_id=pupil.key,
        data_key_id=pupil.data_key,
        begins=told.begins,
        ends=told.ends,
        wanted_quarters=told.wanted_quarters,
        wants_two=told.wants_two,
        rubric=rubric,
        version_id=told.version or None,
        credential_id=uuid.uuid4().urn,
        language=told.language,
        made_by=actor,
        made_at=now(),
    )
    row.sealed = seal(secret, "placement", row.key, _texts(told))
    renew_token(row, secret)
    row.save(force_insert=True)
    record("arrange", "placement", row.key, actor=actor.key, organization=pupil.organization, pupil=pupil.key)
    return row.key


@transaction.atomic
def change(actor: Person, organization: str, key: str, wanted: NewPlacement) -> None:
    """Other words, dates or hours for a placement that was not awarded yet.

    A mentor with another address gets a link of their own: the former one is closed. Raises `NotFound`,
    `Forbidden`, `PlacementRefused`.
    """
    row = arranged(actor, organization, key)
    if row.awarded_at is not None:
        raise PlacementRefused("awarded")
    told = _checked(organization, wanted)
    secret = secret_of(row)
    before = opened(secret, "placement", row.key, row.sealed) or {}
    row.begins, row.ends = told.begins, told.ends
    row.wanted_quarters, row.wants_two, row.language = told.wanted_quarters, told.wants_two, told.language
    row.version_id = told.version or None
    row.sealed = seal(secret, "placement", row.key, _texts(told))
    if before.get("email") != told.email or before.get("mentor") != told.mentor:
        mailing.forget_about("placement", row.key)
        renew_token(row, secret)
    elif row.link_withdrawn_at is None:
        row.link_ends_at = link_end(told.ends)
    row.save()
    record("change", "placement", row.key, actor=actor.key, organization=organization)


@transaction.atomic
def remove(actor: Person, organization: str, key: str) -> None:
    """Take back a placement that was not awarded, with all that belongs to it.

    Raises `NotFound`, `Forbidden`, `PlacementRefused`.
    """
    row = arranged(actor, organization, key)
    if row.awarded_at is not None:
        raise PlacementRefused("awarded")
    _drop([row])
    record("remove", "placement", key, actor=actor.key, organization=organization)


@transaction.atomic
def put_rubric(actor: Person, organization: str, text: str) -> None:
    """The organization's own words from now on; placements so far keep theirs.

    Raises `NotFound`, `Forbidden`, `FileRefused`.
    """
    require(actor, organization, Permission.ROSTER_EDIT)
    read_rubric(text)
    _retire(organization)
    row = Rubric.objects.create(organization_id=organization, text=text, made_by=actor, made_at=now())
    record("change", "rubric", row.key, actor=actor.key, organization=organization)


@transaction.atomic
def drop_rubric(actor: Person, organization: str) -> None:
    """The shipped words count again for new placements. Raises `NotFound`, `Forbidden`."""
    require(actor, organization, Permission.ROSTER_EDIT)
    if _retire(organization):
        record("remove", "rubric", "", actor=actor.key, organization=organization)


def forget_data_keys(keys: Iterable[str]) -> int:
    """Forget the placements of the pupils whose data keys these are, files and all; how many."""
    found = Placement.objects.everywhere("a person who is forgotten")
    rows = list(found.filter(data_key_id__in=[key for key in keys if key]))
    _drop(rows)
    return len(rows)


def arranged(actor: Person, organization: str, key: str) -> Placement:
    """The placement, locked, if this member may arrange it. Raises `NotFound`, `Forbidden`."""
    held = require(actor, organization, Permission.PLACEMENT_ARRANGE)
    row = Placement.objects.of(organization).select_for_update().filter(key=key).first()
    if row is None or not rosters.reach(held).has(row.pupil_id):
        raise NotFound
    return row


def renew_token(row: Placement, secret: SealingKey) -> None:
    """Give this row a new secret for its link; the former one opens nothing. The caller saves."""
    token = new_token()
    row.token_digest = token_digest(token, LINK)
    row.sealed_token = seal(secret, "token", row.key, {"token": token})
    row.link_ends_at = link_end(row.ends)
    row.link_withdrawn_at = row.link_sent_at = row.link_opened_at = None


def link_end(ends: date) -> datetime:
    """When the link to a placement with this last day stops: some weeks after it, never in the past."""
    planned = datetime.combine(ends, time(), UTC) + LINK_AFTER
    return max(planned, now() + timedelta(days=7))


def _checked(organization: str, wanted: NewPlacement) -> NewPlacement:
    employer, mentor = " ".join(wanted.employer.split()), " ".join(wanted.mentor.split())
    tasks = wanted.tasks.strip()
    if not 0 < len(employer) <= LONGEST_NAME:
        raise PlacementRefused("employer", "employer")
    if not 0 < len(mentor) <= LONGEST_NAME:
        raise PlacementRefused("mentor", "mentor")
    if not 0 < len(tasks) <= LONGEST_TEXT:
        raise PlacementRefused("tasks", "tasks")
    if wanted.ends < wanted.begins:
        raise PlacementRefused("dates", "ends")
    if wanted.ends - wanted.begins > LONGEST:
        raise PlacementRefused("too-long", "ends")
    if wanted.version:
        try:
            version = achievements.version(wanted.version)
        except NotFound as error:
            raise PlacementRefused("version", "version") from error
        if version.organization != organization or version.state != "published":
            raise PlacementRefused("version", "version")
    try:
        email = normal_address(wanted.email)
    except AssayError as error:
        raise PlacementRefused("email", "email") from error
    return replace(wanted, employer=employer, mentor=mentor, tasks=tasks, email=email)


def _texts(told: NewPlacement) -> dict[str, str]:
    return {"employer": told.employer, "mentor": told.mentor, "email": told.email, "tasks": told.tasks}


def _retire(organization: str) -> int:
    return Rubric.objects.of(organization).filter(retired_at=None).update(retired_at=now())


def _drop(rows: list[Placement]) -> None:
    mailing.forget_wholly("placement", [row.key for row in rows])
    for row in rows:
        endorsements.forget_about("placement", row.key)
    Placement.objects.everywhere("rows that were asked for").filter(
        key__in=[row.key for row in rows]
    ).delete()
