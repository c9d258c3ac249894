"""Vendors' results: matched or asked, all or nothing, attempts kept, a second import changes nothing."""

from __future__ import annotations

from datetime import date

import pytest

from assay.web.base.jobs import GiveUp
from assay.web.base.permission import NotFound
from assay.web.records.certificates import actions, jobs, queries, vendor_files, vendor_reading
from assay.web.records.certificates.models import Attempt, Certificate, VendorFile
from assay.web.records.certificates.values import NewCertificate, Refused
from assay.web.records.organizations.actions import add_member
from assay.web.records.people.actions import ensure_person, new_data_keys
from assay.web.records.people.queries import data_keys
from assay.web.records.rosters.actions import link_account
from assay.web.records.rosters.models import Pupil
from assay.web.records.rosters.rows import Reach
from assay.web.records.rosters.sealed import PupilDetails, number_index, sealed_pupil
from web.certificates.holding import PDF, Scene, a_scene
from web.schooling import a_pupil

pytestmark = pytest.mark.django_db

ALL = Reach(is_all=True)
HEAD = "Student ID,Student Name,DOB,Exam Name,Exam Date,Result,Score,Certificate Number\n"


@pytest.fixture
def scene() -> Scene:
    """A district with a coordinator and one pupil."""
    return a_scene()


def took_in(scene: Scene, rows: str, head: str = HEAD, vendor: str = "Test House") -> str:
    """The key of a file with these rows, its columns as they are guessed."""
    content = (head + rows).encode()
    key = vendor_files.take_in(scene.coordinator, scene.key, vendor, "results.csv", content)
    assert vendor_files.accept_guess(scene.coordinator, scene.key, key)
    return key


def imported(scene: Scene, key: str) -> dict[str, int]:
    """The figures of its receipt, after it was imported."""
    vendor_files.start(scene.coordinator, scene.key, key)
    jobs.import_results.call(key)
    return dict(vendor_reading.file(scene.key, key).told)


def test_attempts_are_kept_and_a_pass_makes_a_certificate_whose_document_was_seen(scene: Scene) -> None:
    rows = "100234,,,ServSafe Manager,04/20/2026,Fail,52,\n100234,,,ServSafe Manager,05/03/2026,Pass,86,C-1\n"
    told = imported(scene, took_in(scene, rows))
    [row] = queries.of_pupil(scene.key, scene.pupil.key)

    assert told == {"attempts": 2, "passes": 1, "failed": 1, "certificates": 1, "known": 0, "left": 0}
    assert (row.state, row.details.number, row.earned_on) == ("seen", "C-1", date(2026, 5, 3))
    assert "states that it saw the test vendor's file “results.csv”" in row.sentence
    assert row.sentence.endswith("the body has not signed this.")
    assert [(try_.is_passed, try_.score) for try_ in row.attempts] == [(True, "86"), (False, "52")]
    assert len(row.paper.sha256) == 64


def test_the_same_rows_again_change_nothing(scene: Scene) -> None:
    rows = "100234,,,ServSafe Manager,05/03/2026,Pass,86,C-1\n"
    imported(scene, took_in(scene, rows))
    before = (Certificate.objects.of(scene.key).get().sealed, Attempt.objects.of(scene.key).get().key)
    told = imported(scene, took_in(scene, rows))
    after = (Certificate.objects.of(scene.key).get().sealed, Attempt.objects.of(scene.key).get().key)

    assert (told["attempts"], told["known"], told["certificates"]) == (0, 1, 0)
    assert bytes(before[0]) == bytes(after[0])
    assert before[1] == after[1]


def test_faults_are_told_by_line_and_column_and_nothing_is_imported(scene: Scene) -> None:
    rows = (
        "100234,,,ServSafe Manager,05/03/2026,Pass,86,C-1\n"
        "999999,,,ServSafe Manager,05/03/2026,Pass,86,C-2\n"
        "100234,,,ServSafe Manager,13/45/2026,Pass,86,C-3\n"
        "100234,,,ServSafe Manager,05/03/2026,Perhaps,86,C-4\n"
        ",,,ServSafe Manager,05/03/2026,Pass,86,C-5\n"
        "100234,,,,05/03/2026,,86,C-6\n"
    )
    key = took_in(scene, rows)
    told = vendor_reading.dry_run(scene.key, key, ALL)

    assert [(fault.line, fault.column, fault.code) for fault in told.faults.faults] == [
        (3, "number", "pupil-unknown"),
        (4, "taken_on", "date-wrong"),
        (5, "result", "result-unknown"),
        (6, "number", "pupil-missing"),
        (7, "kind", "missing"),
        (7, "result", "missing"),
    ]
    with pytest.raises(Refused):
        vendor_files.start(scene.coordinator, scene.key, key)
    assert not Attempt.objects.of(scene.key).exists()
    vendor_files.leave_out_faults(scene.coordinator, scene.key, key)
    assert imported(scene, key) == {
        "attempts": 1,
        "passes": 1,
        "failed": 0,
        "certificates": 1,
        "known": 0,
        "left": 5,
    }


