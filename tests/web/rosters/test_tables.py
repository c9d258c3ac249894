from __future__ import annotations

import io
from datetime import date

import pytest

from assay.web.base.csv_files import CsvRefused
from assay.web.records.organizations import actions as organizations
from assay.web.records.people.actions import ensure_person
from assay.web.records.rosters import import_queries, imports, queries
from assay.web.records.rosters.ages import AgeBand
from assay.web.records.rosters.models import Guardian, Pupil
from assay.web.records.rosters.rows import PupilRow, Reach
from web.rosters.importing import House, a_bundle, a_house, applied, sent

pytestmark = pytest.mark.django_db

HEADINGS = (
    "Student ID,First Name,Last Name,Campus,Class,Teacher Email,Grade Level,Program,DOB,Counselor,"
    "Guardian Name,Guardian Email,Guardian Language,Guardian Relation,Second guardian: name,"
    "Second guardian: telephone,FERPA"
)
ROWS = (
    (
        "501,Noor,Haddad,Lakeview High,Health 2;Maths,t.lee@lake.example,10,Health science,2011-04-30,"
        "c.diaz@lake.example,Samira Haddad,samira@home.example,Spanish,mother,Karim Haddad,+1 555 0100,yes"
    ),
    (
        "502,Zeno,Haddad,Lakeview High,Health 2,t.lee@lake.example,10,,2015-01-02,,"
        "Samira Haddad,samira@home.example,es,mother,,,"
    ),
)


def a_table(*rows: str, headings: str = HEADINGS) -> io.BytesIO:
    return io.BytesIO("\n".join((headings, *rows)).encode())


def by_name(house: House) -> dict[str, PupilRow]:
    rows = queries.pupils(house.key, Reach(is_all=True), count=100).rows
    return {row.given_name: row for row in rows}


def test_one_table_with_anybodys_headings_becomes_a_roster() -> None:
    house = a_house()
    counsellor = ensure_person("c.diaz@lake.example", "Carla Diaz")
    organizations.add_member(house.school.owner, house.key, counsellor, "counsellor")

    row = applied(house, a_table(*ROWS))

    assert ("done", 2, 2) == (row.state, row.counts["joined"], row.counts["guardians-new"])
    noor, zeno = by_name(house)["Noor"], by_name(house)["Zeno"]
    assert (AgeBand.TEEN, date(2011, 4, 30), True, counsellor.key, "Health science") == (
        noor.band,
        noor.born,
        noor.is_private,
        noor.counsellor,
        noor.programme,
    )
    assert (AgeBand.UNDER_13, False, "") == (zeno.band, zeno.is_private, zeno.counsellor)
    first, second = sorted(queries.guardians_of(house.key, noor.key), key=lambda one: one.name, reverse=True)
    assert ("Samira Haddad", "es", "mother") == (first.name, first.language, first.relation)
    assert ("Karim Haddad", "+1 555 0100") == (second.name, second.phone)
    assert [first.key] == [one.key for one in queries.guardians_of(house.key, zeno.key)]
    assert {"Health 2": 2, "Maths": 1} == {one.title: one.pupils for one in queries.sections(house.key)}
    assert 2 == len(queries.sections_taught(ensure_person("t.lee@lake.example"), house.key))


def test_the_same_table_again_changes_nothing() -> None:
    house = a_house()
    applied(house, a_table(*ROWS))

    key = sent(house, a_table(*ROWS))

    assert import_queries.one_import(house.key, key).is_empty


def test_a_pupil_in_several_rows_is_in_several_sections() -> None:
    house = a_house()
    headings = "School id,Given name,Family name,School,Section"

    applied(house, a_table("1,Ada,Bee,High,Maths", "1,Ada,Bee,High,Art", headings=headings))

    assert 1 == Pupil.objects.of(house.key).count()
    assert ["Art", "Maths"] == [one.title for one in queries.sections(house.key)]


def test_faults_of_a_table_are_told_by_line_and_column() -> None:
    house = a_house()
    headings = "School id,Given name,Family name,School,Birth date,E-mail address,Age band"
    rows = (
        "1,Ada,Bee,High,2010-13-45,ada@x.example,13-17",
        ",Ben,Cee,High,,,",
        "3,,Dee,High,,not an address,",
        "4,Eve,Eff,High,,,old",
        "1,Ada,Other,High,,,",
        "6,Fay",
    )

    key = sent(house, a_table(*rows, headings=headings))

    found = {(one.line, one.column) for one in import_queries.report(house.key, key).faults}
    assert {
        (2, "Birth date"),
        (3, "School id"),
        (4, "Given name"),
        (4, "E-mail address"),
        (5, "Age band"),
        (6, "Family name"),
        (7, "Family name"),
        (7, "School"),
    } == found
    with pytest.raises(imports.NotReady):
        imports.start(house.coordinator, house.key, key)
    told, rows_of_file = import_queries.fault_file(house.key, key)
    assert ("Line", 8) == (told[1], len(list(rows_of_file)))
    assert not Pupil.objects.of(house.key).exists()


def test_what_the_columns_meant_is_known_the_next_time() -> None:
    house = a_house()
    headings = "Nr,Vorname,Nachname,Schule"
    key = imports.take_in(house.coordinator, house.key, a_table("1,Ada,Bee,High", headings=headings))
    meant = {"number": 0, "given_name": 1, "family_name": 2, "school": 3}
    imports.map_columns(house.coordinator, house.key, key, meant, "day")

    again = imports.take_in(house.coordinator, house.key, a_table("1,Ada,Bee,High", headings=headings))

    assert meant == import_queries.file_columns(house.key, again).chosen


def test_what_the_file_is_silent_about_stays() -> None:
    house = a_house()
    applied(house, a_table(*ROWS))

    row = applied(
        house,
        a_table(
            "501,Noor,Haddad,Lakeview High",
            "502,Zeno,Haddad,Lakeview High",
            headings="Student ID,First Name,Last Name,Campus",
        ),
    )

    assert 2 == row.counts["unchanged"]
    assert 2 == Guardian.objects.of(house.key).count()
    assert 2 == len(queries.guardians_of(house.key, by_name(house)["Noor"].key))


def test_a_table_after_a_bundle_knows_pupils_by_their_school_id() -> None:
    house = a_house()
    applied(house, a_bundle(1).packed())
    before = Pupil.objects.of(house.key).get()

    applied(
        house,
        a_table("40001,Given1,Family1,Lakeview High", headings="Student ID,First Name,Last Name,Campus"),
    )

    after = Pupil.objects.of(house.key).get()
    assert (before.key, "p1", None) == (after.key, after.source_id, after.left_at)


def test_a_counsellor_nobody_knows_is_told_and_changes_nothing() -> None:
    house = a_house()

    key = sent(house, a_table(*ROWS))

    row, report = import_queries.one_import(house.key, key), import_queries.report(house.key, key)
    assert (0, 1) == (row.faults, row.notes)
    assert (2, "Counsellor's e-mail address") == (report.notes[0].line, report.notes[0].column)


def test_a_file_that_is_no_table_is_declined_and_nothing_kept() -> None:
    house = a_house()

    with pytest.raises(CsvRefused):
        imports.take_in(house.coordinator, house.key, io.BytesIO(b"\0\1\2\0\3"))

    assert [] == import_queries.imports(house.key)
