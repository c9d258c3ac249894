"""Accounts: a code and never a password, several addresses, and nothing that tells who is here."""

from __future__ import annotations

import time

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from assay.web.records.people import addresses
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from web.learner.learning import EMAIL, code_for, mails, sign_in

pytestmark = pytest.mark.django_db

MOST_QUERIES_MORE = 8  # what a first row for a new address costs


def test_signing_up_is_signing_in_for_the_first_time() -> None:
    client = Client()

    person = sign_in(client, EMAIL)

    assert [EMAIL] == addresses.proven(person)
    assert not person.has_usable_password()
    assert 200 == client.get("/wallet/").status_code
    assert person == sign_in(Client(), EMAIL)


def test_a_wrong_code_three_times_ends_the_attempt() -> None:
    client = Client()
    client.post("/account/login/", {"email": EMAIL})
    right = code_for(EMAIL)

    for _ in range(3):
        client.post("/account/login/code/confirm/", {"code": "WRONG1"})
    client.post("/account/login/code/confirm/", {"code": right})

    assert 302 == client.get("/wallet/").status_code


def test_web_007_nobody_learns_who_has_an_account() -> None:
    ensure_person("known@school.example")
    sign_in(Client(), "proven@school.example")

    def tried(email: str) -> tuple[str, int]:
        client = Client()
        with CaptureQueriesContext(connection) as asked:
            answer = client.post("/account/login/", {"email": email}, follow=True)
        page = answer.content.decode().replace(email, "…").partition("csrfmiddlewaretoken")[0]
        return page, len(asked)

    known = tried("proven@school.example")
    strangers = [tried(f"stranger{number}@school.example") for number in range(2)]

    assert {known[0]} == {page for page, _ in strangers}
    assert 1 == len(mails("stranger0@school.example"))
    # Time is not asserted; the work is: one insertion more or less is all that tells them apart.
    assert all(abs(known[1] - count) <= MOST_QUERIES_MORE for _, count in strangers)


def test_web_017_signing_in_gives_another_session() -> None:
    client = Client()
    client.post("/account/login/", {"email": EMAIL})
    before = client.cookies["sessionid"].value
    client.post("/account/login/code/confirm/", {"code": code_for(EMAIL)})

    assert before != client.cookies["sessionid"].value
    assert 302 == Client(headers={"cookie": f"sessionid={before}"}).get("/wallet/").status_code


@pytest.mark.parametrize(
    "typed",
    [
        "maya@g\u0131thub.example",
        "maya@school.example\uff2b",
        "MAYA@\u017fchool.example",
        "\uff4daya@school.example",
    ],
)
def test_web_029_letters_that_look_alike_are_other_addresses(typed: str) -> None:
    sign_in(Client(), "maya@github.example")
    sign_in(Client(), EMAIL)
    owners = set(Person.objects.values_list("key", flat=True))

    client = Client()
    client.post("/account/login/", {"email": typed})

    assert not mails(typed)
    pending = client.session.get("account_login", {})
    assert str(pending.get("user_id", "")) not in owners


def test_capital_letters_are_the_same_address() -> None:
    assert sign_in(Client(), EMAIL) == addresses.begin(EMAIL)
    client = Client()
    client.post("/account/login/", {"email": "MAYA@School.Example"})
    assert 1 == Person.objects.count()


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_elsewhere_after_signing_in(elsewhere: str) -> None:
    client = Client()
    client.post("/account/login/", {"email": EMAIL, "next": elsewhere})
    answer = client.post("/account/login/code/confirm/", {"code": code_for(EMAIL), "next": elsewhere})

    assert "evil" not in answer["Location"]
    assert answer["Location"].startswith("/account/")


def test_one_is_sent_where_one_wanted_to_go() -> None:
    client = Client()
    client.post("/account/login/?next=/wallet/bring", {"email": EMAIL, "next": "/wallet/bring"})
    answer = client.post("/account/login/code/confirm/", {"code": code_for(EMAIL), "next": "/wallet/bring"})

    assert "/wallet/bring" == answer["Location"]


