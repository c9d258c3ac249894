"""Tables as they come: CSV, tab-separated text or a spreadsheet → columns of texts, each row numbered.

What two readers could read differently is a fault with its row: bytes that are no UTF-8, a row with too
many cells or too few, a column named twice. Apart from the readers because all of them read tables.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from assay.analysis.sources.faults import Faults
from assay.analysis.sources.files import LARGEST_FILE, SourceFile
from assay.errors import Malformed

ROW = "\N{NUMBER SIGN}row"  # the column that holds the number of the row in the file, the heading being 1
_CHUNK = 50_000
_MOST_ROWS = 5_000_000
_LONGEST_CELL = 1 << 20
MOST_COLUMNS = 2_000  # the widest official table has about two hundred
LONGEST_NAME = 400  # of a column
_MOST_CELLS = 20_000_000  # of a spreadsheet: its reader makes room for all between the first and the last
TOO_MUCH = "it unpacks to more than can be read"
_LARGEST_TEXT = 512 << 20  # bytes of the texts of a typed file, each written out
_MOST_HELD = 60_000_000  # cells of a table of text that is held whole; the largest official one has a quarter
_PLACED = re.compile(rb"""[\s"']r\s{0,9}=\s{0,9}["']\s{0,9}([A-Za-z]{0,9})([0-9]{1,19})""")
_OVERLAP = 64  # bytes: longer than what is looked for
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

csv.field_size_limit(_LONGEST_CELL)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of texts; an empty cell is null. `stem` is the file's name without folder and endings."""

    file: str
    stem: str
    frame: pl.DataFrame

    @property
    def columns(self) -> frozenset[str]:
        """The names in its first row."""
        return frozenset(self.frame.columns) - {ROW}


def read_sheet(file: SourceFile, faults: Faults, heading: str = "") -> Sheet | None:
    """The table in this file, or None where that was a fault.

    `heading`: the first cell of the row of names, where the owner puts other rows above it.
    """
    if file.suffix == ".xlsx":
        frame = _spreadsheet(file, faults)
    elif file.suffix == ".parquet":
        frame = _parquet(file, faults)
    else:
        frame = _text(file, faults, heading)
    return None if frame is None else Sheet(file.name, file.stem, frame)


def delimiter_of(line: str) -> str:
    """What parts the cells of this line."""
    return max("\t,;", key=lambda sign: (line.count(sign), sign == ","))


def optional(frame: pl.DataFrame, column: str, type_: pl.DataType | type[pl.DataType] = pl.String) -> pl.Expr:
    """This column, or nulls of this type where there is none."""
    return pl.col(column) if column in frame.columns else pl.lit(None, dtype=type_)


def _text(file: SourceFile, faults: Faults, heading: str) -> pl.DataFrame | None:
    text = _decoded(file, faults)
    if text is None:
        return None
    if not text.strip():
        faults.file(file.name, "it is empty")
        return None
    if "\0" in text:
        faults.row(
            file.name, text.count("\n", 0, text.index("\0")) + 1, "it has a character that no text has"
        )
        return None
    rows = _numbered(text)
    try:
        first, names = next(
            (number, row) for number, row in rows if not heading or (row and row[0].strip() == heading)
        )
        return _collected(file.name, first, [name.strip() for name in names], rows, faults)
    except StopIteration:
        faults.column(file.name, heading)
    except csv.Error as error:
        faults.file(
            file.name, "a cell has no end" if "field larger" in str(error) else "its rows cannot be told"
        )
    return None


def _decoded(file: SourceFile, faults: Faults) -> str | None:
    content, encoding = file.content, "utf-8"
    for mark, named in _MARKS:
        if content.startswith(mark):
            content, encoding = content.removeprefix(mark), named
            break
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        faults.row(file.name, row, "it is not written in UTF-8; save the file in that encoding")
        return None


def _numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    line = text[: text.find("\n")] if "\n" in text else text
    delimiter = delimiter_of(line)
    lines = io.StringIO(text, newline="")
    if delimiter == "\t":  # such releases quote nothing: a quotation mark in them is a quotation mark
        yield from enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 1)
    else:
        yield from enumerate(csv.reader(lines, delimiter=delimiter, strict=True), 1)


def _collected(
    file: str, first: int, names: Sequence[str], rows: Iterator[tuple[int, list[str]]], faults: Faults
) -> pl.DataFrame | None:
    named = named_columns(file, first, names, faults)
    if named is None:
        return None
    before, width, frames, held = faults.count, len(named), [], []
    for number, row in rows:
        cells = [cell.strip() or None for cell in row]
        while len(cells) > width and cells[-1] is None:
            cells.pop()
        if not any(cells):
            continue
        if len(cells) != width:
            faults.row(file, number, f"it has {len(cells)} cells, and the first row has {width}")
            continue
        held.append((number, *cells))
        if len(held) == _CHUNK:
            frames.append(_frame(named, held))
            held = []
        if number > _MOST_ROWS or number * width > _MOST_HELD:
            faults.file(file, "it has too many rows")
            return None
    frames.append(_frame(named, held))
    frame = pl.concat(frames)
    if not frame.height and faults.count == before:
        faults.file(file, "it has no rows below the names of its columns")
        return None
    return frame


