"""The end of school: everything stays, the address is one's own, and school id and PIN open nothing more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from assay.web.base.clock import now
from assay.web.base.permission import Forbidden
from assay.web.records.class_codes.handing_over import hand_over
from assay.web.records.credentials import queries as awards
from assay.web.records.holdings import queries as holdings
from assay.web.records.mailing.models import Mail
from assay.web.records.people import addresses
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.queries import has_address
from assay.web.records.rosters.models import Pupil
from assay.web.records.rosters.rows import PupilRow
from assay.web.records.shares import actions as shares
from assay.web.records.shares import queries as share_queries
from assay.web.records.shares.scopes import MINIMUM
from web.learner.learning import code_for, sign_in
from web.pupil.entering import PIN, a_code, a_district, a_pupil, account_of, come_again, come_in, give, knock
from web.schooling import District

pytestmark = pytest.mark.django_db

OWN = "noor@home.example"


def taken_along(client: Client, email: str = OWN) -> str:
    client.post("/pupil/take-along", {"email": email})
    answer = client.post("/pupil/take-along/code", {"code": code_for(email)}, follow=True)
    return answer.content.decode()


def an_adult(district: District) -> PupilRow:
    return a_pupil(district, band="18+")


def test_hand_over_keeps_everything_and_ends_the_pin() -> None:
    district = a_district()
    noor = an_adult(district)
    credential = give(district, noor)
    client = come_in(district, noor)
    person = account_of(noor)
    [row] = holdings.held_by(person)
    token = shares.share(person, [row.key], MINIMUM, now() + timedelta(days=30), "My badge")
    elsewhere = come_again(district, noor)

    page = taken_along(client)

    assert "From now on you sign in with your own address" in page
    after = account_of(noor)
    assert (person.key, OWN, False) == (after.key, after.email, after.is_minor)
    assert [OWN] == addresses.proven(after)
    assert [row.key] == [each.key for each in holdings.held_by(after)]
    assert share_queries.by_token(token).row.is_working
    assert 200 == Client().get(f"/s/{token}").status_code
    assert "issued" == awards.award(district.key, credential).state
    assert 302 == elsewhere.get("/pupil").status_code
    assert 302 == come_again(district, noor).get("/pupil").status_code
    at_the_door = Client()
    knock(at_the_door, a_code(district), noor.number)
    assert "you have an account" in at_the_door.get("/in/you").content.decode()
    assert after == sign_in(Client(), OWN)


def test_the_mail_names_no_school_and_a_wrong_code_changes_nothing() -> None:
    district = a_district()
    noor = an_adult(district)
    client = come_in(district, noor)
    client.post("/pupil/take-along", {"email": OWN})

    for _ in range(2):
        assert 422 == client.post("/pupil/take-along/code", {"code": "WRONG1"}).status_code
    third = client.post("/pupil/take-along/code", {"code": "WRONG1"})
    late = client.post("/pupil/take-along/code", {"code": code_for(OWN)})

    assert "/pupil/take-along" == third["Location"] == late["Location"]
    assert not has_address(account_of(noor))
    assert 200 == come_again(district, noor).get("/pupil").status_code


def test_an_address_that_is_another_accounts_is_not_taken() -> None:
    district = a_district()
    noor = an_adult(district)
    client = come_in(district, noor)
    addresses.vouch_for(ensure_person(OWN))

    assert "has an account of its own" in taken_along(client)
    assert not has_address(account_of(noor))
    begun = ensure_person("begun@home.example")  # somebody typed it once and never proved it
    addresses.begin("begun@home.example")
    assert "sign in with your own address" in taken_along(client, "begun@home.example")
    assert begun.key != account_of(noor).key
    assert "begun@home.example" == account_of(noor).email


@pytest.mark.parametrize(
    ("band", "rights", "has_left", "may"),
    [
        ("18+", "guardian", False, True),
        ("13-17", "guardian", False, False),
        ("13-17", "learner", False, True),
        ("13-17", "guardian", True, True),
        ("under-13", "guardian", False, False),
        ("under-13", "guardian", True, False),
        ("", "guardian", True, False),
    ],
)
def test_who_may(band: str, rights: str, has_left: bool, may: bool) -> None:
    district = a_district(rights=rights)
    noor = a_pupil(district, band=band)
    client = come_in(district, noor)
    if has_left:
        Pupil.objects.of(district.key).filter(key=noor.key).update(left_at=now())

    page = client.get("/pupil/take-along").content.decode()
    client.post("/pupil/take-along", {"email": OWN})

    assert may == ("Send me a code" in page)
    assert may != ("Who must agree until then" in page)
    assert may == Mail.objects.exists()
    if not may:
        with pytest.raises(Forbidden):
            hand_over(account_of(noor), OWN)
        assert "/pupil/take-along" == client.post("/pupil/take-along/code", {"code": "X"})["Location"]


def test_thirty_days_before_the_birthday_the_page_says_so_without_the_date() -> None:
    district = a_district()
    today = now().date()
    soon = today + timedelta(days=29)
    noor = a_pupil(
        district, born=date(soon.year - 18, soon.month, soon.day if (soon.month, soon.day) != (2, 29) else 28)
    )
    later = a_pupil(
        district,
        "Zoe",
        "Park",
        born=date(today.year - 17, 1, 1) if today.month > 2 else date(today.year - 16, 6, 1),
    )

    page = come_in(district, noor).get("/pupil").content.decode()

    assert "You will be 18 soon" in page
    assert str(soon.year - 18) not in page
    assert "You will be 18 soon" not in come_in(district, later).get("/pupil").content.decode()


def test_the_pin_of_an_adult_works_until_then() -> None:
    district = a_district()
    noor = an_adult(district)
    client = come_in(district, noor, PIN)

    assert "This can stay with you after school" in client.get("/pupil").content.decode()
    assert "You decide that alone" in client.get("/pupil").content.decode()
