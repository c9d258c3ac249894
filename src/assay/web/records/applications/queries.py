"""Reads of applications: by the link, for whoever applied; by the organization, for its assessors."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.applications import links, sealed
from assay.web.records.applications.models import Application, Intake, Piece, Step
from assay.web.records.applications.values import (
    WAITING,
    ApplicationPage,
    ApplicationRow,
    IntakeRow,
    PieceRow,
    StepRow,
)
from assay.web.records.organizations import queries as organizations
from assay.web.records.people import queries as people
from assay.web.records.people.models import Person
from assay.web.records.rosters.recipients import beyond
from assay.web.records.rosters.rows import Reach


def intake(organization: str, achievement: str) -> IntakeRow:
    """What those who apply for this achievement are asked. Raises `NotFound`."""
    row = achievements.achievement(organization, achievement)
    return _intake(organization, achievement, is_open=row.takes_applications and row.published is not None)


def open_for(version: str) -> IntakeRow | None:
    """What is asked of those who apply for this version; None where nobody can."""
    row = achievements.version(version)
    if not row.takes_applications or row.state != "published":
        return None
    return _intake(row.organization, row.achievement, is_open=True)


def _intake(organization: str, achievement: str, *, is_open: bool) -> IntakeRow:
    held = Intake.objects.of(organization).filter(achievement_id=achievement).first()
    if held is None:
        return IntakeRow(achievement, is_open, "", takes_files=True, needs_second=False)
    return IntakeRow(achievement, is_open, held.asks, held.takes_files, held.needs_second)


def queue(
    organization: str,
    state: str = "waiting",
    start: int = 0,
    count: int = 50,
    *,
    within: Reach | None = None,
) -> list[ApplicationRow]:
    """Applications that wait for an assessor, longest first; or those of another state, newest first.

    `within`: not those of pupils beyond this reach.
    """
    rows = _reached(organization, within).filter(data_key__isnull=False)
    if state == "waiting":
        rows = rows.filter(state__in=WAITING).order_by("submitted_at")
    else:
        rows = rows.filter(state=state).order_by("-submitted_at")
    return _rows(rows.select_related("version")[start : start + count])


def _reached(organization: str, within: Reach | None) -> QuerySet[Application]:
    rows = Application.objects.of(organization)
    if within is None:
        return rows
    known = list(rows.values_list("key", "person_id", "mail_index"))
    others = beyond(organization, within, (row[1] or "" for row in known), (row[2] for row in known))
    return rows.exclude(key__in=[key for key, person, index in known if {person, index} & others])


def counts(organization: str, within: Reach | None = None) -> dict[str, int]:
    """How many applications there are of each state, and `waiting` for an assessor; `within` as `queue`."""
    rows = _reached(organization, within).order_by()
    found = dict(rows.values_list("state").annotate(Count("key")))
    return {**found, "waiting": sum(found.get(state, 0) for state in WAITING)}


def application(organization: str, key: str, within: Reach | None = None) -> ApplicationPage:
    """One application of this organization. Raises `NotFound`, also for a pupil's beyond this reach."""
    row = _reached(organization, within).filter(key=key).select_related("version").first()
    if row is None or not row.data_key_id:
        raise NotFound
    return _page(row)


def by_token(token: str) -> ApplicationPage:
    """The application that this link opens. Raises `NotFound`."""
    return _page(of_token(token))


def of_token(token: str) -> Application:
    """The row that this link opens. Raises `NotFound`."""
    rows = Application.objects.everywhere("whoever holds the link").filter(key=links.opened_key(token) or "")
    row = rows.filter(data_key__isnull=False).select_related("version").first()
    if row is None:
        raise NotFound
    return row


def of_person(person: Person) -> list[ApplicationRow]:
    """What this person applied for, newest first."""
    rows = Application.objects.everywhere("the person's own").filter(person=person, data_key__isnull=False)
    return _rows(rows.select_related("version").order_by("-made_at"))


def piece_content(application: str, key: str) -> tuple[PieceRow, bytes]:
    """A piece of this application and its exact bytes; whether one may see it was asked before."""
    rows = Piece.objects.everywhere("the application was opened by its link or its organization")
    piece = (
        rows.filter(key=key, application_id=application, removed_at=None)
        .select_related("application")
        .first()
    )
    if piece is None:
        raise NotFound
    secret = sealed.secret_of(piece.application)
    return piece_row(secret, piece), sealed.piece_content(secret, piece)


def pieces_of(row: Application) -> list[Piece]:
    """The pieces that are handed in now."""
    return list(
        Piece.objects.of(row.organization_id).filter(application=row, removed_at=None).order_by("added_at")
    )


def steps_of(row: Application) -> list[Step]:
    """The turns so far, oldest first."""
    return list(
        Step.objects.of(row.organization_id).filter(application=row).select_related("actor").order_by("at")
    )


def _rows(rows: Iterable[Application]) -> list[ApplicationRow]:
    found = list(rows)
    issuers = {key: organizations.public(key).name for key in {row.organization_id for row in found}}
    secrets = people.data_keys([row.data_key_id for row in found if row.data_key_id])
    return [
        _row(row, issuers[row.organization_id], secrets[row.data_key_id])
        for row in found
        if row.data_key_id in secrets
    ]


def _row(row: Application, issuer: str, secret: SealingKey) -> ApplicationRow:
    name, email = sealed.person(row, secret)
    return ApplicationRow(
        key=row.key,
        token=links.token_of(row.key),
        organization=row.organization_id,
        issuer=issuer,
        achievement=row.version.achievement_id,
        achievement_name=row.version.name,
        version=row.version_id,
        name=name,
        email=email,
        state=row.state,
        attempt=row.attempt,
        made_at=row.made_at,
        submitted_at=row.submitted_at,
        decided_at=row.decided_at,
        credential=row.credential,
    )


def _page(row: Application) -> ApplicationPage:
    secret = sealed.secret_of(row)
    version: VersionRow = achievements.version(row.version_id)
    asked = _intake(row.organization_id, version.achievement, is_open=version.takes_applications)
    return ApplicationPage(
        row=_row(row, organizations.public(row.organization_id).name, secret),
        version=version,
        intake=asked,
        pieces=tuple(piece_row(secret, piece) for piece in pieces_of(row)),
        steps=tuple(_step(secret, step) for step in steps_of(row)),
    )


def piece_row(secret: SealingKey, piece: Piece) -> PieceRow:
    """A piece as screens are told of it."""
    text = "" if piece.kind == "file" else sealed.piece_content(secret, piece).decode()
    name = sealed.piece_name(secret, piece)
    return PieceRow(piece.key, piece.kind, name, text, piece.size, piece.attempt, piece.added_at)


def _step(secret: SealingKey, step: Step) -> StepRow:
    return StepRow(
        kind=step.kind,
        attempt=step.attempt,
        actor=step.actor_id or "",
        actor_name=(step.actor.name or step.actor.email) if step.actor else "",
        text=sealed.words(secret, step),
        results=dict(step.results),
        minutes=step.minutes,
        at=step.at,
    )
