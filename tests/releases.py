"""Official releases made small: the layouts of their owners, a few rows each, written by the test itself."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

ESCO = "http://data.europa.eu/esco"
COOK, BAKE, HYGIENE, TALK, GROUP = (
    f"{ESCO}/skill/{name}" for name in ("cook", "bake", "hygiene", "talk", "food")
)
BAKER, WAITER = f"{ESCO}/occupation/baker", f"{ESCO}/occupation/waiter"
CODE = "O*NET-SOC Code"

Rows = Sequence[Sequence[str]]

ESCO_FILES: dict[str, Rows] = {
    "skills_en.csv": (
        (
            "conceptType",
            "conceptUri",
            "skillType",
            "reuseLevel",
            "preferredLabel",
            "altLabels",
            "description",
            "status",
        ),
        (
            "KnowledgeSkillCompetence",
            COOK,
            "skill/competence",
            "cross-sector",
            "cook food",
            "prepare food\ncook",
            "Cook.",
            "released",
        ),
        (
            "KnowledgeSkillCompetence",
            BAKE,
            "skill/competence",
            "sector-specific",
            "bake bread",
            "",
            "Bake.",
            "released",
        ),
        ("KnowledgeSkillCompetence", HYGIENE, "knowledge", "", "food hygiene (law)", "", "Know.", "released"),
        (
            "KnowledgeSkillCompetence",
            TALK,
            "skill/competence",
            "transversal",
            "talk to others",
            "",
            "",
            "released",
        ),
        ("KnowledgeSkillCompetence", f"{ESCO}/skill/old", "knowledge", "", "an old one", "", "", "obsolete"),
    ),
    "skillGroups_en.csv": (
        ("conceptType", "conceptUri", "preferredLabel", "altLabels", "status", "description", "code"),
        ("SkillGroup", GROUP, "preparing food", "", "released", "All of it.", "S3"),
    ),
    "occupations_en.csv": (
        (
            "conceptType",
            "conceptUri",
            "iscoGroup",
            "preferredLabel",
            "altLabels",
            "status",
            "description",
            "code",
        ),
        ("Occupation", BAKER, "7512", "baker", "bread baker\npastry baker", "released", "Bakes.", "7512.1"),
        ("Occupation", WAITER, "5131", "waiter", "", "released", "Serves.", "5131.1"),
    ),
    "occupationSkillRelations_en.csv": (
        ("occupationUri", "relationType", "skillType", "skillUri"),
        (BAKER, "essential", "skill/competence", BAKE),
        (BAKER, "optional", "skill/competence", COOK),
        (WAITER, "essential", "skill/competence", TALK),
        (BAKER, "optional", "skill/competence", TALK),
    ),
    "broaderRelationsSkillPillar_en.csv": (
        ("conceptType", "conceptUri", "broaderType", "broaderUri"),
        ("KnowledgeSkillCompetence", BAKE, "SkillGroup", GROUP),
    ),
    "skillSkillRelations_en.csv": (
        ("originalSkillUri", "originalSkillType", "relationType", "relatedSkillType", "relatedSkillUri"),
        (HYGIENE, "knowledge", "optional", "skill/competence", BAKE),
    ),
    "transversalSkillsCollection_en.csv": (
        (
            "conceptType",
            "conceptUri",
            "skillType",
            "reuseLevel",
            "preferredLabel",
            "status",
            "altLabels",
            "broaderConceptUri",
        ),
        (
            "KnowledgeSkillCompetence",
            TALK,
            "skill/competence",
            "transversal",
            "talk to others",
            "released",
            "speak | chat",
            "",
        ),
    ),
}

ONET_FILES: dict[str, Rows] = {
    "Occupation Data.txt": (
        (CODE, "Title", "Description"),
        ("51-3011.00", "Bakers", "Mix and bake."),
        ("35-3031.00", "Waiters and Waitresses", "Take orders."),
    ),
    "Alternate Titles.txt": (
        (CODE, "Alternate Title", "Short Title", "Source(s)"),
        ("51-3011.00", "Bread Baker", "n/a", "08"),
    ),
    "Technology Skills.txt": (
        (CODE, "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand"),
        ("51-3011.00", 'Recipe "Pro" software', "43231513", "Office suite software", "Y", "N"),
        ("35-3031.00", 'Recipe "Pro" software', "43231513", "Office suite software", "Y", "Y"),
    ),
    "Skills.txt": (
        (
            CODE,
            "Element ID",
            "Scale ID",
            "Data Value",
            "N",
            "Lower CI Bound",
            "Upper CI Bound",
            "Recommend Suppress",
            "Not Relevant",
            "Date",
            "Domain Source",
        ),
        ("51-3011.00", "2.A.1.a", "IM", "3.12", "8", "2.9", "3.4", "N", "n/a", "08/2023", "Analyst"),
        ("51-3011.00", "2.A.1.a", "LV", "2.0", "8", "1.9", "2.4", "N", "N", "08/2023", "Analyst"),
        ("35-3031.00", "2.A.1.a", "IM", "2.25", "8", "2", "2.4", "N", "n/a", "08/2023", "Analyst"),
    ),
    "Content Model Reference.txt": (
        ("Element ID", "Element Name", "Description"),
        ("2.A.1.a", "Reading Comprehension", "Understanding written sentences."),
    ),
    "Task Statements.txt": (
        (CODE, "Task ID", "Task", "Task Type", "Incumbents Responding", "Date", "Domain Source"),
        ("51-3011.00", "8823", "Check the dough.", "Core", "95", "08/2023", "Incumbent"),
    ),
    "Job Zones.txt": ((CODE, "Job Zone", "Date", "Domain Source"), ("51-3011.00", "2", "08/2023", "Analyst")),
    "Read Me.txt": (("The O*NET database, in files, each with tabs.",), ("It is a release.",)),
}

CASE_PACKAGE: dict[str, Any] = {
    "CFDocument": {
        "identifier": "d1",
        "uri": "https://example.org/d1",
        "title": "Bread, a framework",
        "creator": "The Bakers",
        "version": "2",
        "language": "en",
    },
    "CFItems": [
        {
            "identifier": "a",
            "uri": "https://example.org/a",
            "fullStatement": "Knows bread.",
            "CFItemType": "Cluster",
        },
        {"identifier": "b", "fullStatement": "Bakes bread.", "humanCodingScheme": "B.1", "notes": "Daily."},
    ],
    "CFAssociations": [
        {
            "associationType": "isChildOf",
            "originNodeURI": {"identifier": "b", "title": "B"},
            "destinationNodeURI": {"uri": "https://example.org/a", "identifier": "a", "title": "A"},
        }
    ],
}

CTDL_GRAPH: dict[str, Any] = {
    "@context": "https://credreg.net/ctdl/schema/context/json",
    "@graph": [
        {
            "@id": "https://example.org/cert",
            "@type": "ceterms:Certificate",
            "ceterms:ctid": "ce-1",
            "ceterms:name": {"en-US": "Baker's certificate", "es": "Certificado de panadería"},
            "ceterms:description": {"en-US": "For bakers."},
            "ceterms:subjectWebpage": "https://example.org/page",
            "ceterms:requires": [{"@type": "ceasn:Competency", "@id": "https://example.org/k"}],
        },
        {
            "@id": "https://example.org/k",
            "@type": "ceasn:Competency",
            "ceasn:competencyText": {"en": "Knows flour."},
            "ceasn:isChildOf": ["https://example.org/top"],
        },
        {
            "@id": "https://example.org/o",
            "@type": "ceterms:CredentialOrganization",
            "ceterms:name": {"en": "Bakers"},
        },
    ],
}


def csv_bytes(rows: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    """The rows as a file of its owner's: quoted where needed; tab-separated ones never quote."""
    if delimiter == "\t":
        return "".join("\t".join(row) + "\r\n" for row in rows).encode()
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def esco_files(**changed: Rows | None) -> dict[str, bytes]:
    """A small ESCO release by file; `skills_en=…` puts other rows there, None takes the file away."""
    return _files(ESCO_FILES, changed, ".csv", ",")


