"""Recipients from a table (CSV) or from options, each read strictly; a bad row says what is wrong with it.

Apart from issuing because people make tables in office programs, each with its own idea of CSV (RFC 4180).
"""

from __future__ import annotations

import argparse
import csv
import io
import re
from dataclasses import dataclass

from assay.cli.files import read_bytes
from assay.errors import AssayError
from assay.issuance import Recipient

_COLUMNS = {"email", "name", "id", "narrative", "evidence_url", "evidence_name", "evidence_narrative"}
_RESULT = "result:"
_LIMIT = 64 << 20  # bytes of a table
_MOST_ROWS = 100_000
# What we decline to sign, so that a row says so before anything is issued.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Row:
    """A recipient and the row, counted as an office program counts, where they stand."""

    number: int
    recipient: Recipient


@dataclass(frozen=True, slots=True)
class Table:
    """What a table holds: the recipients, and an error for each row that names none."""

    rows: tuple[Row, ...]
    errors: tuple[AssayError, ...]


def key_of(recipient: Recipient) -> str:
    """The text by which the same person is known again, in the same table and in a second run."""
    return " ".join(part for part in ((recipient.email or "").strip().lower(), recipient.id or "") if part)


def read_table(name: str) -> Table:
    """The recipients in this file. A bad row is an error of the table, a bad table is raised.

    Raises `file-missing`, `file-unreadable`, and `table-row-malformed` for row 1, the names of the columns.
    """
    records = _records(name)
    header = [column.strip() for column in records[0][1]] if records else []
    _check_header(name, header)
    rows: list[Row] = []
    errors: list[AssayError] = []
    seen: dict[str, int] = {}
    for number, cells in records[1:]:
        try:
            row = Row(number, _recipient(name, number, header, cells))
            key = key_of(row.recipient)
            if key in seen:
                raise row_error(name, number, f"the same person stands in row {seen[key]}")
            seen[key] = number
            rows.append(row)
        except AssayError as error:
            errors.append(error)
    if not rows and not errors:
        raise row_error(name, 1, "there is no row below the names of the columns")
    return Table(tuple(rows), tuple(errors))


def recipient_of(arguments: argparse.Namespace) -> Recipient:
    """The one recipient that the options name. Raises `usage-wrong`."""
    results = {}
    for pair in arguments.result or ():
        name, equals, value = pair.partition("=")
        if not equals or not name.strip() or not value.strip():
            raise AssayError("usage-wrong", reason=f"A result is written NAME=VALUE, not “{pair}”.")
        results[name.strip()] = value.strip()
    return Recipient(
        email=arguments.email,
        id=arguments.id,
        name=arguments.name_of_recipient,
        results=results,
        evidence=tuple({"id": url} for url in arguments.evidence or ()),
        narrative=arguments.narrative,
    )


def row_error(name: str, number: int, reason: str) -> AssayError:
    """The error of this row of this table, for this reason."""
    return AssayError("table-row-malformed", file=name, row=number, reason=reason.rstrip("."))


def _records(name: str) -> list[tuple[int, list[str]]]:
    """The rows that are not empty, with their numbers."""
    content = read_bytes(name, _LIMIT)
    if len(content) > _LIMIT:
        raise row_error(name, 1, "the table is too large")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        raise row_error(name, number, "it is not written in UTF-8; save the table as “CSV UTF-8”") from error
    first = text.partition("\n")[0]
    # Office programs write semicolons where the comma is the decimal sign.
    delimiter = max(",;\t", key=first.count)
    found = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                found.append((number, cells))
    except csv.Error as error:
        raise row_error(name, len(found) + 1, f"the quotation marks do not match ({error})") from error
    if len(found) > _MOST_ROWS:
        raise row_error(name, _MOST_ROWS, f"a table has at most {_MOST_ROWS} rows")
    return found


def _check_header(name: str, header: list[str]) -> None:
    for column in header:
        if column not in _COLUMNS and not (column.startswith(_RESULT) and column[len(_RESULT) :].strip()):
            raise row_error(
                name, 1, f"“{column}” is no column; there are {', '.join(sorted(_COLUMNS))}, result:NAME"
            )
        if header.count(column) > 1:
            raise row_error(name, 1, f"the column “{column}” stands there twice")
    if "email" not in header and "id" not in header:
        raise row_error(name, 1, "a column “email” or “id” must say who it is for")


def _recipient(name: str, number: int, header: list[str], cells: list[str]) -> Recipient:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        raise row_error(name, number, "it has more cells than there are columns")
    values = {column: cell.strip() for column, cell in zip(header, cells, strict=False) if cell.strip()}
    for column, value in values.items():
        if _UNPRINTABLE.search(value):
            raise row_error(name, number, f"“{column}” holds an invisible character")
    if not values.get("email") and not values.get("id"):
        raise row_error(name, number, "neither e-mail address nor id says who it is for")
    evidence = {
        member: values[column]
        for column, member in (
            ("evidence_url", "id"),
            ("evidence_name", "name"),
            ("evidence_narrative", "narrative"),
        )
        if column in values
    }
    return Recipient(
        email=values.get("email"),
        id=values.get("id"),
        name=values.get("name"),
        narrative=values.get("narrative"),
        results={
            column[len(_RESULT) :].strip(): value
            for column, value in values.items()
            if column.startswith(_RESULT)
        },
        evidence=(evidence,) if evidence else (),
    )