def test_a_name_alone_is_asked_about_and_with_a_birth_date_it_is_found(scene: Scene) -> None:
    twin = a_pupil(scene.district, "Ana", "Ruiz", number="1", born=date(2009, 3, 14))
    a_pupil(scene.district, "Ana", "Ruiz", number="2", born=date(2010, 1, 1))
    rows = (
        ",Ana Ruiz,2009-03-14,ServSafe Manager,05/03/2026,Pass,86,C-1\n"
        ',"Ruiz, Ana",,ServSafe Manager,05/03/2026,Pass,70,C-2\n'
        ",Noor Haddad,,ServSafe Manager,05/03/2026,Pass,70,C-3\n"
    )
    key = took_in(scene, rows)
    told = vendor_reading.dry_run(scene.key, key, ALL)

    assert [(row.line, row.pupil) for row in told.rows] == [(2, twin.key)]
    assert [(each.line, len(each.pupils)) for each in told.several] == [(3, 2), (4, 1)]
    vendor_files.settle(scene.coordinator, scene.key, key, {"3": twin.key, "4": ""}, {})
    settled = vendor_reading.dry_run(scene.key, key, ALL)
    assert settled.is_clear
    assert [row.line for row in settled.rows] == [2, 3]


def test_an_unknown_certificate_is_asked_about_and_remembered_for_the_vendor(scene: Scene) -> None:
    rows = "100234,,,Safety Exam Ten,05/03/2026,Pass,86,C-1\n"
    key = took_in(scene, rows)
    told = vendor_reading.dry_run(scene.key, key, ALL)

    [asked] = told.names.values()
    assert (asked.name, asked.count) == ("Safety Exam Ten", 1)
    vendor_files.settle(scene.coordinator, scene.key, key, {}, {asked.folded: "servsafe-manager"})
    assert vendor_reading.dry_run(scene.key, key, ALL).is_clear
    again = took_in(scene, "100234,,,safety exam TEN,05/04/2026,Fail,40,\n")
    assert vendor_reading.dry_run(scene.key, again, ALL).is_clear


def test_the_columns_are_remembered_for_the_vendor(scene: Scene) -> None:
    head = "Kennung,Prüfung,Tag,Ergebnis\n"
    content = (head + "100234,ServSafe Manager,2026-05-03,Pass\n").encode()
    key = vendor_files.take_in(scene.coordinator, scene.key, "Haus", "a.csv", content)
    assert not vendor_files.accept_guess(scene.coordinator, scene.key, key)
    mapping = {"number": 0, "kind": 1, "taken_on": 2, "result": 3}
    vendor_files.map_columns(scene.coordinator, scene.key, key, mapping, "day")
    again = vendor_files.take_in(scene.coordinator, scene.key, "haus", "b.csv", content)

    assert vendor_reading.file_columns(scene.key, again).chosen == mapping
    assert vendor_reading.file_columns(scene.key, again).date_order == "day"


def test_a_pupil_who_left_meanwhile_stops_the_whole_import(scene: Scene) -> None:
    key = took_in(scene, "100234,,,ServSafe Manager,05/03/2026,Pass,86,C-1\n")
    vendor_files.start(scene.coordinator, scene.key, key)
    Pupil.objects.of(scene.key).update(left_at=scene.pupil.joined_at)
    with pytest.raises(GiveUp):
        jobs.import_results.call(key)

    assert vendor_reading.file(scene.key, key).state == "failed"
    assert not Certificate.objects.of(scene.key).exists()


def test_a_teacher_imports_for_own_pupils_alone(scene: Scene) -> None:
    teacher = ensure_person("other-teacher@lake.example", "Theo")
    add_member(scene.district.house.owner, scene.key, teacher, "teacher")
    content = (HEAD + "100234,,,ServSafe Manager,05/03/2026,Pass,86,C-1\n").encode()
    key = vendor_files.take_in(teacher, scene.key, "Test House", "results.csv", content)
    vendor_files.accept_guess(teacher, scene.key, key)

    with pytest.raises(Refused):
        vendor_files.start(teacher, scene.key, key)
    with pytest.raises(NotFound):
        vendor_files.settle(teacher, scene.key, key, {"2": scene.pupil.key}, {})


