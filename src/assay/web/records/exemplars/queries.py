"""Reads of exemplars: for readers only what is open now, for members never whose it is, for its maker all."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q, QuerySet

from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.applications.sealed import mail_index
from assay.web.records.consents.queries import GuardianPage
from assay.web.records.exemplars import gate, links, sealed
from assay.web.records.exemplars.models import Exemplar, Part
from assay.web.records.exemplars.states import OPEN, state_of
from assay.web.records.exemplars.values import LIVE, PASSED, ExemplarRow, OwnPage, PartRow, Work
from assay.web.records.people import addresses
from assay.web.records.people.models import Person

MOST_OWN = 100
_TIED = ("application", "application__person", "version", "step", "organization")


def open_kinds(version: str) -> tuple[str, ...]:
    """Which exemplars of this version are open now: passed, returned."""
    return tuple(row.kind for row in _open(version))


def addresses_of(achievement: str, number: int, kinds: Iterable[str]) -> tuple[str, ...]:
    """Where exemplars of these kinds of this version are shown; what passed comes first."""
    base = f"{settings.ASSAY_IDENTITY_ORIGIN}/a/{achievement}/{number}/exemplars"
    return tuple(f"{base}/{kind}" for kind in kinds)


def shown(achievement: str, number: int, kind: str = "") -> list[Work]:
    """The open exemplars of a published version, for everybody; of this kind, or all. Raises `NotFound`."""
    version = achievements.public(achievement, number).version
    rows = [row for row in _open(version.key) if kind in {"", row.kind}]
    told = [held for row in rows if (held := work_of(row)) is not None]
    if not told:
        raise NotFound
    return told


def shown_file(achievement: str, number: int, kind: str, place: int) -> tuple[PartRow, bytes]:
    """A file of an open exemplar, for everybody. Raises `NotFound`."""
    version = achievements.public(achievement, number).version
    row = next((each for each in _open(version.key) if each.kind == kind), None)
    if row is None:
        raise NotFound
    return _file(row, place)


def of_achievement(organization: str, achievement: str) -> list[ExemplarRow]:
    """All exemplars of this achievement's versions that were proposed, newest first."""
    rows = tied(Exemplar.objects.of(organization)).filter(version__achievement=achievement)
    return [_row(row) for row in rows.order_by("-made_at", "key")]


def of_application(organization: str, application: str) -> list[ExemplarRow]:
    """The exemplars that were made of this application, newest first; whether one may see it was asked."""
    rows = tied(Exemplar.objects.of(organization)).filter(application=application)
    return [_row(row) for row in rows.order_by("-made_at", "key")]


def of_person(person: Person) -> list[ExemplarRow]:
    """What this person is or was asked for, newest first: by their account, and by their proven addresses."""
    return [_row(row) for row in tied(_own(person)).order_by("-made_at", "key")[:MOST_OWN]]


def is_asked(person: Person) -> bool:
    """Whether this person is or was asked for anything."""
    return _own(person).exists()


def by_token(token: str) -> OwnPage:
    """The page of whoever made the work. Raises `NotFound`."""
    row = of_token(token)
    known = gate.whose(row.application)
    return OwnPage(
        row=_row(row),
        work=work_of(row),
        must_say_age=gate.must_say_age(row.application, known),
        is_minor=bool(known.guarded),
        cannot_agree=gate.is_minor_elsewhere(row.application, known),
    )


def own_file(token: str, place: int) -> tuple[PartRow, bytes]:
    """A file of it, for whoever made the work. Raises `NotFound`."""
    return _file(of_token(token), place)


def asked_about(held: GuardianPage, ask: str) -> Work | None:
    """The work that this question to a guardian is about; None for questions about other things."""
    row = _asked(held, ask)
    return work_of(row) if row is not None else None


def asked_file(held: GuardianPage, ask: str, place: int) -> tuple[PartRow, bytes]:
    """A file of it, for the guardian who is asked. Raises `NotFound`."""
    row = _asked(held, ask)
    if row is None:
        raise NotFound
    return _file(row, place)


def of_token(token: str) -> Exemplar:
    """The row that this link opens. Raises `NotFound`."""
    rows = tied(Exemplar.objects.everywhere("whoever holds the link"))
    row = rows.filter(key=links.opened_key(token) or "", application__data_key__isnull=False).first()
    if row is None:
        raise NotFound
    return row


def work_of(row: Exemplar) -> Work | None:
    """What is shown of it; None once that is gone. Whether it may be seen is asked before."""
    secret = sealed.secret_of(row)
    words = sealed.words(secret, row)
    if words is None:
        return None
    parts = (
        Part.objects.of(row.organization_id).filter(exemplar=row).order_by("place").defer("sealed_content")
    )
    told = [_part(each, values) for each in parts if (values := sealed.part(secret, each)) is not None]
    return Work(
        key=row.key,
        kind=row.kind,
        achievement=row.version.achievement_id,
        achievement_name=row.version.name,
        number=row.version.number,
        organization=row.organization_id,
        issuer=row.organization.name,
        why=words["why"],
        results=tuple((name, value) for name, value in words["results"]),
        parts=tuple(told),
        judged_at=row.step.at,
        ends_at=row.ends_at,
    )


def _own(person: Person) -> QuerySet[Exemplar]:
    indexes = [index for each in addresses.proven(person) if (index := mail_index(each))]
    mine = Q(application__person=person) | Q(application__mail_index__in=indexes)
    return Exemplar.objects.everywhere("the person's own").filter(mine, application__data_key__isnull=False)


def _asked(held: GuardianPage, ask: str) -> Exemplar | None:
    asked = held.asked(ask)
    if asked.kind != gate.KIND or not asked.subject:
        return None
    rows = tied(Exemplar.objects.everywhere("a guardian was asked about it"))
    return rows.filter(key=asked.subject, state__in=LIVE).first()


def _open(version: str) -> list[Exemplar]:
    rows = tied(Exemplar.objects.everywhere("what is open is public")).filter(version=version, state="agreed")
    held = [row for row in rows if state_of(row) == OPEN]
    return sorted(held, key=lambda row: row.kind != PASSED)


def tied(rows: QuerySet[Exemplar]) -> QuerySet[Exemplar]:
    """These with everything that the functions here read of one."""
    return rows.select_related(*_TIED)


def _file(row: Exemplar, place: int) -> tuple[PartRow, bytes]:
    part = Part.objects.of(row.organization_id).filter(exemplar=row, place=place, kind="file").first()
    secret = sealed.secret_of(row)
    values = sealed.part(secret, part) if part is not None else None
    if part is None or values is None:
        raise NotFound
    return _part(part, values), sealed.file_of(secret, part)


def _part(row: Part, values: dict[str, object]) -> PartRow:
    return PartRow(
        place=row.place,
        kind=row.kind,
        title=str(values["title"]),
        text=str(values["text"]),
        is_edited=bool(values["is_edited"]),
        media_type=row.media_type,
    )


def _row(row: Exemplar) -> ExemplarRow:
    return ExemplarRow(
        key=row.key,
        token=links.token_of(row.key),
        organization=row.organization_id,
        issuer=row.organization.name,
        achievement=row.version.achievement_id,
        achievement_name=row.version.name,
        number=row.version.number,
        application=row.application_id,
        kind=row.kind,
        state=state_of(row),
        made_at=row.made_at,
        answer_by=row.answer_by,
        ends_at=row.ends_at,
    )
