"""Under 13, and wherever no link reaches a guardian: only what the school recorded opens one thing."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from PIL import Image

from assay.web.base.clock import now
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.consents import recording
from assay.web.records.consents.models import Ask, Consent
from assay.web.records.consents.queries import ConsentRefused, of_pupil, scan_of, state_of, waiting
from assay.web.records.rosters.models import Pupil
from assay.web.records.rosters.rows import Reach
from assay.web.records.shares import queries as share_queries
from web.consents.asking import a_family, guarded, guardian_link, is_open, mails_to, says
from web.schooling import a_member_of

pytestmark = pytest.mark.django_db
SAMIRA = "samira@home.example"
_DESCRIPTION = 0x010E  # of a picture, in EXIF


def key_of(token: str) -> str:
    return share_queries.by_token(token).row.key


@pytest.mark.parametrize("band", ["under-13", ""])
def test_under_13_nobody_is_asked_by_mail_and_no_link_opens_anything(band: str) -> None:
    family = a_family(band)
    guarded(family, SAMIRA)
    token = family.link()
    assert (mails_to(SAMIRA), state_of("share", key_of(token)).state) == ([], "waiting-school")


def test_a_link_of_a_teen_is_worth_nothing_once_the_roster_says_under_13() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    token = family.link()
    says(family, "yes")
    Pupil.objects.of(family.district.key).update(band="under-13")
    assert not is_open(token)
    other = family.link()
    with pytest.raises(ConsentRefused):
        says(family, "yes")
    assert not is_open(other)


def test_a_recorded_consent_opens_the_one_link_it_was_given_for() -> None:
    family = a_family("under-13")
    token, other = family.link(), family.link()
    family.recorded()
    assert (is_open(token), is_open(other)) == (False, True)
    said = Consent.objects.of(family.district.key).get()
    assert (said.is_verified, said.method, said.recorded_by is not None) == (True, "in-person", True)


def test_it_counts_until_the_day_that_was_recorded() -> None:
    family = a_family("under-13")
    token = family.link(days=60)
    family.recorded(until=now() + timedelta(seconds=1))
    Consent.objects.of(family.district.key).update(until=now() - timedelta(seconds=1))
    assert not is_open(token)


@pytest.mark.parametrize("method", ["message-link", "class-code", "telepathy"])
def test_a_way_that_verifies_nobody_is_not_taken(method: str) -> None:
    family = a_family("under-13")
    family.link()
    with pytest.raises(ConsentRefused):
        family.recorded(method)


def test_it_is_said_by_somebody_on_a_day_that_has_come_and_not_for_longer_than_was_asked() -> None:
    family = a_family("under-13")
    family.link(days=20)
    for wrong in (
        {"who": " "},
        {"guardian": "nobody"},
        {"said_on": (now() + timedelta(days=2)).date()},
        {"until": now() + timedelta(days=40)},
        {"scan": b"MZ a program"},
    ):
        with pytest.raises(ConsentRefused):
            family.recorded(**wrong)
    assert not Consent.objects.of(family.district.key).exists()


def test_the_school_withdraws_at_once() -> None:
    family = a_family("under-13")
    token = family.link()
    family.recorded()
    actor = a_member_of(family.district, "coordinator")
    recording.withdraw_by_school(actor, family.district.key, family.asked())
    assert (is_open(token), state_of("share", key_of(token)).state) == (False, "withdrawn")


def test_a_no_that_reached_the_school_closes_it() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    token = family.link()
    says(family, "yes")
    recording.refuse_by_school(a_member_of(family.district, "owner"), family.district.key, family.asked())
    assert (is_open(token), state_of("share", key_of(token)).state) == (False, "refused")
    with pytest.raises(ConsentRefused):
        says(family, "yes")


def test_a_guardian_without_an_address_is_recorded_by_the_school() -> None:
    family = a_family()
    (guardian,) = guarded(family, "")
    token = family.link()
    assert state_of("share", key_of(token)).state == "waiting-school"
    family.recorded("phone-call", guardian=guardian, who="")
    assert is_open(token)


def test_a_scan_is_sealed_and_given_to_those_who_record() -> None:
    family = a_family("under-13")
    family.link()
    key = family.recorded("signed-form", scan=b"%PDF-1.7 signed")
    actor = a_member_of(family.district, "coordinator")
    assert scan_of(actor, family.district.key, key) == (b"%PDF-1.7 signed", "application/pdf")
    assert b"signed" not in bytes(Consent.objects.of(family.district.key).get(key=key).sealed_scan)


def test_only_members_who_record_consents_and_reach_the_pupil_do() -> None:
    family = a_family("under-13")
    family.link()
    asked = family.asked()
    organization = family.district.key
    for role, error in (("teacher", Forbidden), ("analyst", Forbidden), ("counsellor", NotFound)):
        with pytest.raises(error):
            recording.withdraw_by_school(a_member_of(family.district, role), organization, asked)
    other = a_family("under-13", mail="other@home.example")
    with pytest.raises(NotFound):
        recording.withdraw_by_school(a_member_of(other.district, "coordinator"), other.district.key, asked)


def test_a_counsellor_sees_what_waits_of_own_pupils_alone() -> None:
    family = a_family("under-13")
    family.link()
    organization = family.district.key
    assert [row.pupil.key for row in waiting(organization, Reach(is_all=True))] == [family.pupil.key]
    assert waiting(organization, Reach(is_all=False, pupils=frozenset({"somebody"}))) == []


def test_nothing_personal_lies_open_in_the_tables() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    family.link()
    token = guardian_link()
    says(family, "yes")
    for table in (Ask, Consent):
        for row in table.objects.of(family.district.key).values():
            assert not any(word in str(row) for word in ("Noor", "Café", "Samira", token))
    assert of_pupil(family.district.key, family.pupil.key)[0].audience.startswith("Café")


def test_a_photo_of_the_form_keeps_no_place_where_it_was_taken() -> None:
    family = a_family("under-13")
    family.link()
    exif = Image.Exif()
    exif[_DESCRIPTION] = "12 Elm Street"
    photo = io.BytesIO()
    Image.new("RGB", (40, 30)).save(photo, "JPEG", exif=exif)
    assert b"12 Elm Street" in photo.getvalue()

    key = family.recorded("signed-form", scan=photo.getvalue())

    actor = a_member_of(family.district, "coordinator")
    content, kind = scan_of(actor, family.district.key, key)
    assert (kind, b"12 Elm Street" in content) == ("image/jpeg", False)
