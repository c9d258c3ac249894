"""Tables people send and take away: CSV read with bounds on everything, written so that no cell is a formula.

Apart because spreadsheets, schools' systems and attackers all send the same kind of file: in any of four
encodings, with any of three separators, and of any size. Nothing here holds more than a line at a time.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

MAX_BYTES = 20 << 20
MAX_ROWS = 20_000
MAX_COLUMNS = 100
MAX_LINE = 1 << 16
MAX_CELL = 10_000
BLOCK = 1 << 16
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class CsvRefused(Exception):
    """The file cannot be read as a table: why, in which row (0: the whole file), the bound."""

    def __init__(self, code: str, row: int = 0, limit: int = 0) -> None:
        super().__init__(code)
        self.code, self.row, self.limit = code, row, limit


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The headings of a file, and its rows with their number as spreadsheets show it (the headings are 1)."""

    headings: tuple[str, ...]
    rows: Iterator[tuple[int, tuple[str, ...]]]
    encoding: str


def read_csv(file: IO[bytes], max_rows: int | None = None) -> CsvTable:
    """The table in this file; rows are read as they are asked for. Raises `CsvRefused`, also from `rows`."""
    encoding = _encoding_of(file)
    lines = _lines(file, encoding)
    first = next(lines, "")
    while first and not first.strip():
        first = next(lines, "")
    if not first:
        raise CsvRefused("empty")
    rows = _parsed(first, lines, _separator_of(first), MAX_ROWS if max_rows is None else max_rows)
    _number, headings = next(rows)
    if not any(heading.strip() for heading in headings):
        raise CsvRefused("no-headings", 1)
    return CsvTable(tuple(" ".join(heading.split()) for heading in headings), rows, encoding)


def safe_cell(text: object) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    cell = "" if text is None else str(text)
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The lines of a file that spreadsheets open as UTF-8; every cell is safe."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, quoting=csv.QUOTE_MINIMAL)
    yield codecs.BOM_UTF8
    for row in _with_headings(headings, rows):
        writer.writerow([safe_cell(cell) for cell in row])
        yield held.getvalue().encode()
        held.seek(0)
        held.truncate()


def _with_headings(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[Sequence[object]]:
    yield headings
    yield from rows


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    held = 0
    while block := file.read(BLOCK):
        held += len(block)
        if held > MAX_BYTES:
            raise CsvRefused("too-large", limit=MAX_BYTES >> 20)
        yield block


def _encoding_of(file: IO[bytes]) -> str:
    start = next(_blocks(file), b"")
    for mark, name in _BOMS:
        if start.startswith(mark):
            return name
    sample = start[:4096]
    if b"\0" in sample:
        if sample[1::2].count(0) > len(sample) // 4:
            return "utf-16-le"
        if sample[0::2].count(0) > len(sample) // 4:
            return "utf-16-be"
        raise CsvRefused("null-character")
    if _is_utf8(file):
        return "utf-8"
    if _has_utf8_letters(file):
        raise CsvRefused("mixed-encodings")
    return "cp1252"


def _is_utf8(file: IO[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in _blocks(file):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _has_utf8_letters(file: IO[bytes]) -> bool:
    # Bytes that are no UTF-8 beside letters that are: two programs wrote into one file. What a lone
    # Latin letter followed by punctuation looks like (two bytes) is told by letters of two or more bytes
    # whose continuation lies where Latin-1 has no printable letter.
    decoder = codecs.getincrementaldecoder("utf-8")("ignore")
    return any(ord(letter) > 0x7F for block in _blocks(file) for letter in decoder.decode(block))  # noqa: PLR2004 - ASCII ends there


def _lines(file: IO[bytes], encoding: str) -> Iterator[str]:
    """Physical lines with their ends, none longer than `MAX_LINE`."""
    decoder = codecs.getincrementaldecoder(encoding)()
    held, number = "", 1
    try:
        for block in _blocks(file):
            held += decoder.decode(block)
            if "\0" in held:
                raise CsvRefused("null-character", number + held[: held.index("\0")].count("\n"))
            *whole, held = _split(held)
            for line in whole:
                yield _bounded(line, number)
                number += 1
            _bounded(held, number)
        held += decoder.decode(b"", final=True)
    except UnicodeError as error:
        raise CsvRefused("unreadable-characters", number) from error
    if held:
        yield held


def _split(text: str) -> list[str]:
    # A carriage return at the very end may be half of a line's end: it waits for the next block.
    wait = text.endswith("\r")
    lines = (text[:-1] if wait else text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [*(f"{line}\n" for line in lines[:-1]), lines[-1] + ("\r" if wait else "")]


def _bounded(line: str, number: int) -> str:
    if len(line) > MAX_LINE:
        raise CsvRefused("line-too-long", number, MAX_LINE)
    return line


def _separator_of(line: str) -> str:
    plain = "".join(line.split('"')[::2])  # what stands outside quotes
    counts = {separator: plain.count(separator) for separator in (",", ";", "\t")}
    best = max(counts, key=lambda separator: counts[separator])
    return best if counts[best] else ","


def _parsed(
    first: str, lines: Iterator[str], separator: str, max_rows: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    def all_lines() -> Iterator[str]:
        yield first
        yield from lines

    reader = csv.reader(all_lines(), delimiter=separator, strict=True)
    number = 0
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise CsvRefused("quotes", number + 1) from error
        if row is None:
            return
        number += 1
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > MAX_COLUMNS:
            raise CsvRefused("too-many-columns", number, MAX_COLUMNS)
        if number > max_rows + 1:
            raise CsvRefused("too-many-rows", limit=max_rows)
        if any(len(cell) > MAX_CELL for cell in row):
            raise CsvRefused("cell-too-long", number, MAX_CELL)
        yield number, tuple(_plain(cell) for cell in row)


def _plain(cell: str) -> str:
    # What `safe_cell` put before a formula is taken off again: a table comes back as it went.
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell
