"""Catalogues of courses: CSV or JSON from whoever keeps one; what each column means is read off its name.

There is no one layout, so the mapping that was guessed is told to the person who imports.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assay.analysis.sources.faults import Faults
from assay.analysis.sources.forms import frame, minted
from assay.analysis.sources.licences import UNKNOWN
from assay.analysis.sources.members import text, texts
from assay.analysis.sources.parts import Asked, Parts
from assay.analysis.sources.recognising import Recognised
from assay.analysis.sources.sheets import ROW

# What a column may be called, in small letters and without signs; the first that is there is taken.
_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "coursetitle", "coursename", "name", "course"),
    "uri": ("url", "courseurl", "link", "uri", "id", "courselink"),
    "provider": (
        "provider",
        "courseorganization",
        "organization",
        "institution",
        "university",
        "partner",
        "author",
    ),
    "description": ("description", "coursedescription", "summary", "syllabus", "about"),
    "skills": ("skills", "coursetags", "tags", "skillsgained", "skillstags"),
    "level": ("level", "difficulty", "coursedifficulty", "difficultylevel", "levels"),
    "language": ("language", "courselanguage", "locale"),
    "hours": ("hours", "durationhours", "workloadhours"),
    "price": ("price", "cost", "fee"),
    "rating": ("rating", "courserating", "averagerating"),
    "learners": (
        "students",
        "learners",
        "coursestudentsenrolled",
        "enrolled",
        "enrollment",
        "studentsenrolled",
    ),
    "source": ("source", "platform", "coursecertificatetype"),
}
_NUMBERS = frozenset({"hours", "price", "rating", "learners"})
_THOUSANDS = {"k": 1_000, "m": 1_000_000}
_LISTS = ("courses", "modules", "items", "results", "data")

Row = dict[str, Any]


def read_courses(files: Iterable[Recognised], asked: Asked, faults: Faults) -> Parts:
    """The parts of a catalogue, with a note of which column was taken for what."""
    rows: dict[str, Row] = {}
    notes: list[str] = []
    for file in files:
        records = _records(file, faults)
        first = next(records, None)
        if first is None:
            continue
        mapping = _mapping(first[1])
        if "title" not in mapping:
            faults.column(file.file.name, "title")
            continue
        notes.append(", ".join(f"{column} → {meaning}" for meaning, column in mapping.items()))
        for place, record in (first, *records):
            before = faults.count
            row = _course(file.file.name, place, record, mapping, faults)
            if row["uri"] in rows and row != rows[row["uri"]]:
                if "uri" in mapping:
                    faults.cell(file.file.name, place, mapping["uri"], "it is there twice")
                row["uri"] = (
                    f"{row['uri']}:{place}"  # two courses of one name, and no address to tell them by
                )
            if faults.count == before:
                rows.setdefault(row["uri"], row)
    if not rows:
        return Parts({})
    tables = {"courses": frame("courses", rows.values())}
    name = asked.name or asked.source.split(".")[0]
    return Parts(tables, language=asked.language, name=name, licence=UNKNOWN, notes=tuple(notes))


def _records(file: Recognised, faults: Faults) -> Iterator[tuple[int, Mapping[str, Any]]]:
    if file.part != "document":
        sheet = file.read(faults)
        for cells in sheet.frame.iter_rows(named=True) if sheet else ():
            yield cells[ROW], cells
        return
    held = file.document
    if isinstance(held, Mapping):
        held = next((held[name] for name in _LISTS if isinstance(held.get(name), list)), [held])
    for place, record in enumerate(held if isinstance(held, list) else [], 1):
        if isinstance(record, Mapping):
            yield place, record
        else:
            faults.row(file.file.name, place, "it is not an object")


def _mapping(record: Mapping[str, Any]) -> dict[str, str]:
    """Our word for a column → the catalogue's."""
    plain = {re.sub(r"[^a-z]", "", str(column).lower()): str(column) for column in reversed(list(record))}
    found = {
        meaning: next((plain[name] for name in names if name in plain), "")
        for meaning, names in _NAMES.items()
    }
    return {meaning: column for meaning, column in found.items() if column}


def _course(
    file: str, place: int, record: Mapping[str, Any], mapping: Mapping[str, str], faults: Faults
) -> Row:
    row: Row = {}
    for meaning, column in mapping.items():
        value = record.get(column)
        if meaning == "skills":
            row[meaning] = _skills(value)
        elif meaning in _NUMBERS:
            row[meaning] = _number(value)
            if row[meaning] is None and text(value) not in ("", "None", "nan"):
                faults.cell(file, place, column, "it is not a number")
        else:
            row[meaning] = text(value)
    if not row["title"]:
        faults.cell(file, place, mapping["title"], "it is empty")
    named = " ".join(part for part in (row.get("provider", ""), row["title"]) if part)
    row["uri"] = row.get("uri") or minted("courses", "course", named)
    return row


def _skills(value: Any) -> list[str]:  # noqa: ANN401 - whatever a catalogue holds
    """A list; a list written out as text, as notebooks write it; or words between semicolons or commas."""
    if isinstance(value, list):
        return texts(value)
    said = text(value)
    if said.startswith("[") and said.endswith("]"):
        try:
            return texts(ast.literal_eval(said))
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            said = said[1:-1]
    parts = said.split(";") if ";" in said else said.split(",")
    return list(dict.fromkeys(part.strip(" '\"") for part in parts if part.strip(" '\"")))


def _number(value: Any) -> float | None:  # noqa: ANN401 - whatever a catalogue holds
    """A number, perhaps with a sign of money, thousands between commas, or k for thousand."""
    said = text(value).lower().replace(",", "").strip(" $€£+")
    if said == "free":
        return 0.0
    told = re.fullmatch(r"(\d{1,15}(?:\.\d{1,9})?)\s*([km]?)", said)
    return float(told[1]) * _THOUSANDS.get(told[2], 1) if told else None
