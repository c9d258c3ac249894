from __future__ import annotations

import io
import json
from datetime import timedelta

import pytest
from django.test import Client

from assay.web.base.clock import now
from assay.web.records.credentials import actions, queries
from assay.web.records.drafts.models import Draft
from assay.web.records.mailing.models import Mail
from assay.web.records.reminders.actions import nudge_unclaimed
from web.desk.working import a_member, do_jobs, signed_in
from web.factories import School, a_school

pytestmark = pytest.mark.django_db

TYPED = {
    "name": "Ada Alba",
    "email": "ada@example.org",
    "result-0": "A",
    "language": "en",
    "narrative": "Drew it.",
}


def prepared(client: Client, school: School, **more: object) -> str:
    answer = client.post(f"/work/{school.key}/award?version={school.version}", {**TYPED, **more})
    assert 303 == answer.status_code, answer.content.decode()
    return str(answer["Location"])


def an_award(school: School, name: str = "Ada Alba", email: str = "ada@example.org") -> str:
    return actions.award(school.owner, school.key, actions.Award(school.version, name, email))


def test_one_person_is_awarded_after_a_second_look() -> None:
    school = a_school()
    client = signed_in(school.owner)
    assert "Maps from open data" in client.get(f"/work/{school.key}/award").content.decode()
    file = io.BytesIO(b"the portfolio")
    file.name = "portfolio.pdf"
    check = prepared(client, school, file=file)
    page = client.get(check).content.decode()
    assert "Ada Alba" in page
    assert "portfolio.pdf" in page
    assert 0 == queries.awards(school.key).total

    done = client.post(f"{check}/make")
    assert 303 == done.status_code
    client.post(f"{check}/make")  # a double click
    assert 1 == queries.awards(school.key).total
    receipt = client.get(done["Location"]).content.decode()
    assert "Award another" in receipt
    assert "/claim/" in receipt

    row = queries.awards(school.key).rows[0]
    document = json.loads(queries.secured_bytes(school.key, row.key))
    assert document["evidence"][0]["digestSRI"].startswith("sha256-")
    assert b"" == bytes(Draft.objects.of(school.key).get().sealed)
    kept = client.get(f"/work/{school.key}/awards/{row.key}").content.decode()
    saved = client.get(f"/work/{school.key}/files/{kept.split('/files/')[1].split(chr(34))[0]}")
    assert b"the portfolio" == saved.content
    assert "sandbox" in saved["Content-Security-Policy"]
    assert saved["Content-Disposition"].startswith("attachment")


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost() -> None:
    school = a_school()
    client = signed_in(school.owner)
    typed = {**TYPED, "email": "ada", "valid_from": "2999-01-01"}
    answer = client.post(f"/work/{school.key}/award?version={school.version}", typed)
    assert 422 == answer.status_code
    assert {"email", "valid_from"} == set(answer.context["form"].errors)
    assert "Ada Alba" in answer.content.decode()


def test_an_award_is_suspended_reinstated_corrected_and_the_history_says_so() -> None:
    school = a_school()
    client = signed_in(school.owner)
    key = an_award(school)
    at = f"/work/{school.key}/awards/{key}"
    assert 422 == client.post(f"{at}/suspend", {"reason": ""}).status_code
    assert 303 == client.post(f"{at}/suspend", {"reason": "Copied text found"}).status_code
    assert "Copied text found" in client.get(at).content.decode()
    assert 303 == client.post(f"{at}/reinstate", {"reason": "Cleared"}).status_code

    form = client.get(f"{at}/correct").context["form"]
    values = {name: form[name].value() or "" for name in form.fields if name != "file"}
    check = client.post(f"{at}/correct", {**values, "name": "Ada Álba"})
    client.post(f"{check['Location']}/make")
    former, made = queries.award(school.key, key), queries.awards(school.key).rows
    fresh = next(row for row in made if row.replaces == key)
    assert ("revoked", "Ada Álba") == (former.standing, fresh.recipient_name)
    assert "It was corrected" in client.get(at).content.decode()
    assert 404 == client.get(f"{at}/correct").status_code
    assert 404 == client.get(f"{at}/destroy").status_code


def test_a_correction_keeps_evidence_and_results() -> None:
    school = a_school()
    evidence = (actions.EvidenceItem("Portfolio", "With photographs", "https://example.org/p", "ab" * 32),)
    award = actions.Award(school.version, "Ada", "ada@example.org", results={"Grade": "A"}, evidence=evidence)
    key = actions.award(school.owner, school.key, award)
    before = json.loads(queries.secured_bytes(school.key, key))
    client = signed_in(school.owner)
    at = f"/work/{school.key}/awards/{key}/correct"
    form = client.get(at).context["form"]
    values = {name: form[name].value() or "" for name in form.fields if name != "file"}
    client.post(client.post(at, {**values, "name": "Ada Alba"})["Location"] + "/make")
    fresh = next(row for row in queries.awards(school.key).rows if row.replaces == key)
    after = json.loads(queries.secured_bytes(school.key, fresh.key))
    assert before["evidence"] == after["evidence"]
    assert before["credentialSubject"]["result"] == after["credentialSubject"]["result"]


def test_revoking_asks_for_a_reason_and_is_final() -> None:
    school = a_school()
    client = signed_in(school.owner)
    key = an_award(school)
    at = f"/work/{school.key}/awards/{key}"
    assert "cannot be undone" in client.get(f"{at}/revoke").content.decode()
    assert 303 == client.post(f"{at}/revoke", {"reason": "Awarded to the wrong person"}).status_code
    again = client.post(f"{at}/reinstate", {"reason": "Oops"})
    assert 422 == again.status_code
    assert "revoked" == queries.award(school.key, key).standing


