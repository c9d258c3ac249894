"""Writes of observations: what a mentor, a member of the school, or the pupil saw; final once sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.sealing import SealingKey
from assay.web.records.audit.actions import record
from assay.web.records.people.models import Person
from assay.web.records.placements.actions import arranged
from assay.web.records.placements.hours import of_pupil
from assay.web.records.placements.links import opened_link
from assay.web.records.placements.models import Observation, Placement
from assay.web.records.placements.rubrics import LEVELS, RubricWords, read_rubric, shipped_text
from assay.web.records.placements.sealed import seal, secret_of
from assay.web.records.placements.values import MENTOR, SELF, TEACHER, PlacementRefused, Rating
from assay.web.records.rosters import queries as rosters

SHORTEST_EXAMPLE, LONGEST_EXAMPLE = 10, 600


@dataclass(frozen=True, slots=True)
class Seen:
    """A level that somebody chose (0: could not see it), and the example."""

    level: int
    example: str


@dataclass(frozen=True, slots=True)
class _Observer:
    kind: str
    key: str
    who: str


def by_mentor(token: str, seen: Mapping[str, Seen]) -> None:
    """What the mentor saw, by criterion. Raises `NotFound`, `PlacementRefused`."""
    with transaction.atomic():
        link = opened_link(token, locked=True)
        _keep(link.row, link.secret, _Observer(MENTOR, MENTOR, link.told["mentor"]), seen)


def by_member(actor: Person, organization: str, key: str, seen: Mapping[str, Seen]) -> None:
    """What a member of the school saw. Raises `NotFound`, `Forbidden`, `PlacementRefused`."""
    with transaction.atomic():
        row = arranged(actor, organization, key)
        who = _Observer(TEACHER, actor.key, actor.name or actor.email)
        _keep(row, secret_of(row), who, seen)


def by_pupil(organization: str, pupil: str, key: str, seen: Mapping[str, Seen]) -> None:
    """What the pupil says of themselves. Raises `NotFound`, `PlacementRefused`."""
    with transaction.atomic():
        row = of_pupil(organization, pupil, key)
        who = _Observer(SELF, SELF, rosters.pupil(organization, pupil).name)
        _keep(row, secret_of(row), who, seen)


def _keep(row: Placement, secret: SealingKey, who: _Observer, seen: Mapping[str, Seen]) -> None:
    if row.awarded_at is not None:
        raise PlacementRefused("awarded")
    held = Observation.objects.of(row.organization_id).filter(placement=row, observer=who.key)
    if held.exists():
        raise PlacementRefused("sent")
    ratings = _ratings(read_rubric(row.rubric.text if row.rubric else shipped_text()), seen, row.language)
    made = Observation(
        key=new_key(),
        organization_id=row.organization_id,
        placement=row,
        kind=who.kind,
        observer=who.key,
        at=now(),
    )
    values = {"who": who.who, "ratings": [asdict(each) for each in ratings]}
    made.sealed = seal(secret, "observation", made.key, values)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:  # sent twice at once, and the other was first
        raise PlacementRefused("sent") from error
    actor = who.key if who.kind == TEACHER else ""
    record("observe", "placement", row.key, actor=actor, organization=row.organization_id, observer=who.kind)


def _ratings(rubric: RubricWords, seen: Mapping[str, Seen], language: str) -> list[Rating]:
    made = []
    for criterion in rubric.criteria:
        one = seen.get(criterion.key, Seen(0, ""))
        example = one.example.strip()
        if not 0 <= one.level <= LEVELS:
            raise PlacementRefused("nothing", criterion.key)
        if one.level and not SHORTEST_EXAMPLE <= len(example) <= LONGEST_EXAMPLE:
            raise PlacementRefused("example", criterion.key)
        words = criterion.level(one.level, language)
        made.append(
            Rating(criterion.key, criterion.name(language), one.level, words, example if one.level else "")
        )
    if not any(each.level for each in made):
        raise PlacementRefused("nothing")
    return made
