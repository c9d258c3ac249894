"""The pages of exemplars: the assessor's form, its maker's page, what readers and programs get."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assay.analysis.descriptions import read
from assay.analysis.descriptions.vocabulary import EXEMPLARS
from assay.web.records.exemplars import actions, queries
from assay.web.records.exemplars.models import Exemplar
from assay.web.records.exemplars.values import LASTS
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.addresses import vouch_for
from assay.web.records.reports.models import Takedown
from web.desk.working import a_member, signed_in
from web.exemplars.making import CUT, EMAIL, FIRST, MISSING, NAME, Scene, a_scene, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    """Work of somebody without an account, with a picture."""
    return a_scene(file=picture())


def form_at(scene: Scene, kind: str = "returned") -> str:
    step = scene.found(kind).step
    return reverse("issuer:exemplar-new", args=[scene.school.key, scene.application, step])


def filled(scene: Scene, text: str, *, files: bool = False) -> dict[str, str]:
    told = {"why": MISSING, "ends_at": "2027-02-01"}
    for piece in scene.found("returned").pieces:
        if piece.kind == "text":
            told |= {f"show-{piece.key}": "on", f"text-{piece.key}": text}
        elif files:
            told[f"show-{piece.key}"] = "on"
    return told


def test_an_assessor_cuts_it_its_maker_reads_it_and_says_yes(scene: Scene) -> None:
    desk, learner = signed_in(a_member(scene.school, "reviewer")), Client()
    review = desk.get(reverse("issuer:application", args=[scene.school.key, scene.application]))
    assert form_at(scene) in review.content.decode()
    assert FIRST in desk.get(form_at(scene)).content.decode()

    wrong = desk.post(form_at(scene), filled(scene, FIRST))
    assert 422 == wrong.status_code
    assert "still in it" in wrong.content.decode()
    assert 303 == desk.post(form_at(scene), filled(scene, CUT, files=True)).status_code

    [row] = queries.of_application(scene.school.key, scene.application)
    here = reverse("learner:exemplar", args=[row.token])
    page = learner.get(here)
    assert "no-store" == page["Cache-Control"]
    assert CUT in page.content.decode()
    assert FIRST not in page.content.decode()
    assert 200 == learner.get(f"{here}/files/2").status_code
    assert 422 == learner.post(here, {"answer": "yes"}).status_code
    assert 303 == learner.post(here, {"answer": "yes", "is_adult": "on"}).status_code

    shown = scene.page()
    assert CUT in shown
    assert "something left out" in shown
    assert not [word for word in NAME.split() if word in shown]
    public = f"/a/{scene.school.achievement}/1/exemplars/returned/files/2"
    assert f'src="{public}"' in shown
    answer = Client().get(public)
    assert ("image/jpeg", "default-src 'none'; sandbox") == (
        answer["Content-Type"],
        answer["Content-Security-Policy"],
    )
    assert 303 == learner.post(here, {"answer": "withdraw"}).status_code
    assert 404 == Client().get(public).status_code
    assert 404 == learner.get(f"{here}/files/2").status_code
    assert "destroyed" in learner.get(here).content.decode()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_day_it_is_shown_until_is_filled_in_as_a_browser_reads_it(scene: Scene, language: str) -> None:
    desk = signed_in(a_member(scene.school, "reviewer"))
    page = desk.get(form_at(scene), headers={"accept-language": language}).content.decode()
    assert f'<html lang="{language}"' in page
    [field] = re.findall(r'<input[^>]*name="ends_at"[^>]*>', page)
    assert 'type="date"' in field
    assert f'value="{(timezone.localdate() + LASTS).isoformat()}"' in field


def test_the_public_page_the_assay_and_the_description_name_it_while_it_is_open(scene: Scene) -> None:
    token = scene.proposed()
    school = scene.school
    pages = [f"/a/{school.achievement}", f"/a/{school.achievement}/1/assay"]
    pages[1] = reverse("value:achievement", args=[school.achievement, 1])
    document = reverse("published:achievement", args=[school.achievement, 1])
    link = reverse("public:exemplars", args=[school.achievement, 1])

    def named() -> list[bool]:
        told = [link in Client().get(page).content.decode() for page in pages]
        described = json.loads(Client().get(document).content)
        return [*told, bool(described.get("exemplars"))]

    assert [False, False, False] == named()
    actions.agree(token, is_adult=True)
    assert [True, True, True] == named()
    told = read(Client().get(document).content).told.get(EXEMPLARS)
    assert told is not None
    assert str(told.value).endswith(f"/a/{school.achievement}/1/exemplars/returned")
    assert 200 == Client().get(link).status_code
    actions.withdraw(token)
    assert [False, False, False] == named()
    assert 404 == Client().get(link).status_code


def test_the_achievements_own_page_lists_it_and_takes_it_down(scene: Scene) -> None:
    actions.agree(scene.proposed(), is_adult=True)
    desk = signed_in(scene.school.owner)
    own = reverse("issuer:achievement", args=[scene.school.key, scene.school.achievement])
    page = desk.get(own).content.decode()
    assert "Shown in public" in page
    assert NAME not in page
    key = Exemplar.objects.of(scene.school.key).get().key
    down = reverse("issuer:exemplar-down", args=[scene.school.key, key])
    assert down in page
    assert 403 == signed_in(a_member(scene.school, "analyst")).post(down).status_code
    assert 303 == desk.post(down).status_code
    assert "Taken down" in desk.get(own).content.decode()
    assert not scene.page()


def test_whoever_signs_in_with_the_address_finds_it_in_the_wallet(scene: Scene) -> None:
    token = scene.proposed()
    person = ensure_person(EMAIL, NAME)
    vouch_for(person)
    mine = signed_in(person)
    assert reverse("learner:exemplars") in mine.get("/wallet/").content.decode()
    assert token in mine.get("/wallet/exemplars").content.decode()
    stranger = signed_in(ensure_person("stranger@else.example"))
    assert reverse("learner:exemplars") not in stranger.get("/wallet/").content.decode()
    assert token not in stranger.get("/wallet/exemplars").content.decode()


def test_a_link_that_is_not_ours_a_kind_that_is_none_and_a_taken_down_page_are_not_there(
    scene: Scene,
) -> None:
    token = scene.proposed()
    actions.agree(token, is_adult=True)
    other = a_scene("eve@example.org", name="Eve Evans", school=None)
    assert 404 == Client().get(reverse("learner:exemplar", args=[f"{token[:-1]}!"])).status_code
    assert not scene.page("sideways")
    assert not other.page()
    assert scene.page()
    Takedown.objects.create(kind="achievement", object_key=scene.school.achievement, reason="false", by="x")
    assert not scene.page()
