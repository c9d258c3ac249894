"""The wages of the starter pack: the database in its package, read from memory and with plain questions.

Apart from the files of the owner because its numbers, footnotes and areas are kept in another way.
"""

from __future__ import annotations

import sqlite3

import polars as pl

from assay.analysis.sources.oews import NUMBERS, area_code, detail_of, placed, tables_of, within
from assay.analysis.sources.places import NAME_OF_AREA

_CELLS = """
SELECT substr(key, 5, 7), substr(key, 18, 2) || '-' || substr(key, 20, 4), occupation_name,
       CAST(display_level AS TEXT), {cells}
FROM cell JOIN occupation ON occupation_code = substr(key, 18, 6)
WHERE substr(key, 12, 6) = '000000' ORDER BY key
"""
_ORDER = (  # of the columns v01 … v17
    "employment",
    "employment_error",
    "hourly_mean",
    "annual_mean",
    "wage_error",
    *(f"{unit}_{part}" for unit in ("hourly", "annual") for part in ("p10", "p25", "p50", "p75", "p90")),
    "per_thousand",
    "location_quotient",
)
_SIGNS = {"5": "#", "8": "*"}  # the signs that the owner's tables have for the same two footnotes
_MONTHS = {"January": 1, "May": 5, "November": 11}


def read_database(content: bytes) -> tuple[str, dict[str, pl.DataFrame]]:
    """Its version (2025-05) and its tables. Raises `sqlite3.Error`, `KeyError`, `ValueError` for another."""
    with sqlite3.connect(":memory:") as database:
        database.deserialize(content)
        meta: dict[str, str] = dict(database.execute("SELECT name, value FROM meta"))
        areas = database.execute("SELECT area_code, state_code, area_name FROM area").fetchall()
        columns = [f"{letter}{at:02}" for letter in "vf" for at in range(1, len(_ORDER) + 1)]
        cells = database.execute(_CELLS.format(cells=", ".join(columns))).fetchall()
    database.close()
    month, year = meta["release"].split()
    names = ["area", "occupation", "title", "group", *_ORDER, *(f"{name} note" for name in _ORDER)]
    rows = pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String()), orient="row")
    return f"{int(year):04}-{_MONTHS[month]:02}", tables_of(placed(_read(rows), _codes(areas)))


def _codes(areas: list[tuple[str, str, str]]) -> dict[str, tuple[str, str, str, str]]:
    codes = {}
    for number, state, name in areas:
        code, kind = area_code(number)
        shown = NAME_OF_AREA.get(code, name)
        codes[number] = (code, shown, kind, within(code, kind, shown, state))
    return codes


def _read(rows: pl.DataFrame) -> pl.DataFrame:
    """The texts as numbers; each footnote as its sign or number, or as a hyphen."""
    notes = [
        pl.when(pl.col(f"{name} note").is_not_null() | (pl.col(name) == "-")).then(
            pl.format(f"{name}: {{}}", pl.coalesce(pl.col(f"{name} note").replace(_SIGNS), pl.lit("-")))
        )
        for name in NUMBERS
    ]
    footnotes = pl.concat_str(notes, separator="; ", ignore_nulls=True)
    return rows.with_columns(
        pl.when(footnotes == "").then(None).otherwise(footnotes).alias("footnotes"),
        detail_of(pl.col("occupation"), pl.col("group")).alias("detail"),
        *(pl.col(name).cast(pl.Float64, strict=False) for name in NUMBERS),
    )
