"""The very files that a district of 2,000 made-up pupils would send: its roster, and a vendor's results.

`district_files(day)` gives the bytes of a OneRoster 1.1 bundle (a zip of CSV files, bulk) and of a testing
vendor's CSV: 1,200 rows of 41 kinds of certificate, passes and failed attempts. The demonstration imports
them through the same actions as anybody's; tests of rosters, certificates and the counsellor's pages can take
them, or smaller ones (`count`), or the roster a week later (`changes`). What OneRoster has no column for
stands in extension columns, as its section on extensions allows: `metadata.programme`,
`metadata.directoryOptOut` and `metadata.counsellor` (an address) of pupils, `metadata.language` of everybody.
Programmes are told by their names.
"""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assay.web.commands.made_up.district_kinds import KINDS, CertificateKind
from assay.web.commands.made_up.district_people import (
    DISTRICT,
    DISTRICT_ID,
    PROGRAMMES,
    PUPILS,
    SCHOOLS,
    MadePerson,
    MadePupil,
    Population,
    counsellor_of,
    population,
    school_year,
)

RESULTS = 1_200
RESULT_COLUMNS = (
    "Candidate ID",
    "Last Name",
    "First Name",
    "Exam Code",
    "Exam",
    "Certifying Body",
    "Test Date",
    "Attempt",
    "Score",
    "Result",
    "Certificate Number",
    "Expires",
)
RESULT_MEANING = {
    "number": "Candidate ID",
    "given_name": "First Name",
    "family_name": "Last Name",
    "kind": "Exam",
    "taken_on": "Test Date",
    "score": "Score",
    "result": "Result",
    "certificate": "Certificate Number",
    "expires_on": "Expires",
}
"""What its columns mean to an import, by heading."""
PASSING = 70
_PASS_RATE = 0.72
_MOST_ATTEMPTS = 3
_STAMP = (1980, 1, 1, 0, 0, 0)  # the same bytes every time
_COLUMNS = {
    "manifest": "propertyName value",
    "academicSessions": (
        "sourcedId status dateLastModified title type startDate endDate parentSourcedId schoolYear"
    ),
    "orgs": "sourcedId status dateLastModified name type identifier parentSourcedId",
    "courses": (
        "sourcedId status dateLastModified schoolYearSourcedId title courseCode grades orgSourcedId subjects "
        "subjectCodes"
    ),
    "classes": (
        "sourcedId status dateLastModified title grades courseSourcedId classCode classType location "
        "schoolSourcedId termSourcedIds subjects subjectCodes periods"
    ),
    "enrollments": (
        "sourcedId status dateLastModified classSourcedId schoolSourcedId userSourcedId role primary "
        "beginDate endDate"
    ),
    "users": (
        "sourcedId status dateLastModified enabledUser orgSourcedIds role username userIds givenName "
        "familyName middleName identifier email sms phone agentSourcedIds grades password metadata.programme "
        "metadata.language metadata.directoryOptOut metadata.counsellor"
    ),
    "demographics": (
        "sourcedId status dateLastModified birthDate sex americanIndianOrAlaskaNative asian "
        "blackOrAfricanAmerican nativeHawaiianOrOtherPacificIslander white demographicRaceTwoOrMoreRaces "
        "hispanicOrLatinoEthnicity countryOfBirthCode stateOfBirthAbbreviation cityOfBirth "
        "publicSchoolResidenceStatus"
    ),
}
_ABSENT = (
    "categories",
    "classResources",
    "courseResources",
    "lineItems",
    "resources",
    "results",
)


@dataclass(frozen=True, slots=True)
class DistrictFiles:
    """What the district sends: a zip and a CSV file."""

    roster: bytes
    results: bytes


def district_files(day: date, count: int = PUPILS, *, changes: int = 0) -> DistrictFiles:
    """The files as on this day, the same every time.

    `changes`: in so many pupils' rows the roster differs from the one without, by turns: a new name, another
    grade, another school, gone.
    """
    people = population(day, count)
    return DistrictFiles(roster_bundle(_changed(people, changes), day), results_table(people.pupils, day))


