"""Writes of imports: take files in, say what columns mean, dry run, answer, start, throw away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO

from django.db import transaction

from assay.web.base.csv_files import MAX_BYTES, CsvRefused, read_csv
from assay.web.base.jobs import schedule
from assay.web.base.mapped_tables import DATE_ORDER, folded, guess
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.base.zip_files import is_zip
from assay.web.records.audit.actions import record
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.actions import destroy_data_keys, new_data_key
from assay.web.records.people.models import Person
from assay.web.records.people.queries import instance_seal
from assay.web.records.rosters import imports_sealed
from assay.web.records.rosters.checking import check
from assay.web.records.rosters.jobs import apply
from assay.web.records.rosters.models import RosterImport
from assay.web.records.rosters.table import columns


class NotReady(Exception):
    """The import cannot be applied yet: faults, questions, or leaving (nobody said it is right)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def take_in(actor: Person, organization: str, file: IO[bytes], scope: str = "whole") -> str:
    """The files, sealed and stored, and for a bundle the dry run; the import's key.

    Raises `CsvRefused`, `ZipRefused` (nothing is kept), `NotFound`, `Forbidden`.
    """
    require(actor, organization, Permission.ROSTER_EDIT)
    kind = "bundle" if is_zip(file) else "table"
    file.seek(0)
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise CsvRefused("too-large", limit=MAX_BYTES >> 20)
    file.seek(0)
    if kind == "table":
        _read_through(file)
    with transaction.atomic():
        data_key, secret = new_data_key()
        row = RosterImport(
            organization_id=organization,
            made_by=actor,
            kind=kind,
            scope="schools" if scope == "schools" else "whole",
            data_key_id=data_key,
        )
        row.sealed_content = imports_sealed.sealed(secret, row, "content", content)
        if kind == "table":
            row.mapping = dict(_guessed(organization, read_csv(file).headings))
        row.save(force_insert=True)
        if kind == "bundle":
            check(row, secret)
        record("take-in", "roster-import", row.key, actor=actor.key, organization=organization, form=kind)
    return row.key


def _read_through(file: IO[bytes]) -> None:
    for _row in read_csv(file).rows:
        pass
    file.seek(0)


def _guessed(organization: str, headings: tuple[str, ...]) -> dict[str, int]:
    before = RosterImport.objects.of(organization).filter(kind="table").exclude(headings={})
    last = before.order_by("-made_at").first()
    known = last.headings if last else {}
    remembered = {
        folded(heading): str(known[index])
        for heading in headings
        if (index := _heading_index(organization, heading)) in known
    }
    return guess(headings, columns(), remembered)


def _heading_index(organization: str, heading: str) -> str:
    return instance_seal().index(f"{organization}\0{folded(heading)}", "roster-heading")


@transaction.atomic
def map_columns(actor: Person, organization: str, key: str, mapping: Mapping[str, int], order: str) -> None:
    """Say which column of a table means what, remember it for the next, and make the dry run."""
    row, secret = _open_import(actor, organization, key)
    if row.kind != "table":
        raise NotFound
    headings = read_csv(imports_sealed.content(row, secret)).headings
    known = {column.key for column in columns()}
    chosen = {name: place for name, place in mapping.items() if name in known and 0 <= place < len(headings)}
    row.mapping = {**chosen, DATE_ORDER: "month" if order == "month" else "day"}
    row.headings = {_heading_index(organization, headings[place]): name for name, place in chosen.items()}
    check(row, secret)
    record("map", "roster-import", key, actor=actor.key, organization=organization)


@transaction.atomic
def answer(actor: Person, organization: str, key: str, given: Mapping[str, str]) -> None:
    """Say of people in the file (identifier there) whose row they are: its key, or `SOMEBODY_ELSE`.

    What was not asked is left aside. The dry run is made anew.
    """
    row, secret = _open_import(actor, organization, key)
    asked = {one.source_id: one.pupil for one in imports_sealed.report(row).questions}
    fitting = {
        source: pupil for source, pupil in given.items() if source in asked and pupil in {"", asked[source]}
    }
    row.sealed_answers = imports_sealed.sealed_answers(
        row, secret, imports_sealed.answers(row, secret) | fitting
    )
    check(row, secret)
    same = sum(bool(pupil) for pupil in fitting.values())
    record("answer", "roster-import", key, actor=actor.key, organization=organization, same=same)


@transaction.atomic
def look_again(actor: Person, organization: str, key: str) -> None:
    """Make the dry run anew, against the roster as it stands now."""
    row, secret = _open_import(actor, organization, key)
    check(row, secret)


@transaction.atomic
def start(actor: Person, organization: str, key: str, *, allows_leaving: bool = False) -> None:
    """Have the import applied in the background, whole or not at all. Raises `NotReady` besides."""
    row, _secret = _open_import(actor, organization, key)
    if row.state != "checked":
        raise NotFound
    if row.fault_count:
        raise NotReady("faults")
    if row.counts.get("questions"):
        raise NotReady("questions")
    if row.asks_leaving and not allows_leaving:
        raise NotReady("leaving")
    row.state, row.trouble, row.stage, row.started_by = "applying", "", 0, actor
    row.save(update_fields=["state", "trouble", "stage", "started_by"])
    record("start", "roster-import", key, actor=actor.key, organization=organization)
    schedule(apply, key, merge=True)


@transaction.atomic
def discard(actor: Person, organization: str, key: str) -> None:
    """Throw files away that were not applied: the row, and the key that sealed them."""
    require(actor, organization, Permission.ROSTER_EDIT)
    row = _locked(organization, key)
    if row.state not in {"read", "checked"}:
        raise NotFound
    data_key = row.data_key_id
    row.delete()
    if data_key:
        destroy_data_keys([data_key])
    record("discard", "roster-import", key, actor=actor.key, organization=organization)


def _open_import(actor: Person, organization: str, key: str) -> tuple[RosterImport, SealingKey]:
    require(actor, organization, Permission.ROSTER_EDIT)
    row = _locked(organization, key)
    if row.state not in {"read", "checked"}:
        raise NotFound
    return row, imports_sealed.secret_of(row)


def _locked(organization: str, key: str) -> RosterImport:
    row = RosterImport.objects.of(organization).filter(key=key).select_for_update().first()
    if row is None:
        raise NotFound
    return row
