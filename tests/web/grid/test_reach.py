from __future__ import annotations

import io
from dataclasses import dataclass

import pytest
from django.test import Client

from assay.web.records.batches import actions as batches
from assay.web.records.credentials import actions as credentials
from assay.web.records.drafts import actions as drafts
from assay.web.records.drafts import queries as draft_queries
from assay.web.records.drafts.values import Prepared
from assay.web.records.mailing.models import Mail
from assay.web.records.people.models import Person
from assay.web.records.rosters import actions as rosters
from assay.web.records.rosters.models import Pupil
from assay.web.records.rosters.rows import PupilRow
from web.desk.working import a_member, signed_in
from web.factories import a_school
from web.grid.teaching import Class, a_class
from web.schooling import a_member_of, a_pupil, a_section, a_teacher

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class House:
    """A class, and a pupil of another section; each was awarded something by the owner."""

    room: Class
    inside: str
    outside: str
    stranger: PupilRow

    @property
    def desk(self) -> str:
        """Where its pages are."""
        return f"/work/{self.room.key}"


def given(room: Class, pupil: PupilRow) -> str:
    recipient = rosters.recipient_of(room.key, pupil.key)
    award = credentials.Award(room.skills[0], pupil.name, pupil.email, recipient=recipient)
    return credentials.award(room.district.house.owner, room.key, award)


@pytest.fixture
def house() -> House:
    room = a_class(1, 1)
    section = a_section(room.key, room.district.school, "Kitchen 1")
    stranger = a_pupil(room.district, "Zephyrine", "Quill", section=section, email="zephyrine@pupils.example")
    return House(room, given(room, room.pupils[0]), given(room, stranger), stranger)


def a_batch(room: Class, actor: Person) -> str:
    table = io.BytesIO(b"Name,E-mail\nQuill,q@pupils.example\n")
    return batches.take_in(actor, room.key, room.skills[0], table)


def teacher(house: House) -> Client:
    return signed_in(house.room.district.teacher)


def counsellor(house: House) -> Client:
    person = a_member_of(house.room.district, "counsellor")
    Pupil.objects.of(house.room.key).filter(key=house.room.pupils[0].key).update(counsellor=person)
    return signed_in(person)


@pytest.mark.parametrize("who", [teacher, counsellor])
def test_lists_exports_and_searches_show_only_pupils_within_reach(house: House, who: object) -> None:
    client = teacher(house) if who is teacher else counsellor(house)
    for page in ("awards", "awards.csv", "awards?search=Pupil", "awards?state=unclaimed"):
        text = client.get(f"{house.desk}/{page}").getvalue().decode()
        assert "Ada Pupil00" in text, page
        assert "Quill" not in text, page
    for search in ("Quill", "zephyrine@pupils.example"):
        assert house.outside not in client.get(f"{house.desk}/awards?search={search}").content.decode()


@pytest.mark.parametrize("who", [teacher, counsellor])
def test_single_pages_out_of_reach_are_not_found(house: House, who: object) -> None:
    client = teacher(house) if who is teacher else counsellor(house)
    for page in ("", "/file"):
        assert 200 == client.get(f"{house.desk}/awards/{house.inside}{page}").status_code
        assert 404 == client.get(f"{house.desk}/awards/{house.outside}{page}").status_code


def test_a_link_out_of_reach_is_sent_to_nobody(house: House) -> None:
    before = Mail.objects.count()
    answer = teacher(house).post(f"{house.desk}/awards/{house.outside}/send", {"email": "me@lake.example"})
    assert 404 == answer.status_code
    assert before == Mail.objects.count()


def test_a_teacher_sees_what_she_awarded_herself_to_whomever(house: House) -> None:
    room = house.room
    mine = credentials.award(
        room.district.teacher, room.key, credentials.Award(room.skills[0], "Guest Learner")
    )
    client = teacher(house)
    assert "Guest Learner" in client.get(f"{house.desk}/awards").content.decode()
    assert 200 == client.get(f"{house.desk}/awards/{mine}").status_code
    other = a_teacher(room.district.house, room.district.section, "second@lake.example")
    assert "Guest Learner" not in signed_in(other).get(f"{house.desk}/awards").content.decode()


def test_figures_and_things_to_do_count_only_what_is_within_reach(house: House) -> None:
    Mail.objects.filter(about_key=house.outside).update(state="bounced")
    client = counsellor(house)
    figures = client.get(f"{house.desk}/figures").content.decode()
    assert "Quill" not in figures
    assert "mail came back" not in teacher(house).get(f"{house.desk}/").content.decode()
    assert (
        "1 mail came back"
        in signed_in(house.room.district.house.owner).get(f"{house.desk}/").content.decode()
    )


def test_drafts_files_and_batches_of_others_are_not_found(house: House) -> None:
    room = house.room
    owner = room.district.house.owner
    proof = drafts.NewFile("proof.txt", b"done")
    prepared = Prepared(room.skills[0], "Quill", "q@pupils.example")
    draft = drafts.prepare(owner, room.key, prepared, (proof,))
    file = draft_queries.draft(room.key, draft).files[0].key
    client = teacher(house)
    for page in (f"award/{draft}", f"award?draft={draft}", f"files/{file}", f"award/{draft}/done"):
        assert 404 == client.get(f"{house.desk}/{page}").status_code, page
    for page in ("make", "discard"):
        assert 404 == client.post(f"{house.desk}/award/{draft}/{page}").status_code
    drafts.award(owner, room.key, draft)
    assert 404 == client.get(f"{house.desk}/files/{file}").status_code
    own = drafts.prepare(room.district.teacher, room.key, prepared, (proof,))
    file = draft_queries.draft(room.key, own).files[0].key
    assert 200 == client.get(f"{house.desk}/award/{own}").status_code
    assert 200 == client.get(f"{house.desk}/files/{file}").status_code
    assert 404 == counsellor(house).get(f"{house.desk}/files/{file}").status_code


def test_a_file_of_somebody_else_is_not_found_by_a_teacher(house: House) -> None:
    room = house.room
    file = a_batch(room, room.district.house.owner)
    client = teacher(house)
    for page in ("", "/columns", "/progress", "/rows", "/rows/2", "/errors.csv"):
        assert 404 == client.get(f"{house.desk}/batches/{file}{page}").status_code, page
    assert file not in client.get(f"{house.desk}/batches").content.decode()
    own = a_batch(room, room.district.teacher)
    assert 200 == client.get(f"{house.desk}/batches/{own}/columns").status_code


def test_where_there_is_no_roster_everything_is_as_it_was() -> None:
    school = a_school()
    key = credentials.award(
        school.owner, school.key, credentials.Award(school.version, "Ada Alba", "ada@example.org")
    )
    client = signed_in(a_member(school, "teacher"))
    assert "Ada Alba" in client.get(f"/work/{school.key}/awards").content.decode()
    assert 200 == client.get(f"/work/{school.key}/awards/{key}").status_code


def test_owners_coordinators_and_issuers_see_all(house: House) -> None:
    people = [house.room.district.house.owner]
    people += [a_member_of(house.room.district, role) for role in ("coordinator", "issuer")]
    for person in people:
        assert 200 == signed_in(person).get(f"{house.desk}/awards/{house.outside}").status_code
