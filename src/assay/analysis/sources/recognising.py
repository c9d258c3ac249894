"""Which official file this is, by the names of its columns or members, never by its own name.

Apart so that a file given under the wrong kind is told by its right one.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assay.analysis.sources.faults import Faults
from assay.analysis.sources.files import SourceFile
from assay.analysis.sources.sheets import Sheet, delimiter_of, read_sheet

JSON_ENDINGS = (".json", ".jsonld")
LEFT_OUT = ""  # the part of files that belong to a release and that nothing here asks
_PEEK = 1 << 16
_DEEPEST = 100

# kind, part, the columns that tell it; the first row that fits counts
_SHEETS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("crosswalk", "crosswalk", frozenset({"Mapping project name"})),
    ("crosswalk", "crosswalk", frozenset({"O*NET Id", "ESCO or ISCO URI"})),
    ("esco", "occupation_skills", frozenset({"occupationUri", "skillUri"})),
    ("esco", "skill_skills", frozenset({"originalSkillUri", "relatedSkillUri"})),
    ("esco", "broader", frozenset({"conceptUri", "broaderUri"})),
    ("esco", "collection", frozenset({"conceptUri", "skillType", "broaderConceptUri"})),
    ("esco", "skills", frozenset({"conceptUri", "skillType"})),
    ("esco", "occupations", frozenset({"conceptUri", "iscoGroup"})),
    ("esco", LEFT_OUT, frozenset({"conceptUri", "greenShare"})),
    ("esco", "groups", frozenset({"conceptType", "conceptUri", "code"})),
    ("esco", LEFT_OUT, frozenset({"Level 0 URI"})),  # the same as the broader relations, laid out as a tree
    ("esco", LEFT_OUT, frozenset({"conceptSchemeUri"})),
    ("esco-occupations", "profiles", frozenset({"occupation_uri", "essential_skills"})),
    ("onet", "technologies", frozenset({"O*NET-SOC Code", "Commodity Code", "Hot Technology"})),
    ("onet", LEFT_OUT, frozenset({"O*NET-SOC Code", "Commodity Code"})),  # tools
    ("onet", "ratings", frozenset({"O*NET-SOC Code", "Element ID", "Scale ID"})),
    ("onet", "titles", frozenset({"O*NET-SOC Code", "Alternate Title"})),
    ("onet", "related", frozenset({"O*NET-SOC Code", "Related O*NET-SOC Code"})),
    ("onet", "zones", frozenset({"O*NET-SOC Code", "Job Zone"})),
    ("onet", LEFT_OUT, frozenset({"O*NET-SOC Code", "DWA ID"})),
    ("onet", LEFT_OUT, frozenset({"O*NET-SOC Code", "Original Task ID"})),
    ("onet", LEFT_OUT, frozenset({"O*NET-SOC Code", "Task ID", "Scale ID"})),
    ("onet", "tasks", frozenset({"O*NET-SOC Code", "Task ID"})),
    ("onet", "occupations", frozenset({"O*NET-SOC Code", "Title", "Description"})),
    ("onet", "activities", frozenset({"DWA ID", "DWA Title"})),
    ("onet", "elements", frozenset({"Element ID", "Element Name", "Description"})),
    ("onet", LEFT_OUT, frozenset({"O*NET-SOC Code"})),
    ("oews", "wages", frozenset({"OCC_CODE", "TOT_EMP"})),
    ("oews", "wages", frozenset({"occ_code", "tot_emp"})),
    ("oews", "wages", frozenset({"soc", "area", "annual_median_wage"})),
    ("rsd", "descriptors", frozenset({"RSD Name"})),
    ("rsd", "descriptors", frozenset({"Skill Name", "Contextualized Skill Statement"})),
)
_COURSE_SIGNS = frozenset({"course_title", "course title", "course name", "course_name", "course"})
_COURSE_PAIR = (
    frozenset({"title", "name"}),
    frozenset({"skills", "difficulty", "provider", "duration", "syllabus"}),
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file and what it is: `kind` empty where nobody knows. `document` is what a JSON file holds."""

    file: SourceFile
    kind: str
    part: str = LEFT_OUT
    sheet: Sheet | None = None
    document: Any = None

    def read(self, faults: Faults, heading: str = "") -> Sheet | None:
        """Its table, whole; None where that was a fault."""
        return self.sheet or read_sheet(self.file, faults, heading)


