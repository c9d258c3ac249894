"""When to look at it again: a day is suggested with a real reason or not at all, and taken with one click."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from analysis.market.term_worlds import drifting, stored
from assay.analysis.market import TermSeries
from assay.web.base import market_data
from assay.web.base.clock import now
from assay.web.records.achievements import actions, queries
from assay.web.records.achievements.reviewing import held_until
from assay.web.records.achievements.values import AchievementValues, MarketElements, Skill
from web.factories import School, a_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return a_school()


@pytest.fixture
def owner(client: Client, school: School) -> Client:
    client.force_login(school.owner)
    return client


@pytest.fixture
def series(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """A series that ended last month, in which one skill fell to a tenth."""
    made = drifting(years=12)
    mentions = made.mentions.copy()
    mentions[0] = np.round(300 * np.exp(-0.45 * np.clip(np.arange(144) / 12 - 8, 0, None)))
    first = date(now().date().year - 12, now().date().month, 1)
    names = ("Falling", *made.terms[1:])
    settings.ASSAY_DATA = stored(tmp_path, TermSeries(names, first, mentions, made.ads)).folder
    market_data.forget()
    yield
    market_data.forget()


def drafted(school: School, **members: object) -> str:
    values = AchievementValues("Ward data", "Keeps data.", "Keep them for a week.", **members)  # type: ignore[arg-type]  # fields by name
    return actions.create(school.owner, school.key, values)


def edited(owner: Client, school: School, key: str) -> tuple[str, str]:
    """The address of the editor, and what it shows."""
    address = reverse("issuer:achievement-edit", args=[school.key, key])
    return address, owner.get(address).content.decode()


FORM = {
    "name": "Ward data",
    "kind": "MicroCredential",
    "language": "en",
    "description": "Keeps data.",
    "criteria": "Keep them for a week.",
    "evidence_pieces": "1",
    "valid_number": "2",
    "valid_unit": "year",
    "skills-TOTAL_FORMS": "0",
    "skills-INITIAL_FORMS": "0",
    "results-TOTAL_FORMS": "0",
    "results-INITIAL_FORMS": "0",
}


def test_without_a_reason_no_day_is_suggested(owner: Client, school: School) -> None:
    _address, page = edited(owner, school, drafted(school))

    assert "No day is suggested" in page
    assert 'name="review"' not in page


def test_the_renewal_of_its_awards_is_a_reason_and_one_click_takes_it(owner: Client, school: School) -> None:
    key = drafted(school, valid_for=(2, "year"))
    address, page = edited(owner, school, key)
    day = held_until(queries.draft(school.key, key).values)
    assert day is not None
    assert f'name="review" value="{day.isoformat()}"' in page

    taken = owner.post(address, {**FORM, "review": day.isoformat()}).content.decode()
    assert "This day is in the form." in taken
    assert re.search(rf'<input[^>]*name="review_by"[^>]*value="{day.isoformat()}"', taken) or re.search(
        rf'<input[^>]*value="{day.isoformat()}"[^>]*name="review_by"', taken
    )
    assert queries.draft(school.key, key).values.market.review_by == ""

    owner.post(address, {**FORM, "review_by": day.isoformat(), "then": "done"})
    assert queries.draft(school.key, key).values.market.review_by == day.isoformat()


@pytest.mark.usefixtures("series")
def test_a_falling_demand_is_a_reason_with_source_and_day(owner: Client, school: School) -> None:
    _address, page = edited(owner, school, drafted(school, skills=(Skill("Falling"),)))

    assert "By then the demand for Falling is likelier than not to have halved." in page
    assert "Source: made-up 2024-01" in page
    assert "1 of 1 are counted there" in page


@pytest.mark.usefixtures("series")
def test_one_counted_skill_of_many_is_no_reason(owner: Client, school: School) -> None:
    many = tuple(Skill(name) for name in ("Falling", "Listening", "Bathing", "Feeding"))
    _address, page = edited(owner, school, drafted(school, skills=many))

    assert "No day is suggested" in page


@pytest.mark.parametrize("wrong", ["soon", "2031-13-01", "", "<b>"])
def test_a_day_that_is_none_changes_nothing(owner: Client, school: School, wrong: str) -> None:
    key = drafted(school, valid_for=(2, "year"))
    address, _page = edited(owner, school, key)
    answer = owner.post(address, {**FORM, "review": wrong})

    assert 200 == answer.status_code
    assert b"<b>" not in answer.content
    assert queries.draft(school.key, key).values.market.review_by == ""


def test_awards_that_outlive_the_review_are_flagged_and_not_refused(school: School) -> None:
    early = date(now().date().year + 1, 1, 1).isoformat()
    late = date(now().date().year + 5, 1, 1).isoformat()
    for review_by, is_flagged in ((early, True), (late, False), ("", False)):
        key = drafted(school, valid_for=(3, "year"), market=MarketElements(review_by=review_by))
        concerns = queries.draft_concerns(queries.draft(school.key, key))
        flagged = [concern for concern in concerns if "longer than until you look at it" in concern.text]
        assert bool(flagged) is is_flagged
        assert not any(concern.must for concern in flagged)
