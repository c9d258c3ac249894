"""Claiming: without an account, with one later, and never somebody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

import assay
from assay.web.base.clock import now
from assay.web.records.claims import actions as claims
from assay.web.records.claims import queries as claim_codes
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.holdings import queries
from web.factories import School, a_school
from web.learner.learning import EMAIL, an_award, its_link, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return a_school()


def test_it_is_taken_without_an_account(school: School) -> None:
    credential = an_award(school)
    client, link = Client(), its_link(credential)

    before = client.get(link).content.decode()
    answer = client.post(f"{link}/accept")
    after = client.get(link).content.decode()

    assert "Maya Ruiz" in before
    assert "Maps from open data" in before
    assert "Lyceum of the Lake" in before
    assert (303, link) == (answer.status_code, answer["Location"])
    assert "Keep it in a wallet" in after
    assert awards.award(school.key, credential).claimed_at is not None


@pytest.mark.parametrize("ending", ["json", "png", "svg"])
def test_its_files_hold_the_credential(school: School, ending: str) -> None:
    credential = an_award(school)

    file = Client().get(f"{its_link(credential)}/file.{ending}")

    content = awards.secured_bytes(school.key, credential)
    held = file.content if ending == "json" else assay.unbake(file.content)
    assert content == held
    assert f"maps-from-open-data.{ending}" in file["Content-Disposition"]


def test_declining_can_be_undone(school: School) -> None:
    credential = an_award(school)
    client, link = Client(), its_link(credential)

    client.post(f"{link}/decline")
    declined = client.get(link).content.decode()
    client.post(f"{link}/decline", {"undo": "1"})

    assert "You said that this is not for you" in declined
    assert "Nothing was lost" not in client.get(link).content.decode()
    client.post(f"{link}/decline")
    client.post(f"{link}/accept")
    assert awards.award(school.key, credential).claimed_at is not None


def test_a_suspended_or_revoked_one_says_so(school: School) -> None:
    credential = an_award(school)
    credentials.suspend(school.owner, school.key, credential, "Being looked at")
    assert "It is paused" in Client().get(its_link(credential)).content.decode()

    credentials.revoke(school.owner, school.key, credential, "A mistake")
    page = Client().get(its_link(credential)).content.decode()
    assert "It was taken back" in page
    assert "Take it<" not in page


def test_the_second_look_is_as_kind_as_the_first(school: School) -> None:
    credential = an_award(school)
    Client().post(f"{its_link(credential)}/accept")

    page = Client().get(its_link(credential))

    assert 200 == page.status_code
    assert "This link still works for you" in page.content.decode()


def test_a_guessed_link_opens_nothing(school: School) -> None:
    credential = an_award(school)
    token = awards.claim_token(credential)

    for guess in (credential, f"{credential}-{'0' * 32}", token[:-1], token + "0", "x"):
        assert 404 == Client().get(f"/claim/{guess}").status_code


def test_it_is_kept_after_signing_in_with_a_code(school: School) -> None:
    credential = an_award(school)
    client, link = Client(), its_link(credential)

    answer = client.post(f"{link}/keep")
    assert "/account/login/?next=/claim/keep/mine" == answer["Location"]
    person = sign_in(client, EMAIL, "/claim/keep/mine")
    kept = client.get("/claim/keep/mine")

    (row,) = queries.held_by(person)
    assert f"/wallet/{row.key}" == kept["Location"]
    assert ("Maps from open data", "Maya Ruiz", "valid") == (row.title, row.holder, row.state)
    assert awards.secured_bytes(school.key, credential) == queries.content(person, row.key)


def test_a_link_to_keep_mine_puts_nothing_into_anybodys_wallet(school: School) -> None:
    an_award(school)
    client = Client()
    person = sign_in(client, EMAIL)

    client.get("/claim/keep/mine")

    assert [] == queries.held_by(person)


def test_what_was_sent_to_a_proven_address_waits_in_the_wallet(school: School) -> None:
    credential = an_award(school)
    client = Client()
    person = sign_in(client, EMAIL)

    assert "One is waiting for you" in client.get("/wallet/").content.decode()
    client.post(f"/wallet/take/{credential}")

    assert 1 == len(queries.held_by(person))
    assert "waiting for you" not in client.get("/wallet/").content.decode()


def test_what_was_sent_to_another_address_cannot_be_taken_by_its_key(school: School) -> None:
    credential = an_award(school)
    client = Client()
    person = sign_in(client, "other@school.example")

    assert 404 == client.post(f"/wallet/take/{credential}").status_code
    assert [] == queries.held_by(person)


def test_a_forwarded_link_does_not_empty_a_wallet(school: School) -> None:
    credential = an_award(school)
    hers, other = Client(), Client()
    sign_in(hers, EMAIL)
    hers.post(f"/wallet/take/{credential}")
    stranger = sign_in(other, "other@school.example")

    answer = other.post(f"{its_link(credential)}/keep")

    assert 409 == answer.status_code
    assert [] == queries.held_by(stranger)


def test_keeping_a_suspended_one_shows_how_it_stands(school: School) -> None:
    credential = an_award(school)
    credentials.suspend(school.owner, school.key, credential, "Being looked at")
    client = Client()
    person = sign_in(client, EMAIL)

    client.post(f"/wallet/take/{credential}")

    (row,) = queries.held_by(person)
    assert ("Maps from open data", "Maya Ruiz") == (row.title, row.holder)


def test_an_unknown_code_says_what_to_do() -> None:
    page = Client().post("/claim", {"code": "QQQQQQQQ"})

    assert 422 == page.status_code
    assert "Nobody gave out this code" in page.content.decode()


def test_a_code_from_the_board_gives_an_award_without_an_account(school: School) -> None:
    wanted = claims.NewCodes(school.version, 2, now() + timedelta(days=1), asks_email=False)
    set_key = claims.make_codes(school.owner, school.key, wanted)
    code = claim_codes.claim_set(school.key, set_key).codes[0].code
    client = Client()

    typed = client.post("/claim", {"code": code.lower()})
    given = client.post(typed["Location"], {"name": "Tomás Vega"})

    assert f"/claim/code/{code}" == typed["Location"]
    page = client.get(given["Location"]).content.decode()
    assert "Tomás Vega" in page
    assert "Keep it in a wallet" in page
    (row,) = awards.awards(school.key).rows
    assert ("Tomás Vega", "code") == (row.recipient_name, row.source)


def test_a_used_up_code_says_so(school: School) -> None:
    wanted = claims.NewCodes(school.version, 1, now() + timedelta(days=1), asks_email=False)
    code = (
        claim_codes.claim_set(school.key, claims.make_codes(school.owner, school.key, wanted)).codes[0].code
    )
    Client().post(f"/claim/code/{code}", {"name": "Ann First"})

    answer = Client().post(f"/claim/code/{code}", {"name": "Bob Second"})

    assert 422 == answer.status_code
    assert "used" in answer.content.decode()
    assert 1 == awards.awards(school.key).total


def test_guessing_codes_is_slowed_down() -> None:
    client = Client()

    answers = [client.post("/claim", {"code": f"AAAA{number:04}"}).status_code for number in range(21)]

    assert (422, 429) == (answers[0], answers[-1])
