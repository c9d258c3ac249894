"""How applications were judged is counted from our records: first results, agreement, who judged whom."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from assay.web.records.applications import actions, queries
from assay.web.records.credentials.ways import Way, ways
from assay.web.records.judging_history.gathering import gather
from web.desk.working import a_member
from web.factories import School, a_school
from web.schooling import a_district, a_pupil
from web.yardstick.judged import handed_in, opened, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return opened(a_school())


def test_the_first_result_counts_and_what_became_of_it(school: School) -> None:
    reviewer = a_member(school, "reviewer")
    passed, returned = handed_in(school, "a@mail.example"), handed_in(school, "b@mail.example")
    declined = handed_in(school, "c@mail.example")
    handed_in(school, "d@mail.example")
    said(reviewer, school, passed, "accepted", 15)
    said(reviewer, school, returned, "returned", 5)
    actions.submit(queries.application(school.key, returned).row.token)
    said(reviewer, school, returned, "accepted", 7)
    said(reviewer, school, declined, "declined")

    [told] = gather(school.key).values()
    assert {("accepted", False), ("returned", True), ("declined", False)} == {
        (case.first, case.was_returned) for case in told.cases
    }
    assert all(case.has_evidence and case.second is None for case in told.cases)
    assert [None] * 3 == told.independent
    assert {school.achievement: [Way("application", 2)]} == ways(school.key)


def test_a_second_assessor_agrees_or_not(school: School) -> None:
    opened(school, needs_second=True)
    first, second = a_member(school, "reviewer"), school.owner
    same, other = handed_in(school, "a@mail.example"), handed_in(school, "b@mail.example")
    waiting = handed_in(school, "c@mail.example")
    for key in (same, other, waiting):
        assert "second" == said(first, school, key, "accepted")
    said(second, school, same, "accepted")
    said(second, school, other, "returned")

    [told] = gather(school.key, [school.achievement]).values()
    assert {(True, "accepted"), (False, "returned"), (None, "")} == {
        (case.second, case.first) for case in told.cases
    }


def test_an_assessor_is_independent_where_the_roster_says_that_they_do_not_teach_the_learner() -> None:
    district = a_district()
    house = opened(district.house)
    for email in ("noor@mail.example", "sami@mail.example"):
        a_pupil(district, email=email)
    reviewer = a_member(house, "reviewer")
    by_teacher, by_other = handed_in(house, "noor@mail.example"), handed_in(house, "sami@mail.example")
    stranger = handed_in(house, "nobody@mail.example")
    said(house.owner, house, stranger, "accepted")
    said(reviewer, house, by_other, "accepted")
    said(district.teacher, house, by_teacher, "returned")

    [told] = gather(house.key).values()
    assert [False, None, True] == sorted(told.independent, key=str)


def test_it_takes_the_same_few_queries_for_many(
    school: School, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    reviewer = a_member(school, "reviewer")
    for place in range(6):
        said(reviewer, school, handed_in(school, f"n{place}@mail.example"), "accepted")

    with django_assert_max_num_queries(10):
        [told] = gather(school.key).values()
    assert 6 == len(told.cases)


def test_another_organizations_records_are_not_counted(school: School) -> None:
    other = a_school("Other", "owner@other.example")
    said(a_member(school, "reviewer"), school, handed_in(school, "a@mail.example"), "accepted")

    assert {} == gather(other.key)
    assert {} == gather(other.key, [school.achievement])
