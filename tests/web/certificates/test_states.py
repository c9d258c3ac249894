"""Four proof states: each rests on what is attached, none can be chosen, and each is said as what it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assay.web.base.clock import now
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.certificates import actions, queries
from assay.web.records.certificates.models import Certificate
from assay.web.records.certificates.values import NewCertificate, NewCheck, NewDocument, Refused
from assay.web.records.people.actions import ensure_person
from assay.web.records.rosters.actions import link_account
from assay.web.records.rosters.rows import Reach
from web.certificates.holding import PDF, Scene, a_check, a_photo, a_scene
from web.schooling import a_district, a_member_of, a_pupil

pytestmark = pytest.mark.django_db

ALL = Reach(is_all=True)


@pytest.fixture
def scene() -> Scene:
    """A district with a coordinator and one pupil."""
    return a_scene()


def test_what_is_only_written_down_is_claimed(scene: Scene) -> None:
    row = queries.certificate(scene.key, scene.holds(number="FH-123"), ALL)

    assert row.state == "claimed"
    assert row.sentence.endswith("wrote it down; nobody has looked yet.")


def test_a_document_that_a_member_brings_counts_as_seen(scene: Scene) -> None:
    row = queries.certificate(scene.key, scene.holds(document=PDF), ALL)

    assert row.state == "seen"
    assert "states that it saw the document on" in row.sentence
    assert row.sentence.endswith("the body has not signed this.")
    assert len(row.paper.sha256) == 64
    assert queries.document(scene.key, row.key, ALL) == ("card.pdf", "application/pdf", PDF.content)


def test_a_pupils_own_upload_stays_claimed_until_a_member_has_looked(scene: Scene) -> None:
    noor = ensure_person("noor@home.example", "Noor")
    link_account(scene.key, scene.pupil.key, noor)
    key = actions.add_as_holder(noor, scene.key, scene.pupil.key, NewCertificate("cpr-aed-aha", document=PDF))
    before = queries.certificate(scene.key, key, ALL)
    actions.look_at_document(scene.coordinator, scene.key, key)
    after = queries.certificate(scene.key, key, ALL)

    assert (before.state, before.waits) == ("claimed", True)
    assert before.sentence == "Noor Haddad says so; nobody has looked yet."
    assert (after.state, after.waits) == ("seen", False)


def test_a_check_needs_the_page_the_number_and_the_day(scene: Scene) -> None:
    key = scene.holds(number="FH-123")
    for link, number in (
        ("http://servsafe.com/x", "1"),
        ("javascript:alert(1)", "1"),
        ("https://x.example", " "),
    ):
        with pytest.raises(Refused):
            actions.check(scene.coordinator, scene.key, key, NewCheck(link, number, now().date()))
    with pytest.raises(Refused):
        actions.check(scene.coordinator, scene.key, key, a_check(on=now().date() + timedelta(days=2)))
    actions.check(scene.coordinator, scene.key, key, a_check())
    row = queries.certificate(scene.key, key, ALL)

    assert row.state == "checked"
    assert "states that a coordinator looked at the body's page on" in row.sentence
    assert (row.check.link, row.check.number) == ("https://www.servsafe.com/check/123", "FH-123")


def test_a_teacher_may_see_documents_of_own_pupils_but_not_check(scene: Scene) -> None:
    key, teacher = scene.holds(), scene.district.teacher
    stranger = a_pupil(scene.district, "Far", "Away", section=None)
    actions.attach_document(teacher, scene.key, key, PDF)

    with pytest.raises(Forbidden):
        actions.check(teacher, scene.key, key, a_check())
    other = a_district("Other")
    with pytest.raises(NotFound):
        actions.look_at_document(other.house.owner, other.key, key)
    with pytest.raises(NotFound):
        actions.record_one(
            a_member_of(scene.district, "counsellor"), scene.key, NewCertificate("pcep", stranger.key)
        )


def test_another_number_takes_the_check_back_and_another_kind_everything(scene: Scene) -> None:
    key = scene.holds(number="FH-123", document=PDF, check=a_check())
    actions.correct(
        scene.coordinator, scene.key, key, NewCertificate("servsafe-food-handler", number="fh-123")
    )
    assert queries.certificate(scene.key, key, ALL).state == "checked"

    actions.correct(
        scene.coordinator, scene.key, key, NewCertificate("servsafe-food-handler", number="FH-124")
    )
    assert queries.certificate(scene.key, key, ALL).state == "seen"

    actions.correct(scene.coordinator, scene.key, key, NewCertificate("servsafe-manager", number="FH-124"))
    assert queries.certificate(scene.key, key, ALL).state == "claimed"


def test_a_document_that_turned_out_false_counts_no_more_and_the_reason_is_kept(scene: Scene) -> None:
    key = scene.holds(document=PDF)
    with pytest.raises(Refused):
        actions.take_back(scene.coordinator, scene.key, key, "document", "  ")
    actions.take_back(scene.coordinator, scene.key, key, "document", "The number is another pupil's.")
    row = queries.certificate(scene.key, key, ALL)
    told = [(step.verb, step.words.get("reason", "")) for step in queries.history(scene.key, key)]

    assert (row.state, row.has_document) == ("claimed", False)
    assert ("back-document", "The number is another pupil's.") in told


def test_the_same_certificate_is_kept_once(scene: Scene) -> None:
    first = scene.holds(number="FH 123", earned_on=date(2026, 5, 3))
    again = scene.holds(number="fh123", earned_on=date(2026, 5, 3))

    assert first == again
    assert Certificate.objects.of(scene.key).count() == 1


def test_how_long_a_kind_holds_says_when_it_ends(scene: Scene) -> None:
    row = queries.certificate(scene.key, scene.holds("cpr-aed-aha", earned_on=date(2024, 2, 29)), ALL)

    assert row.expires_on == date(2026, 2, 28)
    assert row.is_expired


def test_pictures_are_made_anew_and_other_files_refused(scene: Scene) -> None:
    key = scene.holds(document=NewDocument("../a\nphoto.jpeg", a_photo(note=b"<script>hidden</script>")))
    name, kind, content = queries.document(scene.key, key, ALL)

    assert (name, kind) == ("a photo.jpg", "image/jpeg") or name.endswith("photo.jpg")
    assert b"script" not in content
    for content in (b"", b"<html>", b"\x89PNG\r\n\x1a\nnothing", b"\xff\xd8\xffnothing", b"PK\x03\x04"):
        with pytest.raises(Refused):
            scene.holds("pcep", document=NewDocument("x.pdf", content))


def test_an_unknown_kind_a_future_day_and_a_bad_link_are_refused_and_nothing_is_kept(scene: Scene) -> None:
    for facts in (
        {"kind": "nonsense"},
        {"earned_on": now().date() + timedelta(days=3)},
        {"earned_on": date(2026, 5, 3), "expires_on": date(2026, 5, 2)},
        {"link": "javascript:alert(1)"},
        {"number": "x" * 201},
    ):
        with pytest.raises(Refused):
            scene.holds(**facts)
    assert not Certificate.objects.of(scene.key).exists()


def test_what_is_personal_is_not_in_the_table(scene: Scene) -> None:
    scene.holds(number="FH-777-SECRET", words="Her own words", document=PDF, check=a_check("FH-777-SECRET"))
    row = Certificate.objects.of(scene.key).get()
    held = b" ".join(bytes(part) for part in (row.sealed, row.sealed_document))

    assert b"FH-777" not in held + row.number_index.encode()
    assert b"card" not in held
