"""Files about the labour market made small, written by the tests themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assay.analysis.sources import ColumnMapping, Imported, Store, import_release
from releases import csv_bytes

Rows = Sequence[Sequence[str]]


def written(folder: Path, name: str, rows: Rows) -> Path:
    """A CSV with these rows."""
    path = folder / name
    path.write_bytes(csv_bytes(rows))
    return path


def imported(
    folder: Path, kind: str, path: Path, mapping: ColumnMapping | None = None, **options: Any
) -> Imported:
    """What importing this into a store beside it comes to."""
    return import_release(Store(folder / "data"), kind, str(path), mapping=mapping, **options)


def rows_of(folder: Path, made: Imported, table: str) -> list[dict[str, Any]]:
    """The rows of a table as they are stored."""
    return Store(folder / "data").table(made.release, table).collect().to_dicts()
