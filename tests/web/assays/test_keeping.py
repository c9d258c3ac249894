"""An organization's assays of others' credentials: private, told, waited for, published, withdrawn."""

from __future__ import annotations

import json

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from assay.verification import Verdict
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.assays import actions, queries
from assay.web.records.assays.values import AssayRefused, Notice
from assay.web.records.audit.models import Entry
from assay.web.records.mailing.models import Mail
from assay.web.records.organizations import actions as organizations
from assay.web.records.organizations.models import Organization
from assay.web.records.people.actions import ensure_person
from assay.web.records.signing_keys.queries import identifier
from assay.web.records.verifications.queries import examine
from web.assays.assaying import (
    a_kept,
    a_published,
    achievement,
    award_of_somebody,
    letters,
    row,
    signed_in,
    told,
    wait,
)
from web.factories import School, a_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return a_school()


def test_of_an_award_nothing_is_kept_about_whoever_earned_it(school: School) -> None:
    held = row(school, a_kept(school, award_of_somebody()))
    kept = bytes(held.description).decode() + json.dumps(held.made) + held.title

    assert (
        "Bakes bread for a hundred"
        == json.loads(bytes(held.description))["credentialSubject"]["achievement"]["name"]
    )
    assert not [word for word in ("Perpetua", "perpetua", "oven", "0f6ab7a2") if word in kept]


def test_it_is_private_until_it_is_published(school: School) -> None:
    key = a_kept(school)
    stranger = a_school("Other", "other@else.example")

    for path in (f"/assays/{key}", f"/assays/{key}.json", f"/assays/{key}/description.json"):
        assert 404 == Client().get(path).status_code
    assert 404 == signed_in(stranger.owner).get(f"/work/{school.key}/assays/{key}").status_code
    assert 404 == signed_in(stranger.owner).get(f"/work/{stranger.key}/assays/{key}").status_code
    with pytest.raises(NotFound):
        queries.page(stranger.key, key)


