"""What tests of imports share: a coordinator, files as systems send them, an import from end to end."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assay.web.base.mapped_tables import guess, places
from assay.web.records.organizations import actions as organizations
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from assay.web.records.rosters import import_queries, imports
from assay.web.records.rosters.import_queries import ImportRow
from assay.web.records.rosters.table import columns
from web.desk.working import do_jobs
from web.factories import School, a_school

USERS_11 = (
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,"
    "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,metadata.programme,metadata.language"
)
USERS_12 = (
    "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,"
    "email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,"
    "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns"
)
ROLES_12 = (
    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
    "userProfileSourcedId"
)
HEADINGS = {
    "orgs": "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
    "academicSessions": "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,"
    "schoolYear",
    "courses": "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,"
    "subjects,subjectCodes,metadata.programme",
    "classes": "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
    "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
    "enrollments": "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,"
    "primary,beginDate,endDate",
    "demographics": "sourcedId,status,dateLastModified,birthDate,sex",
}
Rows = list[dict[str, str]]


@dataclass(slots=True)
class Bundle:
    """A OneRoster bundle in the making: rows by file, changed by tests before it is packed."""

    version: str = "1.1"
    files: dict[str, Rows] = field(default_factory=dict)
    manifest: dict[str, str] = field(default_factory=dict)

    def rows(self, name: str) -> Rows:
        """The rows of one file."""
        return self.files.setdefault(name, [])

    def user(self, key: str) -> dict[str, str]:
        """The row of this user."""
        return next(row for row in self.rows("users") if row["sourcedId"] == key)

    def without(self, key: str) -> None:
        """The bundle without this user."""
        self.files["users"] = [row for row in self.rows("users") if row["sourcedId"] != key]
        self.files["enrollments"] = [row for row in self.rows("enrollments") if row["userSourcedId"] != key]

    def packed(self) -> io.BytesIO:
        """The archive."""
        told = {"manifest.version": "1.0", "oneroster.version": self.version, **self.manifest}
        headings = dict(HEADINGS, users=USERS_11)
        if self.version == "1.2":
            headings |= {"users": USERS_12, "roles": ROLES_12}
        contents = {
            name: a_table(headings[name].split(","), rows) for name, rows in self.files.items() if rows
        }
        manifest = [{"propertyName": name, "value": value} for name, value in told.items()]
        contents["manifest"] = a_table(("propertyName", "value"), manifest)
        return zipped({f"{name}.csv": content for name, content in contents.items()})


def zipped(contents: Mapping[str, bytes]) -> io.BytesIO:
    """These files in an archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    held.seek(0)
    return held


def a_table(headings: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """A CSV file."""
    held = io.StringIO(newline="")
    writer = csv.DictWriter(held, headings, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return held.getvalue().encode()


def a_bundle(pupils: int = 3, version: str = "1.1") -> Bundle:
    """Two schools, two sections in the first, their teacher, so many pupils, a guardian for each."""
    bundle = Bundle(version)
    bundle.files["orgs"] = [
        {"sourcedId": "d", "name": "Lakeview District", "type": "district"},
        {"sourcedId": "s1", "name": "Lakeview High", "type": "school", "parentSourcedId": "d"},
        {"sourcedId": "s2", "name": "Hillside High", "type": "school", "parentSourcedId": "d"},
    ]
    bundle.files["academicSessions"] = [{"sourcedId": "y1", "title": "2026-27", "type": "schoolYear"}]
    bundle.files["courses"] = [
        {"sourcedId": "c1", "title": "Health science", "metadata.programme": "Health science"},
        {"sourcedId": "c2", "title": "Advisory"},
    ]
    bundle.files["classes"] = [
        _class("k1", "Health science 2", "c1", "s1"),
        _class("k2", "Advisory 10", "c2", "s1"),
        _class("k3", "Advisory 11", "c2", "s2"),
    ]
    _add_user(bundle, "t1", "teacher", "s1", givenName="Tara", familyName="Lee", email="t.lee@lake.example")
    _enrol(bundle, "k1", "t1", "teacher")
    for number in range(1, pupils + 1):
        add_pupil(bundle, number)
    return bundle


def add_pupil(bundle: Bundle, number: int, school: str = "s1", section: str = "k1") -> None:
    """One more pupil, with a guardian."""
    key, guardian = f"p{number}", f"g{number}"
    names = {
        "givenName": f"Given{number}",
        "familyName": f"Family{number}",
        "identifier": str(40_000 + number),
    }
    _add_user(bundle, key, "student", school, **names, grades="10", agentSourcedIds=guardian)
    bundle.rows("demographics").append({"sourcedId": key, "birthDate": f"2010-05-{1 + number % 28:02d}"})
    mail = f"parent{number}@home.example"
    extra = {} if bundle.version == "1.2" else {"metadata.language": "es"}
    _add_user(
        bundle, guardian, "parent", school, givenName="Pat", familyName=f"Family{number}", email=mail, **extra
    )
    _enrol(bundle, section, key, "student")


def _class(key: str, title: str, course: str, school: str) -> dict[str, str]:
    told = {"sourcedId": key, "title": title, "courseSourcedId": course, "classType": "scheduled"}
    return {**told, "schoolSourcedId": school, "termSourcedIds": "y1"}


def _add_user(bundle: Bundle, key: str, role: str, school: str, **values: str) -> None:
    row = {"sourcedId": key, "username": key, "enabledUser": "true", **values}
    if bundle.version == "1.2":
        told = {"sourcedId": f"r-{key}", "userSourcedId": key, "roleType": "primary", "role": role}
        bundle.rows("roles").append({**told, "orgSourcedId": school})
    else:
        row |= {"role": role, "orgSourcedIds": school}
    bundle.rows("users").append(row)


def _enrol(bundle: Bundle, section: str, user: str, role: str) -> None:
    told = {"sourcedId": f"e-{section}-{user}", "classSourcedId": section, "userSourcedId": user}
    bundle.rows("enrollments").append({**told, "role": role, "schoolSourcedId": "s1"})


@dataclass(frozen=True, slots=True)
class House:
    """An organization and its coordinator."""

    school: School
    coordinator: Person

    @property
    def key(self) -> str:
        """The organization's key."""
        return self.school.key


def a_house() -> House:
    """An organization without a roster yet."""
    school = a_school("Lakeview School District")
    person = ensure_person("coordinator@lake.example", "Cora Coordinator")
    organizations.add_member(school.owner, school.key, person, "coordinator")
    return House(school, person)


def sent(house: House, file: io.BytesIO, scope: str = "whole") -> str:
    """An import of this file, checked; columns of a table as they are guessed."""
    key = imports.take_in(house.coordinator, house.key, file, scope)
    if import_queries.one_import(house.key, key).kind == "table":
        found = import_queries.file_columns(house.key, key)
        told = guess([heading for _place, heading, _examples in found.headings], columns())
        imports.map_columns(house.coordinator, house.key, key, places(told), "day")
    return key


def applied(house: House, file: io.BytesIO, scope: str = "whole") -> ImportRow:
    """An import of this file from end to end, whoever leaves."""
    key = sent(house, file, scope)
    imports.start(house.coordinator, house.key, key, allows_leaving=True)
    do_jobs()
    return import_queries.one_import(house.key, key)
