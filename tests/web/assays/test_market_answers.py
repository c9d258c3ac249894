"""What the labour market says of a certificate, for machines and for whoever computes it again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from assay.analysis.sources import Store
from assay.web.records.organizations import actions as organizations
from web.assays.assaying import a_published, achievement
from web.assays.market import COOK, COOK_TITLE, install
from web.factories import School, a_school

pytestmark = pytest.mark.django_db

COOK_URL = f"https://www.onetonline.org/link/summary/{COOK}.00"


@pytest.fixture
def market(settings: Settings, tmp_path: Path) -> Path:
    settings.ASSAY_DATA = tmp_path
    settings.ASSAY_RATE_FACTOR = 1_000
    install(tmp_path)
    return tmp_path


@pytest.fixture
def school() -> School:
    return a_school()


def machine(school: School, query: str = "") -> tuple[int, dict[str, Any]]:
    answer = Client().get(f"/a/{school.achievement}/1/assay.json{query}")
    return answer.status_code, json.loads(answer.content)


def targets(made: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["name"], one["version"]) for one in made["inputs"] if one["kind"] == "target"]


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize(
    "query", ["?occupation=Cooks%2C+Restaurant&region=Ohio", f"?occupation={COOK}&region=US-OH"]
)
def test_a_machine_picks_as_a_reader_does(school: School, query: str) -> None:
    _status, plain = machine(school)
    status, picked = machine(school, query)

    assert 200 == status
    assert [] == targets(plain)
    assert [(COOK, "US-OH")] == targets(picked)


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("?occupation=Cooks", "market-occupation-unknown"),
        ("?occupation=" + "x" * 4_000, "market-occupation-unknown"),
        (f"?occupation={COOK}&region=Atlantis", "market-area-unknown"),
    ],
)
def test_a_machine_is_told_what_there_is_not(school: School, query: str, code: str) -> None:
    status, told = machine(school, query)

    assert (422, code) == (status, told["code"])


def test_without_data_what_is_picked_changes_nothing(school: School) -> None:
    assert machine(school) == machine(school, "?occupation=Cooks&region=Ohio")


@pytest.mark.usefixtures("market")
def test_the_page_leads_machines_to_what_was_picked(school: School) -> None:
    html = Client().get(f"/a/{school.achievement}/1/assay?occupation={COOK}&region=US-OH").content.decode()

    assert f"/a/{school.achievement}/1/assay.json?occupation={COOK}&amp;region=US-OH" in html


@pytest.mark.usefixtures("market")
def test_many_picks_by_machines_are_stopped_with_those_on_the_page(
    school: School, settings: Settings
) -> None:
    settings.ASSAY_RATE_FACTOR = 0.04
    query = f"?occupation={COOK}&region=US-OH"
    first = Client().get(f"/a/{school.achievement}/1/assay{query}")
    second, told = machine(school, query)

    assert (200, 429, "too-many-tries") == (first.status_code, second, told["code"])


def test_an_assay_with_the_market_is_computed_again_and_a_release_that_went_is_named(
    school: School, market: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    organizations.edit(school.owner, school.key, organizations.Profile("Map School", region="US-OH"))
    aligned = {
        "type": ["Alignment"],
        "targetName": COOK_TITLE,
        "targetUrl": COOK_URL,
        "targetType": "ext:Occupation",
        "targetCode": f"{COOK}.00",
    }
    key = a_published(school, monkeypatch, achievement(alignment=[aligned]))
    address = reverse("value:recompute", args=[key])
    again = Client().post(address).content.decode()
    store = Store(market)
    wages = next(one for one in store.releases() if one.kind == "oews")
    store.take_away(wages)
    without = Client().post(address).content.decode()

    assert "It matches" in again, again
    assert "It matches" not in without
    assert "Inputs that are not here" in without
