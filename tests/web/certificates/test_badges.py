"""Signed by the body: only a genuine badge of the body's own issuer that names this person; no spoof."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest

from assay.web.base.clock import now
from assay.web.look.shared import picture_png
from assay.web.records.achievements.values import Creator
from assay.web.records.certificates import actions, badges, catalogue, jobs, queries, wallet
from assay.web.records.certificates.catalogue import KindRow
from assay.web.records.certificates.models import Certificate
from assay.web.records.certificates.values import NewCertificate, Refused
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.publishing import publish_lists
from assay.web.records.holdings.files import baked_file
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.addresses import vouch_for
from assay.web.records.rosters.rows import Reach
from assay.web.records.verifications import queries as verifications
from web.certificates.holding import Body, Scene, a_body, a_check, a_kind, a_scene

pytestmark = pytest.mark.django_db

ALL = Reach(is_all=True)
NOOR, MAIL = "Noor Haddad", "noor@home.example"


@pytest.fixture
def scene() -> Scene:
    """A district with a coordinator and one pupil."""
    return a_scene(MAIL)


@pytest.fixture
def body() -> Body:
    """A body that signs badges."""
    return a_body()


def refused(scene: Scene, key: str, badge: bytes) -> str:
    """The code with which attaching this is refused; that nothing was kept of it."""
    with pytest.raises(Refused) as error:
        actions.attach_badge(scene.coordinator, scene.key, key, badge)
    assert bytes(Certificate.objects.of(scene.key).get(key=key).sealed_badge) == b""
    assert queries.certificate(scene.key, key, ALL).state == "claimed"
    return error.value.code


def test_the_bodys_own_badge_for_this_pupil_is_signed_by_the_body(scene: Scene, body: Body) -> None:
    key = scene.holds(a_kind(scene, body))
    state = actions.attach_badge(scene.coordinator, scene.key, key, body.badge(NOOR, MAIL)[1])
    row = queries.certificate(scene.key, key, ALL)

    assert (state, row.state, row.notes) == ("accepted", "signed", ())
    assert row.sentence.startswith("Lake Food Board signed a badge for this, made out to Noor")


def test_a_badge_baked_into_a_picture_counts_and_that_of_somebody_else_does_not(
    scene: Scene, body: Body
) -> None:
    key = scene.holds(a_kind(scene, body))
    picture = picture_png("", body.issuer, "Card")
    other = baked_file(body.badge("Somebody Else", "else@home.example")[1], picture, "png").content
    own = baked_file(body.badge(NOOR, MAIL)[1], picture, "png").content

    assert refused(scene, key, other) == "badge-person"
    assert actions.attach_badge(scene.coordinator, scene.key, key, own) == "accepted"


def test_a_name_that_looks_like_the_bodys_is_not_the_body(scene: Scene, body: Body) -> None:
    key = scene.holds(a_kind(scene, body))
    spoof = a_body("Lake Fооd Board")  # noqa: RUF001 - the spoof: its oo are Cyrillic
    same = a_body("Lake Food Board ")

    assert refused(scene, key, spoof.badge(NOOR, MAIL)[1]) == "badge-issuer"
    assert refused(scene, key, same.badge(NOOR, MAIL)[1]) == "badge-issuer"


def test_that_the_body_described_it_does_not_make_it_the_bodys(scene: Scene, body: Body) -> None:
    key = scene.holds(a_kind(scene, body))
    creator = Creator(body.issuer, "Lake Food Board")

    assert refused(scene, key, a_body("Some College").badge(NOOR, MAIL, creator=creator)[1]) == "badge-issuer"


def test_what_ran_out_is_not_attached(scene: Scene, body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    key, badge = scene.holds(a_kind(scene, body)), body.badge(NOOR, MAIL, days=1)[1]
    later = now() + timedelta(days=3)
    monkeypatch.setattr(verifications, "now", lambda: later)

    assert refused(scene, key, badge) == "badge-rejected"


def test_what_was_changed_or_was_revoked_is_not_attached(scene: Scene, body: Body) -> None:
    key = scene.holds(a_kind(scene, body))
    credential, badge = body.badge(NOOR, MAIL)
    changed = badge.replace(b"Handles food", b"Cooks food..")

    assert refused(scene, key, changed) == "badge-rejected"
    credentials.revoke(body.house.owner, body.house.key, credential, "A mistake")
    publish_lists.call()
    time.sleep(1.1)  # what begins in the same second shares a status list
    assert refused(scene, key, badge) == "badge-rejected"
    assert refused(scene, key, b"no badge at all") == "badge-read"


def test_a_badge_that_is_revoked_later_counts_no_more(scene: Scene, body: Body) -> None:
    key = scene.holds(a_kind(scene, body), number="1", check=a_check("1"))
    credential, badge = body.badge(NOOR, MAIL)
    actions.attach_badge(scene.coordinator, scene.key, key, badge)
    credentials.revoke(body.house.owner, body.house.key, credential, "A mistake")
    publish_lists.call()
    time.sleep(1.1)  # what begins in the same second shares a status list
    jobs.judge_badge(scene.key, key)
    row = queries.certificate(scene.key, key, ALL)

    assert row.state == "checked"
    assert "counts no more since" in row.notes[0]
    assert "revoked" in row.notes[0]


def test_the_job_asks_about_badges_that_were_not_judged_for_a_week(scene: Scene, body: Body) -> None:
    key = scene.holds(a_kind(scene, body))
    actions.attach_badge(scene.coordinator, scene.key, key, body.badge(NOOR, MAIL)[1])

    assert jobs.look_at_badges_again.call() == 0
    Certificate.objects.of(scene.key).update(badge_at=now() - timedelta(days=8))
    assert jobs.look_at_badges_again.call() == 1


def test_what_cannot_be_compared_is_attached_and_does_not_count_by_itself(scene: Scene, body: Body) -> None:
    kind = a_kind(scene, body)
    cases = {
        "person-address": body.badge(NOOR, "other@home.example")[1],
        "person-name": body.badge("Noor Lina Haddad", "other@home.example")[1],
        "kind": body.badge(NOOR, MAIL, title="Coffee making")[1],
    }
    for code, badge in cases.items():
        key = scene.holds(kind, number=code)
        assert actions.attach_badge(scene.coordinator, scene.key, key, badge) == "incomplete"
        row = queries.certificate(scene.key, key, ALL)
        assert (row.state, row.badge.missing) == ("claimed", (code,))
        assert len(row.notes) == 2


def test_without_an_address_of_the_bodys_in_the_catalogue_no_badge_counts_by_itself(
    scene: Scene, body: Body
) -> None:
    about: dict[str, object] = {"body": "Lake Food Board", "aliases": ["Lake Kitchen Card"]}
    key = scene.holds(actions.add_kind(scene.coordinator, scene.key, "Card without a body", about))

    assert actions.attach_badge(scene.coordinator, scene.key, key, body.badge(NOOR, MAIL)[1]) == "incomplete"
    assert queries.certificate(scene.key, key, ALL).badge.missing == ("body-unknown",)


def test_an_accepted_badge_is_believed_for_a_month_while_nobody_can_be_reached(
    scene: Scene, body: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = scene.holds(a_kind(scene, body))
    actions.attach_badge(scene.coordinator, scene.key, key, body.badge(NOOR, MAIL)[1])
    before = queries.certificate(scene.key, key, ALL).badge
    row = Certificate.objects.of(scene.key).get()
    badge = queries.badge_bytes(row, scene.pupil.data_key)
    away = badge.replace(b"/status/", b"/statux/")  # a list that nobody publishes

    known = catalogue.kinds(scene.key)
    kinds, kind = tuple(known.values()), catalogue.kind(row.kind, known)
    person = badges.Identity((NOOR,), (MAIL,))
    state, told = badges.look_again(away, before, kind, person, kinds)
    assert (state, told.verdict) != ("accepted", "accepted")
    monkeypatch.setattr(badges, "BELIEVED_FOR", timedelta(0))
    assert badges.look_again(badge, before, kind, person, kinds)[0] == "accepted"


BODY = KindRow("k", "Card", body="The Body", site="body.example", issuers=("did:key:z6Mk1",))


@pytest.mark.parametrize(
    "issuer",
    [
        "https://body.example/issuer",
        "https://Badges.Body.Example/a?b#c",
        "did:web:body.example",
        "did:web:badges.body.example:o:1",
        "did:web:body.example%3A8443",
        "did:key:z6Mk1",
    ],
)
def test_these_issuers_are_the_bodys_own(issuer: str) -> None:
    assert badges.is_body_own(issuer, BODY)


@pytest.mark.parametrize(
    "issuer",
    [
        "https://body.example.evil.example/",
        "https://evilbody.example/",
        "https://evil.example/body.example",
        "https://body.example@evil.example/",
        "https://evil.example\\@body.example/",
        "https://evil.example#.body.example",
        "https://evil.example?.body.example",
        "http://body.example/",
        "did:web:evil.example:body.example",
        "did:web:body.example%40evil.example",
        "did:web:body.example%2F@evil.example",
        "did:web:bödy.example",
        "https://bоdy.example/",  # noqa: RUF001 - the spoof
        "did:key:z6Mk2",
        "urn:uuid:body.example",
        "body.example",
        "",
    ],
)
def test_these_issuers_are_not_the_bodys_own(issuer: str) -> None:
    assert not badges.is_body_own(issuer, BODY)


def test_in_a_wallet_only_a_proven_address_says_who_it_is(body: Body) -> None:
    noor = ensure_person(MAIL, NOOR)
    kind = KindRow("own", "Lake Kitchen Card", issuers=(body.issuer,), body="LFB")
    badge = body.badge(NOOR, MAIL)[1]
    unproven = badges.first_look(badge, kind, wallet.identity_of(noor), [kind])
    vouch_for(noor)
    proven = badges.first_look(badge, kind, wallet.identity_of(noor), [kind])

    assert unproven.badge.missing == ("person-unnamed",)
    assert (proven.state, proven.badge.missing) == ("accepted", ())


def test_a_wallets_certificate_is_its_owners_word() -> None:
    noor = ensure_person(MAIL, NOOR)
    key = wallet.add(noor, NewCertificate("pcep", number="1"))
    row = queries.one_of_person(noor, key)

    assert row.state == "claimed"
    assert row.sentence == "Noor Haddad says so; nobody has looked yet."
    with pytest.raises(Refused):
        wallet.attach_badge(noor, key, a_body("Somebody").badge(NOOR, MAIL)[1])