@pytest.mark.django_db(transaction=True)
def test_a_school_forgets_whoever_asks_for_it() -> None:
    school = a_school()
    client = signed_in(school.owner)
    key = an_award(school)
    at = f"/work/{school.key}/awards/{key}"
    assert 422 == client.post(f"{at}/forget", {}).status_code
    assert 403 == signed_in(a_member(school, "teacher")).post(f"{at}/forget", {"is_meant": "on"}).status_code

    assert 303 == client.post(f"{at}/forget", {"is_meant": "on"}).status_code

    for page in (at, f"/work/{school.key}/awards", f"/work/{school.key}/awards.csv"):
        assert b"Ada Alba" not in b"".join(client.get(page))
    assert 404 == client.get(f"{at}/forget").status_code


def test_awards_are_found_by_name_address_and_state() -> None:
    school = a_school()
    client = signed_in(school.owner)
    an_award(school)
    an_award(school, "Ben Blau", "ben@example.org")
    at = f"/work/{school.key}/awards"
    assert "Ben Blau" not in client.get(at, {"search": "alba"}).content.decode()
    assert "Ada Alba" not in client.get(at, {"search": "ben@example.org"}).content.decode()
    assert "Nothing like that" in client.get(at, {"state": "revoked"}).content.decode()
    assert (
        200 == client.get(at, {"page": "9" * 30, "state": "x", "version": "'; drop"}).status_code
    )  # WEB-026


def test_the_list_is_taken_away_without_formulas() -> None:  # XSS-006, WEB-013
    school = a_school()
    an_award(school, "=HYPERLINK(1)", "eve@example.org")
    answer = signed_in(school.owner).get(f"/work/{school.key}/awards.csv")
    text = b"".join(answer).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert "\n=HYPERLINK" not in text


def test_the_link_is_sent_again_to_another_address() -> None:
    school = a_school()
    client = signed_in(school.owner)
    key = an_award(school)
    at = f"/work/{school.key}/awards/{key}/send"
    assert 422 == client.post(at, {"email": "nobody"}).status_code
    assert 303 == client.post(at, {"email": "other@example.org"}).status_code
    assert 2 == Mail.objects.filter(about_kind="credential", about_key=key).count()


def test_the_unclaimed_are_reminded_once_a_week_and_three_times_in_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    school = a_school()
    an_award(school)
    do_jobs()
    begun = now()
    counts = []
    for days in (1, 8, 9, 16, 24, 40):
        later = begun + timedelta(days=days)
        for module in ("actions", "queries"):
            monkeypatch.setattr(f"assay.web.records.reminders.{module}.now", lambda later=later: later)
        counts.append(nudge_unclaimed(school.owner, school.key))
    assert [0, 1, 0, 1, 1, 0] == counts


def test_the_dashboard_counts_and_says_the_same_as_a_table() -> None:
    school = a_school()
    client = signed_in(school.owner)
    assert "Here you will see" in client.get(f"/work/{school.key}/figures").content.decode()
    an_award(school)
    do_jobs()
    page = client.get(f"/work/{school.key}/figures").content.decode()
    assert "<svg" in page
    assert "Nobody is due" in page
    assert 303 == client.post(f"/work/{school.key}/figures/remind").status_code
    assert 303 == client.post(f"/work/{school.key}/figures/weekly", {"on": "yes"}).status_code
    assert "Stop reminding" in client.get(f"/work/{school.key}/figures").content.decode()


ROLES = {
    "issuer": {"award", "batches", "codes", "applications", "awards", "figures"},
    "teacher": {"award", "batches", "codes", "applications", "awards"},
    "reviewer": {"applications"},
    "counsellor": {"awards", "figures"},
    "analyst": {"figures"},
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_its_own_pages_and_no_others(role: str) -> None:
    school = a_school()
    client = signed_in(a_member(school, role))
    for page in ROLES["issuer"]:
        expected = 200 if page in ROLES[role] else 403
        assert expected == client.get(f"/work/{school.key}/{page}").status_code, page


def test_a_teacher_cannot_revoke() -> None:
    school = a_school()
    key = an_award(school)
    client = signed_in(a_member(school, "teacher"))
    assert 403 == client.post(f"/work/{school.key}/awards/{key}/revoke", {"reason": "x"}).status_code
    assert 403 == client.get(f"/work/{school.key}/awards/{key}/correct").status_code
    assert "active" == queries.award(school.key, key).standing


def test_another_schools_things_are_not_there() -> None:  # WEB-001
    ours, theirs = a_school(), a_school("Another School", "other@hill.example")
    key = an_award(theirs)
    client = signed_in(ours.owner)
    draft = prepared(signed_in(theirs.owner), theirs).split("/")[-1]
    for page in (
        f"awards/{key}",
        f"awards/{key}/revoke",
        f"awards/{key}/correct",
        f"awards/{key}/file",
        f"award/{draft}",
        f"award/{draft}/done",
        f"award?version={theirs.version}",
        f"award?draft={draft}",
        f"batches/template/{theirs.version}",
        f"applications/asked/{theirs.achievement}",
    ):
        assert 404 == client.get(f"/work/{ours.key}/{page}").status_code, page
        assert 404 == client.get(f"/work/{theirs.key}/{page}").status_code, page
    assert 404 == client.post(f"/work/{ours.key}/award/{draft}/make").status_code
    assert 404 == client.post(f"/work/{ours.key}/awards/{key}/send", {"email": "a@example.org"}).status_code
