"""The editor, the badge, publishing; and the public pages and documents that come of it."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from assay.web.look.achievements import facts_of
from assay.web.look.markdown import render_markdown
from assay.web.records.achievements import actions, queries
from assay.web.records.achievements.actions import NotReady
from assay.web.records.achievements.values import AchievementValues
from assay.web.records.people.actions import ensure_person
from assay.web.records.signing_keys import actions as keys
from web.factories import School, a_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    made = a_school()
    keys.ensure_key(made.key)
    return made


@pytest.fixture
def owner(school: School) -> Client:
    client = Client()
    client.force_login(ensure_person(school.owner.email))
    return client


def filled(**others: Any) -> dict[str, Any]:
    form = {
        "name": "First aid",
        "kind": "MicroCredential",
        "language": "en",
        "description": "Keeps somebody alive until help comes.",
        "criteria": "Show the recovery position and a resuscitation of two minutes on a dummy.",
        "tags": "health, rescue",
        "evidence_pieces": "1",
        "valid_number": "2",
        "valid_unit": "year",
        "workload_hours": "16",
        "eqf_level": "3",
        "assessment": "practical",
        "skills-TOTAL_FORMS": "2",
        "skills-INITIAL_FORMS": "0",
        "skills-0-name": "resuscitation",
        "skills-0-url": "https://example.org/skills/cpr",
        "results-TOTAL_FORMS": "1",
        "results-INITIAL_FORMS": "0",
        "results-0-name": "Practice",
        "results-0-kind": "RubricCriterionLevel",
        "results-0-required": "Safe",
        "results-0-levels": "Safe: nobody is harmed\nSure: without being told",
        "then": "done",
    }
    return {**form, **others}


def test_an_achievement_is_designed_drawn_and_published(school: School, owner: Client) -> None:
    answer = owner.post(reverse("issuer:achievement-new", args=[school.key]), filled())
    key = answer["Location"].rstrip("/").split("/")[-1]
    badge = reverse("issuer:achievement-badge", args=[school.key, key])
    design = {"shape": "shield", "palette": "moss", "icon": "heart", "text": "First aid", "ribbon": ""}
    shown = owner.post(badge, {**design, "show": "1"})
    owner.post(badge, {**design, "keep": "1"})
    owner.post(reverse("issuer:achievement-publish", args=[school.key, key]))
    page = Client().get(reverse("public:achievement", args=[key])).content.decode()

    assert 200 == shown.status_code
    assert "moss" == queries.public(key).version.values.design.palette
    assert (2, "year") == queries.public(key).version.valid_for
    for words in ("First aid", "resuscitation", "16 hours", "nobody is harmed", "EQF level 3", "2 years"):
        assert words in page


def test_what_the_form_lacks_is_said_at_the_field_and_nothing_is_lost(school: School, owner: Client) -> None:
    answer = owner.post(
        reverse("issuer:achievement-new", args=[school.key]), filled(name="", criteria_url="nonsense")
    )
    page = answer.content.decode()

    assert 422 == answer.status_code
    assert "all else can wait" in page
    assert "recovery position" in page
    assert 1 == len(queries.achievements(school.key))


def test_what_stands_in_the_way_of_publishing_is_said_in_the_section(school: School, owner: Client) -> None:
    owner.post(reverse("issuer:achievement-new", args=[school.key]), filled(criteria="", name="Bare"))
    row = next(row for row in queries.achievements(school.key) if row.name == "Bare")
    answer = owner.post(reverse("issuer:achievement-publish", args=[school.key, row.key]), follow=True)

    assert "Say what somebody must do to earn this." in answer.content.decode()
    assert "draft" == queries.achievement(school.key, row.key).state


def test_the_preview_is_the_public_page_before_it_is_public(school: School, owner: Client) -> None:
    owner.post(reverse("issuer:achievement-new", args=[school.key]), filled(name="Drawing"))
    row = next(row for row in queries.achievements(school.key) if row.name == "Drawing")

    assert (
        b"resuscitation"
        in owner.get(reverse("issuer:achievement-preview", args=[school.key, row.key])).content
    )
    assert 404 == Client().get(reverse("public:achievement", args=[row.key])).status_code
    assert 404 == Client().get(f"/a/{row.key}/1.json").status_code
    assert 404 == Client().get(f"/a/{row.key}/1/badge.png").status_code


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![](https://tracker.example/p.png)",
        "[x](data:text/html,<script>alert(1)</script>)",
        "<a href='javascript:alert(1)'>x</a>",
        "[x](java\nscript:alert(1))",
        '[x](https://e.org "onmouseover=alert(1)")<svg/onload=alert(1)>',
    ],
)
def test_criteria_cannot_carry_a_script_or_a_picture(text: str) -> None:  # XSS-002
    html = render_markdown(text)

    assert not any(part in html for part in ("<script", "<img", "<svg", 'href="javascript', 'href="data'))


def test_criteria_in_markdown_are_readable() -> None:
    html = render_markdown("# What\n\n- *one*\n- [two](https://example.org)")

    assert "<h3>What</h3>" in html
    assert "<em>one</em>" in html
    assert 'rel="nofollow noopener noreferrer"' in html


def test_headings_in_criteria_never_skip_a_level() -> None:
    html = render_markdown("#### a\n\n# b\n\n###### c\n\n## d")

    assert ["3", "3", "4", "4"] == re.findall(r"<h(\d)>", html)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org/x"])
def test_criteria_elsewhere_must_be_a_web_page(
    school: School, owner: Client, address: str
) -> None:  # XSS-001
    answer = owner.post(
        reverse("issuer:achievement-new", args=[school.key]), filled(criteria_url=address, name="Maps 2")
    )
    told = AchievementValues("Maps 3", "x", "Do it, and show that you did.", criteria_url=address)
    key = actions.create(school.owner, school.key, told)

    assert 422 == answer.status_code
    with pytest.raises(NotReady):
        actions.publish(school.owner, school.key, key)
    assert "" == facts_of(queries.draft(school.key, key)).criteria_url


def test_a_name_cannot_leave_its_block_of_data(school: School) -> None:  # XSS-011, XSS-013
    values = AchievementValues(
        "</script><script>alert(1)</script>", "x & y", "Do it, and show that you did it."
    )
    key = actions.create(school.owner, school.key, values)
    actions.publish(school.owner, school.key, key)
    page = Client().get(reverse("public:achievement", args=[key])).content.decode()
    block = page.split('<script type="application/ld+json">')[1].split("</script>")[0]

    assert "<script>alert" not in page
    assert "</script><script>alert(1)</script>" == json.loads(block)["name"]


def test_published_documents_have_their_types_and_may_be_read_by_other_sites(school: School) -> None:
    types = {
        f"/o/{school.key}/did.json": "application/did+json",
        f"/o/{school.key}/profile.json": "application/ld+json",
        f"/a/{school.achievement}/1.json": "application/ld+json",
        f"/a/{school.achievement}/1/badge.svg": "image/svg+xml",
        f"/a/{school.achievement}/1/badge.png": "image/png",
    }
    for address, media_type in types.items():
        answer = Client().get(address)
        assert (200, media_type) == (answer.status_code, answer["Content-Type"]), address
        assert ("*", "nosniff") == (answer["Access-Control-Allow-Origin"], answer["X-Content-Type-Options"])
        assert "max-age" in answer["Cache-Control"]
        assert not answer.cookies
        assert 304 == Client().get(address, headers={"If-None-Match": answer["ETag"]}).status_code


def test_a_badge_opened_by_itself_can_run_nothing(school: School) -> None:  # XSS-010
    answer = Client().get(f"/a/{school.achievement}/1/badge.svg")

    assert "default-src 'none'; sandbox" == answer["Content-Security-Policy"]
    assert b"<script" not in answer.content


def test_the_badge_is_a_picture_of_512(school: School) -> None:
    content = Client().get(f"/a/{school.achievement}/1/badge.png").content

    with Image.open(io.BytesIO(content)) as shown:
        assert (512, 512) == shown.size


def test_the_published_achievement_is_what_stands_in_credentials(school: School) -> None:
    told = json.loads(Client().get(f"/a/{school.achievement}/1.json").content)

    signed = queries.version(school.version).plan.json
    for_machines = {"@context", "creator", "offerStatus", "furtherInformation"}
    assert signed == {name: value for name, value in told.items() if name not in for_machines}
    assert for_machines.isdisjoint(signed)
    assert told["id"].endswith(f"/a/{school.achievement}/1")


def test_an_older_version_keeps_its_page_and_points_to_the_newest(school: School) -> None:
    actions.revise(school.owner, school.key, school.achievement)
    actions.publish(school.owner, school.key, school.achievement)

    assert b"newer version" in Client().get(f"/a/{school.achievement}/1").content
    assert b"newer version" not in Client().get(f"/a/{school.achievement}").content


def test_the_organizations_page_shows_what_can_be_earned(school: School) -> None:
    page = Client().get(reverse("public:organization", args=[school.key])).content.decode()

    assert "Maps from open data" in page
    assert "No domain shown yet" in page
    assert "did:web:" in page
    assert 404 == Client().get("/o/nobody").status_code


def test_the_front_page_opens_three_doors() -> None:
    page = Client().get("/").content.decode()

    assert 3 == page.count("badge-card")
