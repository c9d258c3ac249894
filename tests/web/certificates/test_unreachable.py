"""A badge whose body cannot be reached: neither signed nor a forgery; and what was known stays told."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.urls import reverse

from assay.web.base.clock import now
from assay.web.records.certificates import actions, badges, jobs, queries, wallet
from assay.web.records.certificates.models import Certificate, OwnCertificate
from assay.web.records.certificates.rows import CertificateRow
from assay.web.records.certificates.states import day_words
from assay.web.records.certificates.values import NewCertificate
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.addresses import vouch_for
from assay.web.records.rosters.rows import Reach
from web.certificates.far_body import KEYS, LISTS, SITE, FarBody, a_far_body
from web.certificates.holding import Scene, a_scene
from web.desk.working import signed_in

pytestmark = pytest.mark.django_db

ALL = Reach(is_all=True)
NOOR, MAIL = "Noor Haddad", "noor@home.example"


@pytest.fixture
def scene() -> Scene:
    """A district with a coordinator and one pupil."""
    return a_scene(MAIL)


@pytest.fixture
def body(monkeypatch: pytest.MonkeyPatch) -> FarBody:
    """A body on a domain of its own that can be reached."""
    return a_far_body(monkeypatch)


def held(scene: Scene) -> str:
    """The key of a certificate whose body is known by its domain."""
    about: dict[str, object] = {"body": "Lake Food Board", "site": SITE}
    return scene.holds(actions.add_kind(scene.coordinator, scene.key, "Lake Kitchen Card", about))


def row_of(scene: Scene, key: str) -> CertificateRow:
    """The certificate as it is told now."""
    return queries.certificate(scene.key, key, ALL)


def test_reached_it_is_signed_by_the_body(scene: Scene, body: FarBody) -> None:
    key, badge = held(scene), body.badge(NOOR, MAIL)[1]

    assert actions.attach_badge(scene.coordinator, scene.key, key, badge) == "accepted"
    assert row_of(scene, key).state == "signed"


@pytest.mark.parametrize("lost", [(KEYS,), (f"{LISTS}/revocation",), ()], ids=["key", "status list", "all"])
def test_what_cannot_be_told_is_kept_and_is_neither_signed_nor_a_forgery(
    scene: Scene, body: FarBody, lost: tuple[str, ...]
) -> None:
    key, badge = held(scene), body.badge(NOOR, MAIL)[1]
    body.lose(*lost)
    state = actions.attach_badge(scene.coordinator, scene.key, key, badge)
    row = row_of(scene, key)
    page = signed_in(scene.coordinator).get(reverse("school:certificate", args=[scene.key, key]))
    told = html.unescape(page.content.decode())

    assert (state, row.state, row.badge.missing) == ("incomplete", "claimed", ("verdict",))
    assert "Whether it is genuine could not be told" in " ".join(row.notes)
    assert "Whether it is genuine could not be told" in told
    assert "signed a badge" not in told
    assert not {"forge", "counts no more", "does not hold"} & set(told.split())
    body.publish()
    assert (jobs.judge_badge(scene.key, key), row_of(scene, key).state) == ("accepted", "signed")


def test_an_accepted_badge_that_nobody_can_check_again_says_when_it_was_last_checked(
    scene: Scene, body: FarBody, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = held(scene)
    actions.attach_badge(scene.coordinator, scene.key, key, body.badge(NOOR, MAIL)[1])
    day = day_words(now())
    body.lose()
    jobs.judge_badge(scene.key, key)
    row = row_of(scene, key)

    assert (row.state, row.badge.verdict) == ("signed", "undetermined")
    assert row.sentence.endswith(f"last checked on {day}.")
    assert row.notes == (f"Nobody could check the badge again on {day}. It is tried again.",)

    monkeypatch.setattr(badges, "BELIEVED_FOR", timedelta(0))
    jobs.judge_badge(scene.key, key)
    later = row_of(scene, key)
    assert later.state == "claimed"
    assert later.notes[-1] == f"It was genuine when it was last checked on {day}."


def test_what_was_revoked_does_not_come_back_because_nobody_answers(scene: Scene, body: FarBody) -> None:
    key = held(scene)
    credential, badge = body.badge(NOOR, MAIL)
    actions.attach_badge(scene.coordinator, scene.key, key, badge)
    body.revoke(credential)
    assert jobs.judge_badge(scene.key, key) == "dropped"
    body.lose()

    assert jobs.judge_badge(scene.key, key) == "dropped"
    row = row_of(scene, key)
    assert row.state == "claimed"
    assert row.notes[0].startswith(f"The badge that was attached counts no more since {day_words(now())}")


def test_the_weekly_look_takes_wallets_badges_too(body: FarBody, monkeypatch: pytest.MonkeyPatch) -> None:
    noor = ensure_person(MAIL, NOOR)
    vouch_for(noor)
    credential, badge = body.badge(NOOR, MAIL, title="ServSafe Food Handler")
    key = wallet.add(noor, NewCertificate("servsafe-food-handler"))
    monkeypatch.setattr(badges, "is_body_own", lambda issuer, _kind: issuer == body.issuer.id)
    assert wallet.attach_badge(noor, key, badge) == "accepted"
    assert queries.one_of_person(noor, key).state == "signed"
    assert jobs.look_at_badges_again.call() == 0

    body.revoke(credential)
    OwnCertificate.objects.of(noor).update(badge_at=now() - timedelta(days=8))
    assert jobs.look_at_badges_again.call() == 1
    assert jobs.judge_own_badge(noor.key, key) == "dropped"
    assert queries.one_of_person(noor, key).state == "claimed"


def test_the_badge_is_given_out_to_its_owner_and_to_members_in_reach(scene: Scene, body: FarBody) -> None:
    key, badge = held(scene), body.badge(NOOR, MAIL)[1]
    actions.attach_badge(scene.coordinator, scene.key, key, badge)
    where = reverse("school:certificate-badge", args=[scene.key, key])
    answer = signed_in(scene.coordinator).get(where)

    assert (answer.status_code, answer.content) == (200, badge)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert signed_in(scene.district.teacher).get(where).status_code == 200
    assert signed_in(ensure_person("else@home.example", "Else")).get(where).status_code == 404
    Certificate.objects.of(scene.key).update(sealed_badge=b"", badge_state="")
    assert signed_in(scene.coordinator).get(where).status_code == 404
