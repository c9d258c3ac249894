from __future__ import annotations

import hashlib
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from assay.web.records.applications import actions, judging, queries
from assay.web.records.applications.models import Application
from assay.web.records.applications.values import (
    ApplicationRefused,
    IntakeRow,
    Judgement,
    NewPiece,
)
from assay.web.records.credentials import queries as credentials
from assay.web.records.mailing.models import Mail
from assay.web.records.people.actions import ensure_person
from web.desk.working import a_member, signed_in
from web.factories import School, a_school

pytestmark = pytest.mark.django_db


def an_open_school(*, needs_second: bool = False) -> School:
    school = a_school()
    asked = IntakeRow(school.achievement, True, "A map and why.", takes_files=True, needs_second=needs_second)
    actions.set_intake(school.owner, school.key, asked)
    return school


def handed_in(school: School, email: str = "ada@example.org") -> str:
    key = actions.start(None, school.version, "Ada Alba", email)
    token = queries.application(school.key, key).row.token
    actions.add_piece(token, NewPiece("text", "Why", b"Because of the river."))
    actions.submit(token)
    return key


def refusal(school: School, key: str, actor: object, said: Judgement) -> str:
    with pytest.raises(ApplicationRefused) as raised:
        judging.judge(actor, school.key, key, said)  # type: ignore[arg-type]  # a test's person
    assert raised.value.words
    return raised.value.reason


def test_somebody_applies_is_returned_hands_in_again_and_is_awarded() -> None:
    school = an_open_school()
    learner = Client()
    apply = f"/a/{school.achievement}/apply"
    assert "A map and why." in learner.get(apply).content.decode()
    assert 422 == learner.post(apply, {"name": "", "email": "x"}).status_code
    assert 303 == learner.post(apply, {"name": "Ada Alba", "email": "Ada@Example.org"}).status_code
    assert 1 == Mail.objects.filter(about_kind="application").count()
    key = Application.objects.of(school.key).get().key
    at = f"{apply}/{queries.application(school.key, key).row.token}"

    assert 422 == learner.post(f"{at}/add", {"kind": "link", "link-link": "javascript:alert(1)"}).status_code
    assert (
        303 == learner.post(f"{at}/add", {"kind": "link", "link-link": "https://example.org/map"}).status_code
    )
    page = b"<script>alert(1)</script>"
    file = SimpleUploadedFile("map.html", page, "text/html")
    assert 303 == learner.post(f"{at}/add", {"kind": "file", "file-file": file}).status_code
    assert 303 == learner.post(f"{at}/submit").status_code
    refused = learner.post(f"{at}/add", {"kind": "text", "text-text": "late"}, follow=True)
    assert "being read" in refused.content.decode()

    reviewer = a_member(school, "reviewer")
    desk = signed_in(reviewer)
    assert "Ada Alba" in desk.get(f"/work/{school.key}/applications").content.decode()
    review = f"/work/{school.key}/applications/{key}"
    assert "Draw a map" in desk.get(review).content.decode()
    piece = next(piece for piece in queries.application(school.key, key).pieces if piece.kind == "file")
    saved = desk.get(f"{review}/pieces/{piece.key}")
    assert page == saved.content
    assert "application/octet-stream" == saved["Content-Type"]
    assert "default-src 'none'; sandbox" == saved["Content-Security-Policy"]
    assert 422 == desk.post(review, {"kind": "returned", "text": ""}).status_code
    assert (
        303
        == desk.post(
            review, {"kind": "returned", "text": "The legend is missing.", "minutes": "20"}
        ).status_code
    )
    assert "The legend is missing." in learner.get(at).content.decode()

    learner.post(f"{at}/add", {"kind": "text", "text-name": "Legend", "text-text": "Blue is water."})
    learner.post(f"{at}/submit")
    accepted = {"kind": "accepted", "result-0": "B", "minutes": "15"}
    assert 303 == desk.post(review, accepted).status_code

    row = credentials.awards(school.key).rows[0]
    assessment = credentials.assessment(school.key, row.key)
    recorded = ("attempts", "returns", "assessors", "second_assessor", "minutes", "results")
    told = [assessment[member] for member in recorded]
    assert [2, 1, [reviewer.key], False, 35, {"Grade": "B"}] == told
    document = json.loads(credentials.secured_bytes(school.key, row.key))
    evidence = {item["name"]: item for item in document["evidence"]}
    assert "Judged by 1 assessor, at attempt 2." == evidence["How it was judged"]["description"]
    assert "https://example.org/map" == evidence["A link"]["id"]
    assert "id" not in evidence["map.html"]
    assert hashlib.sha256(page).hexdigest() not in json.dumps(assessment)
    assert "It is yours" in learner.get(at).content.decode()


