"""The program that reads a file in a process of its own, to see whether it can be read: `read`, or nothing.

Run by `weighing.py` alone. Faults in the file are no concern of it: whoever reads it afterwards tells them.
"""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from pathlib import Path

import polars as pl

from assay.analysis.sources.faults import Faults
from assay.analysis.sources.files import open_source
from assay.analysis.sources.posting_files import READ, Stream, pieces
from assay.analysis.sources.sheets import letters_of, read_sheet
from assay.errors import AssayError

MOST_ROWS = 20_000_000
MOST_LETTERS = 1 << 30  # bytes of all texts
_STEP = 1 << 20
_DOCUMENTS = (".json", ".jsonld")


def is_light(kind: str, path: Path, *, whole: bool) -> bool:
    """Whether reading it came to an end within what may be read. Raises what reading raises."""
    if kind == "postings" and path.name.lower().removesuffix(".gz").endswith(READ):
        return _stream_is_light(path, whole=whole)
    for file in open_source(str(path)).files():
        if file.suffix in _DOCUMENTS:
            json.loads(file.content)
            continue
        sheet = read_sheet(file, Faults())
        if sheet is not None and letters_of(sheet.frame) > MOST_LETTERS >> 1:
            return False
    return True


def _stream_is_light(path: Path, *, whole: bool) -> bool:
    if not _unpacks(path):
        return False
    rows = letters = 0
    for piece in pieces(Stream(path.name, path), Faults()):
        rows, letters = rows + piece.height, letters + letters_of(piece)
        if rows > MOST_ROWS or letters > MOST_LETTERS:
            return False
        if not whole:
            break
    return True


def _unpacks(path: Path) -> bool:
    """Whether a packed file unpacks to no more than may be read: counted before a row is."""
    if path.suffix.lower() != ".gz":
        return True
    held = 0
    with gzip.open(path) as file:
        while part := file.read(_STEP):
            held += len(part)
            if held > MOST_LETTERS:
                return False
    return True


def main() -> None:
    """Answer for the file that is asked about."""
    asked = json.loads(sys.stdin.buffer.read())
    try:
        light = is_light(str(asked["kind"]), Path(asked["path"]), whole=bool(asked["whole"]))
    except (AssayError, pl.exceptions.PolarsError, OSError, EOFError, zlib.error, ValueError, RecursionError):
        light = True  # wrong in another way
    sys.stdout.write("read" if light else "")


if __name__ == "__main__":  # pragma: no cover - in a process of its own
    main()
