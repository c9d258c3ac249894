"""A release in, checked as a whole and only then kept: the way into the store, beside the starter pack."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from dataclasses import replace as replaced
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from assay.analysis.sources.case import read_case
from assay.analysis.sources.courses import read_courses
from assay.analysis.sources.credential_lists import read_credential_list
from assay.analysis.sources.ctdl import read_ctdl
from assay.analysis.sources.esco import read_esco
from assay.analysis.sources.esco_others import read_crosswalk, read_esco_occupations
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.files import Source, open_source
from assay.analysis.sources.imported import Checked, Imported
from assay.analysis.sources.licences import UNKNOWN
from assay.analysis.sources.mapping import ColumnMapping
from assay.analysis.sources.oews import read_oews
from assay.analysis.sources.onet import read_onet
from assay.analysis.sources.outcomes import read_outcomes
from assay.analysis.sources.parts import Asked, Parts, Reader
from assay.analysis.sources.parts import Tell as Told
from assay.analysis.sources.posting_files import streams
from assay.analysis.sources.postings import POSTINGS, read_postings
from assay.analysis.sources.projections import read_projections
from assay.analysis.sources.recognising import Recognised, recognise
from assay.analysis.sources.releases import Licence, Reading, SourceDigest
from assay.analysis.sources.rsd import read_rsd
from assay.analysis.sources.store import Store, rows_of
from assay.analysis.sources.term_series import read_term_series
from assay.analysis.sources.wages import read_wages
from assay.errors import AssayError, Malformed
from assay.fetching import Fetch


def _streamed(_files: Iterable[Recognised], _asked: Asked, _faults: Faults) -> Parts:
    """No parts: ads are read as a stream and never come this way."""
    return Parts({})


_READERS: dict[str, tuple[Reader, str]] = {
    "esco": (read_esco, "skills_en.csv, occupations_en.csv, occupationSkillRelations_en.csv"),
    "esco-occupations": (read_esco_occupations, "esco_occupation_profiles.parquet"),
    "crosswalk": (read_crosswalk, "crosswalk_esco_onet.csv"),
    "onet": (read_onet, "Occupation Data.txt, Skills.xlsx, Technology Skills.txt"),
    "rsd": (read_rsd, "a CSV with the columns RSD Name and Skill Statement, or its JSON"),
    "case": (read_case, "a CFPackage as JSON"),
    "ctdl": (read_ctdl, "JSON-LD with ceterms:Certificate and the like"),
    "courses": (read_courses, "a CSV or JSON with a title, provider and skills of each course"),
    "oews": (read_oews, "a table with the columns OCC_CODE, OCC_TITLE, TOT_EMP and wages"),
    "wages": (read_wages, "a table with an area, a code of occupations and what they earn in each row"),
    "projections": (read_projections, "a table with a code of occupations and employment in two years"),
    "credential-list": (read_credential_list, "a table with the name of a credential in each row"),
    POSTINGS: (_streamed, "ads as CSV, JSON lines or Parquet, with a title in each"),
    "term-series": (read_term_series, "a table with month, term, ads and mentions"),
    "outcomes": (read_outcomes, "a table with a credential in each row, or CTDL's data set profiles"),
}
KINDS = tuple(_READERS)
MAPPED = ("wages", "projections", "credential-list", POSTINGS, "term-series", "outcomes")  # of no one layout
SKIPPABLE = ("rsd", "ctdl", "courses", *MAPPED)  # read entry by entry; each stands for itself
_LOOSE = frozenset({"", "courses", "ctdl"})  # what a file of a mapped kind may look like
_ALSO = {"wages": "oews"}  # whose official layout a plain table of the kind may have
_NUMBERED = frozenset(
    {"esco", "esco-occupations", "onet", "oews"}
)  # whose releases have numbers; others go by their day
_VERSION = re.compile(r"(?<![\d.])v?(\d+[._]\d+(?:[._]\d+)?)(?![\d])", re.IGNORECASE)
_HEDGED = re.compile(r"before|after|later|earlier|probabl|about|draft", re.IGNORECASE)
_LONGEST_WORD = 80


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
            is_loose = found.kind in _LOOSE or found.kind == _ALSO.get(self.kind)
            if found.kind == self.kind or (self.kind in MAPPED and is_loose and self.faults.count == before):
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
    mapping: ColumnMapping | None = None,
    licence: Licence | None = None,
    at: datetime | None = None,
    told: Told | None = None,
    heard: Callable[[int], None] | None = None,
) -> Imported:
    """The release at this path or address, read, checked and stored.

    `licence`: the terms, in the words of whoever brings it, where the files do not say theirs. `heard` is
    told now and then how many rows of a long file are read.
    Raises `DataRefused` with all that is wrong, `data-kind-other`, `data-kind-not-found`,
    `data-version-missing`, `data-release-exists`, what opening the files raises, and `usage-wrong` for a
    version, language, name or choice that cannot be.
    """
    if skip_faulty and kind not in SKIPPABLE:
        raise AssayError("usage-wrong", reason=f"--skip-faulty is for {', '.join(SKIPPABLE)} alone.")
    if mapping is not None and kind not in MAPPED:
        raise AssayError("usage-wrong", reason=f"--mapping is for {', '.join(MAPPED)} alone.")
    tell, moment = told or (lambda _step: None), at or datetime.now(UTC)
    said = mapping or ColumnMapping()
    asked = Asked("", _word(version), _word(language).lower(), _word(name), said)
    asked = asked if heard is None else replaced(asked, heard=heard)
    tell(place)
    faults = Faults()
    with store.workshop() as folder:
        read = _read(kind, place, asked, fetch=fetch, folder=folder, faults=faults, tell=tell)
        if not (skip_faulty and (read.parts.tables or read.parts.prepared)):
            faults.refuse(read.source)
        number = read.number or read.parts.version or ("" if kind in _NUMBERED else f"{moment:%Y-%m-%d}")
        if not number:
            raise AssayError("data-version-missing", kind=kind)
        tell(kind)
        reading = _reading(read, replaced(asked, version=number), kind, licence, faults.count)
        release, stored = store.put(reading, moment, replace=replace)
    return Imported(release, stored, read.parts.notes, read.left_out, faults.told, read.parts.remarks)


def check_release(
    store: Store,
    kind: str,
    place: str,
    *,
    mapping: ColumnMapping | None = None,
    told: Told | None = None,
    heard: Callable[[int], None] | None = None,
) -> Checked:
    """What importing this would come to; nothing is stored, and what is wrong is told rather than raised.

    Raises `data-kind-other`, `data-kind-not-found`, and what opening the files raises.
    """
    faults = Faults()
    asked = Asked("", mapping=mapping or ColumnMapping())
    asked = asked if heard is None else replaced(asked, heard=heard)
    with store.workshop() as folder:
        tell = told or (lambda _step: None)
        read = _read(kind, place, asked, fetch=None, folder=folder, faults=faults, tell=tell)
        held = rows_of(read.parts.tables, read.parts.prepared)
    return Checked(held, read.parts.notes, read.parts.remarks, faults.told, faults.count)


@dataclass(frozen=True, slots=True)
class _Read:
    """What reading came to: the parts, from what, and the version that was said or guessed."""

    source: str
    number: str
    parts: Parts
    files: tuple[SourceDigest, ...]
    left_out: tuple[str, ...] = ()


def _read(
    kind: str, place: str, asked: Asked, *, fetch: Fetch | None, folder: Path, faults: Faults, tell: Told
) -> _Read:
    source = open_source(place, fetch)
    asked = replaced(asked, source=source.name)
    if kind == POSTINGS:
        digests: list[SourceDigest] = []
        parts = read_postings(streams(place, fetch, folder, digests), asked, folder, faults, tell)
        if not parts.prepared and not faults.count:
            raise Malformed("data-kind-not-found", source=source.name, kind=kind, files=_READERS[kind][1])
        return _Read(source.name, asked.version, parts, tuple(digests))
    number = asked.version or (_guessed(source) if kind in _NUMBERED else "")
    sorted_ = _Sorted(source, kind, faults, tell)
    reader, files = _READERS[kind]
    parts = reader(sorted_.files(), replaced(asked, version=number), faults)
    if not parts.tables and not faults.count:
        _refuse_kind(sorted_, files)
    left_out = (*source.left_out, *(file for file, _ in sorted_.others))
    return _Read(source.name, number, parts, tuple(source.digests), left_out)


def _reading(read: _Read, asked: Asked, kind: str, licence: Licence | None, skipped: int) -> Reading:
    parts = read.parts
    tables = dict(parts.tables)
    if "skills" in tables:
        tables["skills"] = tables["skills"].with_columns(pl.lit(asked.version).alias("version"))
    said = () if asked.mapping.is_empty else (SourceDigest("mapping", asked.mapping.digest, 0),)
    return Reading(
        kind=kind,
        version=asked.version,
        language=asked.language or parts.language,
        name=asked.name or parts.name,
        origin=read.source,
        licence=licence if licence is not None and parts.licence == UNKNOWN else parts.licence,
        files=(*read.files, *said),
        tables=tables,
        prepared=parts.prepared,
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
