"""PINs: weak ones are declined, ten wrong ones shut the door, and of two who choose at once one wins."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.web.base.permission import NotFound
from assay.web.records.audit.models import Entry
from assay.web.records.class_codes import entrance
from assay.web.records.people import pins
from assay.web.records.people.models import Person
from assay.web.records.rosters import queries as rosters
from web.pupil.entering import (
    PIN,
    a_code,
    a_district,
    a_pupil,
    account_of,
    choose,
    come_again,
    come_in,
    knock,
)
from web.schooling import a_section, a_teacher

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "pin",
    [
        "123456",
        "654321",
        "111111",
        "121212",
        "890123",
        "123123",
        "112233",
        "1234567",
        "12345",
        "abcdef",
        "١٢٣٤٥٦",
    ],
)
def test_weak_pins_are_declined_with_a_sentence(pin: str) -> None:
    district = a_district()
    noor = a_pupil(district)
    client = Client()
    knock(client, a_code(district), noor.number)

    answer = choose(client, pin)

    assert 422 == answer.status_code
    assert "field-error" in answer.content.decode() or "error" in answer.content.decode()
    assert "" == rosters.pupil(district.key, noor.key).person
    assert 302 == client.get("/pupil").status_code


def test_a_pin_is_typed_twice_and_is_no_school_id() -> None:
    district = a_district()
    noor = a_pupil(district, number="77829157")
    client = Client()
    knock(client, a_code(district), noor.number)

    assert "not the same PIN" in choose(client, PIN, "482916").content.decode()
    assert "classmates know" in choose(client, "829157").content.decode()
    assert 303 == choose(client, "930274").status_code


def test_ten_wrong_pins_shut_the_entrance_until_the_teacher_opens_it() -> None:
    district = a_district()
    noor = a_pupil(district)
    inside = come_in(district, noor)
    account = account_of(noor).key

    tries = [pins.accept(account, f"93{number:04}") for number in range(10)]
    client = Client()
    knock(client, a_code(district), noor.number)

    assert not any(tries)
    assert not pins.accept(account, PIN)
    assert "fetch your teacher" in client.get("/in/you").content.decode()
    assert 302 == come_again(district, noor).get("/pupil").status_code
    assert 200 == inside.get("/pupil").status_code

    teacher = Client()
    teacher.force_login(district.teacher)
    page = f"/work/{district.key}/sections/{district.section.key}/entrances"
    assert "Shut after 10 wrong PINs" in teacher.get(page).content.decode()
    answer = teacher.post(f"{page}/{noor.key}/reset")

    assert (303, page) == (answer.status_code, answer["Location"])
    assert 302 == inside.get("/pupil").status_code  # whoever was in is out
    assert not pins.accept(account, PIN)
    assert 303 == choose(client, "930274").status_code
    assert 200 == come_again(district, noor, "930274").get("/pupil").status_code
    assert account == account_of(noor).key
    facts = Entry.objects.get(verb="reset-pin")
    assert (noor.key, district.teacher.key) == (facts.object_key, facts.actor)


def test_a_right_pin_forgives_the_wrong_ones_before() -> None:
    district = a_district()
    noor = a_pupil(district)
    come_in(district, noor)
    account = account_of(noor).key

    for _ in range(3):
        assert not any(pins.accept(account, "930274") for _ in range(9))
        assert pins.accept(account, PIN)


def test_only_a_teacher_of_the_pupil_lets_choose_again() -> None:
    district = a_district()
    noor = a_pupil(district)
    come_in(district, noor)
    other = a_teacher(district.house, a_section(district.key, district.school, "Welding"), "w@lake.example")

    with pytest.raises(NotFound):
        entrance.let_choose_again(other, district.key, noor.key)
    with pytest.raises(NotFound):
        entrance.let_choose_again(a_district("Hillside").teacher, district.key, noor.key)
    assert pins.accept(account_of(noor).key, PIN)
    zoe = a_pupil(district, "Zoe", "Park")
    assert not entrance.let_choose_again(district.teacher, district.key, zoe.key)
    client = Client()
    client.force_login(district.teacher)
    page = f"/work/{district.key}/sections/{district.section.key}/entrances/{noor.key}/reset"
    assert 405 == client.get(page).status_code


def test_of_two_phones_at_once_one_wins_and_the_other_fetches_the_teacher() -> None:
    district = a_district()
    noor = a_pupil(district)
    code = a_code(district)
    first, second = Client(), Client()
    for client in (first, second):
        knock(client, code, noor.number)
        client.get("/in/you")

    won, lost = choose(first), choose(second, "930274")

    assert 303 == won.status_code
    assert 409 == lost.status_code
    assert "Fetch your teacher" in lost.content.decode()
    assert 302 == second.get("/pupil").status_code
    assert pins.accept(account_of(noor).key, PIN)
    assert 1 == Person.objects.exclude(pin="").count()


def test_of_two_requests_at_the_same_instant_one_account_is_made() -> None:
    district = a_district()
    noor = a_pupil(district)
    entering = entrance.recognise(a_code(district), noor.number)

    entrance.choose_pin(entering, PIN)
    with pytest.raises(entrance.TakenMeanwhile):
        entrance.choose_pin(entering, "930274")

    assert 1 == Person.objects.exclude(pin="").count()


def test_signing_out_elsewhere_leaves_the_pin_as_it_is() -> None:
    district = a_district()
    noor = a_pupil(district)
    here, there = come_in(district, noor), come_again(district, noor)

    here.post("/account/others")

    assert 302 == there.get("/pupil").status_code
    assert 200 == here.get("/pupil").status_code
    assert pins.accept(account_of(noor).key, PIN)
