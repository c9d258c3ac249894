"""Skills are suggested from what is typed, with the words that say so; only what is added is declared."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from assay.web.records.achievements import queries
from assay.web.records.achievements.values import Skill
from web.desk.working import a_member, signed_in
from web.factories import School, a_school

pytestmark = pytest.mark.django_db

GREET = "http://data.europa.eu/esco/skill/26a6e6d2-1c9a-4d7e-8c04-5ba16d1f53da"


@pytest.fixture
def school() -> School:
    return a_school()


@pytest.fixture
def owner(school: School) -> Client:
    return signed_in(school.owner)


def typed(**others: Any) -> dict[str, Any]:
    form = {
        "name": "Helper",
        "kind": "MicroCredential",
        "language": "en",
        "description": "Greets guests and gives first aid to whoever needs it.",
        "criteria": "- Inspect cables with <b>somebody</b>.\n- Bake bread.",
        "evidence_pieces": "1",
        "valid_unit": "year",
        "skills-TOTAL_FORMS": "2",
        "skills-INITIAL_FORMS": "0",
        "results-TOTAL_FORMS": "0",
        "results-INITIAL_FORMS": "0",
    }
    return {**form, **others}


def added(number: int, label: str, uri: str) -> dict[str, str]:
    return {
        "add": str(number),
        f"suggested-{number}-name": label,
        f"suggested-{number}-url": uri,
        f"suggested-{number}-framework": "esco",
    }


def test_without_data_members_read_what_to_do(school: School, owner: Client) -> None:
    page = owner.get(reverse("issuer:achievement-new", args=[school.key])).content.decode()
    box = owner.post(reverse("issuer:achievement-suggest", args=[school.key]), typed()).content.decode()

    for said in (page, box):
        assert "Skills cannot be suggested here yet" in said
        assert "assay data install" in said


@pytest.mark.usefixtures("skills_installed")
def test_the_box_shows_label_framework_how_sure_and_the_words(school: School, owner: Client) -> None:
    box = owner.post(reverse("issuer:achievement-suggest", args=[school.key]), typed()).content.decode()

    for said in ("greet guests", "ESCO", "Very likely", "Likely", "Perhaps", "<mark>Greets guests</mark>"):
        assert said in box
    assert "Greets guests and gives <mark>first aid</mark> to whoever" in box
    assert "Between 60 % and 100 %" in box
    assert f'href="{GREET}"' in box
    assert "<b>somebody</b>" not in box
    assert "&lt;b&gt;somebody" in box


@pytest.mark.usefixtures("skills_installed")
def test_a_skill_without_a_web_address_is_suggested_by_its_name(school: School, owner: Client) -> None:
    form = typed(description="Gives first aid.", criteria="")
    box = owner.post(reverse("issuer:achievement-suggest", args=[school.key]), form).content.decode()

    assert 'name="suggested-1-name" value="first aid"' in box
    assert 'name="suggested-1-url" value=""' in box
    assert "urn:" not in box
    assert "does not tell this skill" in box


@pytest.mark.usefixtures("skills_installed")
def test_without_javascript_the_button_shows_them_and_nothing_is_saved(school: School, owner: Client) -> None:
    address = reverse("issuer:achievement-new", args=[school.key])
    asked = owner.post(address, typed(then="suggest"))
    page = asked.content.decode()

    assert 200 == asked.status_code
    assert "greet guests" in page
    assert "Inspect cables with" in page
    assert 1 == len(queries.achievements(school.key))


@pytest.mark.usefixtures("skills_installed")
def test_what_is_added_is_declared_with_its_address_and_no_longer_suggested(
    school: School, owner: Client
) -> None:
    address = reverse("issuer:achievement-new", args=[school.key])
    page = owner.post(address, typed(**added(1, "greet guests", GREET))).content.decode()

    assert f'name="skills-0-url" value="{GREET}"' in page
    assert "<mark>Greets guests</mark>" not in page
    assert "<mark>Inspect cables</mark>" in page
    assert 1 == len(queries.achievements(school.key))

    rows = {"skills-0-name": "greet guests", "skills-0-url": GREET, "skills-0-framework": "esco"}
    owner.post(address, typed(**rows, then="done"))
    made = next(row for row in queries.achievements(school.key) if row.name == "Helper")
    assert made.draft is not None
    assert (Skill("greet guests", GREET, "esco"),) == made.draft.values.skills


def test_a_full_form_gets_one_row_more_and_nothing_twice(school: School, owner: Client) -> None:
    address = reverse("issuer:achievement-new", args=[school.key])
    full = {"skills-0-name": "One", "skills-1-name": "Two", "skills-1-url": GREET}
    again = owner.post(address, typed(**full, **added(1, "greet guests", GREET))).content.decode()
    more = owner.post(address, typed(**full, **added(1, "other", "https://example.org/s"))).content.decode()

    assert 'name="skills-2-name" value=' not in again
    assert 'name="skills-2-name" value="other"' in more


@pytest.mark.usefixtures("skills_installed")
def test_asking_too_often_is_said_and_keeps_what_was_typed(
    school: School, owner: Client, settings: Settings
) -> None:
    settings.ASSAY_RATE_FACTOR = 0
    asked = owner.post(reverse("issuer:achievement-new", args=[school.key]), typed(then="suggest"))
    page = asked.content.decode()

    assert 200 == asked.status_code
    assert "That was often" in page
    assert "Inspect cables with" in page
    box = owner.post(reverse("issuer:achievement-suggest", args=[school.key]), typed())
    assert 429 == box.status_code


def test_only_those_who_design_may_ask(school: School) -> None:
    address = reverse("issuer:achievement-suggest", args=[school.key])

    assert 403 == signed_in(a_member(school, "analyst")).post(address, typed()).status_code
    assert 405 == signed_in(school.owner).get(address).status_code