def named_columns(file: str, row: int, names: Sequence[str], faults: Faults) -> list[str] | None:
    """The names of the columns, those without one by their place; None after a fault."""
    if len(names) > MOST_COLUMNS:
        faults.file(file, "it has too many columns")
        return None
    named = [name or f"\N{NUMBER SIGN}{at}" for at, name in enumerate(names)]
    if any(len(name) > LONGEST_NAME for name in named):
        faults.row(file, row, "the name of a column is too long")
        return None
    repeated = next((name for name, count in Counter(named).items() if count > 1), "")
    if repeated:
        faults.cell(file, row, repeated, "the name is there twice")
        return None
    return named


def readable(schema: Mapping[str, pl.DataType]) -> list[str]:
    """The columns of a typed file that hold plain values, or lists of texts.

    Others are never unpacked: what lies nested in a few bytes can be without end.
    """
    return [
        name
        for name, kind in schema.items()
        if not kind.is_nested() or (isinstance(kind, pl.List) and kind.inner == pl.String())
    ]


def letters_of(frame: pl.DataFrame) -> int:
    """How many bytes the texts of it make when each is written out, also those that a file has once."""
    found = 0
    for column in frame.iter_columns():
        held = column.explode() if isinstance(column.dtype, pl.List) else column
        if isinstance(held.dtype, pl.Categorical | pl.Enum):
            found += int(pl.select(pl.lit(held).cat.len_bytes().cast(pl.Int64).sum()).item())
        elif held.dtype == pl.String:
            found += int(held.str.len_bytes().cast(pl.Int64).sum())
        elif held.dtype == pl.Binary:
            found += int(held.bin.size().cast(pl.Int64).sum())
    return found


def _frame(names: Sequence[str], rows: Sequence[tuple[object, ...]]) -> pl.DataFrame:
    schema = {ROW: pl.Int64(), **dict.fromkeys(names, pl.String())}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _spreadsheet(file: SourceFile, faults: Faults) -> pl.DataFrame | None:
    try:
        _count_unpacked(file)
        frame = pl.read_excel(io.BytesIO(file.content), infer_schema_length=0)
    except Malformed as error:
        faults.add(error)
        return None
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - the reader of spreadsheets panics past Exception on hostile ones
        faults.file(file.name, "it is no spreadsheet that can be read")
        return None
    if not frame.width:
        faults.file(file.name, "it is empty")
        return None
    if named_columns(file.name, 1, frame.columns, faults) is None:
        return None
    texts = [pl.col(name).cast(pl.String).str.strip_chars().replace("", None) for name in frame.columns]
    frame = frame.with_columns(texts).rename({name: name.strip() for name in frame.columns})
    numbered = frame.with_row_index(ROW, 2).with_columns(pl.col(ROW).cast(pl.Int64))
    return numbered.filter(pl.any_horizontal(pl.exclude(ROW).is_not_null()))


def _count_unpacked(file: SourceFile) -> None:
    """Raise for a spreadsheet that would unpack to more than a file may have, or spans too many cells."""
    total = 0
    span = _Span()
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            for member in archive.infolist():
                with archive.open(member) as inside:
                    end = b""
                    while part := inside.read(1 << 20):
                        total += len(part)
                        span.look(end + part)
                        end = part[-_OVERLAP:]
                        if total > LARGEST_FILE:
                            raise Malformed("data-file-too-large", file=file.name, limit=LARGEST_FILE)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        reason = "it is no spreadsheet that can be read"
        raise Malformed("data-file-wrong", file=file.name, reason=reason) from error
    if span.cells > _MOST_CELLS:
        raise Malformed("data-file-wrong", file=file.name, reason="it has cells far outside its table")


class _Span:
    """How far the cells of a spreadsheet reach, by the places that are written in it."""

    def __init__(self) -> None:
        self._rows = self._columns = 1

    @property
    def cells(self) -> int:
        """As many as the table has from its first corner to the last place."""
        return self._rows * self._columns

    def look(self, part: bytes) -> None:
        """Go through the places written in this part of it."""
        letters, numbers = b"", 1
        for found in _PLACED.finditer(part):
            if len(found[1]) >= len(letters):
                letters = max(letters, found[1].upper(), key=lambda name: (len(name), name))
            numbers = max(numbers, int(found[2]))
        column = 0
        for letter in letters:
            column = column * 26 + letter - 64  # "A" is 1
        self._rows, self._columns = max(self._rows, numbers), max(self._columns, column)


def _parquet(file: SourceFile, faults: Faults) -> pl.DataFrame | None:
    try:
        table = pl.scan_parquet(io.BytesIO(file.content))
        columns, rows = readable(table.collect_schema()), table.select(pl.len()).collect().item()
        if rows > _MOST_ROWS or rows * len(columns) > _MOST_HELD:
            faults.file(file.name, "it has too many rows")
            return None
        if named_columns(file.name, 1, columns, faults) is None:
            return None
        frame = table.select(columns).collect()
        if letters_of(frame) > _LARGEST_TEXT:
            faults.file(file.name, TOO_MUCH)
            return None
    except (pl.exceptions.PolarsError, OSError, ValueError):
        faults.file(file.name, "it is no Parquet file that can be read")
        return None
    return frame.with_row_index(ROW, 1).with_columns(pl.col(ROW).cast(pl.Int64))