def onet_files(changed: Mapping[str, Rows | None] | None = None) -> dict[str, bytes]:
    """A small O*NET text release by file."""
    return _files(ONET_FILES, changed or {}, ".txt", "\t")


def _files(
    files: Mapping[str, Rows], changed: Mapping[str, Rows | None], ending: str, delimiter: str
) -> dict[str, bytes]:
    rows = {**files, **{f"{name}{ending}": rows for name, rows in changed.items()}}
    return {name: csv_bytes(held, delimiter) for name, held in rows.items() if held is not None}


def folder_of(place: Path, files: Mapping[str, bytes]) -> Path:
    """A folder with these files."""
    place.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (place / name).write_bytes(content)
    return place


def zip_of(place: Path, files: Mapping[str, bytes]) -> Path:
    """A zip archive with these files, below a folder as owners pack them."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"release/{name}", content)
    return place


def json_file(place: Path, value: object) -> Path:
    """A JSON file, under gzip where its name says so."""
    content = json.dumps(value).encode()
    place.write_bytes(gzip.compress(content) if place.suffix == ".gz" else content)
    return place


def xlsx_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as the smallest spreadsheet that is one: a sheet of texts."""
    made = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    office = "http://schemas.openxmlformats.org"
    relations = f"{office}/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{office}/spreadsheetml/2006/main" xmlns:r="{relations}">'
        '<sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{office}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{office}/spreadsheetml/2006/main">'
        f"<sheetData>{made}</sheetData></worksheet>",
    }
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return whole.getvalue()