def test_a_dying_address_is_replaced() -> None:
    client = Client()
    person = sign_in(client, EMAIL)
    new = "maya@home.example"

    client.post("/account/email/", {"email": new, "action_add": "1"})
    assert [EMAIL] == addresses.proven(person)
    client.post("/account/confirm-email/", {"code": code_for(new)})
    client.post("/account/email/", {"email": new, "action_primary": "1"})
    client.post("/account/email/", {"email": EMAIL, "action_remove": "1"})

    person.refresh_from_db()
    assert ([new], new) == (addresses.proven(person), person.email)
    assert person == sign_in(Client(), new)


def test_somebody_elses_address_cannot_be_added() -> None:
    sign_in(Client(), "other@school.example")
    client = Client()
    person = sign_in(client, EMAIL)

    client.post("/account/email/", {"email": "other@school.example", "action_add": "1"}, follow=True)
    client.post("/account/confirm-email/", {"code": code_for("other@school.example")})

    assert [EMAIL] == addresses.proven(person)
    assert person != addresses.owner_of("other@school.example")


def test_an_account_that_was_only_begun_takes_no_address_from_anybody() -> None:
    addresses.begin("maya@home.example")
    Person.objects.filter(email="maya@home.example").update(joined_at="2026-01-01T00:00:00Z")
    client = Client()
    person = sign_in(client, EMAIL)

    client.post("/account/email/", {"email": "maya@home.example", "action_add": "1"})
    client.post("/account/confirm-email/", {"code": code_for("maya@home.example")})
    client.post("/account/email/", {"email": "maya@home.example", "action_primary": "1"})

    person.refresh_from_db()
    assert "maya@home.example" == person.email


def test_accounts_that_nobody_proved_are_removed() -> None:
    addresses.begin("typed@by.mistake.example")
    kept = sign_in(Client(), EMAIL)
    Person.objects.update(joined_at="2026-01-01T00:00:00Z")

    assert 1 == addresses.drop_abandoned()
    assert [kept] == list(Person.objects.all())
    assert 1 == EmailAddress.objects.count()


def test_signing_out_everywhere_else_leaves_this_browser() -> None:
    here, there = Client(), Client()
    sign_in(here, EMAIL)
    sign_in(there, EMAIL)

    here.post("/account/others")

    assert 200 == here.get("/account/").status_code
    assert 302 == there.get("/account/").status_code


def test_there_are_no_pages_for_passwords() -> None:
    for name in (
        "account_change_password",
        "account_set_password",
        "account_reset_password",
        "mfa_activate_totp",
    ):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert 404 == Client().get("/account/password/reset/").status_code


@pytest.mark.parametrize(
    "path",
    [
        "/account/",
        "/account/email/",
        "/account/passkeys/",
        "/account/passkeys/add/",
        "/account/with/",
        "/account/logout/",
        "/account/delete",
    ],
)
def test_every_account_page_is_one_of_ours(path: str) -> None:
    client = Client()
    assert 302 == client.get(path).status_code
    sign_in(client, EMAIL)

    page = client.get(path)

    assert 200 == page.status_code
    assert 'class="site-main' in page.content.decode()


def test_what_cannot_be_undone_asks_for_a_code_later_on() -> None:
    client = Client()
    sign_in(client, EMAIL)
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": time.time() - 3600, "email": EMAIL}]
    session.save()

    asked = client.get("/account/delete")
    assert asked["Location"].startswith("/account/again?next=%2Faccount%2Fdelete")
    client.post("/account/again", {"send": "1", "next": "/account/delete"})
    wrong = client.post("/account/again", {"code": "NOPE", "next": "/account/delete"})
    right = client.post("/account/again", {"code": code_for(EMAIL), "next": "/account/delete"})

    assert (422, "/account/delete") == (wrong.status_code, right["Location"])
    assert 200 == client.get("/account/delete").status_code


def test_the_account_page_keeps_name_language_and_age() -> None:
    client = Client()
    person = sign_in(client, EMAIL)

    client.post("/account/", {"name": "Maya", "language": "es", "is_minor": "yes"})

    person.refresh_from_db()
    assert ("Maya", "es", True) == (person.name, person.language, person.is_minor)
