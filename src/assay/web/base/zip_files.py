"""Bundles of tables people send: a ZIP archive read with bounds on everything, by file name alone.

No path in an archive is ever used: the last part of a name is compared with the names that are asked for, and
every other entry is left unread. What an entry says of its size is not believed: it is counted in reading.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Collection
from typing import IO

from assay.web.base.csv_files import BLOCK, MAX_BYTES

MAX_ENTRIES = 200
MAX_WHOLE = 100 << 20
"""All wanted files together, unpacked."""
MAX_RATIO = 400
"""Unpacked bytes for each packed one; tables of similar rows reach a tenth of that."""
_SMALL = 1 << 20  # below, no ratio is looked at
_ENCRYPTED = 0x1


class ZipRefused(Exception):
    """The archive is not read: why, at which of the wanted files, the bound."""

    def __init__(self, code: str, name: str = "", limit: int = 0) -> None:
        super().__init__(code)
        self.code, self.name, self.limit = code, name, limit


def is_zip(file: IO[bytes]) -> bool:
    """Whether the file begins as an archive does."""
    file.seek(0)
    start = file.read(4)
    file.seek(0)
    return start in (b"PK\x03\x04", b"PK\x05\x06")


def read_zip(file: IO[bytes], wanted: Collection[str]) -> dict[str, bytes]:
    """The wanted files (small letters) that the archive holds, by their name. Raises `ZipRefused`."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            return _read(archive, wanted)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise ZipRefused("broken-archive") from error


def _read(archive: zipfile.ZipFile, wanted: Collection[str]) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise ZipRefused("too-many-entries", limit=MAX_ENTRIES)
    found: dict[str, bytes] = {}
    whole = 0
    for entry in entries:
        name = entry.filename.replace("\\", "/").rpartition("/")[2].lower()
        if name not in wanted or entry.filename.startswith("__MACOSX/"):
            continue
        if name in found:
            raise ZipRefused("file-twice", name)
        if entry.flag_bits & _ENCRYPTED:
            raise ZipRefused("encrypted", name)
        found[name] = _content(archive, entry, name)
        whole += len(found[name])
        if whole > MAX_WHOLE:
            raise ZipRefused("too-large", name, MAX_WHOLE >> 20)
    return found


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    held = bytearray()
    most = min(MAX_BYTES, max(_SMALL, entry.compress_size * MAX_RATIO))
    with archive.open(entry) as stream:
        while block := stream.read(BLOCK):
            held += block
            if len(held) > most:
                raise ZipRefused("too-large", name, MAX_BYTES >> 20)
    return bytes(held)
