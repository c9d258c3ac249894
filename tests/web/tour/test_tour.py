"""The demonstration and its tour: made once, shown from the records, gone where the records are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from assay.analysis.estimates import FEWEST
from assay.web.commands.made_up import recognisers
from assay.web.commands.seeding import seed
from assay.web.records.achievements.plans import achievement_id
from assay.web.records.assays.ours import assay_of
from assay.web.records.assays.queries import about
from assay.web.records.assays.queries import rows as rows_of
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.judging_history.queries import observed
from assay.web.records.mailing.queries import counts
from assay.web.records.shortlists.queries import by_token
from assay.web.records.verifications.judged import REJECTED
from assay.web.records.verifications.queries import judge
from assay.web.records.work.worker import work_off
from assay.web.screens.tour.behind import behind
from assay.web.screens.tour.cast import Cast, cast
from assay.web.screens.tour.letters import change, lines_of
from assay.web.screens.tour.views import SCENES
from assay.web.screens.tour.weighing import SHOWN, weighed

pytestmark = pytest.mark.django_db
PAGES = ["/tour", *(f"/tour/{scene.name}" for scene in SCENES)]


@pytest.fixture(scope="module", autouse=True)
def _demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001 - makes the tables
    """The demonstration's people, made once for all tests here and taken away after them."""
    with django_db_blocker.unblock(), override_settings(ASSAY_DEMO=True), transaction.atomic():
        seed()
        yield
        transaction.set_rollback(True)


def people() -> Cast:
    found = cast()
    assert found is not None
    return found


def test_a_second_start_changes_nothing() -> None:
    school = people().earned.organization.key
    before = (awards.funnel(school), counts())
    assert [person.who for person in seed()] == [person.who for person in seed()]
    assert before == (awards.funnel(school), counts())


def test_what_the_school_awarded_stands_in_every_state() -> None:
    school = people().earned.organization.key
    figures = awards.funnel(school)
    assert figures.issued == figures.planned
    assert (1, 1, 2) == (figures.bounced, figures.suspended, figures.revoked)
    assert 0 < figures.claimed < figures.issued
    assert (
        {"single", "batch", "code", "application", "reissue"}
        > {row.source for row in awards.awards(school).rows}
        >= {"batch", "code", "application", "reissue"}
    )


def test_the_employers_list_of_applicants_holds_good_and_bad(client: Client) -> None:
    path = seed()[-1].path
    found = by_token(path.rpartition("/")[2])
    assert (3, 2, 0) == (found.accepted, found.rejected, found.waiting)
    text = client.get(path).content.decode()
    assert "Changed since it was signed" in text


@pytest.mark.parametrize("path", PAGES)
def test_each_step_is_there_for_anybody(client: Client, path: str) -> None:
    answer = client.get(path)
    text = answer.content.decode()
    assert 200 == answer.status_code
    assert 1 == text.count("<h1>")
    assert f"of {len(SCENES)}" in text
    assert ('rel="prev"' in text, 'rel="next"' in text) == (
        path not in {"/tour", "/tour/alike"},
        path != "/tour/yours",
    )


def test_the_two_certificates_look_alike_and_are_both_genuine() -> None:
    both = people()
    assert both.earned.content.name == both.bought.content.name
    assert both.earned.version.design_json == both.bought.version.design_json
    assert both.earned.shown.judged.verdict == both.bought.shown.judged.verdict == "accepted"


def test_what_stands_behind_is_counted_from_the_records(client: Client) -> None:
    both = people()
    found = behind((both.earned, both.bought))
    silent = sum(not side.is_said for question in found.questions for side in question.sides)
    text = client.get("/tour/behind").content.decode()
    assert silent == text.count("nobody has published this") + text.count("no list names it")
    assert silent == sum(each.total - each.count for each in found.told)
    recorded = awards.assessment(both.earned.organization.key, both.earned.award.key)
    assert (2, 1, True) == (recorded["attempts"], recorded["returns"], recorded["second_assessor"])
    assert f"Attempts: {recorded['attempts']}" in text
    assert f"Time spent: {recorded['minutes']} minutes" in text


