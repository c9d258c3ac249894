"""The operators' pages: for them alone; reports, takedowns, look-alikes, jobs, limits."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django_tasks import task

from assay.web.base.jobs import GiveUp, schedule
from assay.web.records.audit import queries as audit
from assay.web.records.organizations import oversight
from assay.web.records.organizations.actions import found
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from assay.web.records.reports import actions, queries
from assay.web.records.work import queries as work
from assay.web.records.work import worker

pytestmark = pytest.mark.django_db

PAGES = ["home", "journal", "jobs", "mail", "organizations", "reports"]
KEY = "7" * 22


@task()
def hopeless() -> None:
    raise GiveUp


@pytest.fixture
def operator() -> Person:
    return ensure_person("operator@assay.example", "Robin Vale", is_operator=True)


@pytest.fixture
def inside(client: Client, operator: Person) -> Client:
    client.force_login(operator)
    return client


@pytest.mark.parametrize("page", PAGES)
def test_an_operators_page_does_not_exist_for_others(page: str, client: Client) -> None:
    address = reverse(f"operator:{page}")
    stranger = client.get(address).status_code
    client.force_login(ensure_person("ana@mail.example"))

    assert (404, 404) == (stranger, client.get(address).status_code)


def test_every_address_below_operator_is_closed_to_others(client: Client) -> None:
    client.force_login(ensure_person("ana@mail.example"))
    _, resolver = get_resolver().namespace_dict["operator"]
    open_ones = []
    for pattern in resolver.url_patterns:
        assert isinstance(pattern, URLPattern)
        parts = dict.fromkeys(pattern.pattern.converters, "7" * 22)
        if "uuid:" in str(pattern.pattern):
            parts["key"] = "00000000-0000-0000-0000-000000000000"
        address = reverse(f"operator:{pattern.name}", kwargs=parts)
        open_ones += [
            address for answer in (client.get(address), client.post(address)) if answer.status_code != 404
        ]

    assert [] == open_ones


@pytest.mark.parametrize("page", PAGES)
def test_an_operator_sees_each_page_with_and_without_rows(
    page: str, inside: Client, operator: Person
) -> None:
    assert 200 == inside.get(reverse(f"operator:{page}")).status_code

    found(operator, "Riverbend School")
    actions.report("organization", KEY, "look-alike", "They copy us.")
    schedule(hopeless)
    worker.work_off()

    assert 200 == inside.get(reverse(f"operator:{page}")).status_code


def test_a_page_number_that_is_none_is_the_first(inside: Client) -> None:
    for text in ("0", "-1", "x", "9" * 30, "²"):
        assert 200 == inside.get(reverse("operator:journal"), {"page": text}).status_code


def test_anybody_reports_a_page_and_an_operator_takes_it_down_and_brings_it_back(inside: Client) -> None:
    visitor = Client()
    told = {"about": f"/a/{KEY}", "reason": "false", "text": "They never taught this.", "email": ""}
    answer = visitor.post(reverse("public:report"), told)
    assert (303, reverse("public:report-thanks")) == (answer.status_code, answer["Location"])
    assert b"They never taught" not in visitor.get(answer["Location"]).content
    (row,) = queries.inbox()
    assert not queries.is_taken_down("achievement", KEY)

    inside.post(reverse("operator:report", args=[row.key]), {"decision": "take-down"})
    assert queries.is_taken_down("achievement", KEY)

    (down,) = queries.takedowns()
    inside.post(reverse("operator:reinstate", args=[down.key]))
    assert not queries.is_taken_down("achievement", KEY)
    assert {"report", "take-down", "reinstate"} <= {entry.verb for entry in audit.about("achievement", KEY)}


def test_a_report_left_as_it_is_takes_nothing_down_and_is_decided_once(inside: Client) -> None:
    key = actions.report("organization", KEY, "other", "I do not like them.")
    address = reverse("operator:report", args=[key])

    assert 303 == inside.post(address, {"decision": "leave"}).status_code
    assert 404 == inside.post(address, {"decision": "take-down"}).status_code
    assert not queries.is_taken_down("organization", KEY)


def test_the_token_of_a_reported_share_stands_in_no_table_in_clear(operator: Person) -> None:
    token = "7" * 43
    actions.report("share", token, "personal", "That is me.")
    actions.decide(operator, queries.inbox()[0].key, upheld=True)

    assert queries.is_taken_down("share", token)
    stored = [*audit.search()[0], *queries.takedowns()]
    assert token not in repr(stored)


@pytest.mark.parametrize(
    "about", ["", "hello", "https://elsewhere.example/a/7777777777777777777777", "/wallet/"]
)
def test_a_report_about_no_page_of_ours_is_told_so(about: str, client: Client) -> None:
    answer = client.post(reverse("public:report"), {"about": about, "reason": "false", "text": "x"})

    assert 422 == answer.status_code
    assert [] == queries.inbox()


@pytest.mark.parametrize(
    "name", ["Riverbend School", "RIVERBEND  SCHOOL", "Riv\u0435rbend School", "Riverbend Schooll"]
)
def test_a_name_that_a_reader_takes_for_an_older_ones_is_warned_of(
    name: str, operator: Person
) -> None:  # XSS-008
    found(operator, "Riverbend School")
    key = found(operator, name)

    assert ("Riverbend School",) == oversight.organization(key).looks_like


@pytest.mark.parametrize("name", ["Lakeside School", "Riverside College", "Ace"])
def test_another_name_is_not_warned_of(name: str, operator: Person) -> None:
    found(operator, "Riverbend School")
    found(operator, "Act")
    key = found(operator, name)

    assert ((), False) == (
        oversight.organization(key).looks_like,
        oversight.organization(key).mixes_alphabets,
    )


def test_an_operator_sets_a_limit_and_stops_and_reopens_an_organization(
    inside: Client, operator: Person
) -> None:
    key = found(operator, "Riverbend School")
    inside.post(reverse("operator:organization", args=[key]), {"award_limit": "50"})
    inside.post(reverse("operator:organization-state", args=[key]), {"state": "suspended"})
    stopped = oversight.organization(key)
    assert (50, True) == (stopped.award_limit, stopped.is_suspended)

    inside.post(reverse("operator:organization-state", args=[key]), {"state": "active"})
    assert not oversight.organization(key).is_suspended
    wrong = inside.post(reverse("operator:organization", args=[key]), {"award_limit": "-5"})
    assert (422, 50) == (wrong.status_code, oversight.organization(key).award_limit)


def test_a_failed_job_is_tried_again_at_the_operators_word(inside: Client) -> None:
    schedule(hopeless)
    worker.work_off()
    (job,) = work.jobs("failed")

    assert 303 == inside.post(reverse("operator:retry", args=[job.key])).status_code
    assert 404 == inside.post(reverse("operator:retry", args=[job.key])).status_code
    assert 1 == work.counts()["waiting"]


def test_the_journal_is_filtered(inside: Client, operator: Person) -> None:
    one = found(operator, "Riverbend School")
    found(operator, "Lakeside College")

    answer = inside.get(reverse("operator:journal"), {"verb": "found", "organization": one})
    rows, total = audit.search(verb="found", organization=one)

    assert 200 == answer.status_code
    assert (1, [one]) == (total, [row.object_key for row in rows])
