"""The assay's pages: three ways to read it, the tools for anybody, and what none of them ever shows."""

from __future__ import annotations

import json
import re
import socket
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client

from assay.analysis.estimates import FEWEST
from assay.analysis.valuation import Observed
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements.values import AchievementValues
from assay.web.records.assays import ours
from assay.web.records.people.actions import ensure_person
from assay.web.records.reports import actions as reports
from web.assays.assaying import (
    a_kept,
    a_published,
    achievement,
    as_bytes,
    award_of_somebody,
    signed_in,
    upload,
)
from web.factories import School, a_school
from web.shares.sharing import a_learner

pytestmark = pytest.mark.django_db

WAYS = ("plain", "employers", "analysts")


@pytest.fixture(autouse=True)
def unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ASSAY_RATE_FACTOR", 1_000)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_arguments: object, **_named: object) -> list[object]:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nobody)


@pytest.fixture
def school() -> School:
    return a_school()


def page(path: str) -> str:
    answer = Client().get(path)
    assert 200 == answer.status_code, path
    return answer.content.decode()


def text_of(html: str) -> str:
    class Texts(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.parts: list[str] = []

        def handle_data(self, data: str) -> None:
            self.parts.append(data)

    texts = Texts()
    texts.feed(html)
    return " ".join(" ".join(texts.parts).split())


@pytest.mark.parametrize("way", WAYS)
def test_an_achievements_assay_is_public_in_three_ways(school: School, way: str) -> None:
    html = page(f"/a/{school.achievement}/1/assay?for={way}")

    assert "Maps from open data" in html
    assert html.count('aria-current="page"') >= 1
    for title in ("What it tells", "How it is judged", "Who recognises it", "What it costs"):
        assert title in html


@pytest.mark.parametrize("way", WAYS)
def test_every_picture_has_its_table_or_list_of_facts(school: School, way: str) -> None:
    html = page(f"/a/{school.achievement}/1/assay?for={way}")
    pictures = len(re.findall(r'<figure class="(?:needle|ladder)', html))

    assert pictures
    if way == "employers":  # one table says the same as all of them
        rows = html.split("All answers as a table")[-1].count('<th scope="row"')
        assert pictures == rows
    else:
        answers = re.findall(r'<section class="assay-answer".*?</section>', html, re.DOTALL)
        assert answers
        assert all("<table" in one or '<dl class="facts"' in one for one in answers)


@pytest.mark.parametrize("way", WAYS)
def test_there_is_no_headline_number_and_nothing_is_called_a_score_or_an_effect(
    school: School, way: str
) -> None:
    for path in (f"/a/{school.achievement}/1/assay?for={way}", "/value", "/value/compare"):
        words = text_of(page(path)).casefold()
        found = re.findall(r"\b(?:score|rating|overall|effect|grade point|worth it|total)\b", words)
        assert not found, (path, found)


def test_what_cannot_be_evaluated_is_hatched_with_the_reason_and_what_would_change_it(school: School) -> None:
    html = page(f"/a/{school.achievement}/1/assay")

    assert "needle-hatching" in html
    assert "Cannot be evaluated" in html
    assert "What would change this" in html


def test_analysts_see_every_input(school: School) -> None:
    html = page(f"/a/{school.achievement}/1/assay?for=analysts")
    made = json.loads(Client().get(f"/a/{school.achievement}/1/assay.json").content)

    assert made["inputs"][0]["digest"] in html
    for one in made["indicators"]:
        assert one["estimate"]["method"] in html
    for word in ("Bounds", "Grade", "As of", "Read from", "/name"):
        assert word in html


def test_the_json_is_for_everybody_and_says_when(school: School) -> None:
    answer = Client().get(f"/a/{school.achievement}/1/assay.json")

    assert ("application/json", "*") == (answer["Content-Type"], answer["Access-Control-Allow-Origin"])
    assert {"framework", "as_of", "achievement", "issuer", "indicators", "inputs"} == set(answer.json())


def test_an_assay_is_made_once_and_again_when_something_changed(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ours.assay_of(school.key, school.achievement, 1)
    again = ours.assay_of(school.key, school.achievement, 1)
    monkeypatch.setattr(ours, "observed", lambda _organization, _achievement: Observed(FEWEST + 2))
    other = ours.assay_of(school.key, school.achievement, 1)

    assert first is again
    assert other is not first


def test_what_is_taken_down_has_no_assay(school: School) -> None:
    operator = ensure_person("operator@site.example", is_operator=True)
    key = reports.report("achievement", school.achievement, "false", "No", "a@b.example")
    reports.decide(operator, key, upheld=True)

    assert 404 == Client().get(f"/a/{school.achievement}/1/assay").status_code
    assert 404 == Client().get(f"/a/{school.achievement}/1/assay.json").status_code


def test_a_better_described_achievement_is_compared_in_words(school: School) -> None:
    values = AchievementValues("Maps", "Draws a map.", "Draw a map.")
    key = achievements.create(school.owner, school.key, values)
    achievements.publish(school.owner, school.key, key)
    which = "\n".join(f"{settings.ASSAY_ORIGIN}/a/{each}/1" for each in (school.achievement, key))
    plain = Client().post("/value/compare", {"which": which})
    weighed = Client().post("/value/compare", {"which": which, "transparency": "5"})

    assert 200 == plain.status_code
    assert "A · Maps from open data" in plain.content.decode()
    assert "How probable each place is" not in plain.content.decode()
    assert "How probable each place is" in weighed.content.decode()


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"which": "https://a.example/1"}, "two to 6"),
        ({"which": "https://a.example/1\nhttps://b.example/2"}, "https://a.example/1"),
        ({"which": "x\ny", "transparency": "11"}, "10"),
        ({"which": "", "cost": "-1"}, "0"),
    ],
)
def test_what_cannot_be_compared_is_said_at_the_field(fields: dict[str, str], says: str) -> None:
    answer = Client().post("/value/compare", fields)

    assert 422 == answer.status_code
    assert says in answer.content.decode()


