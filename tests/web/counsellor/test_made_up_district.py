"""The made-up district: its files are the same every time, whole, sound, and name nobody real."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from datetime import date
from functools import cache

import pytest

from assay.web.base.demo_cast import JASMINE
from assay.web.commands.made_up.district_files import (
    RESULT_COLUMNS,
    RESULT_MEANING,
    DistrictFiles,
    district_files,
)
from assay.web.commands.made_up.district_kinds import KINDS
from assay.web.commands.made_up.district_names import FAMILY, GIVEN, SPANISH
from assay.web.commands.made_up.district_people import (
    ANH,
    CHEF,
    KITCHEN,
    PROGRAMMES,
    SCHOOLS,
    THEO,
    counsellor_of,
    population,
    school_year,
)
from assay.web.records.certificates.catalogue import shipped
from assay.web.records.certificates.matching import match
from assay.web.records.rosters.bundle import read_bundle

DAY = date(2026, 11, 22)


@cache
def made(count: int = 2_000, changes: int = 0) -> DistrictFiles:
    return district_files(DAY, count, changes=changes)


def tables(files: DistrictFiles) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(files.roster)) as bundle:
        return {
            name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(bundle.read(name).decode())))
            for name in bundle.namelist()
        }


def results(files: DistrictFiles) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files.results.decode())))


def age_on(day: date, born: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def test_the_same_day_gives_the_same_bytes() -> None:
    assert district_files(DAY) == made()


def test_there_are_two_thousand_pupils_in_four_schools_and_four_programmes() -> None:
    users = tables(made())["users"]
    pupils = [row for row in users if row["role"] == "student"]

    assert len(pupils) == 2_000
    assert len({row["identifier"] for row in pupils}) == 2_000
    assert len({(row["givenName"], row["familyName"]) for row in pupils}) == 2_000
    assert {row["orgSourcedIds"] for row in pupils} == {one.source_id for one in SCHOOLS}
    told = Counter(row["metadata.programme"] for row in pupils if row["metadata.programme"])
    assert set(told) == {one.name for one in PROGRAMMES}
    assert min(told.values()) > 150
    assert sum("nformation technology" not in name for name in told) == 3
    assert [one.rights for one in PROGRAMMES].count("learner") == 1


def test_our_own_reader_takes_the_bundle_without_a_fault_or_a_note() -> None:
    told = read_bundle(io.BytesIO(made().roster))

    assert (told.faults.fault_count, told.faults.note_count) == (0, 0)
    assert (len(told.pupils), len(told.schools), len(told.programmes)) == (2_000, 4, 4)
    assert len(told.sections) == len({section for section, _pupil in told.enrolments})
    assert {pupil.language for pupil in told.pupils.values()} == {"en"}
    assert {one.language for one in told.guardians.values()} == {"en", "es"}


def test_every_reference_of_the_bundle_leads_somewhere() -> None:
    held = tables(made())
    users = {row["sourcedId"]: row for row in held["users"]}
    classes = {row["sourcedId"] for row in held["classes"]}
    courses = {row["sourcedId"] for row in held["courses"]}
    terms = {row["sourcedId"] for row in held["academicSessions"]}
    manifest = {row["propertyName"]: row["value"] for row in held["manifest"]}

    assert manifest["oneroster.version"] == "1.1"
    assert {name for name, value in manifest.items() if value == "bulk"} == {
        f"file.{name}" for name in held if name != "manifest"
    }
    assert {row["courseSourcedId"] for row in held["classes"]} <= courses
    assert {row["termSourcedIds"] for row in held["classes"]} <= terms
    assert {row["classSourcedId"] for row in held["enrollments"]} == classes
    assert {row["userSourcedId"] for row in held["enrollments"]} <= set(users)
    assert {agent for row in users.values() for agent in row["agentSourcedIds"].split(",") if agent} <= set(
        users
    )
    assert {row["sourcedId"] for row in held["demographics"]} == {
        key for key, row in users.items() if row["role"] == "student"
    }


@pytest.mark.parametrize("day", [DAY, date(2027, 2, 28), date(2028, 8, 1), date(2032, 2, 29)])
def test_ages_fit_the_grades_whenever_it_is_started(day: date) -> None:
    start, end = school_year(day)
    for pupil in population(day, 400).pupils:
        oldest = pupil.grade + 6 + (pupil.grade == 12)  # some are in the last grade a second time
        assert pupil.grade + 5 <= age_on(start, pupil.born) <= oldest
        assert pupil.born < day
    assert start <= day <= end or (day.month, day.day) > (6, 11)


def test_some_are_under_thirteen_and_some_of_age_and_all_have_a_guardian() -> None:
    people = population(DAY)
    ages = [age_on(DAY, one.born) for one in people.pupils]

    assert sum(age < 13 for age in ages) > 200
    assert sum(age >= 18 for age in ages) > 50
    assert all(one.guardians for one in people.pupils)
    assert sum(len(one.guardians) == 2 for one in people.pupils) > 300
    assert sum(one.language == "es" for one in people.guardians.values()) > 300
    shared = Counter(key for one in people.pupils for key in one.guardians)
    assert sum(count > 1 for count in shared.values()) > 20


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 8, 1),
        date(2026, 8, 16),
        date(2026, 8, 17),
        date(2027, 8, 18),
        date(2028, 2, 29),
        date(2031, 12, 31),
    ],
)
def test_on_any_day_somebody_of_age_without_an_address_is_in_a_class_whose_grid_is_filled(day: date) -> None:
    people = population(day)
    filled = {f"{programme.course} {number}" for programme in PROGRAMMES for number in (1, 2)}
    there = {
        pupil
        for section in people.sections
        if section.school == SCHOOLS[3].source_id and section.title in filled
        for pupil in section.pupils
    }
    grown = [one for one in people.pupils if one.source_id in there and age_on(day, one.born) >= 18]

    assert [one for one in grown if not one.email]


def test_those_whom_the_demonstration_tells_of_are_there() -> None:
    people = population(DAY)
    by_number = {one.number: one for one in people.pupils}
    [kitchen] = [one for one in people.sections if one.source_id == KITCHEN]

    assert (kitchen.teacher, len(kitchen.pupils)) == (CHEF, 28)
    assert by_number[JASMINE].source_id in kitchen.pupils
    assert age_on(DAY, by_number[THEO].born) < 13
    assert by_number[ANH].programme == "technology"
    assert len({counsellor_of(one).email for one in people.pupils}) == 8


def test_the_results_are_twelve_hundred_rows_of_41_kinds_with_attempts_and_passes() -> None:
    rows = results(made())
    numbers = {one.number for one in population(DAY).pupils}
    sat = Counter((row["Candidate ID"], row["Exam Code"]) for row in rows)

    assert len(rows) == 1_200
    assert len(KINDS) == 41
    assert {row["Exam Code"] for row in rows} == {kind.code for kind in KINDS}
    assert {row["Candidate ID"] for row in rows} <= numbers
    assert {row["Result"] for row in rows} == {"Pass", "Fail"}
    assert 1 < max(sat.values()) <= 3
    assert all(row["Test Date"] < str(DAY) for row in rows)
    assert all(bool(row["Certificate Number"]) == (row["Result"] == "Pass") for row in rows)
    assert set(RESULT_MEANING.values()) <= set(RESULT_COLUMNS)


def test_attempts_follow_one_another_and_end_with_the_first_pass() -> None:
    tries: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in results(made()):
        tries.setdefault((row["Candidate ID"], row["Exam Code"]), []).append(row)
    for rows in tries.values():
        assert [row["Attempt"] for row in rows] == [str(number + 1) for number in range(len(rows))]
        assert all(row["Result"] == "Fail" for row in rows[:-1])


def test_no_address_is_anybodys_and_no_kind_is_a_real_bodys() -> None:
    files = made()
    text = files.results.decode() + "".join(str(rows) for rows in tables(files).values())
    domains = {found.lower() for found in re.findall(r"@([\w.-]+)", text)}

    assert domains
    assert all(domain.endswith(".example") for domain in domains)
    assert all(kind.body.domain.endswith(".example") for kind in KINDS)
    assert not re.search(r"https?://", text)
    assert [] == [kind.name for kind in KINDS if match(kind.name, shipped().values()).kind]


def test_forty_changes_are_forty_rows_of_four_sorts() -> None:
    before = {row["sourcedId"]: row for row in tables(made())["users"] if row["role"] == "student"}
    after = {row["sourcedId"]: row for row in tables(made(2_000, 40))["users"] if row["role"] == "student"}
    gone = before.keys() - after.keys()
    other = [key for key in after if after[key] != before[key]]

    assert len(gone) == 10
    assert len(other) == 30
    assert after.keys() <= before.keys()


@pytest.mark.parametrize("count", [1, 3, 28, 150])
def test_smaller_districts_are_sound_too(count: int) -> None:
    files = district_files(DAY, count)
    told = read_bundle(io.BytesIO(files.roster))

    assert len(told.pupils) == count
    assert told.faults.fault_count == 0
    assert len(results(files)) <= 1_200


def test_names_are_many_and_each_stands_once() -> None:
    assert len(set(GIVEN)) == len(GIVEN) > 200
    assert len(set(FAMILY)) == len(FAMILY) > 200
    assert set(FAMILY) >= SPANISH
