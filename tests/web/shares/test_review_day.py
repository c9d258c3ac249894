"""A link to what its issuer meant to look at again: said in one plain sentence, until it was looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements import queries
from assay.web.records.achievements.values import MarketElements
from web.factories import School, a_school
from web.shares.sharing import a_learner

pytestmark = pytest.mark.django_db

SENTENCE = "The issuer meant to look at this again by 1 February 2024."
MEANT = "meant to look at this again"


def revised(school: School, day: str) -> School:
    """The school with a newer version of its achievement, to be looked at again by this day."""
    values = queries.version(school.version).values
    achievements.revise(school.owner, school.key, school.achievement)
    changed = replace(values, market=MarketElements(review_by=day))
    achievements.edit(school.owner, school.key, school.achievement, changed)
    version = achievements.publish(school.owner, school.key, school.achievement)
    return replace(school, version=version)


def page(token: str) -> str:
    return " ".join(Client().get(f"/s/{token}").content.decode().split())


def test_a_day_that_passed_is_said_on_the_shared_page() -> None:
    token = a_learner(school=revised(a_school(), "2024-02-01")).link()

    assert SENTENCE in page(token)


@pytest.mark.parametrize("day", ["2031-02-01", ""])
def test_a_day_to_come_or_none_is_not_said(day: str) -> None:
    token = a_learner(school=revised(a_school(), day)).link()

    assert MEANT not in page(token)


def test_once_a_newer_version_is_published_it_is_said_no_more() -> None:
    school = revised(a_school(), "2024-02-01")
    token = a_learner(school=school).link()
    before = page(token)
    revised(school, "2024-03-01")

    assert SENTENCE in before
    assert MEANT not in page(token)
