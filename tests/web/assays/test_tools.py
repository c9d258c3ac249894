"""The tools for anybody: what is pasted, found by name and ticked, and guessed only where somebody asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from assay.analysis.sources import Store
from assay.web.base import skill_data
from assay.web.records.achievements import queries as achievements
from assay.web.records.people.actions import ensure_person
from assay.web.records.reports import actions as reports
from skill_data import with_occupations
from web.assays.assaying import achievement, as_bytes
from web.factories import School, a_school
from web.opening import until_opened

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ASSAY_RATE_FACTOR", 1_000)


@pytest.fixture
def school() -> School:
    return a_school()


def test_what_is_compared_is_found_by_name_and_ticked(school: School) -> None:
    other = a_school("Harbour College", "owner@harbour.example")
    here, there = (f"{settings.ASSAY_ORIGIN}/a/{each.achievement}/1" for each in (school, other))
    name = achievements.public(other.achievement).version.name

    asked = {"which": here, "search": name[:5].upper(), "find": "yes", "transparency": "4"}
    found = Client().post("/value/compare", asked).content.decode()
    compared = Client().post("/value/compare", {"which": here, "ticked": there, "search": name})
    nothing = Client().get("/value/compare?search=zzz").content.decode()

    assert f'name="ticked" value="{there}"' in found
    assert "Harbour College" in found
    assert f'name="ticked" value="{here}"' not in found  # it stands in the list already
    assert f"{here}</textarea>" in found
    assert 'value="4"' in found
    assert 200 == compared.status_code
    assert "Harbour College" in compared.content.decode()
    assert "Nothing else on this site" in nothing


def test_what_is_taken_down_is_not_found_by_name(school: School) -> None:
    name = achievements.public(school.achievement).version.name
    assert 1 == len(achievements.public_named(name, 5))
    operator = ensure_person("operator@site.example", is_operator=True)
    key = reports.report("achievement", school.achievement, "false", "No", "a@b.example")
    reports.decide(operator, key, upheld=True)
    assert [] == achievements.public_named(name, 5)


@pytest.mark.parametrize("page", ["", "/1", "/1?for=analysts", "/1/assay?for=employers", "/recognised"])
def test_whichever_page_of_an_achievement_is_pasted_it_is_that_one(school: School, page: str) -> None:
    address = f"{settings.ASSAY_ORIGIN}/a/{school.achievement}{page}"

    answer = Client().post("/value", {"text": address})

    assert 200 == answer.status_code, answer.content.decode()
    assert achievements.public(school.achievement).version.name in answer.content.decode()


def handed_in(*, guess: bool) -> str:
    """The page that answers to a description of somebody who bakes, with or without the box ticked."""
    form = {"text": as_bytes(achievement()).decode(), **({"guess": "on"} if guess else {})}
    return Client().post("/value", form).content.decode()


@pytest.fixture
def occupations_installed(
    skills_installed: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Occupations beside the skills: without them nobody says how specific a skill is, guessed or not."""
    with monkeypatch.context() as patched:
        patched.setattr(settings, "ASSAY_DATA", with_occupations(skills_installed, tmp_path / "data").folder)
        skill_data.forget()
        until_opened()
        yield


@pytest.mark.usefixtures("occupations_installed")
def test_skills_are_guessed_only_where_somebody_asks() -> None:
    assert b'name="guess"' in Client().get("/value").content
    assert "bake goods" not in handed_in(guess=False)
    assert "bake goods" in handed_in(guess=True)


def test_where_nothing_is_installed_nobody_can_ask_for_guesses() -> None:
    assert b'name="guess"' not in Client().get("/value").content
    assert "bake goods" not in handed_in(guess=True)


@pytest.mark.usefixtures("occupations_installed")
def test_who_asks_while_the_data_are_being_opened_is_told_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(skill_data, "PATIENCE", 0)
        skill_data.forget()
        assert "being prepared" in handed_in(guess=True)
    until_opened()
    assert "bake goods" in handed_in(guess=True)


@pytest.mark.usefixtures("skills_installed")
def test_only_the_beginning_of_a_long_text_is_looked_through() -> None:
    told, guessing = "Bake goods.", skill_data.guessing()
    within = " " * (skill_data.LONGEST - len(told)) + told

    assert ["bake goods"] == [found.label for found in guessing.find(within)]
    assert () == guessing.find(" " * len(told) + within)
