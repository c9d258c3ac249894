"""The files of a OneRoster CSV bundle (1.1 and 1.2) as rows by heading, and what their manifest says.

OneRoster 1.1 §2 and 1.2 CSV Binding §4: headings are fixed names, a file that is not sent is "absent", one
that holds only changes is "delta". Only whole rosters are read: a delta is told as a fault.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import IO

from assay.web.base.csv_files import CsvRefused, read_csv
from assay.web.base.mapped_tables import Fault, FaultList, said
from assay.web.base.zip_files import read_zip
from assay.web.records.rosters.cells import Cells

MANIFEST = "manifest.csv"
USERS, ORGS, CLASSES, ENROLLMENTS = "users.csv", "orgs.csv", "classes.csv", "enrollments.csv"
SESSIONS, COURSES, DEMOGRAPHICS = "academicsessions.csv", "courses.csv", "demographics.csv"
ROLES = "roles.csv"
WRITTEN = {SESSIONS: "academicSessions.csv"}
"""File names as the standard writes them, where that differs."""
WANTED = frozenset(
    {MANIFEST, USERS, ORGS, CLASSES, ENROLLMENTS, SESSIONS, COURSES, DEMOGRAPHICS, ROLES, "userprofiles.csv"}
)
NEEDED = {
    ORGS: ("sourcedId", "name", "type"),
    USERS: ("sourcedId", "givenName", "familyName"),
    CLASSES: ("sourcedId", "title", "schoolSourcedId"),
    ENROLLMENTS: ("classSourcedId", "userSourcedId", "role"),
}
MOST_ROWS = 200_000
"""Of enrolments: a pupil has one for each section."""
_VERSIONS = frozenset({"1.1", "1.2"})
_DELETED = "tobedeleted"


class Files:
    """The bundle, opened: rows by file, and identifiers of rows that are marked as deleted."""

    def __init__(self, contents: Mapping[str, bytes], faults: FaultList) -> None:
        self.contents = contents
        self.faults = faults
        self.deleted: dict[str, set[str]] = {}
        self.headings: dict[str, tuple[str, ...]] = {}
        self.version = self._manifest()
        for name in NEEDED:
            if name not in contents:
                self.faults.add(Fault(0, "", "file-missing", written(name), file=written(name)))

    def rows(self, name: str) -> list[Cells]:
        """The rows of this file that are not marked as deleted; none where it was not sent."""
        content = self.contents.get(name)
        if content is None:
            return []
        try:
            return self._rows(name, content)
        except CsvRefused as error:
            self.faults.add(
                Fault(error.row, "", f"csv-{error.code}", takes=str(error.limit), file=written(name))
            )
            return []

    def has(self, name: str, heading: str) -> bool:
        """Whether a file that was read has this heading."""
        return heading.casefold() in self.headings.get(name, ())

    def was_deleted(self, name: str, identifier: str) -> bool:
        """Whether a file that was read marks the row of this identifier as deleted."""
        return identifier in self.deleted.get(name, ())

    def _rows(self, name: str, content: bytes) -> list[Cells]:
        table = read_csv(io.BytesIO(content), MOST_ROWS)
        headings = tuple(heading.casefold() for heading in table.headings)
        self.headings[name] = headings
        lacking = [one for one in NEEDED.get(name, ("sourcedId",)) if one.casefold() not in headings]
        for heading in lacking:
            self.faults.add(Fault(1, heading, "column-missing", file=written(name)))
        if lacking:
            return []
        mapping = {heading: place for place, heading in enumerate(headings) if heading}
        names = {heading.casefold(): heading for heading in table.headings}
        gone = self.deleted.setdefault(name, set())
        kept = []
        for number, cells in table.rows:
            values = said(mapping, cells)
            if values.get("status", "").strip().casefold() == _DELETED:
                gone.add(values.get("sourcedid", "").strip())
                continue
            short = [heading for heading, place in mapping.items() if place >= len(cells)]
            kept.append(Cells(number, values, self.faults, written(name), short, names))
        return kept

    def _manifest(self) -> str:
        content = self.contents.get(MANIFEST)
        if content is None:
            self.faults.add(Fault(0, "", "manifest-missing", file=MANIFEST))
            return ""
        try:
            table = read_csv(io.BytesIO(content))
            told = [
                (number, cells[0].strip(), (cells[1].strip() if len(cells) > 1 else ""))
                for number, cells in table.rows
            ]
        except CsvRefused as error:
            self.faults.add(Fault(error.row, "", f"csv-{error.code}", takes=str(error.limit), file=MANIFEST))
            return ""
        version, at = "", 0
        for number, name, value in told:
            if name.casefold() == "oneroster.version":
                version, at = value, number
            elif value.casefold() == "delta" and f"{name.casefold().removeprefix('file.')}.csv" in WANTED:
                self.faults.add(Fault(number, "value", "delta-bundle", name, file=MANIFEST))
        if version not in _VERSIONS:
            self.faults.add(Fault(at, "value", "version-unknown", version, "1.1, 1.2", MANIFEST))
        return version


def written(name: str) -> str:
    """The file's name as the standard writes it."""
    return WRITTEN.get(name, name)


def opened(file: IO[bytes], faults: FaultList) -> Files:
    """The bundle. Raises `ZipRefused`."""
    return Files(read_zip(file, WANTED), faults)
