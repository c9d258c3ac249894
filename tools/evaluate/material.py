"""Real achievements out of the shared material, each a description that tells what its row tells.

Apart because integrity, speed and the ten assays all draw on them. A row becomes members of Open Badges 3.0
and nothing is added: what a row does not tell stays untold, and a difficulty is no level of a qualification.
"""

from __future__ import annotations

import ast
import csv
import gzip
import io
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tools.evaluate import ROOT

from assay.analysis.descriptions import CONTEXT

Json = dict[str, Any]

CERTIFICATIONS = "data/market/certs/security_cert_roadmap.csv"
COURSES = "data/market/courses/UCoursera_Courses_2020.csv.gz"
TAGGED = "data/market/courses/kizak_courses_final.csv.gz"
_OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
_LARGEST_FIELD = 1 << 20


def material_root() -> Path:
    """`$ASSAY_MATERIAL`, else `shared` beside the repository; whether or not it exists."""
    named = os.environ.get("ASSAY_MATERIAL")
    return Path(named) if named else ROOT.parent / "shared"


def real_achievements(material: Path) -> list[Json]:
    """Every certification and course in the material that has a name, as Open Badges achievements."""
    found: list[Json] = []
    for name, made in ((CERTIFICATIONS, certification), (COURSES, course), (TAGGED, tagged_course)):
        if (material / name).is_file():
            found += [made(row) for row in rows(material / name)]
    return [one for one in found if one["name"].strip()]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table, packed or not."""
    csv.field_size_limit(_LARGEST_FIELD)
    packed = path.read_bytes()
    content = gzip.decompress(packed) if path.suffix == ".gz" else packed
    yield from csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))


def certification(row: Mapping[str, str]) -> Json:
    """A row of the expert's list: its words, the page it names, and the price where it has one."""
    held = _achievement(row["name"], row["description"], row["url"])
    if row["usd_price"]:
        held["cost"] = {"amount": float(row["usd_price"]), "currency": "USD"}
    return held


def course(row: Mapping[str, str]) -> Json:
    """A row of the 2020 catalogue: a title, who offers it and nothing that could be assessed."""
    name = row["course_title"]
    held = _achievement(name, name, f"urn:catalogue:2020:{row.get('') or name}")
    held["creator"] = {"type": ["Profile"], "name": row["course_organization"]}
    return held


def tagged_course(row: Mapping[str, str]) -> Json:
    """A row of the catalogue with skills: its own description, and each tag as a skill without an address."""
    held = _achievement(row["title"], row["description"] or row["title"], row["url"])
    held["creator"] = {"type": ["Profile"], "name": row["author"]}
    held["alignment"] = [{"type": ["Alignment"], "targetName": tag} for tag in _tags(row["skills"])]
    return held


def _tags(text: str) -> list[str]:
    try:
        told = ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return []
    return [str(tag) for tag in told] if isinstance(told, list) else []


def _achievement(name: str, description: str, identifier: str) -> Json:
    return {
        "@context": [_OPEN_BADGES, CONTEXT],
        "id": identifier,
        "type": ["Achievement"],
        "name": name,
        "description": description,
    }
