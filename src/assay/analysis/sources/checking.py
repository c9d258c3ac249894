"""The checks that every table of a release goes through: cells that must be there, and be of a form.

Apart so that each kind names only its columns and forms; every check tells the rows it found.
"""

from __future__ import annotations

import polars as pl

from assay.analysis.sources.faults import Faults
from assay.analysis.sources.sheets import ROW, Sheet

ADDRESS = r"^https?://\S+$"


def has_columns(sheet: Sheet, faults: Faults, *columns: str) -> bool:
    """Whether it has all of these columns; each that is missing is a fault."""
    missing = [column for column in columns if column not in sheet.columns]
    for column in missing:
        faults.column(sheet.file, column)
    return not missing


def filled(sheet: Sheet, faults: Faults, *columns: str) -> None:
    """No cell of these columns is empty."""
    for column in columns:
        tell(sheet.frame, sheet.file, faults, column, pl.col(column).is_null(), reason="it is empty")


def of_form(sheet: Sheet, faults: Faults, column: str, form: str, reason: str) -> None:
    """Every cell of this column that is not empty has this form."""
    tell(sheet.frame, sheet.file, faults, column, ~pl.col(column).str.contains(form), reason=reason)


def address(sheet: Sheet, faults: Faults, *columns: str) -> None:
    """Every cell of these columns is a web address."""
    for column in columns:
        filled(sheet, faults, column)
        of_form(sheet, faults, column, ADDRESS, "it is not a web address")


def numeric(sheet: Sheet, faults: Faults, column: str) -> pl.Series:
    """The column as numbers; empty cells and n/a are null."""
    cells = sheet.frame[column].replace(["n/a", "N/A", "NA", "None", "nan"], None)
    numbers = cells.cast(pl.Float64, strict=False)
    wrong = cells.is_not_null() & (numbers.is_null() | ~numbers.is_finite().fill_null(value=True))
    tell(sheet.frame, sheet.file, faults, column, wrong, reason="it is not a number")
    return numbers


def one_of(sheet: Sheet, faults: Faults, column: str, *values: str) -> None:
    """Every cell of this column that is not empty is one of these."""
    expected = " or ".join(values)
    tell(
        sheet.frame, sheet.file, faults, column, ~pl.col(column).is_in(values), reason=f"it is not {expected}"
    )


def unique(sheet: Sheet, faults: Faults, *columns: str) -> None:
    """No two rows have the same in all of these columns."""
    tell(sheet.frame, sheet.file, faults, columns[-1], repeated(*columns), reason="it is there twice")


def known(sheet: Sheet, faults: Faults, column: str, values: pl.Series, reason: str) -> None:
    """Every cell of this column is among these values."""
    tell(
        sheet.frame,
        sheet.file,
        faults,
        column,
        ~pl.col(column).is_in(values.unique().implode()),
        reason=reason,
    )


def tell(
    frame: pl.DataFrame, file: str, faults: Faults, column: str, wrong: pl.Expr | pl.Series, *, reason: str
) -> pl.Series:
    """Which rows are wrong in this cell, each of them a fault."""
    found = frame.select(wrong).to_series().fill_null(value=False)
    for row in frame.filter(found)[ROW]:
        faults.cell(file, row, column, reason=reason)
    return found


def tell_rows(
    frame: pl.DataFrame, file: str, faults: Faults, wrong: pl.Expr | pl.Series, *, reason: str
) -> pl.Series:
    """Which rows are wrong as a whole, each of them a fault."""
    found = frame.select(wrong).to_series().fill_null(value=False)
    for row in frame.filter(found)[ROW]:
        faults.row(file, row, reason=reason)
    return found


def repeated(*columns: str) -> pl.Expr:
    """Whether an earlier row has the same in all of these columns."""
    return ~pl.struct(columns).is_first_distinct()
