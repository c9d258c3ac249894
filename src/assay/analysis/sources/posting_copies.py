"""Copies of one advertisement become one row: when it was first and last seen, and how often.

Apart because DuckDB does it on disk: of each ad only its mark and number are held in memory, never its text.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import polars as pl

from assay.analysis.sources.forms import FORMS
from assay.analysis.sources.sheets import ROW

_MEMORY = "512MB"
_MERGE = """
COPY (
    WITH ad AS (
        SELECT posting, min("{row}") AS number, min(first_seen) AS first_seen, max(last_seen) AS last_seen,
               sum(copies) AS copies
        FROM read_parquet($parts) GROUP BY posting
    )
    SELECT part.posting, ad.first_seen, ad.last_seen, ad.copies, {told}
    FROM read_parquet($parts) AS part JOIN ad ON part."{row}" = ad.number
) TO '{made}' (FORMAT parquet, COMPRESSION zstd)
"""


def merged(parts: Path, folder: Path) -> tuple[Path, int]:
    """The file with each ad once, and how many those are."""
    made = folder / "postings.parquet"
    told = ", ".join(f"part.{name}" for name in list(FORMS["postings"])[4:])
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": _MEMORY,
        "temp_directory": str(folder / "spilled"),
        "preserve_insertion_order": False,
        "threads": 2,
    }
    duckdb = import_module("duckdb")  # by name: whoever imports no advertisements need not load it
    with duckdb.connect(":memory:", config=settings) as engine:
        question = _MERGE.format(row=ROW, told=told, made=str(made).replace("'", "''"))
        engine.execute(question, {"parts": f"{parts}/*.parquet"})
    rows = pl.scan_parquet(made).select(pl.len()).collect().item()
    return made, int(rows)
