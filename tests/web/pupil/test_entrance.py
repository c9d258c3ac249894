"""The entrance: first time, again, and nothing that tells classmates whose school id exists."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.test import Client

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.permission import Forbidden, NotFound
from assay.web.look.qr import draw_qr
from assay.web.records.class_codes import actions as class_codes
from assay.web.records.class_codes import entrance, jobs
from assay.web.records.class_codes import queries as codes
from assay.web.records.class_codes.models import ClassCode
from assay.web.records.people import pins
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.addresses import vouch_for
from assay.web.records.people.models import Person
from assay.web.records.people.queries import has_address
from assay.web.records.rosters import queries as rosters
from assay.web.screens.pupil import views_entrance
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
    said,
)
from web.schooling import a_section

pytestmark = pytest.mark.django_db


def test_the_first_time_a_pupil_chooses_a_pin_and_is_in() -> None:
    district = a_district()
    noor = a_pupil(district)
    code = a_code(district)
    client = Client()

    asked = knock(client, f" {code[:3].lower()}-{code[3:]} ", f" {noor.number.upper()} ")
    page = client.get("/in/you").content.decode()
    answer = choose(client)

    assert (303, "/in/you") == (asked.status_code, asked["Location"])
    assert "Is that you, Noor?" in page
    assert "Haddad" not in page
    assert (303, "/pupil") == (answer.status_code, answer["Location"])
    assert "Noor Haddad" in client.get("/pupil").content.decode()
    person = account_of(noor)
    assert not has_address(person)
    assert person.is_minor
    assert PIN not in person.pin
    row = codes.open_code(district.key, district.section.key)
    assert row is not None
    assert 1 == row.entered
    assert [noor.key] == list(codes.entered(district.key, row.key))


def test_later_the_pin_opens_with_a_code_and_without_one() -> None:
    district = a_district()
    noor = a_pupil(district)
    come_in(district, noor)

    with_code = Client()
    knock(with_code, a_code(district), noor.number)
    assert "Type your PIN" not in with_code.get("/in/you").content.decode()
    answer = with_code.post("/in/you", {"pin": PIN})
    without = come_again(district, noor)

    assert (303, "/pupil") == (answer.status_code, answer["Location"])
    assert 200 == with_code.get("/pupil").status_code
    assert 200 == without.get("/pupil").status_code
    assert 302 == come_again(district, noor, "482916").get("/pupil").status_code


def test_a_qr_leads_to_the_entrance_with_the_code_filled_in() -> None:
    district = a_district()
    code = a_code(district)

    for address in (f"/in/{code}", f"/in/{code.lower()}", f"/in?code={code}"):
        assert f'value="{code}"' in Client().get(address).content.decode()
    assert 'value="' + "ABC" not in Client().get("/in/ABC").content.decode()


def test_a_class_code_typed_on_the_page_for_claims_leads_to_the_entrance() -> None:
    district = a_district()
    code = a_code(district)

    answer = Client().post("/claim", {"code": code})

    assert (303, f"/in/{code}") == (answer.status_code, answer["Location"])
    assert "/in/" in Client().post("/claim", {"code": "222222"})["Location"]  # whether it exists is not said


def test_wrong_id_wrong_code_and_anothers_section_get_the_same_answer() -> None:
    district, elsewhere = a_district(), a_district("Hillside District")
    noor = a_pupil(district, number="N-100")
    other_section = a_section(district.key, district.school, "Welding 1")
    code, other_code, far_code = a_code(district), a_code(district, other_section.key), a_code(elsewhere)
    ended = a_code(district, a_section(district.key, district.school, "Old").key)
    ClassCode.objects.of(district.key).filter(code=ended).update(ends_at=now() - timedelta(minutes=1))

    def answered(typed: str, number: str) -> tuple[int, str]:
        answer = knock(Client(), typed, number)
        assert "Noor" not in answer.content.decode()
        return answer.status_code, said(answer).replace(typed, "").replace(number, "")

    wrong_id = answered(code, "N-999")
    assert 422 == wrong_id[0]
    for typed, number in [
        (other_code, "N-100"),
        (far_code, "N-100"),
        (ended, "N-100"),
        ("222222", "N-100"),
        ("no code", "N-100"),
    ]:
        assert wrong_id == answered(typed, number)
    assert "Is that you" in knock_page(code, noor.number)


def knock_page(code: str, number: str) -> str:
    client = Client()
    knock(client, code, number)
    return str(client.get("/in/you").content.decode())


def test_the_schools_entrance_never_says_what_was_wrong() -> None:
    district = a_district()
    noor, zoe = a_pupil(district, number="N-1"), a_pupil(district, "Zoe", "Park", number="Z-1")
    locked, chosen = (
        a_pupil(district, "Lev", "Ito", number="L-1"),
        a_pupil(district, "Kim", "Bo", number="K-1"),
    )
    for pupil in (noor, locked, chosen):
        come_in(district, pupil)
    Person.objects.filter(key=account_of(locked).key).update(pin_misses=pins.MOST_MISSES)
    entrance.let_choose_again(district.teacher, district.key, chosen.key)

    def answered(number: str, pin: str) -> tuple[int, str]:
        answer = Client().post(f"/in/school/{district.key}", {"number": number, "pin": pin})
        return answer.status_code, said(answer).replace(number, "").replace(pin, "")

    nobody = answered("X-1", PIN)
    assert 422 == nobody[0]
    assert nobody == answered(noor.number, "930274")
    assert nobody == answered(zoe.number, PIN)  # has not come in yet
    assert nobody == answered(locked.number, PIN)
    assert nobody == answered(chosen.number, PIN)
    assert nobody == answered(chosen.number, "!!!!!!")
    assert nobody == answered(noor.number, "xyzzy")
    assert 404 == Client().get("/in/school/nobody").status_code


def test_tries_are_limited_by_code_by_id_and_by_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 1_800_000_000.0)
    district = a_district()
    a_pupil(district)
    code = a_code(district)
    for _ in range(6):
        assert 422 == knock(Client(), code, "N-7").status_code
    assert 429 == knock(Client(), code, "N-7").status_code
    assert 429 == knock(Client(), code, " n-7 ").status_code
    monkeypatch.setattr(views_entrance, "_A_CODE", 10)
    for number in range(2):
        assert 422 == knock(Client(), code, f"M-{number}").status_code
    assert 429 == knock(Client(), code, "M-9").status_code
    for _ in range(120):
        answer = Client().post("/in/school/nobody", {})
    assert 429 == answer.status_code  # of one network, whatever they typed


def test_who_has_a_proven_account_signs_in_there() -> None:
    district = a_district()
    noor = a_pupil(district, email="noor@lake.example")
    begun = a_pupil(district, "Zoe", "Park", email="zoe@lake.example")
    vouch_for(ensure_person("noor@lake.example", "Noor"))
    ensure_person("zoe@lake.example")  # somebody typed it once: nothing is proven
    code = a_code(district)
    client = Client()
    knock(client, code, noor.number)

    page = client.get("/in/you").content.decode()

    assert "you have an account" in page
    assert 200 == choose(client).status_code
    assert "" == rosters.pupil(district.key, noor.key).person
    assert "Is that you, Zoe?" in knock_page(code, begun.number)


def test_a_code_ends_is_closed_and_is_only_of_its_teacher() -> None:
    district = a_district()
    noor = a_pupil(district)
    first = a_code(district)
    second = class_codes.open_code(district.teacher, district.key, district.section.key, 14 * 24)

    assert 422 == knock(Client(), first, noor.number).status_code  # the newer one took its place
    client = Client()
    assert 303 == knock(client, second, noor.number).status_code
    class_codes.close(district.teacher, district.key, district.section.key)
    assert "/in" == choose(client)["Location"]
    assert codes.open_code(district.key, district.section.key) is None
    for hours in (0, 14 * 24 + 1):
        with pytest.raises(AssayError):
            class_codes.open_code(district.teacher, district.key, district.section.key, hours)
    with pytest.raises(NotFound):
        class_codes.open_code(a_district("Hillside").teacher, district.key, district.section.key, 2)
    counsellor = ensure_person("c@lake.example")
    with pytest.raises((Forbidden, NotFound)):
        class_codes.open_code(counsellor, district.key, district.section.key, 2)


def test_old_codes_go_and_with_them_who_came_in() -> None:
    district = a_district()
    noor = a_pupil(district)
    come_in(district, noor)
    ClassCode.objects.of(district.key).update(ends_at=now() - timedelta(days=31))

    assert 2 == jobs.remove_old_codes.func()
    assert not ClassCode.objects.of(district.key).exists()


def test_the_session_lasts_a_school_day_and_leave_ends_it() -> None:
    district = a_district()
    noor = a_pupil(district)
    client = come_in(district, noor)

    lasts = client.session.get_expiry_age()
    left = client.post("/in/leave")

    assert 11.9 * 3600 < lasts <= 12 * 3600
    assert (303, "/in/left") == (left.status_code, left["Location"])
    assert (302, "/in") == ((gone := client.get("/pupil")).status_code, gone["Location"])
    assert 405 == client.get("/in/leave").status_code


def test_slips_name_the_pupil_and_the_school_and_no_pin() -> None:
    district = a_district()
    noor = a_pupil(district, number="N-4711")
    come_in(district, noor)
    client = Client()
    client.force_login(district.teacher)

    page = client.get(f"/work/{district.key}/sections/{district.section.key}/slips").content.decode()

    assert "Noor Haddad" in page
    assert "N-4711" in page
    assert draw_qr(f"{django_settings.ASSAY_ORIGIN}/in/school/{district.key}", "Where you come in") in page
    assert PIN not in page
    assert account_of(noor).pin not in page
