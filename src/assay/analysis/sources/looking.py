"""A first look at a table that somebody brings: its columns with examples, and what each is taken for.

Apart from importing, which reads all of it: a page asks about columns before anything is read.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from assay.analysis.sources import (
    credential_lists,
    outcomes,
    postings,
    projections,
    term_series,
    wages,
)
from assay.analysis.sources.columns import Field, choose
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.files import open_source
from assay.analysis.sources.headings import below_its_title
from assay.analysis.sources.mapping import ColumnMapping
from assay.analysis.sources.posting_files import READ, Stream, pieces
from assay.analysis.sources.sheets import ROW, read_sheet

_STEP = 1 << 20
_MOST_COUNTED = 1 << 31  # bytes: only to tell somebody how far the reading is
_EXAMPLES = 3
_LONGEST = 120
_FIELDS = {
    "wages": wages.FIELDS,
    "projections": projections.FIELDS,
    "credential-list": credential_lists.FIELDS,
    "postings": postings.FIELDS,
    "term-series": term_series.FIELDS,
    "outcomes": outcomes.FIELDS,
}


@dataclass(frozen=True, slots=True)
class Look:
    """Each column with examples; field → column as guessed. No columns: the file is no table."""

    columns: tuple[tuple[str, tuple[str, ...]], ...]
    guessed: Mapping[str, str]


def fields_of(kind: str) -> tuple[Field, ...]:
    """What a row of this kind may tell; empty for a kind with an official layout."""
    return _FIELDS.get(kind, ())


def look_at(kind: str, path: Path) -> Look:
    """The columns of the file at this path. Raises `DataRefused`, `file-unreadable`."""
    faults = Faults()
    frame = _first_rows(kind, path, faults)
    faults.refuse(path.name)
    if frame is None:
        return Look((), {})
    names = [name for name in frame.columns if name != ROW]
    fields = projections.fields_for(names) if kind == "projections" else fields_of(kind)
    chosen = choose(names, tuple(_loosened(one) for one in fields), ColumnMapping(), path.name, Faults())
    columns = tuple((name, _examples(frame, name)) for name in names)
    return Look(columns, {} if chosen is None else dict(chosen.columns))


def rows_about(path: Path) -> int:
    """How many rows this table may have, by its lines; 0 where only reading it tells."""
    lower = path.name.lower().removesuffix(".gz")
    try:
        if lower.endswith(".parquet"):
            return int(pl.scan_parquet(path).select(pl.len()).collect().item())
        return _lines(path) if lower.endswith(READ) else 0
    except (OSError, EOFError, zlib.error, pl.exceptions.PolarsError):
        return 0


def _lines(path: Path) -> int:
    """The ends of lines in the file, unpacked where it is packed; 0 where that is too much to count."""
    with path.open("rb") as raw:
        is_packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        inside = gzip.GzipFile(fileobj=raw) if is_packed else raw
        count = size = 0
        while part := inside.read(_STEP):
            count += part.count(b"\n")
            size += len(part)
            if size > _MOST_COUNTED:
                return 0
    return count


def _first_rows(kind: str, path: Path, faults: Faults) -> pl.DataFrame | None:
    """The first rows of the table; None where the file is a document or holds nothing."""
    lower = path.name.lower().removesuffix(".gz")
    if kind == "outcomes" and lower.endswith((".json", ".jsonld")):
        return None
    if lower.endswith(READ):
        return next(pieces(Stream(path.name, path), faults), None)
    for file in open_source(str(path)).files():
        sheet = read_sheet(file, faults)
        if sheet is not None:
            return below_its_title(sheet.frame, "code")[0] if kind == "projections" else sheet.frame
    return None


def _loosened(one: Field) -> Field:
    """The field, not asked for: what is missing is said when the whole is read."""
    return replace(one, is_required=False)


def _examples(frame: pl.DataFrame, name: str) -> tuple[str, ...]:
    held = frame[name].drop_nulls().head(_EXAMPLES).to_list()
    return tuple(str(value)[:_LONGEST].replace("\x1f", "; ") for value in held)