def test_notice_cannot_be_skipped(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    key = a_kept(school)

    with pytest.raises(AssayRefused, match="no-notice"):
        actions.publish(school.owner, school.key, key, "independent")
    told(school, key)
    with pytest.raises(AssayRefused, match="waiting"):
        actions.publish(school.owner, school.key, key, "independent")
    wait(monkeypatch, days=13.9)
    with pytest.raises(AssayRefused, match="waiting"):
        actions.publish(school.owner, school.key, key, "independent")
    wait(monkeypatch, days=14.1)
    actions.publish(school.owner, school.key, key, "independent")

    assert "published" == row(school, key).state


def test_the_notice_goes_to_the_address_in_the_description_whatever_else_is_named(school: School) -> None:
    key = a_kept(school)
    told(school, key, address="friend@lake.example")
    (letter,) = letters()

    assert "registrar@college.example" == letter["to"]
    assert f"/assays/reply/{queries.reply_token(key)}" in letter["text"]
    assert "named" == row(school, key).notice_way  # the school handed the description in


def test_a_notice_that_came_back_is_no_notice(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    key = a_kept(school)
    told(school, key)
    Mail.objects.filter(about_key=key).update(state="bounced")
    wait(monkeypatch)

    with pytest.raises(AssayRefused, match="returned"):
        actions.publish(school.owner, school.key, key, "independent")
    told(school, key, told="By letter to the registrar, 3 May 2026")
    with pytest.raises(AssayRefused, match="waiting"):
        actions.publish(school.owner, school.key, key, "independent")

    assert "other" == row(school, key).notice_way


def test_without_an_address_a_way_must_be_named(school: School) -> None:
    creator = {"id": "https://college.example/issuer", "type": ["Profile"], "name": "College"}
    key = a_kept(school, achievement(creator=creator))

    with pytest.raises(AssayRefused, match="way"):
        told(school, key)
    with pytest.raises(AssayRefused, match="address"):
        told(school, key, address="not an address")
    told(school, key, address="dean@college.example")

    assert ("named", "dean@college.example") == (row(school, key).notice_way, letters()[0]["to"])


def test_an_issuer_of_this_site_is_told_through_its_owners(school: School) -> None:
    other = a_school("Baker School", "owner@baker.example")
    creator = {"id": identifier(other.key), "type": ["Profile"], "name": "Baker School"}
    key = a_kept(school, achievement(id="urn:uuid:1", creator=creator))
    told(school, key, address="friend@lake.example")

    assert ["owner@baker.example"] == [letter["to"] for letter in letters()]
    assert "site" == row(school, key).notice_way


def test_of_an_achievement_of_this_site_its_owners_are_told_whoever_it_names(school: School) -> None:
    other = a_school("Baker School", "owner@baker.example")
    forged = achievement(id=f"{settings.ASSAY_IDENTITY_ORIGIN}/a/{other.achievement}/1")
    key = a_kept(school, forged)
    told(school, key)

    assert ["owner@baker.example"] == [letter["to"] for letter in letters()]


def test_only_a_member_with_the_right_publishes_and_under_a_name(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = a_kept(school)
    analyst, nameless = ensure_person("analyst@lake.example", "Ana"), ensure_person("no-name@lake.example")
    organizations.add_member(school.owner, school.key, analyst, "analyst")
    organizations.add_member(school.owner, school.key, nameless, "owner")

    with pytest.raises(Forbidden):
        actions.give_notice(analyst, school.key, key, Notice())
    told(school, key)
    wait(monkeypatch)
    with pytest.raises(Forbidden):
        actions.publish(analyst, school.key, key, "independent")
    with pytest.raises(AssayRefused, match="nameless"):
        actions.publish(nameless, school.key, key, "independent")
    actions.publish(school.owner, school.key, key, "independent")

    assert "Olga Owner" in Client().get(f"/assays/{key}").content.decode()


def test_what_is_published_is_signed_and_our_verifier_accepts_it(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = a_published(school, monkeypatch)
    answer = Client().get(f"/assays/{key}.json")
    report = examine(answer.content)
    subject = json.loads(answer.content)["credentialSubject"]

    assert Verdict.ACCEPTED is report.verdict, report.codes
    assert ("application/vc", "*") == (answer["Content-Type"], answer["Access-Control-Allow-Origin"])
    assert "https://college.example/a/bread" == subject["id"]
    assert "independent" == subject["assay"]["relation"]


def test_the_relation_of_an_issuer_to_itself_is_forced(school: School) -> None:
    creator = {"id": identifier(school.key), "type": ["Profile"], "name": "Anything"}
    key = a_kept(school, achievement(id="urn:uuid:2", creator=creator))
    actions.publish(school.owner, school.key, key, "independent")

    held = row(school, key)
    assert ("self", False) == (held.relation, held.needs_notice)
    assert "self" == json.loads(bytes(held.signed))["credentialSubject"]["assay"]["relation"]


def test_whoever_proved_the_issuers_domain_is_the_issuer(school: School) -> None:
    Organization.objects.filter(key=school.key).update(
        domain="college.example", domain_proven_at=timezone.now()
    )
    key = a_kept(school)

    assert (True, False) == (row(school, key).is_own, row(school, key).needs_notice)


def test_naming_oneself_as_issuer_of_anothers_achievement_spares_no_notice(school: School) -> None:
    creator = {"id": identifier(school.key), "type": ["Profile"], "name": "Anything"}
    key = a_kept(school, achievement(creator=creator))  # the identifier is the college's

    assert row(school, key).needs_notice
    with pytest.raises(AssayRefused, match="no-notice"):
        actions.publish(school.owner, school.key, key, "independent")


def test_a_relation_must_be_chosen(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    key = a_kept(school)
    told(school, key)
    wait(monkeypatch)

    for relation in ("", "self", "friend"):
        with pytest.raises(AssayRefused, match="relation"):
            actions.publish(school.owner, school.key, key, relation)


def test_the_issuers_answer_stands_beside_it_and_can_be_replaced(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = a_kept(school)
    told(school, key)
    path = f"/assays/reply/{queries.reply_token(key)}"
    shown = Client().get(path)
    first = Client().post(path, {"reply": "We judge it in our kitchen. <b>Look</b>"})
    wait(monkeypatch)
    actions.publish(school.owner, school.key, key, "paid")
    Client().post(path, {"reply": "Come and see."})
    page = Client().get(f"/assays/{key}").content.decode()

    assert (200, 303) == (shown.status_code, first.status_code)
    assert "no-store" in shown["Cache-Control"]
    assert "Come and see." in page
    assert "kitchen" not in page
    assert "<b>Look" not in page


def test_nobody_answers_before_notice_or_with_a_secret_a_letter_off(school: School) -> None:
    key = a_kept(school)
    token = queries.reply_token(key)

    assert 404 == Client().get(f"/assays/reply/{token}").status_code
    told(school, key)
    off = token[:-1] + ("0" if token[-1] != "0" else "1")
    assert 404 == Client().get(f"/assays/reply/{off}").status_code
    assert 404 == Client().post(f"/assays/reply/{off}", {"reply": "x"}).status_code


def test_withdrawn_it_stays_visible_as_withdrawn(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    key = a_published(school, monkeypatch)
    with pytest.raises(AssayRefused, match="why"):
        actions.withdraw(school.owner, school.key, key, "  ")
    actions.withdraw(school.owner, school.key, key, "We read the wrong page.")
    page = Client().get(f"/assays/{key}").content.decode()

    assert "Withdrawn" in page
    assert "We read the wrong page." in page
    assert 200 == Client().get(f"/assays/{key}.json").status_code
    with pytest.raises(AssayRefused, match="state"):
        actions.discard(school.owner, school.key, key)
    with pytest.raises(AssayRefused, match="withdrawn"):
        actions.reply(queries.reply_token(key), "Too late")


def test_every_act_stands_in_the_journal(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    key = a_published(school, monkeypatch)
    actions.reply(queries.reply_token(key), "Come and see.")
    actions.withdraw(school.owner, school.key, key, "Wrong.")
    verbs = list(Entry.objects.filter(kind="kept-assay").order_by("at").values_list("verb", flat=True))
    page = signed_in(school.owner).get(f"/work/{school.key}/journal").content.decode()

    assert ["make", "notice", "publish", "reply", "withdraw"] == verbs
    assert "kept-assay" not in page


def test_computed_again_it_matches(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    key = a_published(school, monkeypatch)
    page = Client().post(f"/assays/{key}/recompute")

    assert 200 == page.status_code
    assert "It matches" in page.content.decode()


def test_another_description_than_was_signed_cannot_be_computed_again(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = a_published(school, monkeypatch)
    held = row(school, key)
    held.description = bytes(held.description).replace(b"40 hours", b"90 hours")
    held.save()
    page = Client().post(f"/assays/{key}/recompute").content.decode()

    assert "It matches" not in page
