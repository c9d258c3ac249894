"""The pupil's own page and wallet: what was awarded is there by itself, and nothing needs an address."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import check_password
from django.test import Client
from pytest_django.fixtures import Settings

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.records.consents import queries as consents
from assay.web.records.credentials.values import normal_address
from assay.web.records.erasure import actions as erasure
from assay.web.records.holdings import queries as holdings
from assay.web.records.holdings.queries import HoldingRow
from assay.web.records.mailing.actions import Message, NoAddress, queue
from assay.web.records.mailing.models import Mail
from assay.web.records.marks import actions as marks
from assay.web.records.people import pins
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from assay.web.records.people.queries import has_address
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.models import Pupil
from assay.web.records.shares import actions as shares
from assay.web.records.shares import queries as share_queries
from assay.web.records.shares.actions import Audience, Shown
from assay.web.records.shares.scopes import MINIMUM
from assay.web.site import settings as site_settings
from web.learner.learning import code_for, sign_in
from web.pupil.entering import PIN, a_district, a_pupil, account_of, come_again, come_in, give
from web.schooling import a_guardian

pytestmark = pytest.mark.django_db

NOWHERE = "account.invalid"


def test_what_was_awarded_is_in_the_wallet_by_itself_and_only_once() -> None:
    district = a_district()
    noor = a_pupil(district)
    give(district, noor)
    client = come_in(district, noor)

    assert 1 == len(holdings.held_by(account_of(noor)))
    give(district, noor)
    page = client.get("/pupil").content.decode()
    come_again(district, noor)

    assert 2 == len(holdings.held_by(account_of(noor)))
    assert 2 == page.count("Maps from open data</a>")
    assert "Maps from open data" in client.get("/wallet/").content.decode()


def test_what_was_removed_stays_out_until_it_is_put_back() -> None:
    district = a_district()
    noor = a_pupil(district)
    credential = give(district, noor)
    client = come_in(district, noor)
    [row] = holdings.held_by(account_of(noor))

    client.post(f"/wallet/{row.key}/remove")
    page = client.get("/pupil").content.decode()

    assert [] == holdings.held_by(account_of(noor))
    assert "Put back" in page
    assert 303 == client.post(f"/pupil/awards/{credential}/take").status_code
    assert 1 == len(holdings.held_by(account_of(noor)))


def test_what_was_just_marked_is_settling() -> None:
    district = a_district()
    noor = a_pupil(district)
    client = come_in(district, noor)
    teacher, section = district.teacher, district.section.key
    marks.choose_skills(teacher, district.key, section, [district.house.version])
    marks.set_marks(teacher, district.key, section, [(noor.key, district.house.version)])

    page = client.get("/pupil").content.decode()

    assert "Maps from open data" in page
    assert "your teacher can still undo it" in page


def test_no_page_and_no_file_shows_what_stands_for_an_address() -> None:
    district = a_district()
    noor = a_pupil(district)
    give(district, noor)
    client = come_in(district, noor)
    [row] = holdings.held_by(account_of(noor))
    pages = [
        *("/pupil", "/pupil/take-along", "/wallet/", f"/wallet/{row.key}", "/wallet/export", "/account/"),
        *("/account/email/", "/account/again", "/account/delete", "/claim", "/", "/wallet/shares"),
        f"/a/{district.house.achievement}/apply",
    ]

    for address in pages:
        answer = client.get(address, follow=True)
        assert answer.status_code < 500, address
        assert NOWHERE not in answer.content.decode(), address
    archive = b"".join(client.post("/wallet/export").streaming_content)  # type: ignore[attr-defined]  # a stream
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert all(NOWHERE.encode() not in opened.read(name) for name in opened.namelist())
    assert not EmailAddress.objects.exists()
    assert not Mail.objects.exists()


def test_nothing_is_ever_mailed_to_what_stands_for_an_address() -> None:
    district = a_district()
    noor = a_pupil(district)
    come_in(district, noor)
    standing_in = account_of(noor).email

    with pytest.raises(NoAddress):
        queue(Message(standing_in, "x", "y"), kind="account", key="")
    with pytest.raises(AssayError):
        normal_address(standing_in.upper())
    answer = Client().post("/account/login/", {"email": standing_in})

    assert 200 == answer.status_code
    assert "Write an address" in answer.content.decode()
    assert not Mail.objects.exists()


def test_before_what_cannot_be_undone_the_pin_is_asked() -> None:
    district = a_district()
    noor = a_pupil(district)
    client = come_in(district, noor)
    session = client.session
    session["assay_confirmed_at"] = 0
    session.save()

    assert "/account/again" in client.get("/account/delete")["Location"]
    wrong = client.post("/account/again", {"pin": "930274", "next": "/account/delete"})
    right = client.post("/account/again", {"pin": PIN, "next": "/account/delete"})

    assert 422 == wrong.status_code
    assert (303, "/account/delete") == (right.status_code, right["Location"])
    assert 200 == client.get("/account/delete").status_code
    assert not Mail.objects.exists()


def test_other_ways_in_need_an_address_first() -> None:
    district = a_district()
    client = come_in(district, a_pupil(district))

    for address in ("/account/passkeys/add/", "/account/with/"):
        assert "/account/email/" == client.get(address)["Location"]


def test_who_deletes_the_account_leaves_the_schools_record_to_the_school() -> None:
    district = a_district()
    noor = a_pupil(district)
    give(district, noor)
    client = come_in(district, noor)

    page = client.get("/account/delete").content.decode()
    erasure.erase(account_of(noor))

    assert "What your school keeps about you" in page
    row = rosters.pupil(district.key, noor.key)
    assert ("Noor Haddad", "") == (row.name, row.person)
    again = come_in(district, noor)
    assert "Maps from open data" in again.get("/pupil").content.decode()


def test_who_proves_the_address_on_the_roster_is_that_pupil() -> None:
    district = a_district()
    noor = a_pupil(district, email="noor@lake.example")
    twins = [a_pupil(district, name, email="twins@lake.example") for name in ("Ana", "Eva")]
    give(district, noor)
    client = Client()

    person = sign_in(client, "noor@lake.example")
    other = sign_in(Client(), "twins@lake.example")

    assert person.key == rosters.pupil(district.key, noor.key).person
    assert 1 == len(holdings.held_by(person))
    assert 200 == client.get("/pupil").status_code
    assert (302, "/pupil") == ((to := client.get("/account/arrive")).status_code, to["Location"])
    assert ["", ""] == [rosters.pupil(district.key, twin.key).person for twin in twins]
    assert not rosters.of_person(other.key)


def test_a_pupil_who_has_come_in_already_is_not_taken_over_by_an_address() -> None:
    district = a_district()
    noor = a_pupil(district, email="noor@lake.example")
    come_in(district, noor)
    before = account_of(noor)

    sign_in(Client(), "noor@lake.example")

    assert before == account_of(noor)


def test_a_link_of_a_minors_waits_and_the_guardian_is_reminded() -> None:
    district = a_district()
    noor = a_pupil(district)
    a_guardian(district, noor)
    give(district, noor)
    client = come_in(district, noor)
    [row] = holdings.held_by(account_of(noor))
    share = a_link(account_of(noor), row)

    page = client.get("/pupil").content.decode()
    early = client.post(f"/pupil/links/{share}/remind", follow=True)

    assert "Waiting for your guardian since today" in page
    assert "Remind" not in page
    assert not consents.is_open("share", share)
    assert 200 == early.status_code


def a_link(person: Person, row: HoldingRow) -> str:
    """The key of a link to this, which a guardian is asked about."""
    shown = [Shown(row.key, row.credential)]
    ends, audience = now() + timedelta(days=30), Audience("Riverside Café", "employer")
    token = shares.share(person, shown, MINIMUM, ends, "My badge", audience=audience)
    return share_queries.by_token(token).row.key


def test_an_address_of_a_minors_opens_nothing() -> None:
    district = a_district()
    noor = a_pupil(district)
    a_guardian(district, noor)
    give(district, noor)
    client = come_in(district, noor)
    [row] = holdings.held_by(account_of(noor))
    share = a_link(account_of(noor), row)

    client.post("/account/email/", {"email": "noor@home.example", "action_add": "1"})
    client.post("/account/confirm-email/", {"code": code_for("noor@home.example")})

    person = account_of(noor)
    assert "noor@home.example" == person.email
    assert has_address(person)
    assert not EmailAddress.objects.filter(email__endswith=NOWHERE).exists()
    assert not consents.rule_for(person, [row.credential]).is_free
    assert not consents.is_open("share", share)
    assert "Waiting for your guardian" in client.get("/pupil").content.decode()
    assert 200 == come_again(district, noor).get("/pupil").status_code  # the PIN stays as it is


def test_everything_of_another_pupils_is_not_found() -> None:
    district = a_district()
    noor, zoe = a_pupil(district), a_pupil(district, "Zoe", "Park")
    credential = give(district, noor)
    come_in(district, noor)
    [row] = holdings.held_by(account_of(noor))
    share = a_link(account_of(noor), row)
    other = come_in(district, zoe)
    stranger = Client()
    stranger.force_login(ensure_person("stranger@else.example"))

    for client in (other, stranger):
        assert 404 == client.post(f"/pupil/awards/{credential}/take").status_code
        assert 404 == client.post(f"/pupil/links/{share}/remind").status_code
        assert 404 == client.get(f"/wallet/{row.key}").status_code
    for address in ("/pupil", "/pupil/take-along", "/pupil/take-along/code"):
        assert 404 == stranger.get(address).status_code
        assert (302, "/in") == ((shut := Client().get(address)).status_code, shut["Location"])
    page = other.get("/pupil").content.decode()
    assert "Noor" not in page
    assert "Maps from open data" not in page


def test_every_page_of_a_pupils_is_kept_by_nobody() -> None:
    district = a_district()
    client = come_in(district, a_pupil(district))

    for address in ("/pupil", "/pupil/take-along", "/in", "/wallet/"):
        assert "no-store" in client.get(address)["Cache-Control"]


def test_who_left_reads_how_long_the_school_keeps_it() -> None:
    district = a_district()
    noor = a_pupil(district)
    client = come_in(district, noor)
    Pupil.objects.of(district.key).filter(key=noor.key).update(left_at=now())

    assert "You have left this school" in client.get("/pupil").content.decode()
    assert "How long the school keeps it" in client.get("/pupil/take-along").content.decode()


def test_a_minors_age_is_the_schools_to_say() -> None:
    district = a_district()
    noor = a_pupil(district)
    client = come_in(district, noor)

    page = client.get("/account/").content.decode()
    client.post("/account/", {"name": "Noor H.", "language": "en", "is_minor": "no"})

    assert "18 or older" not in page
    assert ("Noor H.", True) == ((person := account_of(noor)).name, person.is_minor)


def test_the_site_keeps_pins_as_scrypt_mixed_with_the_instances_key(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = site_settings.PASSWORD_HASHERS
    district = a_district()
    noor, zoe = a_pupil(district), a_pupil(district, "Zoe", "Park")
    come_in(district, noor)
    come_in(district, zoe)
    person = account_of(noor)

    assert person.pin.startswith("scrypt$")
    assert not check_password(PIN, person.pin)
    assert pins.accept(person.key, PIN)
    Person.objects.filter(key=account_of(zoe).key).update(pin=person.pin)
    assert not pins.accept(account_of(zoe).key, PIN)


def test_who_has_no_address_owns_no_organization() -> None:
    district = a_district()
    client = come_in(district, a_pupil(district))

    assert "/account/email/" == client.get("/work/new")["Location"]
    assert "/account/email/" == client.post("/work/new", {"name": "Mine", "kind": "school"})["Location"]


@pytest.mark.parametrize("band", ["under-13", ""])
def test_a_child_under_13_is_asked_for_no_address(band: str) -> None:
    district = a_district()
    kim = a_pupil(district, "Kim", "Bo", band=band)
    client = come_in(district, kim)

    page = client.get("/account/email/").content.decode()
    answer = client.post("/account/email/", {"email": "kim@home.example", "action_add": "1"})

    assert "Under 13 an account has no e-mail address" in page
    assert "The new address" not in page
    assert "Under 13" in answer.content.decode()
    assert not Mail.objects.exists()
    assert not has_address(account_of(kim))
