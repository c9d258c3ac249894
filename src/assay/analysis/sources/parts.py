"""What a reader of one kind makes of the files: tables, and what the files say of themselves.

Apart from the readers and from the import, which both name it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from assay.analysis.sources.faults import Faults
from assay.analysis.sources.licences import UNKNOWN
from assay.analysis.sources.mapping import ColumnMapping
from assay.analysis.sources.recognising import Recognised
from assay.analysis.sources.releases import Licence


def _nobody(_rows: int) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person said of the release: empty where nothing. `language` chooses among several.

    Readers leave out whatever they report as a fault; whether that is borne is not theirs to say.
    """

    source: str
    version: str = ""
    language: str = ""
    name: str = ""
    mapping: ColumnMapping = field(default_factory=ColumnMapping)
    heard: Callable[[int], None] = _nobody  # is told how many rows of a long file are read


@dataclass(frozen=True, slots=True)
class Notice:
    """Something done to a file while it was read that its owner should know: a word for it, and how often."""

    code: str
    file: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Parts:
    """The tables of a release, and its own word for version, language, name and terms."""

    tables: Mapping[str, pl.DataFrame]
    version: str = ""
    language: str = ""
    name: str = ""
    licence: Licence = UNKNOWN
    lacks: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
    remarks: tuple[Notice, ...] = ()
    prepared: Mapping[str, Path] = field(default_factory=dict)  # tables too large to hold


Tell = Callable[[str], None]
"""Is told which step comes next."""

Reader = Callable[[Iterable[Recognised], Asked, Faults], Parts]
"""The files of one kind in, their parts out; what is wrong goes to the faults."""
