from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from assay.web.records.organizations import actions as organizations
from assay.web.records.organizations.queries import membership
from assay.web.records.people.actions import ensure_person
from assay.web.records.rosters import import_queries, imports, queries
from assay.web.records.rosters.edits import assign_counsellor, close_terms, set_programme, terms
from assay.web.records.rosters.keeping import set_private
from assay.web.records.rosters.models import (
    Enrolment,
    Guardian,
    Guardianship,
    Programme,
    Pupil,
    Section,
    Teaching,
)
from assay.web.records.rosters.rows import PupilRow, Reach
from web.desk.working import do_jobs
from web.rosters.importing import Bundle, House, a_bundle, a_house, add_pupil, applied, sent

pytestmark = pytest.mark.django_db


def one_pupil(house: House, name: str) -> PupilRow:
    rows = queries.pupils(house.key, Reach(is_all=True), with_left=True, count=10_000).rows
    return next(row for row in rows if row.name == name)


def digests(model: type[models.Model]) -> dict[str, str]:
    def digest(values: dict[str, Any]) -> str:
        return hashlib.sha256(
            repr(
                sorted((name, bytes(v) if isinstance(v, memoryview) else v) for name, v in values.items())
            ).encode()
        ).hexdigest()

    rows = model._base_manager.all().values()
    return {row["key"]: digest(row) for row in rows}


