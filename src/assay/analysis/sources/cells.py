"""Cells of texts → columns of values: numbers, days, truths, lists, codes of occupations and of areas.

What cannot be read is a fault with its row, and its row is left out. Apart from choosing columns, and over
whole columns at once, because a file may have millions of rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from assay.analysis.sources.checking import tell
from assay.analysis.sources.columns import OCCUPATIONS, Chosen, Field, choose
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.parts import Asked
from assay.analysis.sources.places import area_of
from assay.analysis.sources.recognising import Recognised
from assay.analysis.sources.sheets import ROW

PARTED = "\x1f"  # between the texts of a list that the file itself keeps as a list
SUPPRESSED = (
    "",
    "*",
    "**",
    "***",
    "#",
    "-",
    "--",
    "\N{EN DASH}",
    "\N{EM DASH}",
    "n/a",
    "na",
    "none",
    "null",
    "nan",
    "unknown",
    "x",
)
_TRUE = ("true", "yes", "y", "1", "1.0", "sí", "si", "x", "oui", "ja")
_FALSE = ("false", "no", "n", "0", "0.0", "non", "nein")
_OCCUPATION = r"^(\d{2}-\d{4})(?:\.\d{2})?$"
_DIGITS = r"^(\d{2})(\d{4})(?:\.\d{2}|\d{2})?$"
_ISO_DAY = r"^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$"
_ISO_MONTH = r"^(\d{4}-\d{2})$"
_ISO_YEAR = r"^(\d{4})$"


@dataclass(frozen=True, slots=True)
class Rows:
    """A table as read by its chosen columns: the values that are no faults, a column each."""

    file: str
    chosen: Chosen
    values: pl.DataFrame

    @property
    def note(self) -> str:
        """What was taken for what."""
        return f"{self.file}: {self.chosen.note}"


def rows_in(file: Recognised, fields: Sequence[Field], asked: Asked, faults: Faults) -> Rows | None:
    """The rows of this file; None where it is no table, or has not the columns, which is a fault."""
    sheet = file.read(faults)
    if sheet is None:
        return None
    chosen = choose(sheet.frame.columns, fields, asked.mapping, sheet.file, faults)
    if chosen is None:
        return None
    return Rows(sheet.file, chosen, converted(sheet.frame, fields, chosen, sheet.file, faults))


def converted(
    frame: pl.DataFrame, fields: Sequence[Field], chosen: Chosen, file: str, faults: Faults
) -> pl.DataFrame:
    """The values of the fields, a column each, and the number of the row; rows with a fault are left out."""
    columns = [frame[ROW]]
    wrong = pl.Series("wrong", [False] * frame.height, dtype=pl.Boolean)
    for one in fields:
        cells = _cells(frame, one, chosen)
        values, unread = _read(cells, one, chosen)
        heading = chosen.columns.get(one.key, one.key)
        if unread is not None and unread.any():
            tell(
                frame,
                file,
                faults,
                heading,
                unread,
                reason=_reason(one.kind, has_form=bool(chosen.date_format)),
            )
            wrong = wrong | unread
        if one.is_required and cells.has_nulls():
            wrong = wrong | tell(frame, file, faults, heading, cells.is_null(), reason="it is empty")
        columns.append(values.alias(one.key))
    return pl.DataFrame(columns).filter(~wrong)


def _cells(frame: pl.DataFrame, one: Field, chosen: Chosen) -> pl.Series:
    """The cells of this field as trimmed texts; a day of a typed file in ISO form; null where empty."""
    constant = chosen.constants.get(one.key)
    column = chosen.columns.get(one.key)
    if column is None:
        return pl.Series(one.key, [constant] * frame.height, dtype=pl.String)
    cells = frame[column]
    if isinstance(cells.dtype, pl.List):
        cells = cells.cast(pl.List(pl.String)).list.join(PARTED)
    elif isinstance(cells.dtype, pl.Datetime):
        cells = cells.dt.date().cast(pl.String)
    elif cells.dtype != pl.String:
        cells = cells.cast(pl.String, strict=False)
    trimmed = cells.str.strip_chars()
    return trimmed.set(trimmed == "", None)


def _read(cells: pl.Series, one: Field, chosen: Chosen) -> tuple[pl.Series, pl.Series | None]:
    """The values of these cells, and which of them cannot be read."""
    expression = pl.col("cells")
    held = pl.DataFrame({"cells": cells})
    match one.kind:
        case "number":
            return _numbers(held)
        case "day":
            values = held.select(_day(expression, chosen.date_format))["cells"]
        case "truth":
            low = expression.str.to_lowercase()
            truth = pl.when(low.is_in(_TRUE)).then(True).when(low.is_in(_FALSE)).then(False)  # noqa: FBT003 - the values themselves
            values = held.select(truth.otherwise(None).alias("cells"))["cells"]
        case "texts" | "occupations":
            parts = _parts(expression, chosen.separator if one.key in chosen.columns else "")
            if one.kind == OCCUPATIONS:
                parts = parts.list.eval(_occupation(pl.element())).list.drop_nulls()
            values = held.select(parts.alias("cells"))["cells"]
            return values, _none_read(cells, values) if one.kind == OCCUPATIONS else None
        case "occupation":
            values = held.select(_occupation(expression).alias("cells"))["cells"]
        case "area":
            known = cells.drop_nulls().unique().to_list()
            codes = [area_of(said) for said in known]
            return cells.replace_strict(known, codes, default=None, return_dtype=pl.String), None
        case _:
            return cells, None
    return values, cells.is_not_null() & values.is_null()


def _numbers(held: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
    """Numbers, perhaps with commas between thousands or a sign of money or percent; suppressed ones null."""
    low = pl.col("cells").str.to_lowercase()
    told = held.select(pl.when(low.is_in(SUPPRESSED)).then(None).otherwise(pl.col("cells")).alias("cells"))
    plain = told.select(pl.col("cells").str.replace_all(r"[,\s$€£%]", ""))["cells"]
    numbers = plain.cast(pl.Float64, strict=False)
    unread = plain.is_not_null() & (numbers.is_null() | ~numbers.is_finite() | (numbers < 0))
    return numbers, unread.fill_null(value=True) & plain.is_not_null()


def _day(cells: pl.Expr, form: str) -> pl.Expr:
    if form:
        return cells.str.to_date(form, strict=False)
    days = cells.str.extract(_ISO_DAY).str.to_date("%Y-%m-%d", strict=False)
    months = (cells.str.extract(_ISO_MONTH) + "-01").str.to_date("%Y-%m-%d", strict=False)
    years = (cells.str.extract(_ISO_YEAR) + "-01-01").str.to_date("%Y-%m-%d", strict=False)
    return pl.coalesce(days, months, years)


def _parts(cells: pl.Expr, separator: str) -> pl.Expr:
    """The texts of a list in one cell: parted as the mapping says, else by ; or | or commas."""
    sign = pl.lit(separator) if separator else pl.lit(",")
    if not separator:
        sign = (
            pl.when(cells.str.contains(";", literal=True))
            .then(pl.lit(";"))
            .when(cells.str.contains("|", literal=True))
            .then(pl.lit("|"))
            .otherwise(pl.lit(","))
        )
    sign = pl.when(cells.str.contains(PARTED, literal=True)).then(pl.lit(PARTED)).otherwise(sign)
    parts = cells.str.split(sign).list.eval(pl.element().str.strip_chars())
    kept = parts.list.eval(pl.element().filter(pl.element() != "")).list.unique(maintain_order=True)
    return kept.fill_null(pl.lit([], dtype=pl.List(pl.String)))


def _occupation(cells: pl.Expr) -> pl.Expr:
    """The SOC 2018 code; O*NET's longer code and one without its hyphen are it too."""
    compact = cells.str.replace_all(r'[="\s]', "")  # some official files keep it as ="11-1011"
    joined = compact.str.extract(_DIGITS, 1) + "-" + compact.str.extract(_DIGITS, 2)
    return pl.coalesce(compact.str.extract(_OCCUPATION), joined)


def _none_read(cells: pl.Series, values: pl.Series) -> pl.Series:
    return cells.is_not_null() & (values.list.len() == 0)


def _reason(kind: str, *, has_form: bool) -> str:
    """Why a cell cannot be read as this."""
    match kind:
        case "number":
            return "it is not a number from zero up"
        case "day" if has_form:
            return "it is not a day in the form that the mapping says"
        case "day":
            return "it is not a day such as 2026-06-30; say date_format"
        case "truth":
            return "it is neither yes nor no"
        case _:
            return "it is not a SOC code such as 35-2014"


def typed(frame: pl.DataFrame, form: dict[str, pl.DataType]) -> pl.DataFrame:
    """The columns of this form, in its order; those that the frame lacks are null, or empty lists."""
    columns = []
    for name, type_ in form.items():
        if name in frame.columns:
            column = pl.col(name).cast(type_)
            columns.append(column.fill_null([]) if type_ == pl.List(pl.String) else column)
        else:
            empty = pl.lit([], dtype=type_) if type_ == pl.List(pl.String) else pl.lit(None, dtype=type_)
            columns.append(empty.alias(name))
    return frame.select(columns)
