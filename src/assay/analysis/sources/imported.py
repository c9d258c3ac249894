"""What an import came to, as commands and pages tell it.

Apart from the import because the one of advertisements, which streams, has a module of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assay.analysis.sources.parts import Notice
from assay.analysis.sources.releases import Release
from assay.errors import AssayError


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to: `stored` is False where the very same files were there already.

    `notes` say which columns were taken for what, where that was guessed; `left_out` are files not read;
    `faults` are the first of the entries that were left out on request; `remarks` are what was done to the
    rows while they were read.
    """

    release: Release
    stored: bool
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    faults: tuple[AssayError, ...] = ()
    remarks: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What an import would come to: rows of each table, columns taken for what, and what is wrong."""

    rows: Mapping[str, int]
    notes: tuple[str, ...]
    remarks: tuple[Notice, ...]
    faults: tuple[AssayError, ...]
    count: int