def test_a_diff_that_changes_forty_rows_touches_forty() -> None:
    house, bundle = a_house(), a_bundle(120)
    applied(house, bundle.packed())
    before = {
        model: digests(model) for model in (Pupil, Guardian, Guardianship, Enrolment, Teaching, Section)
    }
    for number in range(1, 41):
        bundle.user(f"p{number}")["grades"] = "11"

    key = sent(house, bundle.packed())
    told = import_queries.one_import(house.key, key)
    with CaptureQueriesContext(connection) as statements:
        imports.start(house.coordinator, house.key, key)
        do_jobs()

    assert (40, 80, 0) == (told.counts["changed"], told.counts["unchanged"], told.counts["moved"])
    changed = {
        model: [row for row, digest in digests(model).items() if before[model].get(row) != digest]
        for model in before
    }
    assert 40 == len(changed.pop(Pupil))
    assert [] == [row for rows in changed.values() for row in rows]
    written = [one["sql"] for one in statements if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    freed = '"data_key_id" = NULL'  # what a destroyed key of the import leaves behind it, wherever it stood
    touched = [sql for sql in written if freed not in sql]
    assert [] == [sql for sql in touched if "rosters_guardian" in sql or "rosters_enrolment" in sql]


def test_joined_left_moved_and_changed_are_told_by_name() -> None:
    house, bundle = a_house(), a_bundle(12)
    applied(house, bundle.packed())
    bundle.without("p1")
    bundle.user("p2")["orgSourcedIds"] = "s2"
    bundle.user("p3")["givenName"] = "Grace"
    add_pupil(bundle, 40)

    key = sent(house, bundle.packed())

    lines = {(one.kind, one.name) for one in import_queries.report(house.key, key).lines}
    assert {
        ("left", "Given1 Family1"),
        ("moved", "Given2 Family2"),
        ("changed", "Grace Family3"),
        ("joined", "Given40 Family40"),
    } == lines
    assert 12 == Pupil.objects.of(house.key).count()  # a dry run writes nothing


def test_a_half_file_empties_no_school_unless_somebody_says_that_it_is_right() -> None:
    house, bundle = a_house(), a_bundle(20)
    applied(house, bundle.packed())
    for number in range(1, 11):
        bundle.without(f"p{number}")
    key = sent(house, bundle.packed())

    with pytest.raises(imports.NotReady) as refused:
        imports.start(house.coordinator, house.key, key)

    assert "leaving" == refused.value.code
    assert 20 == Pupil.objects.of(house.key).filter(left_at=None).count()
    imports.start(house.coordinator, house.key, key, allows_leaving=True)
    do_jobs()
    assert 10 == Pupil.objects.of(house.key).filter(left_at=None).count()
    assert 20 == Pupil.objects.of(house.key).count()  # whoever left keeps the record


def test_who_comes_back_is_the_same_pupil() -> None:
    house, bundle = a_house(), a_bundle(3)
    applied(house, bundle.packed())
    key = one_pupil(house, "Given1 Family1").key
    smaller = a_bundle(3)
    smaller.without("p1")
    applied(house, smaller.packed())

    row = applied(house, bundle.packed())

    assert (1, 0) == (row.counts["back"], row.counts["joined"])
    back = one_pupil(house, "Given1 Family1")
    assert (key, None) == (back.key, back.left_at)
    assert "Health science 2" in {one.title for one in queries.sections(house.key) if one.pupils == 3}


def test_a_transfer_between_schools_keeps_the_record() -> None:
    house, bundle = a_house(), a_bundle(3)
    applied(house, bundle.packed())
    key = one_pupil(house, "Given2 Family2").key
    bundle.user("p2")["orgSourcedIds"] = "s2"

    row = applied(house, bundle.packed())

    moved = one_pupil(house, "Given2 Family2")
    assert (1, key, "Hillside High") == (row.counts["moved"], moved.key, moved.school)


def renamed(bundle: Bundle, old: str, new: str) -> None:
    for name, column in (
        ("users", "sourcedId"),
        ("demographics", "sourcedId"),
        ("enrollments", "userSourcedId"),
    ):
        for row in bundle.rows(name):
            if row[column] == old:
                row[column] = new


def test_a_changed_identifier_is_asked_about_and_never_guessed() -> None:
    house, bundle = a_house(), a_bundle(3)
    applied(house, bundle.packed())
    key = one_pupil(house, "Given1 Family1").key
    renamed(bundle, "p1", "other-1")

    asked = sent(house, bundle.packed())

    question = import_queries.report(house.key, asked).questions[0]
    assert ("other-1", key, True) == (question.source_id, question.pupil, question.has_same_birth_date)
    with pytest.raises(imports.NotReady):
        imports.start(house.coordinator, house.key, asked, allows_leaving=True)
    imports.answer(house.coordinator, house.key, asked, {"other-1": key})
    imports.start(house.coordinator, house.key, asked, allows_leaving=True)
    do_jobs()
    same = one_pupil(house, "Given1 Family1")
    assert (key, "other-1", None) == (same.key, same.source_id, same.left_at)
    assert 3 == Pupil.objects.of(house.key).count()


def test_somebody_else_with_the_same_number_begins_a_new_record() -> None:
    house, bundle = a_house(), a_bundle(3)
    applied(house, bundle.packed())
    renamed(bundle, "p1", "other-1")
    asked = sent(house, bundle.packed())

    imports.answer(house.coordinator, house.key, asked, {"other-1": ""})

    counts = import_queries.one_import(house.key, asked).counts
    assert (1, 1, 0) == (counts["joined"], counts["left"], counts["questions"])


def test_guardians_come_go_and_change() -> None:
    house, bundle = a_house(), a_bundle(4)
    applied(house, bundle.packed())
    bundle.user("p1")["agentSourcedIds"] = ""
    bundle.user("p2")["agentSourcedIds"] = "g2,g3"
    bundle.user("g4")["email"] = "new@home.example"

    row = applied(house, bundle.packed())

    told = row.counts["guardians-ended"], row.counts["guardians-changed"], row.counts["guardians-new"]
    assert (1, 1, 0) == told
    assert [] == queries.guardians_of(house.key, one_pupil(house, "Given1 Family1").key)
    assert 2 == len(queries.guardians_of(house.key, one_pupil(house, "Given2 Family2").key))
    known = queries.guardians_of(house.key, one_pupil(house, "Given4 Family4").key)
    assert ["new@home.example"] == [one.email for one in known]


def test_a_teacher_who_is_gone_loses_the_section_and_not_the_membership() -> None:
    house, bundle = a_house(), a_bundle(2)
    applied(house, bundle.packed())
    teacher = ensure_person("t.lee@lake.example")
    assert 1 == len(queries.sections_taught(teacher, house.key))
    bundle.files["enrollments"] = [row for row in bundle.rows("enrollments") if row["role"] != "teacher"]

    applied(house, bundle.packed())

    assert [] == queries.sections_taught(teacher, house.key)
    assert "teacher" == membership(teacher, house.key).role


def test_a_year_rolls_over_and_records_stay_with_the_pupil() -> None:
    house, bundle = a_house(), a_bundle(3)
    applied(house, bundle.packed())
    key = one_pupil(house, "Given1 Family1").key
    assert [("2026-27", 3, 3)] == [(one.name, one.sections, one.pupils) for one in terms(house.key)]

    closed = close_terms(house.coordinator, house.key, ["2026-27"])

    assert (3, []) == (closed, queries.sections(house.key))
    assert [] == queries.sections_taught(ensure_person("t.lee@lake.example"), house.key)
    for row in bundle.rows("classes"):
        row["sourcedId"] = f"next-{row['sourcedId']}"
    for row in bundle.rows("enrollments"):
        row["classSourcedId"] = f"next-{row['classSourcedId']}"
    bundle.rows("academicSessions")[0]["title"] = "2027-28"
    bundle.user("p1")["grades"] = "11"
    applied(house, bundle.packed())
    older = one_pupil(house, "Given1 Family1")
    assert (key, "11", None) == (older.key, older.grade, older.left_at)
    assert {"2027-28"} == {one.term for one in queries.sections(house.key)}
    assert "10" == one_pupil(house, "Given2 Family2").grade  # grades go up only where the file says so


def test_what_was_set_by_hand_stays_where_the_file_is_silent() -> None:
    house, bundle = a_house(), a_bundle(2)
    applied(house, bundle.packed())
    one = one_pupil(house, "Given1 Family1")
    counsellor = ensure_person("c.diaz@lake.example", "Carla Diaz")
    organizations.add_member(house.school.owner, house.key, counsellor, "counsellor")
    assign_counsellor(house.coordinator, house.key, [one.key], counsellor.key)
    set_private(house.key, one.key, is_private=True)
    programme = Programme.objects.of(house.key).get()
    set_programme(house.coordinator, house.key, programme.key, "Health", "learner")

    row = applied(house, bundle.packed())

    assert 2 == row.counts["unchanged"]
    same = one_pupil(house, "Given1 Family1")
    assert (counsellor.key, True, "learner") == (same.counsellor, same.is_private, same.rights)


def test_a_school_that_is_in_no_whole_file_any_more_closes_and_opens_again() -> None:
    house, bundle = a_house(), a_bundle(3)
    applied(house, bundle.packed())
    smaller = a_bundle(3)
    smaller.files["orgs"] = smaller.rows("orgs")[:2]
    smaller.files["classes"] = smaller.rows("classes")[:2]

    closed = applied(house, smaller.packed())
    again = sent(house, bundle.packed())

    assert (1, 1) == (closed.counts["schools-closed"], closed.counts["sections-closed"])
    assert ["Lakeview High"] == [one.name for one in queries.schools(house.key)]
    counts = import_queries.one_import(house.key, again).counts
    assert (1, 1) == (counts["schools"], counts["sections-changed"])


def test_nobody_gets_the_school_id_of_somebody_whom_the_file_does_not_name() -> None:
    house, bundle = a_house(), a_bundle(2)
    add_pupil(bundle, 9, school="s2", section="k3")
    applied(house, bundle.packed())
    one_school = a_bundle(3)
    one_school.user("p3")["identifier"] = "40009"

    key = sent(house, one_school.packed(), "schools")

    # The other school is named by the bundle here, so its pupil leaves; named alone, the first school's stay.
    assert 0 == import_queries.one_import(house.key, key).faults
    one_school.files["orgs"] = one_school.rows("orgs")[:2]
    one_school.files["classes"] = one_school.rows("classes")[:2]
    refused = import_queries.report(house.key, sent(house, one_school.packed(), "schools"))
    assert [("users.csv", 7, "identifier")] == [(one.file, one.line, one.column) for one in refused.faults]


def test_one_school_alone_leaves_the_others_as_they_are() -> None:
    house, bundle = a_house(), a_bundle(3)
    add_pupil(bundle, 9, school="s2", section="k3")
    applied(house, bundle.packed())
    one_school = a_bundle(2)
    one_school.files["orgs"] = one_school.rows("orgs")[:2]
    one_school.files["classes"] = one_school.rows("classes")[:2]

    row = applied(house, one_school.packed(), "schools")

    assert (1, 0) == (row.counts["left"], row.counts["sections-closed"])
    assert one_pupil(house, "Given9 Family9").left_at is None
