"""A release in, checked as a whole and only then kept: the way into the store, beside the starter pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import polars as pl

from assay.analysis.sources.case import read_case
from assay.analysis.sources.courses import read_courses
from assay.analysis.sources.ctdl import read_ctdl
from assay.analysis.sources.esco import read_esco
from assay.analysis.sources.esco_others import read_crosswalk, read_esco_occupations
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.files import Source, open_source
from assay.analysis.sources.onet import read_onet
from assay.analysis.sources.pack import Told
from assay.analysis.sources.parts import Asked, Parts, Reader
from assay.analysis.sources.recognising import Recognised, recognise
from assay.analysis.sources.releases import Reading, Release
from assay.analysis.sources.rsd import read_rsd
from assay.analysis.sources.store import Store
from assay.errors import AssayError, Malformed
from assay.fetching import Fetch

_READERS: dict[str, tuple[Reader, str]] = {
    "esco": (read_esco, "skills_en.csv, occupations_en.csv, occupationSkillRelations_en.csv"),
    "esco-occupations": (read_esco_occupations, "esco_occupation_profiles.parquet"),
    "crosswalk": (read_crosswalk, "crosswalk_esco_onet.csv"),
    "onet": (read_onet, "Occupation Data.txt, Skills.xlsx, Technology Skills.txt"),
    "rsd": (read_rsd, "a CSV with the columns RSD Name and Skill Statement, or its JSON"),
    "case": (read_case, "a CFPackage as JSON"),
    "ctdl": (read_ctdl, "JSON-LD with ceterms:Certificate and the like"),
    "courses": (read_courses, "a CSV or JSON with a title, provider and skills of each course"),
}
KINDS = tuple(_READERS)
SKIPPABLE = ("rsd", "ctdl", "courses")  # read entry by entry; each stands for itself
_NUMBERED = frozenset(
    {"esco", "esco-occupations", "onet"}
)  # whose releases have numbers; others go by their day
_VERSION = re.compile(r"(?<![\d.])v?(\d+[._]\d+(?:[._]\d+)?)(?![\d])", re.IGNORECASE)
_HEDGED = re.compile(r"before|after|later|earlier|probabl|about|draft", re.IGNORECASE)
_LONGEST_WORD = 80


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to: `stored` is False where the very same files were there already.

    `notes` say which columns were taken for what, where that was guessed; `left_out` are files not read;
    `faults` are the first of the entries that were left out on request.
    """

    release: Release
    stored: bool
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    faults: tuple[AssayError, ...] = ()


@dataclass(slots=True)
class _Sorted:
    """The files of a source as they come: those of this kind pass, the others are remembered."""

    source: Source
    kind: str
    faults: Faults
    told: Told
    others: list[tuple[str, str]] = field(default_factory=list)  # name and kind, and not what they hold

    def files(self) -> Iterator[Recognised]:
        """Those of the kind."""
        for file in self.source.files():
            self.told(file.name)
            before = self.faults.count
            found = recognise(file, self.faults)
            if found.kind == self.kind:
                yield found
            elif self.faults.count == before:
                self.others.append((file.name, found.kind))


def import_release(
    store: Store,
    kind: str,
    place: str,
    *,
    fetch: Fetch | None = None,
    version: str = "",
    language: str = "",
    name: str = "",
    replace: bool = False,
    skip_faulty: bool = False,
    at: datetime | None = None,
    told: Told | None = None,
) -> Imported:
    """The release at this path or address, read, checked and stored.

    Raises `DataRefused` with all that is wrong, `data-kind-other`, `data-kind-not-found`,
    `data-version-missing`, `data-release-exists`, what opening the files raises, and `usage-wrong` for a
    version, language or name that cannot be one.
    """
    if skip_faulty and kind not in SKIPPABLE:
        raise AssayError("usage-wrong", reason="--skip-faulty is for rsd, ctdl and courses alone.")
    tell, moment = told or (lambda _step: None), at or datetime.now(UTC)
    asked_version, language, name = _word(version), _word(language).lower(), _word(name)
    tell(place)
    source = open_source(place, fetch)
    number = asked_version or _guessed(source)
    if kind not in _NUMBERED:
        number = asked_version
    faults = Faults()
    sorted_ = _Sorted(source, kind, faults, tell)
    reader, files = _READERS[kind]
    parts = reader(sorted_.files(), Asked(source.name, number, language, name), faults)
    if not parts.tables and not faults.count:
        _refuse_kind(sorted_, files)
    if not (skip_faulty and parts.tables):
        faults.refuse(source.name)
    number = number or parts.version or ("" if kind in _NUMBERED else f"{moment:%Y-%m-%d}")
    if not number:
        raise AssayError("data-version-missing", kind=kind)
    tell(kind)
    reading = _reading(source, Asked(source.name, number, language, name), kind, parts, faults.count)
    release, stored = store.put(reading, moment, replace=replace)
    left_out = (*source.left_out, *(file for file, _ in sorted_.others))
    return Imported(release, stored, parts.notes, left_out, faults.told)


def _reading(source: Source, asked: Asked, kind: str, parts: Parts, skipped: int) -> Reading:
    tables = dict(parts.tables)
    if "skills" in tables:
        tables["skills"] = tables["skills"].with_columns(pl.lit(asked.version).alias("version"))
    return Reading(
        kind=kind,
        version=asked.version,
        language=asked.language or parts.language,
        name=asked.name or parts.name,
        origin=source.name,
        licence=parts.licence,
        files=tuple(source.digests),
        tables=tables,
        lacks=parts.lacks,
        skipped=skipped,
    )


def _guessed(source: Source) -> str:
    """The version that the name of the folder or file tells, if it tells exactly one."""
    if _HEDGED.search(source.name):
        return ""
    told = {found.replace("_", ".") for found in _VERSION.findall(source.name)}
    return told.pop() if len(told) == 1 else ""


def _refuse_kind(sorted_: _Sorted, files: str) -> None:
    for file, other in sorted_.others:
        if other:
            raise Malformed("data-kind-other", file=file, kind=sorted_.kind, other=other)
    raise Malformed("data-kind-not-found", source=sorted_.source.name, kind=sorted_.kind, files=files)


def _word(said: str) -> str:
    """What was said of the release, on one line. Raises `usage-wrong`."""
    word = said.strip()
    if len(word) > _LONGEST_WORD or not word.isprintable():
        raise AssayError("usage-wrong", reason="A version, language or name is a short text on one line.")
    return word
