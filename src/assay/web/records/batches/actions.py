"""Writes of batches: take a file in, say what its columns mean, check, start, mend rows, forget."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import IO

from django.db import transaction

from assay.web.base.clock import now
from assay.web.base.csv_files import BLOCK, read_csv
from assay.web.base.jobs import schedule
from assay.web.base.mapped_tables import DATE_ORDER, folded, guess
from assay.web.base.mapped_tables import places as places_of
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.achievements import queries as achievements
from assay.web.records.audit.actions import record
from assay.web.records.batches import columns, sealed
from assay.web.records.batches.checking import check_rows, read_row_anew
from assay.web.records.batches.jobs import run
from assay.web.records.batches.models import Batch, BatchRow, Heading
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people import actions as people
from assay.web.records.people.models import Person
from assay.web.records.people.queries import instance_seal

_AT_ONCE = 500


def take_in(actor: Person, organization: str, version: str, file: IO[bytes]) -> str:
    """The file's rows, sealed and stored; the batch's key.

    Raises `CsvRefused` (nothing is kept), `NotFound`, `Forbidden`.
    """
    require(actor, organization, Permission.AWARD_MAKE)
    if achievements.version(version).organization != organization:
        raise NotFound
    table = read_csv(file)
    with transaction.atomic():
        data_key, secret = people.new_data_key()
        batch = Batch(
            organization_id=organization,
            version_id=version,
            made_by=actor,
            data_key_id=data_key,
            file_index=file_index(organization, version, file),
        )
        batch.sealed_headings = sealed.sealed_cells(secret, batch.key, 0, table.headings)
        batch.mapping = dict(_guessed(organization, version, table.headings))
        file.seek(0)
        batch.save(force_insert=True)
        batch.row_count = _store(batch, secret, read_csv(file).rows)
        batch.save(update_fields=["row_count"])
        record(
            "take-in", "batch", batch.key, actor=actor.key, organization=organization, rows=batch.row_count
        )
    return batch.key


def file_index(organization: str, version: str, file: IO[bytes]) -> str:
    """A keyed digest of the file's bytes, by which the same file is known again."""
    digest = hashlib.sha256()
    file.seek(0)
    while block := file.read(BLOCK):
        digest.update(block)
    return instance_seal().index(f"{organization}\0{version}\0{digest.hexdigest()}", "batch-file")


def _store(batch: Batch, secret: SealingKey, rows: Iterator[tuple[int, tuple[str, ...]]]) -> int:
    count = 0
    while chunk := list(islice(rows, _AT_ONCE)):
        BatchRow.objects.bulk_create(
            BatchRow(
                organization_id=batch.organization_id,
                batch=batch,
                number=number,
                sealed=sealed.sealed_cells(secret, batch.key, number, cells),
            )
            for number, cells in chunk
        )
        count += len(chunk)
    return count


def _guessed(organization: str, version: str, headings: tuple[str, ...]) -> dict[str, int]:
    indices = {_heading_index(organization, heading): folded(heading) for heading in headings}
    known = Heading.objects.of(organization).filter(heading_index__in=indices)
    remembered = {indices[row.heading_index]: row.target for row in known}
    return guess(headings, columns.targets(achievements.version(version)), remembered)


def _heading_index(organization: str, heading: str) -> str:
    return instance_seal().index(f"{organization}\0{folded(heading)}", "batch-heading")


@transaction.atomic
def map_columns(actor: Person, organization: str, key: str, mapping: Mapping[str, int], order: str) -> None:
    """Say which column means what (target → place), remember it, and check every row."""
    require(actor, organization, Permission.AWARD_MAKE)
    batch = _locked(organization, key)
    if batch.state not in {"read", "checked"}:
        return
    secret = sealed.secret_of(batch)
    headings = sealed.headings(batch, secret)
    known = {target.key for target in columns.targets(achievements.version(batch.version_id))}
    chosen = {
        target: place for target, place in mapping.items() if target in known and 0 <= place < len(headings)
    }
    batch.mapping = {**chosen, DATE_ORDER: "month" if order == "month" else "day"}
    batch.state, batch.checked_at = "checked", now()
    batch.save(update_fields=["mapping", "state", "checked_at"])
    for target, place in chosen.items():
        Heading.objects.of(organization).update_or_create(
            organization_id=organization,
            heading_index=_heading_index(organization, headings[place]),
            defaults={"target": target},
        )
    check_rows(batch, secret)
    record("map", "batch", key, actor=actor.key, organization=organization)


