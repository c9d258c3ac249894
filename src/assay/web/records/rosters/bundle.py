"""A OneRoster CSV bundle, 1.1 or 1.2, read as a roster: who, where, taught by whom, answered for by whom.

The two versions differ in where a role stands: in `users.csv` (1.1, role and orgSourcedIds) or in `roles.csv`
(1.2). Guardians are the users that `agentSourcedIds` names and whose role says so. What the standard has no
column for is read from extension columns named `metadata.…`, as it allows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import IO

from assay.web.base.clock import now
from assay.web.base.mapped_tables import date_of
from assay.web.records.rosters.bundle_files import (
    CLASSES,
    COURSES,
    DEMOGRAPHICS,
    ENROLLMENTS,
    ORGS,
    ROLES,
    SESSIONS,
    USERS,
    Files,
    opened,
    written,
)
from assay.web.records.rosters.cells import Cells
from assay.web.records.rosters.told import (
    Answering,
    Fact,
    GuardianTold,
    PupilTold,
    SectionTold,
    Told,
    code_of,
    first,
    many,
    plain_grade,
)

_GUARDIANS = frozenset({"guardian", "parent", "relative"})
_PROGRAMME = ("metadata.programme", "metadata.program", "metadata.pathway")
_LANGUAGE = ("metadata.language", "metadata.homelanguage")
_BAND = ("metadata.ageband",)
_COUNSELLOR = (
    "metadata.counsellor",
    "metadata.counselor",
    "metadata.counsellor_email",
    "metadata.counselloremail",
    "metadata.counseloremail",
)
_PRIVATE = ("metadata.directoryoptout", "metadata.optout")
_RELATION = ("metadata.relation", "metadata.relationship")
_DECIDES = ("metadata.decides",)
_SCHOOLS = frozenset({"school", "college", "university", "campus", "department"})


@dataclass(slots=True)
class _Role:
    """What a user is, and where."""

    role: str
    orgs: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """What the reading of one file leaves for the next."""

    files: Files
    told: Told
    users: dict[str, Cells] = field(default_factory=dict)
    roles: dict[str, list[_Role]] = field(default_factory=dict)
    born: dict[str, date | None] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)  # of teachers, by identifier
    class_programmes: dict[str, str] = field(default_factory=dict)  # section → code

    def role_of(self, user: str, among: frozenset[str]) -> _Role | None:
        """The first role of these that the user has."""
        return next((one for one in self.roles.get(user, []) if one.role in among), None)


def read_bundle(file: IO[bytes]) -> Told:
    """The roster of this bundle, and all that is wrong with it. Raises `ZipRefused`."""
    told = Told()
    reading = _Reading(opened(file, told.faults), told)
    told.says |= {Fact.SECTIONS, Fact.TEACHERS}
    _schools(reading)
    _classes(reading)
    _users(reading)
    _demographics(reading)
    _people(reading)
    _enrolments(reading)
    _programmes_by_class(reading)
    return told


def _schools(reading: _Reading) -> None:
    seen: dict[str, int] = {}
    for row in reading.files.rows(ORGS):
        source = row.text("sourcedid", 100, is_required=True)
        name = row.name("name", 200, is_required=True)
        kind = row.text("type", 60).casefold()
        if source in seen:
            row.refuse("sourcedId", "double", source, str(seen[source]))
        seen.setdefault(source, row.line)
        if kind in _SCHOOLS:
            reading.told.schools.setdefault(source, name)


def _classes(reading: _Reading) -> None:
    terms = {
        row.text("sourcedid", 100): first((row.text("title", 60), row.text("schoolyear", 60)))
        for row in reading.files.rows(SESSIONS)
    }
    courses = {row.text("sourcedid", 100): row for row in reading.files.rows(COURSES)}
    seen: dict[str, int] = {}
    for row in reading.files.rows(CLASSES):
        source = row.text("sourcedid", 100, is_required=True)
        title = row.name("title", 200, is_required=True)
        school = row.text("schoolsourcedid", 100, is_required=True)
        if source in seen:
            row.refuse("sourcedId", "double", source, str(seen[source]))
            continue
        seen[source] = row.line
        if school and school not in reading.told.schools:
            row.refuse("schoolSourcedId", "reference-unknown", school, ORGS)
        term = first(terms.get(one, "") for one in many(row.text("termsourcedids", 2000)))
        reading.told.sections[source] = SectionTold(source, title, school, term)
        course = courses.get(row.text("coursesourcedid", 100))
        named = _extension(row, _PROGRAMME, 200) or (_extension(course, _PROGRAMME, 200) if course else "")
        if named:
            reading.told.programmes.setdefault(code_of(named), named)
            reading.class_programmes[source] = code_of(named)


def _users(reading: _Reading) -> None:
    for row in reading.files.rows(USERS):
        source = row.text("sourcedid", 100, is_required=True)
        if source in reading.users:
            row.refuse("sourcedId", "double", source, str(reading.users[source].line))
            continue
        reading.users[source] = row
        role = row.text("role", 60).casefold()
        if role:
            reading.roles.setdefault(source, []).append(_Role(role, many(row.text("orgsourcedids", 2000))))
    for row in reading.files.rows(ROLES):
        user, role = row.text("usersourcedid", 100, is_required=True), row.text("role", 60).casefold()
        if user not in reading.users:
            if not reading.files.was_deleted(USERS, user):
                row.refuse("userSourcedId", "reference-unknown", user, USERS)
            continue
        ended = date_of(row.text("enddate", 40)[:10])
        if ended is not None and ended < now().date():
            continue
        held = reading.roles.setdefault(user, [])
        found = _Role(role, many(row.text("orgsourcedid", 2000)))
        is_first = row.text("roletype", 60).casefold() == "primary"
        held.insert(0 if is_first else len(held), found)


def _demographics(reading: _Reading) -> None:
    rows = reading.files.rows(DEMOGRAPHICS)
    if reading.files.has(DEMOGRAPHICS, "birthdate"):
        reading.told.says.add(Fact.BORN)
    for row in rows:
        source = row.text("sourcedid", 100)
        if source in reading.users and source not in reading.born:
            reading.born[source] = row.born("birthdate", "day")


def _people(reading: _Reading) -> None:
    told, files = reading.told, reading.files
    for fact, headings in (
        (Fact.GUARDIANS, ("agentsourcedids",)),
        (Fact.GRADE, ("grades",)),
        (Fact.EMAIL, ("email",)),
        (Fact.LANGUAGE, _LANGUAGE),
        (Fact.BAND, _BAND),
        (Fact.COUNSELLOR, _COUNSELLOR),
        (Fact.PRIVATE, _PRIVATE),
        (Fact.PROGRAMME, _PROGRAMME),
    ):
        if any(files.has(USERS, heading) for heading in headings):
            told.says.add(fact)
    if reading.class_programmes:
        told.says.add(Fact.PROGRAMME)
    numbers: dict[str, int] = {}
    for source, row in reading.users.items():
        if reading.role_of(source, frozenset({"student"})):
            _pupil(reading, source, row, numbers)
        elif reading.role_of(source, frozenset({"teacher"})):
            _teacher(reading, source, row)
        elif not reading.roles.get(source):
            row.refuse("role", "role-missing", source)


def _pupil(reading: _Reading, source: str, row: Cells, numbers: dict[str, int]) -> None:
    told = reading.told
    number = row.text("identifier", 60) or source
    if number.casefold() in numbers:
        row.refuse("identifier", "double", number, str(numbers[number.casefold()]))
    numbers.setdefault(number.casefold(), row.line)
    programme = _extension(row, _PROGRAMME, 200)
    if programme:
        told.programmes.setdefault(code_of(programme), programme)
    told.pupils[source] = PupilTold(
        source,
        given_name=row.name("preferredgivenname") or row.name("givenname", is_required=True),
        family_name=row.name("preferredfamilyname") or row.name("familyname", is_required=True),
        number=number,
        school=_school_of(reading, source, row),
        email=row.email("email"),
        born=reading.born.get(source),
        language=_of_first(row, _LANGUAGE, Cells.language),
        programme=code_of(programme),
        grade=plain_grade(first(many(row.text("grades", 200)))),
        band=_of_first(row, _BAND, Cells.band),
        is_private=any(row.truth(heading) for heading in _PRIVATE if row.has(heading)),
        counsellor=_of_first(row, _COUNSELLOR, Cells.email),
        file=row.file,
        line=row.line,
    )
    for agent in many(row.text("agentsourcedids", 2000)):
        _guardian(reading, agent, source, row)


def _school_of(reading: _Reading, source: str, row: Cells) -> str:
    held = reading.role_of(source, frozenset({"student"}))
    asked = [*(held.orgs if held else []), row.text("primaryorgsourcedid", 100)]
    school = first(one for one in asked if one in reading.told.schools)
    if not school:
        row.refuse("orgSourcedIds", "reference-unknown", first(asked), ORGS)
    return school


def _guardian(reading: _Reading, agent: str, pupil: str, row: Cells) -> None:
    user = reading.users.get(agent)
    if user is None:
        if not reading.files.was_deleted(USERS, agent):
            row.refuse("agentSourcedIds", "reference-unknown", agent, USERS)
        return
    held = reading.role_of(agent, _GUARDIANS)
    if held is None:
        return  # agents may be anybody: a coach, a sister
    if agent not in reading.told.guardians:
        reading.told.guardians[agent] = GuardianTold(
            agent,
            f"{user.name('givenname')} {user.name('familyname', is_required=True)}".strip(),
            user.email("email"),
            first((user.text("sms", 40), user.text("phone", 40))),
            _of_first(user, _LANGUAGE, Cells.language),
        )
    relation = _extension(user, _RELATION, 40) or held.role
    decides = all(user.truth(heading, otherwise=True) for heading in _DECIDES)
    reading.told.answering[agent, pupil] = Answering(relation, decides)


def _teacher(reading: _Reading, source: str, row: Cells) -> None:
    email = row.email("email")
    if not email:
        if not row.has_faults:
            row.note("email", "teacher-without-address", source)
        return
    reading.emails[source] = email
    name = f"{row.name('givenname')} {row.name('familyname')}".strip()
    reading.told.teachers[email] = name


def _enrolments(reading: _Reading) -> None:
    told, today = reading.told, now().date()
    for row in reading.files.rows(ENROLLMENTS):
        section, user = row.text("classsourcedid", 100), row.text("usersourcedid", 100)
        role = row.text("role", 60).casefold()
        ended = date_of(row.text("enddate", 40)[:10])
        if role not in {"student", "teacher"} or (ended is not None and ended < today):
            continue
        gone = reading.files.was_deleted(CLASSES, section) or reading.files.was_deleted(USERS, user)
        if section not in told.sections:
            if not gone:
                row.refuse("classSourcedId", "reference-unknown", section, written(CLASSES))
        elif user not in reading.users:
            if not gone:
                row.refuse("userSourcedId", "reference-unknown", user, USERS)
        elif role == "student" and user in told.pupils:
            told.enrolments.add((section, user))
        elif role == "teacher":
            email = reading.emails.get(user, "")
            if not email and not reading.role_of(user, frozenset({"teacher"})):
                email = reading.users[user].email("email")  # an administrator who teaches one class
            if email:
                told.teachers.setdefault(email, _name_of(reading.users[user]))
                told.teachings.add((section, email))
        elif not reading.users[user].has_faults:
            row.refuse("userSourcedId", "not-a-pupil", user)


def _programmes_by_class(reading: _Reading) -> None:
    """Of pupils for whom no programme is told: that of their classes, where they all are of one."""
    if not reading.class_programmes:
        return
    told = reading.told
    of: dict[str, set[str]] = {}
    for section, pupil in told.enrolments:
        if section in reading.class_programmes:
            of.setdefault(pupil, set()).add(reading.class_programmes[section])
    for source, codes in of.items():
        one = told.pupils[source]
        if one.programme:
            continue
        if len(codes) > 1:
            reading.users[source].note("programme", "programmes-many", ", ".join(sorted(codes)))
            continue
        told.pupils[source] = replace(one, programme=next(iter(codes)))


def _extension(row: Cells, headings: tuple[str, ...], most: int) -> str:
    return first(row.name(heading, most) for heading in headings)


def _of_first(row: Cells, headings: tuple[str, ...], read: Callable[[Cells, str], str]) -> str:
    return first(read(row, heading) for heading in headings if row.has(heading))


def _name_of(row: Cells) -> str:
    return f"{row.name('givenname')} {row.name('familyname')}".strip()
