"""Files of advertisements as streams: CSV, JSON lines and Parquet, plain or gzipped, read a piece at a time.

Apart from other sources, which are held whole: ads come by the million, and an archive of them is unpacked
to the disk, within bounds.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import polars as pl

from assay.analysis.sources.cells import PARTED
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.files import open_source
from assay.analysis.sources.members import text, texts
from assay.analysis.sources.releases import SourceDigest
from assay.analysis.sources.sheets import (
    LONGEST_NAME,
    MOST_COLUMNS,
    ROW,
    TOO_MUCH,
    delimiter_of,
    letters_of,
    named_columns,
    readable,
)
from assay.errors import AssayError, Malformed
from assay.fetching import Fetch

_ROWS = 20_000  # of a piece
_LETTERS = 32 << 20  # of a piece: rows may be long
_LARGEST_LINE = 4 << 20  # characters
_LARGEST_PIECE = 256 << 20  # bytes of its texts, where a file repeats them without writing them out
_LARGEST = 64 << 30  # bytes of one file, packed and unpacked
_STEP = 1 << 20
_SLOT = 16  # letters that a cell weighs beside its own
_CSV, _LINES, _PARQUET = (".csv", ".tsv", ".txt"), (".jsonl", ".ndjson", ".json"), (".parquet",)
READ = (*_CSV, *_LINES, *_PARQUET)
_BETWEEN = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class Stream:
    """One file of ads: its name inside the source, and where its bytes lie."""

    name: str
    path: Path

    @property
    def suffix(self) -> str:
        """What it holds: `.csv` of `ads.csv.gz`."""
        return Path(self.name.lower().removesuffix(".gz")).suffix

    @property
    def is_loose(self) -> bool:
        """Whether a later line may have columns that the first one had not."""
        return self.suffix in _LINES


def streams(place: str, fetch: Fetch | None, folder: Path, digests: list[SourceDigest]) -> Iterator[Stream]:
    """The files of this source that may hold ads; their digests are added to the list.

    A file or folder here is read where it lies; an archive, or what an address answers, is unpacked into
    `folder`. Raises what opening and reading raise.
    """
    path = Path(place)
    try:
        is_folder, is_file = path.is_dir(), path.is_file() and _is_read(path.name)
    except (OSError, ValueError):
        is_folder = is_file = False
    if is_folder:
        inside = path.resolve()
        found = [
            inner
            for inner in sorted(path.rglob("*"))
            if inner.is_file() and _is_read(inner.name) and inner.resolve().is_relative_to(inside)
        ]
        for inner in found:
            yield _noted(Stream(inner.relative_to(path).as_posix(), inner), digests)
        return
    if is_file:
        yield _noted(Stream(path.name, path), digests)
        return
    source = open_source(place, fetch)
    for at, file in enumerate(source.files()):
        unpacked = folder / f"unpacked-{at}{file.suffix}"
        unpacked.write_bytes(file.content)
        digests[:] = source.digests
        yield Stream(file.name.removesuffix(".gz"), unpacked)
        unpacked.unlink()


def pieces(stream: Stream, faults: Faults) -> Iterator[pl.DataFrame]:
    """The rows of the file, some thousands at a time, numbered as the file counts them."""
    try:
        if stream.suffix in _CSV:
            yield from _of_csv(stream, faults)
        elif stream.suffix in _LINES:
            yield from _of_lines(stream, faults)
        else:
            yield from _of_parquet(stream, faults)
    except UnicodeDecodeError:
        faults.file(stream.name, "it is not written in UTF-8; save the file in that encoding")
    except csv.Error as error:
        reason = "a cell has no end" if "field larger" in str(error) else "its rows cannot be told"
        faults.file(stream.name, reason=reason)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        faults.file(stream.name, "the archive is damaged or cut short")
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise AssayError("file-unreadable", file=stream.name, reason=reason) from error


def _of_csv(stream: Stream, faults: Faults) -> Iterator[pl.DataFrame]:
    with _opened(stream) as lines:
        first = lines.readline(_LARGEST_LINE)
        if not first.strip():
            faults.file(stream.name, "it is empty")
            return
        delimiter = delimiter_of(first)
        names = [name.strip() for name in next(csv.reader(io.StringIO(first), delimiter=delimiter), [])]
        named = named_columns(stream.name, 1, names, faults)
        if named is None:
            return
        held: list[tuple[object, ...]] = []
        letters = 0
        for number, row in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), 2):
            cells = [cell.strip() or None for cell in row]
            while len(cells) > len(named) and cells[-1] is None:
                cells.pop()
            if not any(cells):
                continue
            if len(cells) != len(named):
                faults.row(
                    stream.name, number, f"it has {len(cells)} cells, and the first row has {len(named)}"
                )
                continue
            held.append((number, *cells))
            letters += _SLOT * len(cells) + sum(map(len, row))
            if len(held) == _ROWS or letters > _LETTERS:
                yield _frame(named, held)
                held, letters = [], 0
        if held:
            yield _frame(named, held)


def _of_lines(stream: Stream, faults: Faults) -> Iterator[pl.DataFrame]:
    held: list[dict[str, Any]] = []
    names: set[str] = set()
    letters = 0
    for number, node in _nodes(stream, faults):
        if not isinstance(node, Mapping):
            faults.row(stream.name, number, "it is not an object")
            continue
        names.update(node)
        if len(names) > MOST_COLUMNS or any(len(name) > LONGEST_NAME for name in node):
            faults.file(stream.name, "it has too many columns")
            return
        row = {str(key): _told(value) for key, value in node.items()}
        held.append({ROW: number, **row})
        letters += _SLOT * len(names) + sum(len(cell or "") for cell in row.values())
        if len(held) == _ROWS or letters > _LETTERS:
            yield _collected(held)
            held, letters = [], 0
    if held:
        yield _collected(held)


def _nodes(stream: Stream, faults: Faults) -> Iterator[tuple[int, Any]]:
    """What each line holds, or the members of the one list that the whole file is."""
    with _opened(stream) as lines:
        first = lines.read(1)
        while first and first.isspace():
            first = lines.read(1)
        if first == "[":
            try:
                yield from enumerate(_members(lines), 1)
            except (ValueError, RecursionError):
                faults.file(stream.name, "it is not JSON")
            return
        lines.seek(0)
        number = 0
        while line := lines.readline(_LARGEST_LINE):
            number += 1
            if not line.strip():
                continue
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                faults.row(stream.name, number, "it is not JSON")


def _members(lines: io.TextIOWrapper) -> Iterator[Any]:
    """The members of a list whose bracket is read already, each read by itself. Raises `ValueError`."""
    decoder, held, is_first = json.JSONDecoder(), "", True
    while True:
        part = lines.read(_STEP)
        more, held, at = bool(part), held + part, 0
        while True:
            sign = _BETWEEN.match(held, at)
            start = sign.end() if sign else at
            between = held[at:start].strip()
            if held[start : start + 1] == "]" and not between:
                return
            if start == len(held) or between != ("" if is_first else ","):
                break
            try:
                node, end = decoder.raw_decode(held, start)
            except ValueError:
                break  # its end is not there yet
            if end == len(held) and more:
                break  # a number may go on
            yield node
            is_first, at = False, end
        held = held[at:]
        if len(held) > _LARGEST_LINE or not more:
            raise ValueError


def _of_parquet(stream: Stream, faults: Faults) -> Iterator[pl.DataFrame]:
    try:
        whole = pl.scan_parquet(stream.path)
        columns = readable(whole.collect_schema())
        if named_columns(stream.name, 1, columns, faults) is None:
            return
        table = whole.select(columns)
        rows = int(table.select(pl.len()).collect().item())
        for start in range(0, rows, _ROWS):
            piece = table.slice(start, _ROWS).collect()
            if letters_of(piece) > _LARGEST_PIECE:
                faults.file(stream.name, TOO_MUCH)
                return
            yield piece.select(
                pl.int_range(start + 1, start + 1 + piece.height, dtype=pl.Int64).alias(ROW), pl.all()
            )
    except pl.exceptions.PolarsError:
        faults.file(stream.name, "it is no Parquet file that can be read")


def _frame(names: list[str], rows: list[tuple[object, ...]]) -> pl.DataFrame:
    schema = {ROW: pl.Int64(), **dict.fromkeys(names, pl.String())}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _collected(rows: list[dict[str, Any]]) -> pl.DataFrame:
    names = list(dict.fromkeys(key for row in rows for key in row if key != ROW))
    return _frame(names, [(row[ROW], *(row.get(name) for name in names)) for row in rows])


def _told(value: Any) -> str | None:  # noqa: ANN401 - whatever JSON holds
    """The value as a text; a list as its texts, parted by a sign that no text has."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return PARTED.join(texts(value)) or None
    return text(value).replace(PARTED, " ") or None