def test_anything_can_be_looked_at_and_nothing_is_kept() -> None:
    for document in (achievement(), award_of_somebody()):
        answer = Client().post("/value", {"file": upload(document)})
        html = answer.content.decode()

        assert 200 == answer.status_code
        assert "Bakes bread for a hundred" in html
        assert "no-store" in answer["Cache-Control"]
        assert not [
            word for word in ("Perpetua", "perpetua@canary.example", "stood at the oven") if word in html
        ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe\x00",
        b'{"a":' * 5_000,
        b'{"type": "Achievement", "name": {}}',
        b'{"type": ["OpenBadgeCredential"], "credentialSubject": [1, 2]}',
        b'{"type": "Assertion", "badge": "https://127.0.0.1/x"}',
        b'{"@graph": [{}, {}]}',
        b"ey.ey.ey",
        b"<html><body>hello",
        b"https://127.0.0.1/secret",
        b"https://nowhere.example/x",
        b"file:///etc/passwd",
        b"\x89PNG\r\n\x1a\nnot a picture",
    ],
)
def test_hostile_input_is_refused_with_words(content: bytes) -> None:
    answer = Client().post("/value", {"file": upload(content or b" ", "x.json")})

    assert 422 == answer.status_code, content[:40]
    assert "Traceback" not in answer.content.decode()


def test_words_of_strangers_do_nothing_on_our_pages() -> None:
    name = "<script>alert(1)</script>\u202eevil"
    answer = Client().post("/value", {"file": upload(achievement(name=name))})
    html = answer.content.decode()

    assert 200 == answer.status_code
    assert "<script>alert" not in html
    assert "\u202e" not in html


def test_a_file_that_is_too_large_is_refused() -> None:
    answer = Client().post("/value", {"file": upload(b" " * ((4 << 20) + 1))})

    assert 422 == answer.status_code
    assert "4 MB" in answer.content.decode()


def test_the_tool_is_slow_for_whoever_asks_too_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ASSAY_RATE_FACTOR", 1)
    codes = {Client().post("/value", {"text": "{"}).status_code for _ in range(25)}

    assert 429 in codes


def test_a_filled_in_address_is_not_opened_by_looking() -> None:
    answer = Client().get("/value?url=https://127.0.0.1/x")

    assert 200 == answer.status_code
    assert "https://127.0.0.1/x" in answer.content.decode()


def test_a_learners_own_page_leads_to_the_assay_and_shows_none_of_it(school: School) -> None:
    learner = a_learner("Ada Quill", "ada@quill.example", school)
    html = signed_in(learner.person).get(f"/wallet/{learner.holding}").content.decode()

    assert f"/a/{school.achievement}/1/assay" in html
    assert "assay-" not in html
    assert "needle" not in html


def test_a_members_pages_say_what_can_be_done_next(school: School) -> None:
    client = signed_in(school.owner)
    made = client.post(f"/work/{school.key}/assays/new", {"text": as_bytes(achievement()).decode()})
    shown = client.get(made["Location"]).content.decode()
    early = client.post(f"{made['Location']}/publish", {"relation": "independent", "sure": "on"})
    told = client.post(f"{made['Location']}/notice", {})
    after = client.get(made["Location"]).content.decode()
    listed = client.get(f"/work/{school.key}/assays").content.decode()

    assert (303, 422, 303) == (made.status_code, early.status_code, told.status_code)
    assert "registrar@college.example" in shown
    assert "Give notice first" in early.content.decode()
    assert "until then the issuer has time to answer" in after
    assert "Bakes bread for a hundred" in listed


def test_what_was_published_stands_with_the_achievement_it_is_about(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = a_school("Baker School", "owner@baker.example")
    document = json.loads(Client().get(f"/a/{school.achievement}/1.json").content)
    key = a_published(other, monkeypatch, document)

    assert f"/assays/{key}" in page(f"/a/{school.achievement}/1/assay")
    assert 404 == Client().get(f"/assays/{a_kept(other)}").status_code


def test_the_frameworks_context_is_served_as_what_it_is() -> None:
    answer = Client().get("/ns/assay/framework/v1")

    assert ("application/ld+json", "*") == (answer["Content-Type"], answer["Access-Control-Allow-Origin"])
    assert "@context" in answer.json()


def test_the_gallery_shows_the_pieces() -> None:
    html = page("/look")

    assert "The assay, for employers" in html
    assert "seen by others" not in html or "is-independent" in html
