"""An exemplar of a minor's: their own yes and a guardian's, asked anew at each opening; else nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from assay.web.base.clock import now
from assay.web.records.consents import answering
from assay.web.records.consents.queries import of_pupil
from assay.web.records.disclosures.models import Disclosure
from assay.web.records.erasure.pupils import erase_pupils
from assay.web.records.exemplars import actions, queries
from assay.web.records.exemplars.models import Exemplar
from assay.web.records.exemplars.values import ExemplarRefused
from assay.web.records.people.actions import ensure_person
from assay.web.records.rosters import actions as rosters
from assay.web.records.rosters.models import Guardianship, Pupil
from assay.web.records.rosters.rows import PupilRow
from web.consents.asking import Family, guardian_link, mails_to
from web.exemplars.making import CUT, EMAIL, MISSING, NAME, Scene, a_scene, picture
from web.schooling import District, a_district, a_guardian, a_pupil

pytestmark = pytest.mark.django_db
SAMIRA = "samira@home.example"


def a_class(band: str = "13-17", rights: str = "guardian") -> tuple[District, PupilRow]:
    """A pupil with this address, and a guardian."""
    district = a_district(rights=rights)
    given, _space, family = NAME.partition(" ")
    row = a_pupil(district, given, family, band=band, email=EMAIL)
    a_guardian(district, row)
    return district, row


def of_account(district: District, row: PupilRow, **others: bytes) -> Scene:
    person = ensure_person(EMAIL, row.name)
    rosters.link_account(district.key, row.key, person)
    return a_scene(person=person, school=district.house, **others)  # type: ignore[arg-type]  # as given


def asked(district: District, row: PupilRow) -> str:
    return of_pupil(district.key, row.key)[0].key


def test_a_guardian_says_yes_after_the_pupil_and_only_then_it_is_shown() -> None:
    district, row = a_class()
    scene = of_account(district, row)
    token = scene.proposed()
    assert [] == of_pupil(district.key, row.key)

    assert "waiting" == actions.agree(token)

    assert not scene.page()
    answering.answer(guardian_link(), asked(district, row), "yes")
    page = scene.page()
    assert CUT in page
    assert not [word for word in NAME.split() if word in page]
    assert "over" not in [
        each.state for each in queries.of_achievement(district.key, scene.school.achievement)
    ]
    scene.page()
    assert 1 == Disclosure.objects.of(district.key).count()  # once a day

    answering.withdraw(guardian_link(), asked(district, row))
    assert not scene.page()
    assert "withdrawn" == queries.by_token(token).row.state


def test_one_without_an_account_is_known_by_the_confirmed_address() -> None:
    district, row = a_class()
    scene = a_scene(school=district.house)
    token = scene.proposed()
    assert queries.by_token(token).is_minor

    assert "waiting" == actions.agree(token, is_adult=True)  # whatever they say

    assert not scene.page()
    answering.answer(guardian_link(), asked(district, row), "yes")
    assert CUT in scene.page()


def test_a_guardian_reads_the_work_itself_and_sees_its_picture() -> None:
    district, row = a_class()
    scene = of_account(district, row, file=picture())
    actions.agree(scene.proposed())
    link, client = guardian_link(), Client()
    one = reverse("guardian:one", args=[link, asked(district, row)])

    page = client.get(one).content.decode()

    assert CUT in page
    assert MISSING in page
    assert "without a name" in page
    assert "the name, what was done" not in page
    answer = client.get(f"{one}/files/2")
    assert "image/jpeg" == answer["Content-Type"]
    assert 404 == client.get(f"{one}/files/1").status_code


def test_a_no_of_the_guardian_closes_it_and_the_pupil_may_ask_again() -> None:
    district, row = a_class()
    scene = of_account(district, row)
    token = scene.proposed()
    actions.agree(token)
    answering.answer(guardian_link(), asked(district, row), "no")
    assert "refused" == queries.by_token(token).row.state
    assert not scene.page()

    assert "waiting" == actions.agree(token)
    answering.answer(guardian_link(), asked(district, row), "yes")
    assert scene.is_open()


@pytest.mark.parametrize("band", ["", "under-13"])
def test_an_unknown_age_counts_as_the_youngest_and_a_link_is_not_enough(band: str) -> None:
    district, row = a_class(band)
    scene = of_account(district, row)
    token = scene.proposed()
    assert "waiting-school" == actions.agree(token, is_adult=True)
    assert not scene.page()

    family = Family(district, row, ensure_person(EMAIL), "", "")
    family.recorded()

    assert CUT in scene.page()


def test_a_pupil_of_age_decides_alone() -> None:
    district, row = a_class("18+")
    scene = of_account(district, row)
    assert "open" == actions.agree(scene.proposed())
    assert [] == mails_to(SAMIRA)


def test_a_correction_of_the_roster_counts_from_the_next_opening_on() -> None:
    district, row = a_class("18+")
    scene = of_account(district, row)
    actions.agree(scene.proposed())
    assert scene.page()

    Pupil.objects.of(district.key).update(band="13-17")

    assert not scene.page()


def test_a_guardian_who_does_not_decide_any_more_opens_nothing() -> None:
    district, row = a_class()
    scene = of_account(district, row)
    actions.agree(scene.proposed())
    answering.answer(guardian_link(), asked(district, row), "yes")
    assert scene.is_open()

    Guardianship.objects.filter(pupil=row.key).update(ended_at=now())

    assert not scene.page()


def test_the_pupil_takes_it_back_and_the_guardian_has_nothing_left_to_answer() -> None:
    district, row = a_class()
    scene = of_account(district, row)
    token = scene.proposed()
    actions.agree(token)

    actions.withdraw(token)

    assert [False] == [each.is_waiting for each in of_pupil(district.key, row.key)]
    assert not scene.is_open()


def test_two_pupils_with_one_address_are_nobody_in_particular() -> None:
    district, _row = a_class()
    a_pupil(district, "Ben", "Albarran", email=EMAIL)
    scene = a_scene(school=district.house)
    with pytest.raises(ExemplarRefused) as raised:
        scene.proposed()
    assert "whose" == raised.value.reason


def test_with_the_pupils_record_the_exemplar_goes_and_never_becomes_free() -> None:
    district, row = a_class()
    scene = a_scene(school=district.house)
    actions.agree(scene.proposed())
    answering.answer(guardian_link(), asked(district, row), "yes")
    assert scene.page()

    erase_pupils(district.key, [row.key])

    assert not scene.page()
    assert 0 == Exemplar.objects.of(district.key).count()


def test_a_pupil_who_leaves_the_roster_of_everybody_leaves_it_closed() -> None:
    district, row = a_class()
    scene = of_account(district, row)
    actions.agree(scene.proposed())
    answering.answer(guardian_link(), asked(district, row), "yes")

    Pupil.objects.of(district.key).update(mail_index="", person=None, recipient=None)

    assert not scene.page()
    assert timedelta(0) < queries.of_achievement(district.key, scene.school.achievement)[0].ends_at - now()
