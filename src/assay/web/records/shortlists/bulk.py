"""Many at once: the links in a table, or the files in an archive, with a bound on everything.

Nothing is unpacked to a disk, so no name in an archive can lead anywhere. What is refused is refused
whole, with the reason and the place: half a check is worse than none.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from assay.web.base.csv_files import CsvRefused, read_csv
from assay.web.records.shortlists.actions import MOST_ENTRIES, Item
from assay.web.records.verifications.sources import is_link

ARCHIVE_LIMIT = 25 << 20
FILE_LIMIT = 5 << 20
TOTAL_LIMIT = 60 << 20
RATIO_LIMIT = 200  # a file may be so many times as large as it is packed
SMALL = 1 << 16  # bytes; below them the ratio harms nobody

_LINK_HEADINGS = ("link", "url", "credential", "badge", "certificate", "enlace", "credencial", "insignia")
_NAME_HEADINGS = ("name", "applicant", "candidate", "label", "person", "nombre", "candidato", "persona")
_ZIP_START = (b"PK\x03\x04", b"PK\x05\x06")
_OTHER_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ")


class BulkRefused(Exception):
    """The file cannot be used. `code` says why, `place` in which row or file, `limit` the bound."""

    def __init__(self, code: str, place: str = "", limit: int = 0) -> None:
        super().__init__(code)
        self.code, self.place, self.limit = code, place, limit


def items_in(file: IO[bytes]) -> list[Item]:
    """What is to be checked in this table or archive. Raises `BulkRefused`."""
    start = file.read(8)
    file.seek(0)
    if start.startswith(_ZIP_START):
        return list(_in_archive(file))
    if start.startswith(_OTHER_ARCHIVES):
        raise BulkRefused("archive-unknown")
    try:
        found = list(_in_table(file))
    except CsvRefused as error:
        raise BulkRefused(error.code, str(error.row or ""), error.limit) from error
    if not found:
        raise BulkRefused("no-links")
    return found


def _in_table(file: IO[bytes]) -> Iterator[Item]:
    table = read_csv(file)
    headings = [heading.casefold() for heading in table.headings]
    name_at = next((at for at, heading in enumerate(headings) if heading in _NAME_HEADINGS), None)
    link_at = next((at for at, heading in enumerate(headings) if heading in _LINK_HEADINGS), None)
    count = 0
    for number, row in _with_first(table.headings, table.rows):
        at = (
            link_at if link_at is not None else next((i for i, cell in enumerate(row) if is_link(cell)), None)
        )
        cell = row[at].strip() if at is not None and at < len(row) else ""
        if not cell or (number == 1 and not is_link(cell)):
            continue
        if not is_link(cell):
            raise BulkRefused("not-a-link", str(number))
        count += 1
        if count > MOST_ENTRIES["bulk"]:
            raise BulkRefused("too-many", limit=MOST_ENTRIES["bulk"])
        named = row[name_at].strip() if name_at is not None and name_at < len(row) else ""
        yield Item(cell.encode(), named)


def _with_first(
    headings: tuple[str, ...], rows: Iterator[tuple[int, tuple[str, ...]]]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """All rows, the first too: a list of bare links has no headings."""
    yield 1, headings
    yield from rows


def _in_archive(file: IO[bytes]) -> Iterator[Item]:
    try:
        with zipfile.ZipFile(file) as archive:
            files = [info for info in archive.infolist() if not _is_noise(info)]
            if not files:
                raise BulkRefused("archive-empty")
            if len(files) > MOST_ENTRIES["bulk"]:
                raise BulkRefused("too-many", limit=MOST_ENTRIES["bulk"])
            left = TOTAL_LIMIT
            for info in files:
                content = _read(archive, info, left)
                left -= len(content)
                yield Item(content, info.filename.rpartition("/")[2][:120])
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise BulkRefused("archive-damaged") from error


def _is_noise(info: zipfile.ZipInfo) -> bool:
    name = info.filename
    hidden = name.rpartition("/")[2].startswith(".")
    return info.is_dir() or hidden or name.startswith("__MACOSX/")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """One file of it; what it declares of its size is not believed."""
    place = info.filename[:120]
    if info.flag_bits & 1:
        raise BulkRefused("archive-locked", place)
    with archive.open(info) as packed:
        content = packed.read(min(FILE_LIMIT, left) + 1)
    if len(content) > FILE_LIMIT:
        raise BulkRefused("file-too-large", place, FILE_LIMIT >> 20)
    if len(content) > left:
        raise BulkRefused("archive-too-large", place, TOTAL_LIMIT >> 20)
    if len(content) > SMALL and len(content) > RATIO_LIMIT * max(info.compress_size, 1):
        raise BulkRefused("archive-suspicious", place)
    if content.startswith((*_ZIP_START, *_OTHER_ARCHIVES)):
        raise BulkRefused("archive-nested", place)
    return content
