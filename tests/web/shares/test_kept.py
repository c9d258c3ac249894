"""What is kept of a public page saves drawing it again, and never shows what is no longer so."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.publishing import publish_lists
from assay.web.records.holdings import actions as holdings
from assay.web.records.organizations import oversight
from assay.web.records.people.actions import ensure_person
from assay.web.records.reports import actions as reports
from assay.web.records.shares import actions, queries
from assay.web.records.shares.scopes import EVERYTHING
from assay.web.records.signing_keys import actions as signing_keys
from assay.web.records.signing_keys import queries as keys
from web.shares.sharing import Learner, a_learner

pytestmark = pytest.mark.django_db

HOUR = 3600.0


def page(token: str) -> str:
    """The page as somebody sees it who was never here."""
    return Client().get(f"/s/{token}").content.decode()


def opened(learner: Learner) -> str:
    """A link that was opened before: its answer and its page are kept."""
    token = learner.link(EVERYTHING)
    assert "Nadia" in page(token)
    assert "is-accepted" in page(token)
    return token


def test_the_same_page_is_not_judged_or_drawn_again(
    django_assert_max_num_queries: DjangoAssertNumQueries, settings: Settings
) -> None:
    settings.ASSAY_LOOKS_AGAIN = HOUR
    token = opened(a_learner())
    client = Client()
    client.get(f"/s/{token}")

    with django_assert_max_num_queries(
        10
    ):  # five ask whether it may be shown at all: nothing of that is kept
        assert 200 == client.get(f"/s/{token}").status_code


def test_a_revocation_is_seen_as_soon_as_the_list_is_published() -> None:
    learner = a_learner()
    token = opened(learner)
    credentials.revoke(learner.school.owner, learner.school.key, learner.credential, "awarded by mistake")
    publish_lists.call()

    assert "is-rejected" in page(token)
    assert "Nadia" not in page(token)


def test_a_key_in_wrong_hands_is_seen_at_once() -> None:
    learner = a_learner()
    token = opened(learner)
    (key,) = keys.keys(learner.school.key)
    signing_keys.withdraw(learner.school.owner, learner.school.key, key.key, "stolen")

    assert "is-accepted" not in page(token)


def test_a_suspended_issuer_is_told_at_once() -> None:
    learner = a_learner()
    token = opened(learner)
    operator = ensure_person("operator@site.example", is_operator=True)
    oversight.suspend(operator, learner.school.key, suspended=True)

    assert page(token).count("suspended")


def test_web_009_what_is_withdrawn_removed_or_taken_down_is_gone_whatever_is_kept(
    settings: Settings,
) -> None:
    settings.ASSAY_LOOKS_AGAIN = HOUR
    learner = a_learner()
    withdrawn, down, left = opened(learner), opened(learner), opened(learner)
    actions.withdraw(learner.person, queries.by_token(withdrawn).row.key)
    operator = ensure_person("operator@site.example", is_operator=True)
    reports.decide(operator, reports.report("share", down, "false", "Never taught"), upheld=True)

    assert [410, 410] == [Client().get(f"/s/{token}").status_code for token in (withdrawn, down)]

    holdings.remove(learner.person, learner.holding)

    assert "Nadia" not in page(left)


def test_a_signed_in_readers_page_is_nobody_elses_and_each_has_a_token_of_their_own() -> None:
    learner = a_learner()
    token = learner.link(EVERYTHING)
    reader = ensure_person("reader@mail.example", "Rita Reader")
    client = Client()
    client.force_login(reader)

    assert "Rita Reader" in client.get(f"/s/{token}").content.decode()
    assert "Rita Reader" not in page(token)
    assert "Rita Reader" in client.get(f"/s/{token}").content.decode()
    visitors = [Client(enforce_csrf_checks=True) for _ in range(2)]
    pages = [visitor.get(f"/s/{token}").content.decode() for visitor in visitors]
    tokens = [re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', seen)[0] for seen in pages]
    assert tokens[0] != tokens[1]
    for visitor, form in zip(visitors, tokens, strict=True):
        answer = visitor.post("/language/setlang/", {"language": "es", "csrfmiddlewaretoken": form})
        assert 403 != answer.status_code
    assert 403 == visitors[0].post("/language/setlang/", {"language": "es"}).status_code


def test_a_link_counts_as_shared_at_the_issuers_desk() -> None:
    learner = a_learner()
    before = awards.funnel(learner.school.key).shared
    learner.link()
    learner.link()

    assert (0, 1) == (before, awards.funnel(learner.school.key).shared)
    assert 2 == awards.award(learner.school.key, learner.credential).shared_count
