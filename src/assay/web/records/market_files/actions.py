"""Writes of market files: bring one, say what its columns are, have it checked and imported, take it away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Sum

from assay.analysis.sources import Look, look_at, weigh
from assay.errors import AssayError
from assay.web.base.jobs import schedule
from assay.web.base.look_alikes import one_line
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.market_files import places
from assay.web.records.market_files.jobs import check_market_file, import_market_file
from assay.web.records.market_files.models import MarketFile
from assay.web.records.market_files.values import (
    KINDS,
    LARGEST,
    MOST_BYTES,
    MOST_FILES,
    Declined,
    suffix_of,
)
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.models import Person

RIGHT = Permission.ROSTER_EDIT
_OBJECT = "market-file"


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as a member hands it over, and what the member says of it."""

    kind: str
    title: str
    file_name: str
    content: bytes
    origin: str
    licence: str


def bring(actor: Person, organization: str, brought: Brought) -> str:
    """The key of the file, kept until it is imported.

    Raises `Forbidden`, `Declined` (kind, suffix, empty, too-large, too-many, too-much, title), and what the
    first look at it raises.
    """
    require(actor, organization, RIGHT)
    row = _row(actor, organization, brought)
    try:
        with transaction.atomic():
            held = MarketFile.objects.of(organization).aggregate(bytes=Sum("size"))["bytes"] or 0
            if MarketFile.objects.of(organization).count() >= MOST_FILES:
                raise Declined("too-many")
            if held + row.size > MOST_BYTES:
                raise Declined("too-much")
            row.save(force_insert=True)
            record("bring", _OBJECT, row.key, actor=actor.key, organization=organization)
    except IntegrityError as error:
        raise Declined("title") from error
    try:
        places.keep(row, brought.content)
        weigh(row.kind, places.waiting(row), whole=False)
        found = look_at(row.kind, places.waiting(row))
    except (AssayError, OSError):
        places.drop(row)
        MarketFile.objects.of(organization).filter(key=row.key).delete()
        raise
    if not found.columns:  # a document, which names its own members
        map_columns(actor, organization, row.key, {})
    return row.key


def map_columns(
    actor: Person,
    organization: str,
    key: str,
    columns: Mapping[str, str],
    *,
    constants: Mapping[str, str] | None = None,
    date_format: str = "",
) -> None:
    """Say which column is which (field → column), and have every row checked.

    Raises `Forbidden`, `NotFound`, `Declined` (state).
    """
    require(actor, organization, RIGHT)
    with transaction.atomic():
        row = _locked(organization, key)
        if row.state not in {"brought", "checked", "refused"}:
            raise Declined("state")
        said = {"columns": dict(columns), "constants": dict(constants or {}), "only": True}
        row.mapping = {**said, "date_format": date_format} if columns else {}
        row.state, row.faults, row.fault_count, row.remarks, row.rows = "checking", [], 0, [], 0
        row.save(update_fields=["mapping", "state", "faults", "fault_count", "remarks", "rows"])
        record("map", _OBJECT, key, actor=actor.key, organization=organization)
        schedule(check_market_file, key, merge=True)


def start(actor: Person, organization: str, key: str, *, leaves_faulty: bool = False) -> None:
    """Have the file imported, whole or without its faulty rows.

    Raises `Forbidden`, `NotFound`, `Declined` (state; faults where they are not to be left out).
    """
    require(actor, organization, RIGHT)
    with transaction.atomic():
        row = _locked(organization, key)
        if row.state != "checked" or not row.rows:
            raise Declined("state")
        if row.fault_count and not leaves_faulty:
            raise Declined("faults")
        row.state, row.leaves_faulty, row.rows_read = "importing", leaves_faulty, 0
        row.save(update_fields=["state", "leaves_faulty", "rows_read"])
        record("start", _OBJECT, key, actor=actor.key, organization=organization)
        schedule(import_market_file, key, merge=True)


def take_away(actor: Person, organization: str, key: str) -> None:
    """Remove the file and all that was read out of it. Raises `Forbidden`, `NotFound`, `Declined` (state)."""
    require(actor, organization, RIGHT)
    with transaction.atomic():
        row = _locked(organization, key)
        if row.state in {"checking", "importing"}:
            raise Declined("state")
        record("take-away", _OBJECT, key, actor=actor.key, organization=organization)
        MarketFile.objects.of(organization).filter(key=key).delete()
        places.drop(row)


def look(organization: str, key: str) -> Look:
    """The columns of a file that waits. Raises `NotFound`, and what reading it raises."""
    row = MarketFile.objects.of(organization).filter(key=key).first()
    if row is None or not places.waiting(row).is_file():
        raise NotFound
    return look_at(row.kind, places.waiting(row))


def _row(actor: Person, organization: str, brought: Brought) -> MarketFile:
    suffix = suffix_of(brought.file_name)
    if brought.kind not in KINDS:
        raise Declined("kind")
    if not suffix:
        raise Declined("suffix")
    if not brought.content:
        raise Declined("empty")
    if len(brought.content) > LARGEST:
        raise Declined("too-large")
    return MarketFile(
        organization_id=organization,
        made_by=actor,
        kind=brought.kind,
        title=one_line(brought.title, 80),
        file_name=one_line(brought.file_name[-200:], 200),
        suffix=suffix,
        size=len(brought.content),
        origin=one_line(brought.origin, 200),
        licence=one_line(brought.licence, 200),
    )


def _locked(organization: str, key: str) -> MarketFile:
    row = MarketFile.objects.of(organization).select_for_update().filter(key=key).first()
    if row is None:
        raise NotFound
    return row