class _Unpacked(gzip.GzipFile):
    """A packed file, unpacked as it is read and no further than a file may have."""

    def read1(self, size: int = -1) -> bytes:
        part = super().read1(size)
        if self.tell() > _LARGEST:
            raise Malformed("data-file-too-large", file=Path(str(self.name)).name, limit=_LARGEST)
        return part


@contextmanager
def _opened(stream: Stream) -> Iterator[io.TextIOWrapper]:
    """The file as text, unpacked as it is read."""
    with stream.path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        inside: IO[bytes] | gzip.GzipFile = _Unpacked(fileobj=raw) if packed else raw
        with io.TextIOWrapper(inside, encoding="utf-8-sig", newline="") as lines:
            yield lines


def _noted(stream: Stream, digests: list[SourceDigest]) -> Stream:
    """The stream, its digest noted."""
    digest, size = hashlib.sha256(), 0
    with stream.path.open("rb") as file:
        while part := file.read(_STEP):
            digest.update(part)
            size += len(part)
            if size > _LARGEST:
                raise Malformed("data-file-too-large", file=stream.name, limit=_LARGEST)
    digests.append(SourceDigest(stream.name, digest.hexdigest(), size))
    return stream


def _is_read(name: str) -> bool:
    return not name.startswith((".", "~$")) and name.lower().removesuffix(".gz").endswith(READ)
