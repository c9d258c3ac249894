"""The educator's page: what is told and missing, the ladder stated beside observed, what would help most."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from assay.web.records.achievements import actions
from assay.web.records.achievements.values import AchievementValues, EuropeanElements, MarketElements
from assay.web.records.judging_history import queries
from assay.web.records.people.actions import ensure_person
from web.desk.working import a_member, signed_in
from web.factories import School, a_school
from web.yardstick.judged import handed_in, opened, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return opened(a_school())


def judged(school: School, accepted: int, returned: int) -> None:
    reviewer = a_member(school, "reviewer")
    for place in range(accepted + returned):
        key = handed_in(school, f"n{place}@mail.example")
        said(reviewer, school, key, "accepted" if place < accepted else "returned")


def page_of(school: School, client: Client | None = None, query: str = "") -> str:
    address = reverse("issuer:yardstick", args=[school.key, school.achievement])
    answer = (client or signed_in(school.owner)).get(address + query)
    assert 200 == answer.status_code
    return answer.content.decode()


def test_ten_people_are_counted_and_nine_are_not_told(school: School) -> None:
    judged(school, accepted=7, returned=2)
    few = page_of(school)
    seen = queries.observed(school.key, school.achievement)
    assert seen is not None
    assert not seen.is_enough
    assert "Fewer than ten" in few
    assert "fewer than 10" in few

    said(school.owner, school, handed_in(school, "last@mail.example"), "accepted")
    seen = queries.observed(school.key, school.achievement)
    assert seen is not None
    assert (10, 8, 2, 10, None, None) == (
        seen.attempts, seen.passed_first, seen.returned, seen.with_evidence, seen.supervised,
        seen.independent,
    )  # fmt: skip
    assert "Fewer than ten" not in page_of(school)


def test_somebody_who_tries_twice_is_one_person(school: School) -> None:
    for _again in range(2):
        said(school.owner, school, handed_in(school, "same@mail.example"), "declined")

    seen = queries.observed(school.key, school.achievement)
    assert seen is not None
    assert (1, 0) == (seen.attempts, seen.passed_first)


def test_nothing_recorded_is_nothing_observed(school: School) -> None:
    assert queries.observed(school.key, school.achievement) is None
    assert {} == queries.observed_all(school.key)
    assert () == queries.conduct(school.key, school.achievement)
    assert "Fewer than ten" in page_of(school)


def test_what_is_missing_leads_to_its_field_in_the_draft(school: School) -> None:
    published = page_of(school)
    assert "Revise it" in published
    assert "#id_workload_hours" not in published

    actions.revise(school.owner, school.key, school.achievement)
    draft = page_of(school, query="?of=draft")
    editor = reverse("issuer:achievement-edit", args=[school.key, school.achievement])
    for field in ("id_workload_hours", "id_cost", "id_country", "id_assessment", "id_rubric_url"):
        assert f"{editor}#{field}" in draft
        assert f'id="{field}"' in signed_in(school.owner).get(editor).content.decode()
    assert "Draft of version 2" in draft


def test_what_is_said_is_no_longer_asked(school: School) -> None:
    values = AchievementValues(
        "Knots", "Ties five knots that hold.", "Tie each of five knots while an assessor watches.",
        eu=EuropeanElements(workload_hours=8, assessment="practical"),
        market=MarketElements(cost=20, currency="EUR", assessor="independent"),
    )  # fmt: skip
    key = actions.create(school.owner, school.key, values)
    address = reverse("issuer:yardstick", args=[school.key, key])
    page = signed_in(school.owner).get(address).content.decode()

    for field in ("id_workload_hours", "id_cost", "id_assessment", "id_assessor"):
        assert f"#{field}" not in page
    assert "#id_rubric_url" in page
    assert "stated" in page


def test_every_member_may_read_it_and_nobody_else(school: School) -> None:
    assert "#id_cost" not in page_of(school, signed_in(a_member(school, "analyst")), "?of=draft")
    address = reverse("issuer:yardstick", args=[school.key, school.achievement])

    assert 404 == signed_in(ensure_person("x@other.example")).get(address).status_code
    assert 302 == Client().get(address).status_code
