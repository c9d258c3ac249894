"""A district's table of awards and its file of programmes, read; what is wrong is said with its row.

The columns are found by their names: programme, credential, body, school, grade, state, count, pupil.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

import yaml

from assay.analysis.gaps.values import Row, State
from assay.errors import AssayError

COLUMNS = ("programme", "credential", "body", "school", "grade", "state", "count", "pupil")
_OTHER_NAMES = {
    "program": "programme",
    "certificate": "credential",
    "credential name": "credential",
    "certifying body": "body",
    "proof state": "state",
    "proof": "state",
    "number": "count",
    "pupils": "count",
    "student": "pupil",
    "student id": "pupil",
}
_LONGEST = 20 << 20
_LARGEST_YAML = 256 << 10
_MOST_COUNTED = 10_000_000


def read_rows(content: bytes, name: str) -> list[Row]:
    """The rows of this CSV file. Raises `gap-table-wrong` with the row and what is wrong in it."""
    if len(content) > _LONGEST:
        raise _wrong(name, 0, "it is larger than 20 MB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _wrong(name, 0, "it is not UTF-8 text") from error
    try:
        return list(_rows(text, name))
    except csv.Error as error:
        raise _wrong(name, 0, f"it is no CSV file ({error})") from error


def _wrong(name: str, row: int, reason: str) -> AssayError:
    return AssayError("gap-table-wrong", file=name, row=row, reason=reason)


def _rows(text: str, name: str) -> Iterator[Row]:
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    heads = [" ".join(head.split()).casefold() for head in next(reader, [])]
    places = {_OTHER_NAMES.get(head, head): place for place, head in enumerate(heads)}
    for needed in ("programme", "credential"):
        if needed not in places:
            raise _wrong(name, 1, f"it has no column “{needed}”; the columns read are: {', '.join(COLUMNS)}")
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        told = {
            column: cells[place].strip() if place < len(cells) else ""
            for column, place in places.items()
            if column in COLUMNS
        }
        yield _row(told, name, reader.line_num)
    if reader.line_num <= 1:
        raise _wrong(name, 1, "it has no rows below its headings")


def _row(told: Mapping[str, str], name: str, line: int) -> Row:
    if not told["programme"]:
        raise _wrong(name, line, "it names no programme")
    state = told.get("state", "").casefold() or State.CLAIMED
    if state not in set(State):
        raise _wrong(name, line, f"“{state}” is no proof state; one of {', '.join(State)} is")
    count = told.get("count", "") or "1"
    if not (count.isascii() and count.isdigit() and int(count) <= _MOST_COUNTED):
        raise _wrong(name, line, f"“{count}” is no count")
    pupil = told.get("pupil", "")
    if pupil and int(count) != 1:
        raise _wrong(name, line, "a row about one pupil counts one")
    return Row(
        told["programme"],
        told["credential"],
        told.get("body", ""),
        told.get("school", ""),
        told.get("grade", ""),
        State(state),
        pupil,
        int(count),
    )


def read_programmes(content: bytes, name: str) -> dict[str, tuple[str, ...]]:
    """The occupations of each programme: `programme name: [35-2014, …]`. Raises `gap-programmes-wrong`."""
    try:
        told = yaml.safe_load(content.decode("utf-8-sig")) if len(content) <= _LARGEST_YAML else None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise AssayError("gap-programmes-wrong", file=name, programme="") from error
    if not isinstance(told, dict):
        raise AssayError("gap-programmes-wrong", file=name, programme="")
    found: dict[str, tuple[str, ...]] = {}
    for programme, said in told.items():
        occupations = [said] if isinstance(said, str) else said
        if not isinstance(occupations, list) or not all(isinstance(one, str) and one for one in occupations):
            raise AssayError("gap-programmes-wrong", file=name, programme=str(programme))
        found[str(programme)] = tuple(occupations)
    if not found:
        raise AssayError("gap-programmes-wrong", file=name, programme="")
    return found