@transaction.atomic
def start(actor: Person, organization: str, key: str, *, awards_doubles: bool = False) -> None:
    """Have all good rows awarded in the background; the ones that are not stay to be mended.

    Again for one that runs or is done: nothing, unless mended rows wait.
    """
    require(actor, organization, Permission.AWARD_MAKE)
    batch = _locked(organization, key)
    if batch.state == "read":
        raise NotFound
    rows = BatchRow.objects.of(organization).filter(batch=batch)
    if awards_doubles:
        rows.filter(state="double").update(state="ready", problems=[])
        batch.awards_doubles = True
    if not rows.filter(state__in=("ready", "planned")).exists() and batch.state != "checked":
        return
    batch.state, batch.finished_at = "running", None
    batch.started_at = now()
    batch.save(update_fields=["state", "started_at", "finished_at", "awards_doubles"])
    record("start", "batch", key, actor=actor.key, organization=organization)
    schedule(run, key, merge=True)


@transaction.atomic
def mend_row(actor: Person, organization: str, key: str, number: int, values: Mapping[str, str]) -> bool:
    """Other words for a row that has problems; whether it is good now."""
    require(actor, organization, Permission.AWARD_MAKE)
    batch = _locked(organization, key)
    rows = BatchRow.objects.of(organization).filter(batch=batch, number=number)
    row = rows.filter(state__in=("bad", "double", "failed")).first()
    if row is None:
        raise NotFound
    secret = sealed.secret_of(batch)
    held, places = sealed.cells(row, secret), places_of(batch.mapping)
    for target, text in values.items():
        place = places.get(target)
        if place is None:
            continue
        held += [""] * (place + 1 - len(held))
        held[place] = text
    row.sealed = sealed.sealed_cells(secret, batch.key, number, held)
    is_good = read_row_anew(batch, row, secret)
    row.save(update_fields=["sealed", "state", "problems", "person_index"])
    record("mend-row", "batch", key, actor=actor.key, organization=organization, row=number)
    return is_good


@transaction.atomic
def leave_row(actor: Person, organization: str, key: str, number: int) -> None:
    """Leave one row out for good; its words are dropped."""
    require(actor, organization, Permission.AWARD_MAKE)
    batch = _locked(organization, key)
    rows = BatchRow.objects.of(organization).filter(batch=batch, number=number)
    if not rows.filter(state__in=("bad", "double", "failed")).update(
        state="left", sealed=b"", person_index="", problems=[]
    ):
        raise NotFound
    record("leave-row", "batch", key, actor=actor.key, organization=organization, row=number)


@transaction.atomic
def discard(actor: Person, organization: str, key: str) -> None:
    """Throw a file away that was not started: its rows, and the key that sealed them."""
    require(actor, organization, Permission.AWARD_MAKE)
    batch = _locked(organization, key)
    if batch.state not in {"read", "checked"}:
        raise NotFound
    data_key = batch.data_key_id
    batch.delete()
    if data_key:
        people.destroy_data_keys([data_key])
    record("discard", "batch", key, actor=actor.key, organization=organization)


def forget_person(person_indices: list[str]) -> int:
    """Drop the words of every row about these people (`credentials.doubles.person_index`); how many rows."""
    rows = BatchRow.objects.everywhere("a person who is forgotten").filter(person_index__in=person_indices)
    return rows.update(state="left", sealed=b"", person_index="", problems=[])


def _locked(organization: str, key: str) -> Batch:
    batch = Batch.objects.of(organization).filter(key=key).select_for_update().first()
    if batch is None:
        raise NotFound
    return batch