def test_both_are_weighed_by_one_yardstick(client: Client) -> None:
    both = people()
    found = weighed((both.earned, both.bought))
    rows = {row.key: row.sides for row in found.rows}
    assert SHOWN == tuple(rows)
    assert [True, False] == [side.answer.is_known for side in rows["rigor"]]
    counted, left_out = rows["recognition"][0].by, [side.left_out for side in rows["recognition"]]
    assert {"Corner Bakery", "Harborview Hotels", "Northside Community College"} == {
        one.by_name for one in counted
    }
    assert [3, 1] == left_out  # of one owner, in return, withdrawn; and the issuer's own word
    text = client.get("/tour/yardstick").content.decode()
    assert "no assessment stated" in text
    assert "Corner Bakery: Interviews everybody who holds it" in text
    assert "/value/compare?which=" in text
    for each, told in zip((both.earned, both.bought), found.untold, strict=True):
        assert sum(len(group.unknown) for group in told.groups) == told.count - told.known
        assert f'href="/a/{each.version.achievement}/{each.version.number}/assay"' in text


def test_how_the_school_judged_is_observed_and_tells_of_nobody() -> None:
    version = people().earned.version
    seen = observed(version.organization, version.achievement)
    assert seen is not None
    assert seen.is_enough
    assert seen.second_assessed is not None
    assert seen.second_assessed >= FEWEST
    rigor = assay_of(version.organization, version.achievement, version.number).indicator("rigor")
    assert 2 == rigor.estimate.low  # judged by a public rubric; above it the school's word stands
    assert not observed(people().bought.version.organization, people().bought.version.achievement)


def test_one_assay_is_public_with_its_answer_and_one_is_kept(client: Client) -> None:
    bought = people().bought.version
    [public] = about(achievement_id(bought.achievement, bought.number))
    text = client.get(f"/assays/{public.key}").content.decode()
    assert ("independent", "published") == (public.relation, public.state)
    assert "From next year on it ends with a test" in text
    assert public.noticed_at is not None
    assert public.published_at is not None
    assert public.published_at - public.noticed_at > timedelta(days=14)
    bakery = recognisers.bakery()
    assert bakery is not None
    [own] = rows_of(bakery.key)
    assert "private" == own.state
    assert 404 == client.get(f"/assays/{own.key}").status_code


def test_any_letter_that_is_changed_is_found_out() -> None:
    earned = people().earned
    signed = earned.signed()
    lines = lines_of(earned.content, signed)
    keys = [letter.key for line in lines for word in line.words for letter in word if letter.key]
    assert ["holder", "title", "issuer"] == [line.key for line in lines]
    for key in keys:
        changed = change(signed, lines, key)
        assert changed is not None
        assert 1 == sum(one != other for one, other in zip(signed, changed.content, strict=True))
        judged = judge(changed.content)
        assert (REJECTED, None) == (judged.verdict, judged.content), key


def test_after_one_changed_letter_nothing_of_the_content_is_shown(client: Client) -> None:
    text = client.get("/tour/letter?letter=holder-3").content.decode()
    main = text[text.index("<main") : text.index("</main>")]
    assert "Changed since it was signed" in main
    content = people().earned.content
    for said in (content.holder, content.name, content.issuer.name, content.description):
        assert said not in main


@pytest.mark.parametrize("chosen", ["", "holder-0", "holder-999", "nobody-1", "holder-5", "<b>", "holder--1"])
def test_what_is_no_letter_changes_nothing(client: Client, chosen: str) -> None:
    answer = client.get("/tour/letter", {"letter": chosen})
    assert 200 == answer.status_code
    assert "Changed since it was signed" not in answer.content.decode()


def test_no_page_of_the_tour_holds_script_or_style_of_its_own(client: Client) -> None:
    for path in PAGES:
        text = client.get(path).content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", text), path


def test_the_tour_is_absent_where_a_certificate_was_taken_back(client: Client) -> None:
    earned = people().earned
    credentials.revoke(None, earned.organization.key, earned.award.key, "A mistake.")
    work_off()  # the list that says so is published
    assert cast() is None
    assert "needs the demonstration" in client.get("/tour").content.decode()


def test_a_site_without_the_demonstration_says_what_the_tour_needs(client: Client) -> None:
    with override_settings(ASSAY_DEMO=False):
        assert "needs the demonstration" in client.get("/tour").content.decode()
        assert 404 == client.get("/tour/behind").status_code


def test_an_unknown_step_is_not_found(client: Client) -> None:
    assert 404 == client.get("/tour/nowhere").status_code
