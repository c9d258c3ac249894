"""Reads of experiences: always one person's own."""

from __future__ import annotations

from datetime import date

from django.db.models import Sum

from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.experiences.models import Experience, Hours, Piece
from assay.web.records.experiences.sealed import opened
from assay.web.records.experiences.values import ExperiencePage, ExperienceRow, HoursRow, PieceRow
from assay.web.records.people.models import Person
from assay.web.records.people.queries import secret_of


def of_person(person: Person) -> list[ExperienceRow]:
    """This person's experiences, newest first."""
    rows = list(Experience.objects.of(person).order_by("-made_at", "key").defer("sealed_secured"))
    if not rows:
        return []
    secret = secret_of(person)
    sums = Hours.objects.of(person).order_by().values_list("experience").annotate(Sum("quarters"))
    hours: dict[str, int] = dict(sums)
    return [_row(row, secret, hours.get(row.key, 0)) for row in rows]


def page(person: Person, key: str) -> ExperiencePage:
    """One of this person's experiences with all that belongs to it. Raises `NotFound`."""
    row = Experience.objects.of(person).filter(key=key).first()
    if row is None:
        raise NotFound
    secret = secret_of(person)
    hours = tuple(
        HoursRow(each.key, each.day, each.quarters, opened(secret, "hours", each.key, each.sealed)["what"])
        for each in Hours.objects.of(person).filter(experience=row).order_by("-day", "key")
    )
    pieces = []
    for each in Piece.objects.of(person).filter(experience=row).order_by("added_at").defer("sealed_content"):
        told = opened(secret, "piece", each.key, each.sealed)
        pieces.append(
            PieceRow(each.key, each.kind, told["name"], told["url"], told["digest"], each.size, each.added_at)
        )
    total = sum(each.quarters for each in hours)
    return ExperiencePage(_row(row, secret, total), hours, tuple(pieces))


def piece_content(person: Person, key: str, piece: str) -> tuple[str, bytes]:
    """The name and the exact bytes of a file. Raises `NotFound`."""
    row = Piece.objects.of(person).filter(experience=key, key=piece, kind="file").first()
    if row is None:
        raise NotFound
    secret = secret_of(person)
    name = opened(secret, "piece", row.key, row.sealed)["name"]
    return name, secret.open(row.sealed_content, f"experiences:content:{row.key}")


def secured_bytes(person: Person, key: str) -> bytes:
    """The signed credential of this experience. Raises `NotFound` before it was signed."""
    row = Experience.objects.of(person).filter(key=key).exclude(issued_at=None).first()
    if row is None:
        raise NotFound
    return secret_of(person).open(row.sealed_secured, f"experiences:secured:{key}")


def _row(row: Experience, secret: SealingKey, quarters: int) -> ExperienceRow:
    told = opened(secret, "experience", row.key, row.sealed)
    ends = told["ends"]
    return ExperienceRow(
        key=row.key,
        kind=row.kind,
        title=told["title"],
        place=told["place"],
        begins=date.fromisoformat(told["begins"]),
        ends=date.fromisoformat(ends) if ends else None,
        learned=told["learned"],
        quarters=quarters,
        credential_id=row.credential_id,
        made_at=row.made_at,
        issued_at=row.issued_at,
    )