def test_the_files_words_are_forgotten_once_they_are_imported(scene: Scene) -> None:
    key = took_in(scene, "100234,,,ServSafe Manager,05/03/2026,Pass,86,C-1\n")
    imported(scene, key)

    assert bytes(VendorFile.objects.of(scene.key).get(key=key).sealed_content) == b""


def a_crowd(scene: Scene, count: int) -> None:
    """So many pupils, stored at once."""
    keys = new_data_keys(count)
    secrets = data_keys(list(keys))
    rows = []
    for place, data_key in enumerate(keys):
        row = Pupil(
            organization_id=scene.key,
            source_id=f"p{place}",
            data_key_id=data_key,
            number_index=number_index(scene.key, f"P{place:05}"),
            school=scene.district.school,
            band="13-17",
            joined_at=scene.pupil.joined_at,
        )
        details = PupilDetails(f"Given{place}", "Family", f"P{place:05}", "", date(2009, 1, 1))
        row.sealed = sealed_pupil(secrets[data_key], row.key, details)
        rows.append(row)
    Pupil.objects.bulk_create(rows)


def test_1200_results_of_2000_pupils_are_in_whole(scene: Scene) -> None:
    a_crowd(scene, 2_000)
    rows = "".join(
        f"P{place:05},,,{('ServSafe Manager', 'ServSafe Food Handler', 'CNA')[place % 3]},05/03/2026,"
        f"{'Fail' if place % 5 == 0 else 'Pass'},{50 + place % 50},N-{place}\n"
        for place in range(1_200)
    )
    told = imported(scene, took_in(scene, rows))

    assert (told["attempts"], told["certificates"]) == (1_200, 960)


@pytest.mark.parametrize("day", [None, date(2026, 5, 3), date(2026, 5, 10)])
def test_a_pass_with_a_number_joins_the_claim_without_one(scene: Scene, day: date | None) -> None:
    kind = "servsafe-food-handler"
    noor = ensure_person("noor@home.example", "Noor")
    link_account(scene.key, scene.pupil.key, noor)
    mine = NewCertificate(kind, earned_on=day, document=PDF, words="Mine")
    claimed = actions.add_as_holder(noor, scene.key, scene.pupil.key, mine)
    told = imported(scene, took_in(scene, "100234,,,ServSafe Food Handler,05/03/2026,Pass,86,C-1\n"))
    [row] = queries.of_pupil(scene.key, scene.pupil.key)

    assert (told["passes"], told["certificates"]) == (1, 0)
    assert (row.key, row.state, row.waits) == (claimed, "seen", False)
    assert (row.details.number, row.details.score, row.details.words) == ("C-1", "86", "Mine")
    assert row.earned_on == date(2026, 5, 3)
    assert "states that it saw the test vendor's file “results.csv”" in row.sentence
    assert queries.document(scene.key, row.key, ALL)[2] == PDF.content
    assert [attempt.is_passed for attempt in row.attempts] == [True]
    assert ("see", "C-1") in [
        (step.verb, step.words.get("number", "")) for step in queries.history(scene.key, row.key)
    ]


def test_another_number_and_a_day_long_ago_are_other_certificates(scene: Scene) -> None:
    scene.holds(number="C-0", earned_on=date(2026, 5, 3))
    scene.holds(earned_on=date(2023, 5, 3))
    rows = (
        "100234,,,ServSafe Food Handler,05/03/2026,Pass,86,C-1\n"
        "100234,,,ServSafe Food Handler,05/03/2026,Pass,90,C-2\n"
    )
    told = imported(scene, took_in(scene, rows))

    assert told["certificates"] == 2
    numbers = sorted(row.details.number for row in queries.of_pupil(scene.key, scene.pupil.key))
    assert numbers == ["", "C-0", "C-1", "C-2"]


def test_two_passes_with_numbers_join_one_claim_only_once(scene: Scene) -> None:
    scene.holds()
    rows = (
        "100234,,,ServSafe Food Handler,05/03/2026,Pass,86,C-1\n"
        "100234,,,ServSafe Food Handler,05/03/2026,Pass,90,C-2\n"
    )

    assert imported(scene, took_in(scene, rows))["certificates"] == 1
    numbers = sorted(row.details.number for row in queries.of_pupil(scene.key, scene.pupil.key))
    assert numbers == ["C-1", "C-2"]


def test_a_candidate_id_is_the_school_id(scene: Scene) -> None:
    head = "Candidate ID,Exam,Date,Result\n"
    told = imported(scene, took_in(scene, "100234,ServSafe Food Handler,2026-05-03,Pass\n", head))

    assert told["certificates"] == 1
