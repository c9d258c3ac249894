"""Writes of vendors' files of results: take in, say what the columns mean, settle what is asked, import.

All or nothing: what the dry run shows is applied whole, or not at all. The same row is the same attempt, so a
second import of a file changes nothing.
"""

from __future__ import annotations

import io
from collections.abc import Mapping

from django.db import transaction

from assay.web.base.clock import now
from assay.web.base.csv_files import read_csv
from assay.web.base.jobs import schedule
from assay.web.base.mapped_tables import folded
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.certificates import catalogue, vendor_rows
from assay.web.records.certificates.jobs import import_results
from assay.web.records.certificates.models import VendorFile, VendorMemory
from assay.web.records.certificates.values import Refused
from assay.web.records.certificates.vendor_reading import MOST_ROWS, dry_run_of, guessed, table_of
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people import actions as people
from assay.web.records.people.models import Person
from assay.web.records.rosters import queries as rosters

_KIND = "vendor-file"


@transaction.atomic
def take_in(
    actor: Person, organization: str, vendor: str, name: str, content: bytes, *, kind: str = ""
) -> str:
    """The file, sealed; its key. `kind`: of every row, where no column says it.

    Raises `Forbidden`, `CsvRefused` (also for what stands deep in it; nothing is kept), `Refused`.
    """
    require(actor, organization, Permission.CERTIFICATE_RECORD)
    if kind and kind not in catalogue.kinds(organization):
        raise Refused("kind", "kind")
    table = read_csv(io.BytesIO(content), MOST_ROWS)
    total = sum(1 for _row in table.rows)
    key, secret = people.new_data_key()
    row = VendorFile(organization_id=organization, vendor=" ".join(vendor.split())[:100], kind=kind)
    row.made_by, row.data_key_id, row.total = actor, key, total
    row.sealed_name = secret.seal_text(" ".join(name.split())[:200], f"certificates:vendor-name:{row.key}")
    row.sealed_content = secret.seal(content, f"certificates:vendor:{row.key}")
    memory = VendorMemory.objects.of(organization).filter(vendor_index=folded(row.vendor)).first()
    if memory:
        row.order, row.kinds = memory.order, memory.kinds
    row.save(force_insert=True)
    record("take-in", _KIND, row.key, actor=actor.key, organization=organization, rows=total)
    return row.key


@transaction.atomic
def map_columns(actor: Person, organization: str, key: str, mapping: Mapping[str, int], order: str) -> None:
    """Say which column means what, and remember it for this vendor. Raises `Forbidden`, `NotFound`."""
    require(actor, organization, Permission.CERTIFICATE_RECORD)
    row = _locked(organization, key)
    headings = table_of(row).headings
    known = {column.key for column in vendor_rows.columns()}
    row.mapping = {
        name: place for name, place in mapping.items() if name in known and 0 <= place < len(headings)
    }
    row.order = "day" if order == "day" else "month"
    row.choices = {}
    row.save(update_fields=["mapping", "order", "choices"])
    memory = _memory(organization, row.vendor)
    memory.columns = {folded(headings[place]): name for name, place in row.mapping.items()}
    memory.order = row.order
    memory.save()
    record("map", _KIND, key, actor=actor.key, organization=organization)


def accept_guess(actor: Person, organization: str, key: str) -> bool:
    """Take the columns as they are guessed, where that tells who and what; whether it does."""
    row = _held(organization, key)
    mapping = guessed(organization, row.vendor, table_of(row).headings)
    is_told = bool(mapping.keys() & {"number", "email"} or ("born" in mapping and "kind" in mapping))
    if not is_told or not (row.kind or "kind" in mapping):
        return False
    map_columns(actor, organization, key, mapping, row.order)
    return True


@transaction.atomic
def settle(
    actor: Person, organization: str, key: str, choices: Mapping[str, str], kinds: Mapping[str, str]
) -> None:
    """Whom lines mean (line → pupil; empty: left out), which kinds names mean (folded name → kind).

    What names mean is remembered for this vendor. Raises `Forbidden`, `NotFound` for a pupil out of reach.
    """
    held = require(actor, organization, Permission.CERTIFICATE_RECORD)
    reach, known = rosters.reach(held), catalogue.kinds(organization)
    row = _locked(organization, key)
    if not all(reach.has(pupil) for pupil in choices.values() if pupil):
        raise NotFound
    meant = {name: kind for name, kind in kinds.items() if kind in known}
    row.choices = {**row.choices, **choices}
    row.kinds = {**row.kinds, **meant}
    row.save(update_fields=["choices", "kinds"])
    if meant:
        memory = _memory(organization, row.vendor)
        memory.kinds = {**memory.kinds, **meant}
        memory.save()
    record("settle", _KIND, key, actor=actor.key, organization=organization)


@transaction.atomic
def leave_out_faults(actor: Person, organization: str, key: str) -> int:
    """Leave out every line that has a fault, fits several, or names an unknown certificate; how many."""
    held = require(actor, organization, Permission.CERTIFICATE_RECORD)
    row = _locked(organization, key)
    told = dry_run_of(row, rosters.reach(held))
    good = {read.line for read in told.rows}
    lines = [line for line, _cells in table_of(row).rows if line not in good]
    fresh = {str(line): "" for line in lines if str(line) not in row.choices}
    row.choices = {**row.choices, **{str(line): "" for line in lines}}
    row.save(update_fields=["choices"])
    record("leave", _KIND, key, actor=actor.key, organization=organization, rows=len(fresh))
    return len(fresh)


@transaction.atomic
def start(actor: Person, organization: str, key: str) -> None:
    """Have the whole file imported in the background. Nothing while anything in it is asked or wrong.

    Raises `Forbidden`, `NotFound`, `Refused` (unsettled).
    """
    held = require(actor, organization, Permission.CERTIFICATE_RECORD)
    row = _locked(organization, key)
    if not dry_run_of(row, rosters.reach(held)).is_clear:
        raise Refused("unsettled")
    row.state, row.done, row.started_at, row.made_by = "running", 0, now(), actor
    row.save(update_fields=["state", "done", "started_at", "made_by"])
    record("start", _KIND, key, actor=actor.key, organization=organization)
    schedule(import_results, key, merge=True)


@transaction.atomic
def discard(actor: Person, organization: str, key: str) -> None:
    """Throw a file away that was not imported, with the key that sealed it."""
    require(actor, organization, Permission.CERTIFICATE_RECORD)
    row = _locked(organization, key)
    secret = row.data_key_id
    row.delete()
    people.destroy_data_keys([secret] if secret else [])
    record("discard", _KIND, key, actor=actor.key, organization=organization)


def _held(organization: str, key: str) -> VendorFile:
    row = VendorFile.objects.of(organization).filter(key=key, state__in=("read", "failed")).first()
    if row is None:
        raise NotFound
    return row


def _locked(organization: str, key: str) -> VendorFile:
    rows = VendorFile.objects.of(organization).select_for_update()
    row = rows.filter(key=key, state__in=("read", "failed")).first()
    if row is None:
        raise NotFound
    return row


def _memory(organization: str, vendor: str) -> VendorMemory:
    index = folded(vendor)
    held = VendorMemory.objects.of(organization).filter(vendor_index=index).first()
    return held or VendorMemory(organization_id=organization, vendor_index=index)
