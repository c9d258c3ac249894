"""The pages of gates: own achievements and a list, thresholds in the form, the table to take away."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from analysis.gates.gate_files import column, file_of
from assay.web.records.organizations import actions as organizations
from assay.web.records.people.actions import ensure_person
from assay.web.screens.value import views_gates
from web.factories import School, a_school

pytestmark = pytest.mark.django_db

LIST = (
    b"name,clock hours,weeks,completion rate,placement rate 180 days,median earnings\n"
    b"=Care,200,10,72%,80%,30000\nSuppressed,200,10,*,80%,30000\nShort,100,10,,,\n"
)


@pytest.fixture
def school(settings: Settings) -> School:
    settings.ASSAY_RATE_FACTOR = 1_000
    return a_school()


@pytest.fixture
def client(school: School) -> Client:
    """Signed in as an analyst."""
    analyst = ensure_person("analyst@lake.example", "Ana")
    organizations.add_member(school.owner, school.key, analyst, "analyst")
    held = Client()
    held.force_login(analyst)
    return held


def upload(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_annex_one_on_what_is_published(client: Client, school: School) -> None:
    page = client.get(f"/work/{school.key}/gates")
    assert "Workforce Pell" in page.content.decode()
    shown = client.get(f"/work/{school.key}/gates/eu-annex-1").content.decode()
    assert "Held against 1 achievement" in shown
    assert "Fails" in shown
    assert "The type of quality assurance: the description does not tell it" in shown
    assert "Who the learner is" not in shown  # every award made here tells it
    assert 404 == client.get(f"/work/{school.key}/gates/none").status_code


def test_who_has_published_more_than_are_judged_at_once_is_told(
    client: Client, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views_gates, "MOST_OWN", 1)
    page = client.get(f"/work/{school.key}/gates/eu-annex-1").content.decode()
    assert "At most 1 are judged at once" in page


def test_other_thresholds_and_the_table(client: Client, school: School) -> None:
    shown = client.get(f"/work/{school.key}/gates/workforce-pell?completion=50").content.decode()
    assert "No verdict changes." in shown
    wrong = client.get(f"/work/{school.key}/gates/workforce-pell?hours.at_least=800")
    assert 422 == wrong.status_code
    assert "Nothing lies between" in wrong.content.decode()
    assert 422 == client.get(f"/work/{school.key}/gates/workforce-pell?completion=much").status_code
    table = client.get(f"/work/{school.key}/gates/workforce-pell/gate.csv?completion=50")
    lines = b"".join(table).decode().splitlines()
    assert lines[0].endswith("verdict with other thresholds")
    assert 2 == len(lines)


def test_a_list_is_judged_and_comes_back_with_the_form(client: Client, school: School) -> None:
    told = {"gate": "workforce-pell", "rows": upload(LIST, "list.csv")}
    shown = client.post(f"/work/{school.key}/gates", told).content.decode()
    assert "1 pass, 1 fail, 1 cannot be evaluated" in shown
    assert "the list leaves “completion rate” empty, or hides it (list.csv, row 3)" in shown
    again = {
        "gate": "workforce-pell",
        "rows_text": LIST.decode(),
        "rows_name": "list.csv",
        "completion": "80",
    }
    changed = client.post(f"/work/{school.key}/gates", again).content.decode()
    assert "What your thresholds change" in changed
    assert 'value="150"' in changed  # what nobody typed stays as the rules have it
    assert "0 pass, 2 fail, 1 cannot be evaluated" in changed
    table = client.post(f"/work/{school.key}/gates", again | {"table": "yes"})
    assert "'=Care" in b"".join(table).decode()


def test_rules_of_ones_own_and_what_is_wrong_with_them(client: Client, school: School) -> None:
    rules = file_of({"a": column("weeks", at_least=9)}, passes="a")
    told = {"gate": "own", "rules": upload(rules, "mine.yaml"), "rows": upload(LIST, "list.csv")}
    assert "3 pass, 0 fail" in client.post(f"/work/{school.key}/gates", told).content.decode()
    for files, words in (
        ({}, "Choose the file with your rules."),
        ({"rules": upload(b"form: 1", "mine.yaml")}, "does not say"),
        ({"rules": upload(b"\xff\xfe", "mine.yaml")}, "not written in UTF-8"),
        ({"rules": upload(b"x" * (65 << 10), "mine.yaml")}, "larger than 64 KB"),
        (
            {"rules": upload(rules, "mine.yaml"), "rows": upload(b"x,y\n1,2\n", "l.csv")},
            "no column is called",
        ),
    ):
        answer = client.post(f"/work/{school.key}/gates", {"gate": "own", **files})
        assert 422 == answer.status_code
        assert words in answer.content.decode()


def test_who_may_not_see_figures_sees_no_gates(school: School) -> None:
    reviewer = ensure_person("reviewer@lake.example", "Ray")
    organizations.add_member(school.owner, school.key, reviewer, "reviewer")
    held = Client()
    held.force_login(reviewer)
    assert 403 == held.get(f"/work/{school.key}/gates").status_code
    held.force_login(ensure_person("stranger@sea.example", "Sam"))
    assert 404 == held.get(f"/work/{school.key}/gates/eu-annex-1").status_code
