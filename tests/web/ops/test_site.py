"""The site's own answers: health, figures, rate limits, problems, logs."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django.fixtures import Settings

from assay.errors import AssayError
from assay.web.base import problems
from assay.web.base.clock import now
from assay.web.base.rates import TooMany, address, limited, visitor
from assay.web.records.people.actions import ensure_person
from assay.web.records.work.models import Worker
from assay.web.site.logs import JsonLines

pytestmark = pytest.mark.django_db


@limited("test", per_minute=3)
def tried(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.method)


def ask(factory: RequestFactory, who: str = "192.0.2.7", **headers: str) -> HttpRequest:
    request = factory.get("/")
    request.META.update(REMOTE_ADDR=who, **headers)
    return request


def test_the_fourth_try_in_a_minute_is_refused_but_not_another_visitors(rf: RequestFactory) -> None:
    for _ in range(3):
        tried(ask(rf))

    with pytest.raises(TooMany) as caught:
        tried(ask(rf))
    assert 0 < caught.value.seconds <= 60
    assert b"GET" == tried(ask(rf, "192.0.2.8")).content


def test_neighbours_in_one_ipv6_network_are_one_visitor_and_no_address_is_kept(rf: RequestFactory) -> None:
    one, other = visitor(ask(rf, "2001:db8::1")), visitor(ask(rf, "2001:db8::ffff"))

    assert one == other != visitor(ask(rf, "2001:db8:1::1"))
    assert "2001" not in one
    assert visitor(ask(rf, "::ffff:192.0.2.7")) == visitor(ask(rf, "192.0.2.7"))


def test_a_forwarded_address_counts_only_behind_a_proxy_that_we_were_told_of(
    rf: RequestFactory, settings: Settings
) -> None:
    forged = {"HTTP_X_FORWARDED_FOR": "198.51.100.1, 203.0.113.9"}
    assert "192.0.2.7" == address(ask(rf, **forged))

    settings.ASSAY_BEHIND_PROXY = True
    assert "203.0.113.9" == address(ask(rf, **forged))


def test_too_many_tries_are_a_page_with_retry_after_and_nothing_is_done(client: Client) -> None:
    told = {"about": "/a/" + "7" * 22, "reason": "false", "text": "x"}
    answers = [client.post(reverse("public:report"), told) for _ in range(6)]

    assert [303] * 5 + [429] == [answer.status_code for answer in answers]
    assert int(answers[-1]["Retry-After"]) > 0


def test_machines_get_problem_details(client: Client) -> None:
    answer = client.get("/nothing/here.json")

    assert (404, "application/problem+json") == (answer.status_code, answer["Content-Type"])
    assert {"type", "title", "status", "code", "instance"} == set(answer.json())
    assert answer["X-Request-Id"] in answer.json()["instance"]
    assert "text/html" in client.get("/nothing/here")["Content-Type"]


def test_an_error_of_ours_keeps_its_code_and_pointer() -> None:
    problem = problems.of_error(AssayError("usage-wrong", "/a/b", reason="So."), "en")

    assert (422, "usage-wrong", "/a/b") == (problem.status, problem.code, problem.pointer)


def test_alive_needs_nothing_and_ready_needs_a_worker(client: Client) -> None:
    assert {"status": "ok"} == client.get("/healthz").json()
    missing = client.get("/readyz")
    assert (503, "failing") == (missing.status_code, missing.json()["checks"]["worker"])

    Worker.objects.create(name="w", seen_at=now())
    assert (200, "ready") == (client.get("/readyz").status_code, client.get("/readyz").json()["status"])


def test_ready_says_which_part_is_missing(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.ASSAY_FOLDER = tmp_path / "away"

    assert "failing" == client.get("/readyz").json()["checks"]["disk"]


def test_figures_are_for_this_computer_and_operators(client: Client) -> None:
    client.get("/healthz")
    here = client.get("/metrics")
    assert 200 == here.status_code
    assert 'assay_requests_total{method="GET",route="alive",status="200"}' in here.content.decode()
    assert 404 == client.get("/metrics", REMOTE_ADDR="192.0.2.7").status_code
    assert (
        404 == client.get("/metrics", HTTP_X_FORWARDED_FOR="192.0.2.7").status_code
    )  # a proxy on this computer

    client.force_login(ensure_person("operator@assay.example", is_operator=True))
    assert 200 == client.get("/metrics", REMOTE_ADDR="192.0.2.7").status_code


def test_a_visitor_cannot_make_labels_of_figures(client: Client) -> None:
    client.generic("SECRET", "/ana@mail.example")
    told = client.get("/metrics").content.decode()

    assert "ana@mail" not in told
    assert "SECRET" not in told


def test_a_log_line_is_one_line_and_holds_nothing_that_somebody_typed() -> None:  # WEB-024
    error = ValueError("ana@mail.example\n{forged}")
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "said %s", ("ana@mail.example\n",), None)
    record.exc_info = (ValueError, error, None)

    line = JsonLines().format(record)

    assert "ana@mail" not in line
    assert 1 == len(line.splitlines())
    assert {"level": "error", "error": "ValueError"}.items() <= json.loads(line).items()


def test_pages_say_what_browsers_must_not_do(client: Client) -> None:
    answer = client.get("/report")

    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]
    assert ("DENY", "nosniff", "same-origin") == (
        answer["X-Frame-Options"],
        answer["X-Content-Type-Options"],
        answer["Referrer-Policy"],
    )


def test_demonstration_links_do_not_exist_elsewhere(client: Client) -> None:
    assert 404 == client.get("/demo/enter/anything").status_code
