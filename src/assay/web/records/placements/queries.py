"""Reads of placements: an organization's, a pupil's, and what belongs to one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.endorsements import queries as endorsements
from assay.web.records.endorsements.values import PLACEMENT
from assay.web.records.people.queries import data_keys
from assay.web.records.placements.models import Artefact, HourEntry, Observation, Placement, Rubric
from assay.web.records.placements.rubrics import RubricWords, read_rubric, shipped_text
from assay.web.records.placements.sealed import content, opened, secret_of
from assay.web.records.placements.values import (
    MENTOR,
    SELF,
    TEACHER,
    ArtefactRow,
    HourRow,
    ObservationRow,
    PlacementPage,
    PlacementRow,
    Rating,
)
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.rows import PupilRow, Reach

NOTHING = {"employer": "", "mentor": "", "email": "", "tasks": ""}


@dataclass(slots=True)
class _Sums:
    """What has been logged and seen of one placement."""

    logged: int = 0
    confirmed: int = 0
    questioned: int = 0
    entries: int = 0
    observers: set[str] = field(default_factory=set)


def placements(
    organization: str, among: Reach, *, search: str = "", waits_for: str = ""
) -> list[PlacementRow]:
    """The organization's placements of pupils within reach, newest first.

    `search`: part of a pupil's or an employer's name. `waits_for`: pupil, mentor, school, or a state.
    """
    held = Placement.objects.of(organization).order_by("-begins", "-made_at")
    if not among.is_all:
        held = held.filter(pupil__in=among.pupils)
    rows = rows_of(held)
    wanted = search.strip().casefold()
    if wanted:
        rows = [row for row in rows if wanted in f"{row.pupil_name}\n{row.employer}\n{row.mentor}".casefold()]
    if waits_for:
        rows = [row for row in rows if waits_for in row.waits_for or waits_for == row.state]
    return rows


def of_pupil(organization: str, pupil: str) -> list[PlacementRow]:
    """The placements of this pupil, newest first."""
    return rows_of(Placement.objects.of(organization).filter(pupil=pupil).order_by("-begins", "-made_at"))


def pages_of_pupil(organization: str, pupil: str) -> list[PlacementPage]:
    """The same with all that belongs to each: hours, observations, artefacts, endorsements."""
    return [_page(row) for row in of_pupil(organization, pupil)]


def placement(organization: str, key: str) -> PlacementRow:
    """One placement of this organization. Raises `NotFound`."""
    rows = rows_of(Placement.objects.of(organization).filter(key=key))
    if not rows:
        raise NotFound
    return rows[0]


def page(organization: str, key: str) -> PlacementPage:
    """One placement with all that belongs to it. Raises `NotFound`."""
    return _page(placement(organization, key))


def _page(row: PlacementRow) -> PlacementPage:
    organization, key = row.organization, row.key
    secret = data_keys([row.data_key]).get(row.data_key) if row.data_key else None
    return PlacementPage(
        row=row,
        hours=hours_of(organization, key, secret),
        observations=observations_of(organization, key, secret),
        artefacts=artefacts_of(organization, key, secret),
        endorsements=tuple(endorsements.of(PLACEMENT, key)),
    )


def artefact_content(organization: str, key: str, artefact: str) -> tuple[str, bytes]:
    """The name and the exact bytes of a file of this placement. Raises `NotFound`."""
    rows = Artefact.objects.of(organization).filter(placement=key, key=artefact, kind="file")
    held = rows.select_related("placement").first()
    if held is None:
        raise NotFound
    secret = secret_of(held.placement)
    values = opened(secret, "artefact", held.key, held.sealed)
    if values is None:
        raise NotFound
    return values["name"], content(secret, held.key, held.sealed_content)


def rubric_of(organization: str, key: str) -> RubricWords:
    """The rubric of this placement, as it was when it was arranged. Raises `NotFound`."""
    held = Placement.objects.of(organization).select_related("rubric").filter(key=key).first()
    if held is None:
        raise NotFound
    return read_rubric(held.rubric.text if held.rubric else shipped_text())


def rubric_text(organization: str) -> str:
    """The file whose words count for new placements of this organization."""
    own = Rubric.objects.of(organization).filter(retired_at=None).first()
    return own.text if own else shipped_text()


def has_own_rubric(organization: str) -> bool:
    """Whether the organization has uploaded its own words."""
    return Rubric.objects.of(organization).filter(retired_at=None).exists()


def state_of(row: Placement, today: date) -> str:
    """Planned, running, done or awarded."""
    if row.awarded_at is not None:
        return "awarded"
    if today < row.begins:
        return "planned"
    return "running" if today <= row.ends else "done"


def link_state_of(row: Placement) -> str:
    """Whether the mentor's link opens anything: open, ended, withdrawn."""
    if row.link_withdrawn_at is not None:
        return "withdrawn"
    return "ended" if row.link_ends_at <= now() else "open"


