"""What a learner says of their own, who vouches for it, and the gate in front of a minor's requests."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from assay import Verifier
from assay.web.base.clock import now
from assay.web.records.audit.models import Entry
from assay.web.records.consents import answering
from assay.web.records.consents import queries as consent_queries
from assay.web.records.disclosures import queries as disclosures
from assay.web.records.endorsements import actions, queries
from assay.web.records.endorsements.models import Ask, Endorsement
from assay.web.records.endorsements.values import About, EndorsementRefused
from assay.web.records.erasure import actions as erasure
from assay.web.records.experiences import queries as experiences
from assay.web.records.experiences.models import Experience, OwnKey
from assay.web.records.holdings import queries as holdings
from assay.web.records.people.actions import ensure_person, new_person_without_address
from assay.web.records.people.models import Person
from assay.web.records.rosters.actions import link_account
from assay.web.records.verifications.queries import judge
from web.placements.working import WORDS, an_experience, asked_token, letters
from web.schooling import a_district, a_guardian, a_pupil
from web.security.world import signed_in
from web.shares.sharing import a_learner

pytestmark = pytest.mark.django_db

COACH = "carla@club.example"
ASKED = {"name": "Carla Coach", "email": COACH, "whose": "Nadia", "note": "", "language": "en"}


@pytest.fixture
def nadia() -> Person:
    return ensure_person("nadia@mail.example", "Nadia Müller")


def vouch(token: str) -> int:
    form = {"comment": WORDS, "name": "Carla Coach", "shows_address": "on", "sign": "1"}
    return Client().post(f"/vouch/{token}", form).status_code


def test_an_experience_becomes_a_credential_that_its_learner_says_herself(nadia: Person) -> None:
    client, own = signed_in(nadia), an_experience(nadia)
    assert client.post(f"/experiences/{own.key}/ask", ASKED).status_code == 303
    token = asked_token(COACH)
    page = Client().get(f"/vouch/{token}")
    assert "Football coach" in page.content.decode()
    assert "noindex" in page["X-Robots-Tag"]
    assert vouch(token) == 303
    assert "Thank you" in Client().get(f"/vouch/{token}").content.decode()
    assert vouch(token) == 200  # answered: it says so, and nothing is signed twice
    assert Endorsement.objects.count() == 1

    answer = client.post(f"/experiences/{own.key}/sign", {"name": "Nadia Müller"})

    assert answer.status_code == 303, answer.content.decode()
    content = experiences.secured_bytes(nadia, own.key)
    document = json.loads(content)
    assert Verifier().examine(content).verdict == "accepted"
    assert document["issuer"]["id"] == document["credentialSubject"]["identifier"][-1]["identityHash"]
    assert "says this of their own learning" in document["description"]
    assert document["endorsement"][0]["issuer"]["email"] == COACH
    judged = judge(content)
    assert any("of themselves" in warning for warning in judged.warnings)
    assert judged.content is not None
    assert judged.content.endorsements[0].comment == WORDS
    assert [row.title for row in holdings.held_by(nadia)] == ["Football coach for the little ones"]
    assert Verifier().examine(content.replace(b"frightened", b"delighted ")).verdict == "rejected"


def test_a_signed_experience_stays_and_the_same_key_signs_the_next(nadia: Person) -> None:
    client, first, second = signed_in(nadia), an_experience(nadia), an_experience(nadia, "Debate club")
    for own in (first, second):
        assert client.post(f"/experiences/{own.key}/sign", {"name": "Nadia"}).status_code == 303

    issuers = {
        json.loads(experiences.secured_bytes(nadia, own.key))["issuer"]["id"] for own in (first, second)
    }
    assert len(issuers) == 1
    client.post(f"/experiences/{first.key}/hours/{first.hours}/remove")
    assert len(experiences.page(nadia, first.key).hours) == 1


def test_a_credential_in_the_wallet_is_vouched_for_beside_it() -> None:
    learner = a_learner()
    client = signed_in(learner.person)

    assert client.post(f"/wallet/{learner.holding}/vouch", ASKED).status_code == 303
    assert vouch(asked_token(COACH)) == 303

    [row] = queries.asked_by(learner.person)
    document = json.loads(client.get(f"/asked/{row.key}/signed.json").content)
    assert document["credentialSubject"]["id"] == json.loads(learner.content)["id"]
    assert Verifier().examine(json.dumps(document).encode()).verdict == "accepted"


def test_a_request_that_is_taken_back_or_ended_shows_nothing(nadia: Person) -> None:
    own = an_experience(nadia)
    about = About("experience", own.key, own.subject, "Nadia", "Coaching", "Told")
    key = actions.ask(nadia, about, "Carla Coach", COACH)
    token = asked_token(COACH)
    Ask.objects.of(nadia).update(ends_at=now() - timedelta(minutes=1))
    ended = Client().get(f"/vouch/{token}")
    Ask.objects.of(nadia).update(ends_at=now() + timedelta(days=1))

    actions.withdraw(nadia, key)

    gone = Client().get(f"/vouch/{token}")
    assert (ended.status_code, gone.status_code) == (410, 410)
    assert "Coaching" not in ended.content.decode() + gone.content.decode()
    assert vouch(token) == 410
    assert letters("vouch") == []
    assert Client().get("/vouch/" + "x" * 32).status_code == 404


def test_somebody_may_say_no(nadia: Person) -> None:
    own = an_experience(nadia)
    about = About("experience", own.key, own.subject, "Nadia", "Coaching", "")
    actions.ask(nadia, about, "Carla Coach", COACH)

    answer = Client().post(f"/vouch/{asked_token(COACH)}/decline", follow=True)

    assert "You said no" in answer.content.decode()
    assert queries.asked_by(nadia)[0].state == "declined"


def test_the_same_person_is_not_asked_twice_and_nobody_vouches_for_themselves(nadia: Person) -> None:
    own = an_experience(nadia)
    about = About("experience", own.key, own.subject, "Nadia", "Coaching", "")
    actions.ask(nadia, about, "Carla Coach", COACH)

    for address, reason in ((COACH, "again"), (nadia.email, "own"), ("nowhere", "email")):
        with pytest.raises(EndorsementRefused, match=reason):
            actions.ask(nadia, about, "Carla Coach", address)


def test_nobody_outside_hears_of_a_minors_request_before_a_guardian_says_yes() -> None:
    district = a_district()
    noor = a_pupil(district, number="4711")
    a_guardian(district, noor)
    person = new_person_without_address("Noor Haddad")
    link_account(district.key, noor.key, person)
    client, own = signed_in(person), an_experience(person)
    assert client.post(f"/experiences/{own.key}/ask", ASKED | {"whose": "Noor"}).status_code == 303

    [row] = queries.asked_by(person)
    assert (row.state, row.consent.state if row.consent else "") == ("waiting", "waiting")
    assert letters("vouch") == []
    assert actions.send_waiting() == 0
    assert "Waiting for your guardian" in client.get(f"/experiences/{own.key}").content.decode()

    [asked] = consent_queries.of_pupil(district.key, noor.key)
    assert "To explain one thing in five ways." in " ".join(asked.shows)
    guardian = re.findall(r"/guardian/([\w-]+)", letters()[-1]["text"])[0]
    answering.answer(guardian, asked.key, "yes")
    assert actions.send_waiting() == 1
    vouching = asked_token(COACH)
    assert Client().get(f"/vouch/{vouching}").status_code == 200
    assert [entry.basis for entry in disclosures.of_pupil(district.key, noor.key)] == ["consent"]

    answering.withdraw(guardian, asked.key)
    closed = Client().get(f"/vouch/{vouching}")
    assert (closed.status_code, "Noor" in closed.content.decode()) == (410, False)
    assert vouch(vouching) == 410


def test_under_13_only_the_school_opens_it() -> None:
    district = a_district()
    noor = a_pupil(district, number="4711", band="under-13")
    a_guardian(district, noor)
    person = new_person_without_address("Noor Haddad")
    link_account(district.key, noor.key, person)
    own = an_experience(person)
    about = About("experience", own.key, own.subject, "Noor", "Coaching", "")

    actions.ask(person, about, "Carla Coach", COACH)

    [row] = queries.asked_by(person)
    assert row.consent is not None
    assert row.consent.state == "waiting-school"
    assert actions.send_waiting() == 0
    assert letters("vouch") == []


def test_an_account_that_goes_takes_what_it_said_and_what_others_signed(nadia: Person) -> None:
    own = an_experience(nadia)
    about = About("experience", own.key, own.subject, "Nadia", "Coaching", "")
    actions.ask(nadia, about, "Carla Coach", COACH)
    token = asked_token(COACH)
    assert vouch(token) == 303

    erasure.erase(nadia)

    for table in (Experience, OwnKey, Ask):
        assert not table.objects.everywhere("the test looks").exists()
    assert not Endorsement.objects.exists()
    assert Client().get(f"/vouch/{token}").status_code == 404
    facts = json.dumps(list(Entry.objects.values_list("facts", "object_key")))
    assert "Carla" not in facts
    assert "club.example" not in facts


def test_another_persons_experience_is_not_there(nadia: Person) -> None:
    own, other = an_experience(nadia), signed_in(ensure_person("other@mail.example"))

    for path in ("", "/edit", "/sign", "/ask", "/remove", f"/pieces/{own.piece}"):
        assert other.get(f"/experiences/{own.key}{path}").status_code == 404
