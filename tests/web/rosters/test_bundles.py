from __future__ import annotations

import pytest
from django.test import Client

from assay.web.records.organizations.queries import members
from assay.web.records.people.queries import by_key
from assay.web.records.rosters import import_queries, queries
from assay.web.records.rosters.ages import AgeBand
from assay.web.records.rosters.models import Enrolment, Pupil
from assay.web.records.rosters.rows import PupilRow, Reach
from web.rosters.importing import House, a_bundle, a_house, add_pupil, applied, sent

pytestmark = pytest.mark.django_db


def everybody(house: House) -> list[PupilRow]:
    return queries.pupils(house.key, Reach(is_all=True), count=10_000).rows


def faults_of(house: House, key: str) -> set[tuple[str, int, str]]:
    return {(one.file, one.line, one.column) for one in import_queries.report(house.key, key).faults}


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_bundle_brings_schools_sections_teachers_pupils_and_guardians(version: str) -> None:
    house = a_house()

    row = applied(house, a_bundle(version=version).packed())

    assert ("done", 3, 0) == (row.state, row.counts["joined"], row.faults)
    found = everybody(house)
    assert ["Given1 Family1", "Given2 Family2", "Given3 Family3"] == [one.name for one in found]
    first = found[0]
    assert ("40001", "Lakeview High", "10", AgeBand.TEEN) == (
        first.number,
        first.school,
        first.grade,
        first.band,
    )
    assert "Health science" == first.programme  # by the course of the class
    guardian = queries.guardians_of(house.key, first.key)[0]
    assert ("Pat Family1", "parent1@home.example", "parent") == (
        guardian.name,
        guardian.email,
        guardian.relation,
    )
    assert ("es" if version == "1.1" else "en") == guardian.language
    section = next(one for one in queries.sections(house.key) if one.title == "Health science 2")
    assert (3, ("Tara Lee",), "2026-27") == (section.pupils, section.teachers, section.term)
    roles = {one.email: one.role for one in members(house.key)}
    assert "teacher" == roles["t.lee@lake.example"]


def test_a_teacher_sees_own_sections_alone() -> None:
    house, bundle = a_house(), a_bundle(2)
    add_pupil(bundle, 9, section="k2")
    applied(house, bundle.packed())
    teacher = next(one for one in members(house.key) if one.role == "teacher")
    browser = Client()
    browser.force_login(by_key(teacher.person_key))
    mine = {one.name: one.key for one in everybody(house)}

    assert 200 == browser.get(f"/work/{house.key}/pupils/{mine['Given1 Family1']}").status_code
    assert 404 == browser.get(f"/work/{house.key}/pupils/{mine['Given9 Family9']}").status_code
    assert 403 == browser.get(f"/work/{house.key}/roster").status_code


def test_the_learners_own_names_and_programme_stand_before_the_classs() -> None:
    house, bundle = a_house(), a_bundle(2)
    bundle.user("p1")["metadata.programme"] = "Construction trades"

    applied(house, bundle.packed())

    assert ["Construction trades", "Health science"] == [one.programme for one in everybody(house)]


def test_a_row_marked_as_deleted_is_not_there() -> None:
    house, bundle = a_house(), a_bundle(3)
    bundle.user("p3")["status"] = "tobedeleted"

    row = applied(house, bundle.packed())

    assert (2, 0) == (row.counts["joined"], row.faults)


def test_an_enrolment_that_has_ended_counts_no_more() -> None:
    house, bundle = a_house(), a_bundle(2)
    bundle.rows("enrollments")[1]["endDate"] = "2020-06-30"

    applied(house, bundle.packed())

    assert 1 == Enrolment.objects.of(house.key).count()


def test_every_fault_is_told_by_file_line_and_column_and_nothing_is_imported() -> None:
    house, bundle = a_house(), a_bundle(3)
    bundle.user("p1")["email"] = "nonsense"
    bundle.user("p2")["familyName"] = ""
    bundle.user("p3")["identifier"] = "40001"
    bundle.rows("enrollments")[0]["classSourcedId"] = "nix"
    bundle.rows("demographics")[1]["birthDate"] = "the 3rd"
    bundle.user("p1")["agentSourcedIds"] = "nobody"

    key = sent(house, bundle.packed())

    assert {
        ("users.csv", 3, "email"),
        ("users.csv", 3, "agentSourcedIds"),
        ("users.csv", 5, "familyName"),
        ("users.csv", 7, "identifier"),
        ("enrollments.csv", 2, "classSourcedId"),
        ("demographics.csv", 3, "birthDate"),
    } == faults_of(house, key)
    report = import_queries.report(house.key, key)
    assert not any("the 3rd" in one.value for one in report.faults)  # a birth date is never repeated
    assert not Pupil.objects.of(house.key).exists()


def test_a_bundle_of_changes_is_declined_with_what_to_do() -> None:
    house, bundle = a_house(), a_bundle(1)
    bundle.manifest["file.users"] = "delta"

    report = import_queries.report(house.key, sent(house, bundle.packed()))

    assert ["manifest.csv"] == [one.file for one in report.faults]
    assert "full (bulk)" in report.faults[0].advice


def test_another_version_or_a_missing_file_is_told() -> None:
    house, bundle = a_house(), a_bundle(1, version="2.0")
    del bundle.files["enrollments"]

    report = import_queries.report(house.key, sent(house, bundle.packed()))

    assert {"manifest.csv", "enrollments.csv"} == {one.file for one in report.faults}


def test_a_teacher_without_an_address_is_left_out_and_told() -> None:
    house, bundle = a_house(), a_bundle(1)
    bundle.user("t1")["email"] = ""

    row = applied(house, bundle.packed())

    assert ("done", 1) == (row.state, row.notes)