def roster_bundle(people: Population, day: date) -> bytes:
    """The OneRoster 1.1 bundle of these people."""
    tables = {
        "academicSessions": _sessions(day),
        "orgs": _orgs(),
        "courses": _courses(),
        "classes": _classes(people, day),
        "enrollments": _enrolments(people, day),
        "users": _users(people),
        "demographics": ({"sourcedId": one.source_id, "birthDate": str(one.born)} for one in people.pupils),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, rows in {"manifest": _manifest(tables), **tables}.items():
            info = zipfile.ZipInfo(f"{name}.csv", _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(info, _table(_COLUMNS[name].split(), rows))
    return packed.getvalue()


def _table(columns: Sequence[str], rows: Iterable[dict[str, str]]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def _manifest(tables: Iterable[str]) -> Iterator[dict[str, str]]:
    told = {"manifest.version": "1.0", "oneroster.version": "1.1"}
    told |= {f"file.{name}": "bulk" for name in tables} | {f"file.{name}": "absent" for name in _ABSENT}
    told |= {"source.systemName": "Made-up pupil office", "source.systemCode": "made-up"}
    return ({"propertyName": name, "value": value} for name, value in told.items())


def _sessions(day: date) -> Iterator[dict[str, str]]:
    start, end = school_year(day)
    yield {
        "sourcedId": _year(day),
        "title": f"School year {start.year}-{end.year % 100:02d}",
        "type": "schoolYear",
        "startDate": str(start),
        "endDate": str(end),
        "schoolYear": str(end.year),
    }


def _year(day: date) -> str:
    return f"year-{school_year(day)[1].year}"


def _orgs() -> Iterator[dict[str, str]]:
    yield {"sourcedId": DISTRICT_ID, "name": DISTRICT, "type": "district"}
    for school in SCHOOLS:
        yield {
            "sourcedId": school.source_id,
            "name": school.name,
            "type": "school",
            "parentSourcedId": DISTRICT_ID,
        }


def _courses() -> Iterator[dict[str, str]]:
    for code, title in (("advisory", "Advisory"), *((one.code, one.course) for one in PROGRAMMES)):
        yield {"sourcedId": f"c-{code}", "title": title, "courseCode": code, "orgSourcedId": DISTRICT_ID}


def _classes(people: Population, day: date) -> Iterator[dict[str, str]]:
    code = {one.course: one.code for one in PROGRAMMES}
    for section in people.sections:
        yield {
            "sourcedId": section.source_id,
            "title": section.title,
            "grades": f"{section.grade:02d}" if section.grade else "",
            "courseSourcedId": f"c-{code.get(section.course, 'advisory')}",
            "classType": "scheduled" if section.course in code else "homeroom",
            "schoolSourcedId": section.school,
            "termSourcedIds": _year(day),
        }


def _enrolments(people: Population, day: date) -> Iterator[dict[str, str]]:
    start, _end = school_year(day)
    present = {one.source_id for one in people.pupils}
    for section in people.sections:
        members = [("teacher", section.teacher)]
        members += [("student", one) for one in section.pupils if one in present]
        for role, user in members:
            yield {
                "sourcedId": f"e-{section.source_id}-{user}",
                "classSourcedId": section.source_id,
                "schoolSourcedId": section.school,
                "userSourcedId": user,
                "role": role,
                "primary": "true" if role == "teacher" else "",
                "beginDate": str(start),
            }


def _users(people: Population) -> Iterator[dict[str, str]]:
    names = {one.code: one.name for one in PROGRAMMES}
    schools: dict[str, str] = {section.teacher: section.school for section in people.sections}
    for teacher in people.teachers.values():
        yield _user(teacher, "teacher", schools.get(teacher.source_id, DISTRICT_ID))
    children: dict[str, list[MadePupil]] = {}
    for pupil in people.pupils:
        yield {
            "sourcedId": pupil.source_id,
            "enabledUser": "true",
            "orgSourcedIds": pupil.school,
            "role": "student",
            "username": pupil.number,
            "givenName": pupil.given,
            "familyName": pupil.family,
            "identifier": pupil.number,
            "email": pupil.email,
            "agentSourcedIds": ",".join(pupil.guardians),
            "grades": f"{pupil.grade:02d}",
            "metadata.programme": names.get(pupil.programme, ""),
            "metadata.language": "en",
            "metadata.directoryOptOut": "true" if pupil.is_private else "",
            "metadata.counsellor": counsellor_of(pupil).email,
        }
        for guardian in pupil.guardians:
            children.setdefault(guardian, []).append(pupil)
    for key, mine in children.items():
        agents = ",".join(one.source_id for one in mine)
        yield {**_user(people.guardians[key], "guardian", mine[0].school), "agentSourcedIds": agents}


def _user(person: MadePerson, role: str, school: str) -> dict[str, str]:
    return {
        "sourcedId": person.source_id,
        "enabledUser": "true",
        "orgSourcedIds": school,
        "role": role,
        "username": person.email,
        "givenName": person.given,
        "familyName": person.family,
        "email": person.email,
        "phone": person.phone,
        "metadata.language": person.language,
    }


def _changed(people: Population, changes: int) -> Population:
    """The same people a week later: every fourth of the changed has gone, moved, another grade or name."""
    rows, kept = people.pupils, list(people.pupils)
    high, other = SCHOOLS[1].source_id, SCHOOLS[2].source_id
    movable = [place for place, one in enumerate(rows) if one.school == high and not one.programme]
    for turn, place in enumerate(movable[:changes]):
        one = rows[place]
        kept[place] = (
            replace(one, family=f"{one.family}-Reyes"),
            replace(one, grade=one.grade % 12 + 1),
            replace(one, school=other),
            replace(one, source_id=""),
        )[turn % 4]
    return replace(people, pupils=[one for one in kept if one.source_id])


def results_table(pupils: Sequence[MadePupil], day: date, count: int = RESULTS) -> bytes:
    """So many attempts, oldest first: of pupils in a programme at its own exams, of all at everybody's."""
    dice = random.Random(count)  # noqa: S311 - made-up results must be the same every time
    candidates = [one for one in pupils if one.grade > 8]  # noqa: PLR2004 - high school begins with nine
    able = {
        code: [one for one in candidates if code in {"", one.programme}] or candidates
        for code in {kind.programme for kind in KINDS}
    }
    rows: list[dict[str, str]] = []
    sat: set[tuple[str, str]] = set()
    for turn in range(count * 2 if candidates else 0):
        if len(rows) >= count:
            break
        kind = KINDS[turn % len(KINDS)]
        pupil = dice.choice(able[kind.programme])
        if (pupil.number, kind.code) not in sat:
            sat.add((pupil.number, kind.code))
            rows += _attempts(dice, pupil, kind, day)
    return _table(RESULT_COLUMNS, sorted(rows[:count], key=lambda row: row["Test Date"]))


def _attempts(
    dice: random.Random, pupil: MadePupil, kind: CertificateKind, day: date
) -> Iterator[dict[str, str]]:
    """One pupil's attempts at one exam, at most three: most pass, and most who fail come again."""
    at = day - timedelta(days=dice.randrange(90, 480))
    for attempt in range(1, _MOST_ATTEMPTS + 1):
        is_pass = dice.random() < _PASS_RATE
        yield _attempt(dice, pupil, kind, attempt, at, is_pass=is_pass)
        if is_pass or dice.random() > _PASS_RATE:
            return
        at += timedelta(days=28)


def _attempt(
    dice: random.Random, pupil: MadePupil, kind: CertificateKind, attempt: int, at: date, *, is_pass: bool
) -> dict[str, str]:
    score = dice.randrange(PASSING, 101) if is_pass else dice.randrange(PASSING // 2, PASSING)
    ends = at.replace(year=at.year + kind.years, day=min(at.day, 28)) if is_pass and kind.years else None
    return {
        "Candidate ID": pupil.number,
        "Last Name": pupil.family,
        "First Name": pupil.given,
        "Exam Code": kind.code,
        "Exam": kind.name,
        "Certifying Body": kind.body.name,
        "Test Date": at.isoformat(),
        "Attempt": str(attempt),
        "Score": str(score),
        "Result": "Pass" if is_pass else "Fail",
        "Certificate Number": f"{kind.code[:2]}{dice.randrange(10**7, 10**8)}" if is_pass else "",
        "Expires": ends.isoformat() if ends else "",
    }
