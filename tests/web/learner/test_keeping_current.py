"""Keeping a credential current: what carries over, what changes quickly, the shortest way to renew it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from analysis.market.term_worlds import drifting, stored
from assay.analysis.market import TermSeries
from assay.web.base import market_data
from assay.web.base.clock import now
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements import queries
from assay.web.records.achievements.values import AchievementValues, MarketElements, Skill
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.publishing import publish_lists
from assay.web.records.holdings import queries as holdings
from assay.web.records.people.models import Person
from web.factories import School, a_school
from web.learner.learning import EMAIL, an_award, sign_in

pytestmark = pytest.mark.django_db
PAST, FUTURE = date(2024, 2, 1), date(2031, 2, 1)
SKILLS = ("Falling", "Steady", "Listening to patients")


@pytest.fixture
def person(client: Client) -> Person:
    return sign_in(client, EMAIL)


@pytest.fixture
def series(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """A series that ended last month, in which one skill fell to a tenth and one stayed."""
    made = drifting(years=12)
    years = np.arange(144) / 12
    mentions = made.mentions.copy()
    mentions[0] = np.round(300 * np.exp(-0.45 * np.clip(years - 8, 0, None)))
    mentions[1] = 120.0
    begins = now().date().replace(day=1)
    first = date(begins.year - 12, begins.month, 1)
    names = ("Falling", "Steady", *made.terms[2:])
    settings.ASSAY_DATA = stored(tmp_path, TermSeries(names, first, mentions, made.ads)).folder
    market_data.forget()
    yield
    market_data.forget()


def published(school: School, **others: object) -> School:
    """The school with a version of its own: these skills, and what else is told."""
    values = AchievementValues(
        "Data for the ward",
        "Reads and keeps the data of a ward.",
        "Keep a ward's data for a week, and explain each number to a nurse.",
        skills=tuple(Skill(name) for name in SKILLS),
    )
    values = replace(values, **others)  # type: ignore[arg-type]  # fields by name
    achievement = achievements.create(school.owner, school.key, values)
    version = achievements.publish(school.owner, school.key, achievement)
    return replace(school, achievement=achievement, version=version)


def kept(client: Client, school: School) -> str:
    """The key in the wallet of a fresh award."""
    return str(client.post(f"/wallet/take/{an_award(school)}")["Location"]).rpartition("/")[2]


def told(page: bytes) -> str:
    """The words of a page, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


@pytest.mark.usefixtures("person")
def test_without_data_the_page_says_that_nobody_has_published_anything(client: Client) -> None:
    kept(client, published(a_school()))
    page = told(client.get("/wallet/current").content)

    assert "Nobody has published how long these stay in use: Falling, Steady, Listening to patients." in page
    assert "Nobody has published when it will be looked at again." in page
    assert "Nothing that anybody has published asks for a renewal." in page
    assert "Changes quickly" not in page


@pytest.mark.usefixtures("person", "series")
def test_what_falls_is_told_apart_from_what_carries_over_with_source_and_day(client: Client) -> None:
    key = kept(client, published(a_school()))
    for address in ("/wallet/current", f"/wallet/{key}"):
        page = told(client.get(address).content)
        assert (
            "Changes quickly Falling Job advertisements name it less often than some years ago: half as"
            in page
        )
        assert (
            "Carries over Steady No sign that job advertisements name it less often. Source: made-up" in page
        )
        assert "Nobody has published how long these stay in use: Listening to patients." in page
        assert "Only this needs freshening up: Falling. All else can stay as it is." in page


@pytest.mark.usefixtures("person", "series")
def test_it_never_speaks_of_worth_or_pay_and_shames_nobody(client: Client) -> None:
    kept(client, published(a_school()))
    main = told(client.get("/wallet/current").content.partition(b"<main")[2].partition(b"</main>")[0])

    for word in ("worth", "salary", "wage", "outdated", "obsolete", "expired", "useless", "you must"):
        assert word not in main.lower()
    assert "What you learned is yours for good." in main


@pytest.mark.usefixtures("person")
def test_the_issuers_own_day_is_told_before_and_after_it(client: Client) -> None:
    school = a_school()
    kept(client, published(school, market=MarketElements(review_by=FUTURE.isoformat())))
    kept(client, published(school, market=MarketElements(review_by=PAST.isoformat())))
    page = told(client.get("/wallet/current").content)

    assert "The issuer will look at this again by 1 February 2031." in page
    assert "The issuer meant to look at this again by 1 February 2024." in page


@pytest.mark.usefixtures("person")
def test_a_newer_version_is_the_shortest_way(client: Client) -> None:
    school = published(a_school())
    kept(client, school)
    values = queries.version(school.version).values
    achievements.revise(school.owner, school.key, school.achievement)
    achievements.edit(
        school.owner, school.key, school.achievement, replace(values, description="More of it.")
    )
    achievements.publish(school.owner, school.key, school.achievement)
    page = client.get("/wallet/current").content.decode()

    assert "There is a newer version of it: see what was added." in page
    assert f'href="/a/{school.achievement}"' in page


@pytest.mark.usefixtures("person")
def test_what_ends_is_renewed_by_its_issuer(client: Client) -> None:
    kept(client, published(a_school(), valid_for=(2, "year")))
    page = told(client.get("/wallet/current").content)

    assert "Ask who issued it for a renewal before" in page
    assert "It holds until" in page


def test_what_was_taken_back_says_kindly_whom_to_ask(client: Client, person: Person) -> None:
    school = published(a_school())
    key = kept(client, school)
    award = holdings.holding(person, key).credential
    credentials.revoke(school.owner, school.key, award, "a mistake")
    publish_lists.call()
    client.post(f"/wallet/{key}/again")
    page = told(client.get("/wallet/current").content)

    assert "Ask who issued it whether it can be made anew. What you learned stays yours." in page


@pytest.mark.usefixtures("person", "series")
def test_data_that_cannot_be_read_close_no_wallet(client: Client, settings: Settings) -> None:
    key = kept(client, published(a_school()))
    for table in Path(settings.ASSAY_DATA).glob("**/term_series.parquet"):
        table.unlink()
    market_data.forget()

    assert 200 == client.get(f"/wallet/{key}").status_code
    assert 200 == client.get("/wallet/current").status_code


@pytest.mark.usefixtures("person")
def test_it_is_nobody_elses_page_and_kept_by_no_cache(client: Client) -> None:
    assert "no-store" in client.get("/wallet/current")["Cache-Control"]
    stranger = Client().get("/wallet/current")
    assert 302 == stranger.status_code
    assert "/account/login/" in stranger["Location"]


def test_a_day_that_passed_is_said_in_one_plain_sentence_on_public_pages(client: Client) -> None:
    school = a_school()
    late = published(school, market=MarketElements(review_by=PAST.isoformat()))
    good = published(school, market=MarketElements(review_by=FUTURE.isoformat()))
    sentence = "The issuer meant to look at this again by 1 February 2024."

    assert sentence in told(client.get(f"/a/{late.achievement}").content)
    assert "meant to look at this again" not in told(client.get(f"/a/{good.achievement}").content)


def test_the_day_is_in_the_published_document(client: Client) -> None:
    made = published(a_school(), market=MarketElements(review_by=FUTURE.isoformat()))
    document = client.get(f"/a/{made.achievement}/1.json").json()

    assert FUTURE.isoformat() == document["reviewDate"]
