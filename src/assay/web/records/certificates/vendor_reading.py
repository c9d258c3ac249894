"""Reads of vendors' files: their columns, what importing one would do, what became of it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from assay.web.base.csv_files import CsvTable, read_csv
from assay.web.base.mapped_tables import FileColumns, folded, guess, places
from assay.web.base.permission import NotFound
from assay.web.records.certificates import catalogue, vendor_rows
from assay.web.records.certificates.models import VendorFile, VendorMemory
from assay.web.records.certificates.vendor_rows import DryRun, Finder, Settled
from assay.web.records.people.queries import data_key
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.rows import Reach

MOST_ROWS = 20_000
_EXAMPLES = 3
_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class FileRow:
    """A vendor's file as screens show it."""

    key: str
    vendor: str
    name: str
    state: str  # read, running, done, failed
    mapping: dict[str, int]
    done: int
    total: int
    told: Mapping[str, int]
    made_at: datetime
    finished_at: datetime | None


def files(organization: str) -> list[FileRow]:
    """All of them, newest first."""
    held = VendorFile.objects.of(organization).defer("sealed_content").order_by("-made_at")
    return [_row(row) for row in held[:100]]


def file(organization: str, key: str) -> FileRow:
    """One of them. Raises `NotFound`."""
    return _row(held_file(organization, key))


def held_file(organization: str, key: str) -> VendorFile:
    """The row of one of them. Raises `NotFound`."""
    row = VendorFile.objects.of(organization).filter(key=key).first()
    if row is None:
        raise NotFound
    return row


def file_columns(organization: str, key: str) -> FileColumns:
    """What the page about its columns shows. Raises `NotFound`, `CsvRefused`."""
    row = held_file(organization, key)
    table = table_of(row)
    first = list(islice(table.rows, _EXAMPLES))
    headings = [
        (place, heading, [cells[place] for _line, cells in first if place < len(cells) and cells[place]])
        for place, heading in enumerate(table.headings)
    ]
    chosen = places(row.mapping) or guessed(organization, row.vendor, table.headings)
    return FileColumns(headings, vendor_rows.columns(), chosen, row.order)


def guessed(organization: str, vendor: str, headings: tuple[str, ...]) -> dict[str, int]:
    """What the columns mean: as in this vendor's last file, else by their words."""
    memory = VendorMemory.objects.of(organization).filter(vendor_index=folded(vendor)).first()
    return guess(headings, vendor_rows.columns(), memory.columns if memory else None)


def dry_run(organization: str, key: str, reach: Reach) -> DryRun:
    """What importing it would do, for a member who sees these pupils. Raises `NotFound`, `CsvRefused`."""
    return dry_run_of(held_file(organization, key), reach)


def dry_run_of(row: VendorFile, reach: Reach) -> DryRun:
    """The same of a row that was read already. Raises `NotFound`, `CsvRefused`."""
    finder = Finder(rosters.pupils(row.organization_id, reach, count=_ALL).rows)
    kinds = catalogue.kinds(row.organization_id)
    return vendor_rows.read_rows(table_of(row).rows, places(row.mapping), finder, kinds, settled_of(row))


def settled_of(row: VendorFile) -> Settled:
    """What was said about the file beside its columns."""
    return Settled(row.kind, row.kinds, row.choices, row.order)


def table_of(row: VendorFile) -> CsvTable:
    """Its table. Raises `NotFound` once its content was forgotten, `CsvRefused`."""
    return read_csv(io.BytesIO(content_of(row)), MOST_ROWS)


def content_of(row: VendorFile) -> bytes:
    """Its bytes. Raises `NotFound` once they were forgotten."""
    if not row.data_key_id or not row.sealed_content:
        raise NotFound
    return data_key(row.data_key_id).open(row.sealed_content, f"certificates:vendor:{row.key}")


def name_of(row: VendorFile) -> str:
    """Its name, as it was handed in; the vendor's once that was forgotten."""
    if not row.data_key_id:
        return row.vendor
    return data_key(row.data_key_id).open_text(row.sealed_name, f"certificates:vendor-name:{row.key}")


def digest_of(row: VendorFile) -> str:
    """The SHA-256 of its bytes, in hexadecimal. Raises `NotFound`."""
    return hashlib.sha256(content_of(row)).hexdigest()


def _row(row: VendorFile) -> FileRow:
    return FileRow(
        key=row.key,
        vendor=row.vendor,
        name=name_of(row),
        state=row.state,
        mapping=places(row.mapping),
        done=row.done,
        total=row.total,
        told=row.told,
        made_at=row.made_at,
        finished_at=row.finished_at,
    )
