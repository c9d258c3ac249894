"""Skills are suggested from what is typed, with the words that say so; only what is added is declared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from assay.analysis.estimates import Estimate, Grade
from assay.analysis.skills import Found
from assay.web.base import skill_data
from assay.web.records.achievements import queries
from assay.web.records.achievements.values import Skill
from web.desk.working import a_member, signed_in
from web.factories import School, a_school

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 1)
KNOWN = {
    "first aid": ("provide first aid", "http://data.europa.eu/esco/skill/first-aid", 0.95),
    "bandage": ("apply bandages", "http://data.europa.eu/esco/skill/bandage", 0.6),
}


class ByName:
    """A linker that finds a skill where its name stands: it needs no model, and its answers are known."""

    def find(self, text: str, most: int = 10) -> tuple[Found, ...]:
        """The skills whose names stand in the text."""
        found = [
            Found(
                uri, label, "esco",
                Estimate(share, share - 0.3, min(share + 0.3, 1), "share", "test/1", DAY, Grade.D),
                (text.find(words), text.find(words) + len(words)), words,
            )
            for words, (label, uri, share) in KNOWN.items()
            if words in text
        ]  # fmt: skip
        return tuple(found[:most])


@pytest.fixture
def school() -> School:
    return a_school()


@pytest.fixture
def owner(school: School) -> Client:
    return signed_in(school.owner)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(skill_data, "linker", ByName)
    monkeypatch.setattr(skill_data, "is_installed", lambda: True)
    yield
    skill_data.forget()


def typed(**others: Any) -> dict[str, Any]:
    form = {
        "name": "Helper",
        "kind": "MicroCredential",
        "language": "en",
        "description": "Gives first aid to whoever needs it.",
        "criteria": "- Put a bandage on <b>somebody</b>.",
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


@pytest.mark.usefixtures("installed")
def test_the_box_shows_label_framework_how_sure_and_the_words(school: School, owner: Client) -> None:
    box = owner.post(reverse("issuer:achievement-suggest", args=[school.key]), typed()).content.decode()

    for said in ("provide first aid", "ESCO", "Very likely", "Perhaps", "<mark>first aid</mark>", "Gives "):
        assert said in box
    assert "Between 65 % and 100 %" in box
    assert "<b>somebody</b>" not in box
    assert "&lt;b&gt;somebody" in box


@pytest.mark.usefixtures("installed")
def test_a_skill_without_a_web_address_is_suggested_by_its_name(
    school: School, owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KNOWN, "first aid", ("provide first aid", "urn:assay:esco:skill:first-aid", 0.95))
    box = owner.post(reverse("issuer:achievement-suggest", args=[school.key]), typed()).content.decode()

    assert "provide first aid" in box
    assert "urn:" not in box
    assert "does not tell this skill" in box


@pytest.mark.usefixtures("installed")
def test_without_javascript_the_button_shows_them_and_nothing_is_saved(school: School, owner: Client) -> None:
    address = reverse("issuer:achievement-new", args=[school.key])
    asked = owner.post(address, typed(then="suggest"))
    page = asked.content.decode()

    assert 200 == asked.status_code
    assert "provide first aid" in page
    assert "Put a bandage on" in page
    assert 1 == len(queries.achievements(school.key))


@pytest.mark.usefixtures("installed")
def test_what_is_added_is_declared_with_its_address_and_no_longer_suggested(
    school: School, owner: Client
) -> None:
    address = reverse("issuer:achievement-new", args=[school.key])
    label, uri, _share = KNOWN["first aid"]
    page = owner.post(address, typed(**added(1, label, uri))).content.decode()

    assert f'name="skills-0-url" value="{uri}"' in page
    assert "<mark>first aid</mark>" not in page
    assert "<mark>bandage</mark>" in page
    assert 1 == len(queries.achievements(school.key))

    rows = {"skills-0-name": label, "skills-0-url": uri, "skills-0-framework": "esco"}
    owner.post(address, typed(**rows, then="done"))
    made = next(row for row in queries.achievements(school.key) if row.name == "Helper")
    assert made.draft is not None
    assert (Skill(label, uri, "esco"),) == made.draft.values.skills


@pytest.mark.usefixtures("installed")
def test_a_full_form_gets_one_row_more_and_nothing_twice(school: School, owner: Client) -> None:
    address = reverse("issuer:achievement-new", args=[school.key])
    label, uri, _share = KNOWN["first aid"]
    full = {"skills-0-name": "One", "skills-1-name": "Two", "skills-1-url": uri}
    again = owner.post(address, typed(**full, **added(1, label, uri))).content.decode()
    more = owner.post(address, typed(**full, **added(1, "other", "https://example.org/s"))).content.decode()

    assert 'name="skills-2-name" value=' not in again
    assert 'name="skills-2-name" value="other"' in more


@pytest.mark.usefixtures("installed")
def test_asking_too_often_is_said_and_keeps_what_was_typed(
    school: School, owner: Client, settings: Settings
) -> None:
    settings.ASSAY_RATE_FACTOR = 0
    asked = owner.post(reverse("issuer:achievement-new", args=[school.key]), typed(then="suggest"))
    page = asked.content.decode()

    assert 200 == asked.status_code
    assert "That was often" in page
    assert "Put a bandage on" in page
    box = owner.post(reverse("issuer:achievement-suggest", args=[school.key]), typed())
    assert 429 == box.status_code


@pytest.mark.usefixtures("installed")
def test_only_those_who_design_may_ask(school: School) -> None:
    address = reverse("issuer:achievement-suggest", args=[school.key])

    assert 403 == signed_in(a_member(school, "analyst")).post(address, typed()).status_code
    assert 405 == signed_in(school.owner).get(address).status_code