def test_two_assessors_must_agree_where_that_is_asked() -> None:
    school = an_open_school(needs_second=True)
    key = handed_in(school)
    first, second = a_member(school, "reviewer"), a_member(school, "teacher")
    assert "second" == judging.judge(first, school.key, key, Judgement("accepted", minutes=5))
    assert "same-assessor" == refusal(school, key, first, Judgement("accepted"))
    assert 0 == credentials.awards(school.key).total
    assert "accepted" == judging.judge(second, school.key, key, Judgement("accepted", minutes=7))
    assessment = credentials.assessment(school.key, credentials.awards(school.key).rows[0].key)
    assert (True, 12, 2) == (
        assessment["second_assessor"],
        assessment["minutes"],
        len(assessment["assessors"]),  # type: ignore[arg-type]  # a list
    )
    assert "not-waiting" == refusal(school, key, second, Judgement("accepted"))


def test_nobody_judges_their_own_application() -> None:
    school = an_open_school()
    reviewer = a_member(school, "reviewer")
    key = handed_in(school, reviewer.email)
    assert "own" == refusal(school, key, reviewer, Judgement("accepted"))


def test_a_declined_application_says_why_and_awards_nothing() -> None:
    school = an_open_school()
    key = handed_in(school)
    assert "text-missing" == refusal(school, key, school.owner, Judgement("declined"))
    judging.judge(school.owner, school.key, key, Judgement("declined", "It is another person's map."))
    assert 0 == credentials.awards(school.key).total
    assert "declined" == queries.application(school.key, key).row.state


def test_whoever_is_signed_in_goes_on_without_a_mail() -> None:
    school = an_open_school()
    person = ensure_person("ada@example.org", "Ada")
    answer = signed_in(person).post(
        f"/a/{school.achievement}/apply", {"name": "Ada", "email": "ada@example.org"}
    )
    assert queries.of_person(person)[0].token in answer["Location"]
    assert not Mail.objects.filter(about_kind="application").exists()
    other = signed_in(ensure_person("ben@example.org", "Ben"))
    answer = other.post(f"/a/{school.achievement}/apply", {"name": "Ben", "email": "ada@example.org"})
    assert answer["Location"].endswith("/sent"), "another's address never opens another's application"


def test_the_same_address_goes_on_with_what_it_began() -> None:
    school = an_open_school()
    first = actions.start(None, school.version, "Ada", "ada@example.org")
    assert first == actions.start(None, school.version, "Ada", "ADA@example.org")


def test_what_is_handed_in_has_limits() -> None:
    school = an_open_school()
    token = queries.application(
        school.key, actions.start(None, school.version, "Ada", "a@example.org")
    ).row.token
    for piece, reason in (
        (NewPiece("file", "big", b"x" * (5 << 20) + b"x"), "too-large"),
        (NewPiece("file", "empty", b""), "empty"),
        (NewPiece("link", "", b"ftp://example.org"), "link"),
    ):
        with pytest.raises(ApplicationRefused) as raised:
            actions.add_piece(token, piece)
        assert reason == raised.value.reason
    for number in range(12):
        actions.add_piece(token, NewPiece("text", str(number), b"x"))
    with pytest.raises(ApplicationRefused):
        actions.add_piece(token, NewPiece("text", "13", b"x"))


def test_a_closed_achievement_takes_no_application() -> None:
    school = a_school()
    answer = Client().post(f"/a/{school.achievement}/apply", {"name": "Ada", "email": "ada@example.org"})
    assert "Nobody can apply" in answer.content.decode()
    assert not Application.objects.of(school.key).exists()


def test_a_strangers_link_and_another_schools_application_are_not_there() -> None:  # WEB-001
    ours, theirs = a_school("Another School", "other@hill.example"), an_open_school()
    key = handed_in(theirs)
    page = queries.application(theirs.key, key)
    piece = page.pieces[0].key
    desk = signed_in(ours.owner)
    assert 404 == desk.get(f"/work/{ours.key}/applications/{key}").status_code
    assert 404 == desk.post(f"/work/{ours.key}/applications/{key}", {"kind": "accepted"}).status_code
    assert 404 == desk.get(f"/work/{ours.key}/applications/{key}/pieces/{piece}").status_code
    at = f"/a/{theirs.achievement}/apply"
    assert 404 == Client().get(f"{at}/{key}-{'0' * 32}").status_code
    assert 404 == Client().get(f"/a/{ours.achievement}/apply/{page.row.token}").status_code
    other = actions.start(None, theirs.version, "Ben", "ben@example.org")
    token = queries.application(theirs.key, other).row.token
    assert 404 == Client().get(f"{at}/{token}/pieces/{piece}").status_code


def test_an_application_is_forgotten_for_good() -> None:
    school = an_open_school()
    handed_in(school)
    assert 1 == actions.forget(["ada@example.org"])
    assert not Application.objects.of(school.key).exists()


def test_what_is_asked_is_set_by_whoever_may_publish() -> None:
    school = a_school()
    at = f"/work/{school.key}/applications/asked/{school.achievement}"
    typed = {"is_open": "on", "asks": "A map.", "takes_files": "on"}
    assert 403 == signed_in(a_member(school, "teacher")).post(at, typed).status_code
    assert 303 == signed_in(school.owner).post(at, typed).status_code
    assert queries.open_for(school.version) == IntakeRow(school.achievement, True, "A map.", True, False)
