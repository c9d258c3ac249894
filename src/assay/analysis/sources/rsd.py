"""Rich Skill Descriptors: the CSV that skill libraries import and export, and the JSON they answer with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assay.analysis.sources import checking
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.forms import frame, minted
from assay.analysis.sources.licences import UNKNOWN
from assay.analysis.sources.members import listed, member, text, texts
from assay.analysis.sources.parts import Asked, Parts
from assay.analysis.sources.recognising import Recognised
from assay.analysis.sources.sheets import ROW

_HEADINGS: dict[str, tuple[str, ...]] = {
    "uri": ("Canonical URL", "RSD URL"),
    "name": ("RSD Name", "Skill Name"),
    "statement": ("Skill Statement", "Contextualized Skill Statement"),
    "categories": ("Categories", "Category", "Skill Category"),
    "keywords": ("Keywords",),
    "authors": ("Authors", "Author"),
    "collections": ("Collection", "Collections"),
    "standards": ("Standards", "Professional Standards"),
    "certifications": ("Certifications",),
    "occupations": ("Detailed Occupations", "BLS Detailed Occupation"),
    "job_roles": ("O*Net Job Codes", "O*NET Job Codes", "O*NET Job Role"),
    "alignments": ("Alignment URL", "Alignment"),
    "status": ("Status", "Publish Status"),
}
_SINGLE = frozenset({"uri", "name", "statement", "status"})
_MEMBERS: dict[str, tuple[str, ...]] = {
    "uri": ("id", "uri"),
    "name": ("skillName", "name"),
    "statement": ("skillStatement", "statement"),
    "categories": ("categories", "category"),
    "keywords": ("keywords",),
    "authors": ("authors", "author"),
    "collections": ("collections",),
    "standards": ("standards",),
    "certifications": ("certifications",),
    "alignments": ("alignments",),
    "status": ("status",),
}

Row = dict[str, Any]


def read_rsd(files: Iterable[Recognised], asked: Asked, faults: Faults) -> Parts:
    """The parts of a library of descriptors."""
    rows: list[Row] = []
    seen: dict[str, str] = {}
    name = asked.name
    for file in files:
        if file.part == "document":
            name = name or _collection(file.document)
            read = _from_json(file, faults)
        else:
            read = _from_sheet(file, faults)
        for place, row in read:
            row["uri"] = row["uri"] or minted(
                "rsd", asked.name or "skill", f"{row['name']}: {row['statement']}"
            )
            if row["uri"] in seen:
                faults.cell(file.file.name, place, "skill", "it is there twice")
                continue
            seen[row["uri"]] = row["name"]
            rows.append(row)
    if not rows:
        return Parts({})
    language = asked.language or "en"
    skills = [
        {
            "uri": row["uri"],
            "framework": "rsd",
            "version": asked.version,
            "language": language,
            "label": row["name"],
            "description": row["statement"],
            "kind": "descriptor",
        }
        for row in rows
    ]
    tables = {"skills": frame("skills", skills), "descriptors": frame("descriptors", rows)}
    return Parts(tables, language=language, name=name, licence=UNKNOWN)


def _from_sheet(file: Recognised, faults: Faults) -> Iterator[tuple[int, Row]]:
    sheet = file.read(faults)
    if sheet is None:
        return
    columns = {
        key: next((name for name in names if name in sheet.columns), "") for key, names in _HEADINGS.items()
    }
    if not columns["statement"]:
        faults.column(sheet.file, "Skill Statement")
        return
    checking.filled(sheet, faults, columns["name"], columns["statement"])
    if columns["uri"]:
        checking.of_form(sheet, faults, columns["uri"], checking.ADDRESS, "it is not a web address")
    for cells in sheet.frame.iter_rows(named=True):
        own = cells[columns["uri"]] if columns["uri"] else None
        if not (cells[columns["name"]] and cells[columns["statement"]]) or not _is_address(own):
            continue  # a fault already
        row: Row = {}
        for key, column in columns.items():
            cell = (cells[column] if column else "") or ""
            row[key] = cell if key in _SINGLE else [part for part in re.split(r"\s*;\s*", cell) if part]
        row["occupations"] = list(dict.fromkeys([*row["occupations"], *row.pop("job_roles")]))
        yield cells[ROW], row


def _from_json(file: Recognised, faults: Faults) -> Iterator[tuple[int, Row]]:
    for place, node in enumerate(_descriptors(file.document), 1):
        if not isinstance(node, Mapping):
            faults.row(file.file.name, place, "it is not an object")
            continue
        row: Row = {
            key: text(member(node, *names)) if key in _SINGLE else texts(member(node, *names))
            for key, names in _MEMBERS.items()
        }
        before = faults.count
        for key in ("name", "statement"):
            if not row[key]:
                faults.cell(file.file.name, place, _MEMBERS[key][0], "it is empty")
        if not _is_address(row["uri"]):
            faults.cell(file.file.name, place, "id", "it is not a web address")
        row["alignments"] = texts([member(each, "id", "url", "skillName") for each in _aligned(node)])
        row["occupations"] = texts([each.get("code") for each in listed(node.get("occupations") or [])])
        if faults.count == before:
            yield place, row


def _is_address(uri: str | None) -> bool:
    return not uri or bool(re.match(checking.ADDRESS, uri))


def _aligned(node: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    held = node.get("alignments")
    return listed(held if isinstance(held, list) else [held])


def _descriptors(document: Any) -> list[Any]:  # noqa: ANN401 - whatever JSON holds
    """The descriptors in it: a list, one alone, or those of a collection."""
    if isinstance(document, Mapping):
        held = document.get("skills")
        return held if isinstance(held, list) and "skillStatement" not in document else [document]
    return document if isinstance(document, list) else []


def _collection(document: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    return text(document.get("name")) if isinstance(document, Mapping) and "skills" in document else ""