def rows_of(held: QuerySet[Placement]) -> list[PlacementRow]:
    """These placements as rows; what belongs to them is read for all at once."""
    found = list(held)
    if not found:
        return []
    keys = [row.key for row in found]
    organization = found[0].organization_id
    pupils = rosters.among_keys(organization, [row.pupil_id for row in found])
    secrets = data_keys([row.data_key_id for row in found if row.data_key_id])
    sums = _sums(organization, keys)
    signed = endorsements.of_many(PLACEMENT, keys)
    today = now().date()
    return [
        _row(
            row,
            pupils.get(row.pupil_id),
            secrets.get(row.data_key_id or ""),
            sums[row.key],
            state_of(row, today),
            is_endorsed=row.key in signed,
        )
        for row in found
    ]


def _sums(organization: str, keys: list[str]) -> dict[str, _Sums]:
    sums = {key: _Sums() for key in keys}
    hours = HourEntry.objects.of(organization).filter(placement__in=keys)
    for key, state, quarters in hours.values_list("placement_id", "state", "quarters"):
        one = sums[key]
        one.entries += 1
        one.logged += quarters if state == "logged" else 0
        one.confirmed += quarters if state == "confirmed" else 0
        one.questioned += state == "questioned"
    seen = Observation.objects.of(organization).filter(placement__in=keys)
    for key, kind in seen.values_list("placement_id", "kind"):
        sums[key].observers.add(kind)
    return sums


def _row(
    row: Placement,
    pupil: PupilRow | None,
    secret: SealingKey | None,
    sums: _Sums,
    state: str,
    *,
    is_endorsed: bool,
) -> PlacementRow:
    told = opened(secret, "placement", row.key, row.sealed) or NOTHING
    return PlacementRow(
        key=row.key,
        organization=row.organization_id,
        pupil=row.pupil_id,
        pupil_name=pupil.name if pupil else "",
        given_name=pupil.given_name if pupil else "",
        employer=told["employer"],
        mentor=told["mentor"],
        email=told["email"],
        tasks=told["tasks"],
        begins=row.begins,
        ends=row.ends,
        state=state,
        wanted_quarters=row.wanted_quarters,
        logged_quarters=sums.logged,
        confirmed_quarters=sums.confirmed,
        questioned=sums.questioned,
        wants_two=row.wants_two,
        version=row.version_id or "",
        credential=row.credential,
        credential_id=row.credential_id,
        language=row.language,
        waits_for=_waits_for(row, sums, state),
        observers=tuple(kind for kind in (MENTOR, TEACHER, SELF) if kind in sums.observers),
        is_endorsed=is_endorsed,
        link_ends_at=row.link_ends_at,
        link_sent_at=row.link_sent_at,
        link_opened_at=row.link_opened_at,
        data_key=row.data_key_id or "",
    )


def _waits_for(row: Placement, sums: _Sums, state: str) -> tuple[str, ...]:
    if state in {"awarded", "planned"}:
        return ()
    waits = []
    has_mentor = MENTOR in sums.observers
    if sums.questioned or not sums.entries:
        waits.append("pupil")
    if sums.logged or (state == "done" and not has_mentor):
        waits.append("mentor")
    is_second_missing = row.wants_two and TEACHER not in sums.observers
    is_ready = sums.entries and not sums.logged and not sums.questioned and has_mentor
    if state == "done" and (is_second_missing or is_ready):
        waits.append("school")
    return tuple(waits)


def hours_of(organization: str, key: str, secret: SealingKey | None) -> tuple[HourRow, ...]:
    """The hours of this placement, newest day first."""
    held = HourEntry.objects.of(organization).filter(placement=key).order_by("-day", "-logged_at")
    return tuple(_hour(row, secret) for row in held)


def _hour(row: HourEntry, secret: SealingKey | None) -> HourRow:
    told = opened(secret, "hours", row.key, row.sealed) or {"what": "", "note": ""}
    return HourRow(
        row.key, row.day, row.quarters, told["what"], row.state, told["note"], row.logged_at, row.answered_at
    )


def observations_of(organization: str, key: str, secret: SealingKey | None) -> tuple[ObservationRow, ...]:
    """What observers saw, oldest first."""
    held = Observation.objects.of(organization).filter(placement=key).order_by("at")
    return tuple(_observations(held, secret))


def _observations(held: Iterable[Observation], secret: SealingKey | None) -> Iterable[ObservationRow]:
    for row in held:
        told = opened(secret, "observation", row.key, row.sealed)
        if told is not None:
            ratings = tuple(Rating(**each) for each in told["ratings"])
            yield ObservationRow(row.kind, row.observer, told["who"], ratings, row.at)


def artefacts_of(organization: str, key: str, secret: SealingKey | None) -> tuple[ArtefactRow, ...]:
    """What was made there, oldest first."""
    held = (
        Artefact.objects.of(organization).filter(placement=key).order_by("added_at").defer("sealed_content")
    )
    told = []
    for row in held:
        values = opened(secret, "artefact", row.key, row.sealed)
        if values is not None:
            told.append(
                ArtefactRow(
                    row.key,
                    row.kind,
                    values["name"],
                    values["about"],
                    values["url"],
                    values["digest"],
                    row.size,
                    row.added_at,
                )
            )
    return tuple(told)