def recognise(file: SourceFile, faults: Faults) -> Recognised:
    """What this file is. One that no reader could read is a fault."""
    if file.suffix in JSON_ENDINGS:
        document = read_document(file, faults)
        return Recognised(file, kind_of_document(document), "document", document=document)
    if file.suffix in (".xlsx", ".parquet"):
        sheet = read_sheet(file, faults)
        columns = sheet.columns if sheet is not None else frozenset()
    else:
        sheet, columns = None, _peek(file)
    for kind, part, told in _SHEETS:
        if columns >= told:
            return Recognised(file, kind, part, sheet)
    if _is_of_courses(columns):
        return Recognised(file, "courses", "courses", sheet)
    return Recognised(file, "", LEFT_OUT, sheet)


def _is_of_courses(names: Iterable[object]) -> bool:
    """Whether these columns or members are those of a course."""
    lowered = {str(name).lower() for name in names}
    return bool(lowered & _COURSE_SIGNS) or all(lowered & signs for signs in _COURSE_PAIR)


def _peek(file: SourceFile) -> frozenset[str]:
    """The cells of the first row, as far as they can be told."""
    text = file.content[:_PEEK].decode("utf-8-sig", errors="replace")
    if file.content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = file.content[:_PEEK].decode("utf-16", errors="replace")
    line = text.splitlines()[0] if text.strip() else ""
    try:
        row = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(line)), [])
    except csv.Error:
        return frozenset()
    return frozenset(cell.strip() for cell in row if cell.strip())


def read_document(file: SourceFile, faults: Faults) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What the JSON file holds; None where it cannot be read, which is a fault."""
    try:
        document = json.loads(file.content.decode("utf-8-sig"), parse_constant=_refuse_constant)
        if _is_within(document, _DEEPEST):
            return document
        faults.file(file.name, "its parts are nested too deeply")
    except UnicodeDecodeError:
        faults.file(file.name, "it is not written in UTF-8; save the file in that encoding")
    except json.JSONDecodeError as error:
        faults.row(file.name, error.lineno, "it is not JSON from here on")
    except RecursionError:
        faults.file(file.name, "its parts are nested too deeply")
    except ValueError:
        faults.file(file.name, "it has a number that JSON does not have")
    return None


def kind_of_document(document: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """The kind of release that this JSON is of; empty where nobody knows."""
    first = document[0] if isinstance(document, list) and document else document
    if not isinstance(first, Mapping):
        return ""
    members = frozenset(first)
    if "CFDocument" in members or "CFItems" in members:
        return "case"
    descriptors = first.get("skills") if "skillStatement" not in members else None
    inner = descriptors[0] if isinstance(descriptors, list) and descriptors else None
    if "skillStatement" in members or (isinstance(inner, Mapping) and "skillStatement" in inner):
        return "rsd"
    if members & {"@graph", "@context", "@type", "@id", "ceterms:ctid"}:
        return "ctdl"
    return "courses" if _is_of_courses(members) else ""


def _is_within(document: Any, depth: int) -> bool:  # noqa: ANN401 - whatever JSON holds
    """Whether its parts lie at most so deep inside one another: readers call themselves that often."""
    level: list[Any] = [document]
    for _ in range(depth):
        parts = [part for part in level if isinstance(part, dict | list)]
        level = [inner for part in parts for inner in (part.values() if isinstance(part, dict) else part)]
        if not level:
            return True
    return False


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
