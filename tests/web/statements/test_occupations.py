"""Occupations of public lists, suggested for what somebody typed, where such lists are installed."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from django.test import Client
from pytest_django import Settings

from assay.analysis.sources import FORMS, Licence, Reading, SourceDigest, Store
from assay.web.records.statements import actions, occupations, queries
from web.factories import a_school
from web.statements.stating import a_body, signed, wanted

COOK, BAKER = "http://data.europa.eu/esco/occupation/cook", "http://data.europa.eu/esco/occupation/baker"


@pytest.fixture
def installed(settings: Settings, tmp_path: Path) -> None:
    """A tiny release with two occupations."""
    settings.ASSAY_DATA = tmp_path
    rows = {
        "uri": [COOK, BAKER],
        "framework": ["esco", "esco"],
        "label": ["cook", "baker"],
        "aliases": [["kitchen cook"], ["master baker"]],
        "description": ["", ""],
        "code": ["5120.1", "7512.1"],
    }
    table = pl.DataFrame(rows, schema=FORMS["occupations"])
    files = (SourceDigest("occupations_en.csv", "0" * 64, 1),)
    licence = Licence("EUPL", "The European Commission")
    Store(tmp_path).put(Reading("esco", "1.2", "en", "test", licence, files, {"occupations": table}))


def test_nothing_is_suggested_where_nothing_is_installed(settings: Settings, tmp_path: Path) -> None:
    settings.ASSAY_DATA = tmp_path / "none"

    assert ((), None) == (occupations.suggestions("cook"), occupations.by_uri(COOK))


@pytest.mark.parametrize(
    ("text", "uris"),
    [("Cook", [COOK]), ("kitchen  COOK", [COOK]), ("bak", [BAKER]), ("xy", []), ("pilot", [])],
)
@pytest.mark.usefixtures("installed")
def test_names_and_other_names_are_found(text: str, uris: list[str]) -> None:
    assert uris == [one.uri for one in occupations.suggestions(text)]


@pytest.mark.django_db
@pytest.mark.usefixtures("installed")
def test_a_chosen_occupation_is_signed_with_its_identifier() -> None:
    school, bakery = a_school(), a_body("Lake Bakery", "bakery.example")
    key = actions.draft(bakery.owner, bakery.key, wanted(school.achievement, occupation="Cook"))
    client, where = Client(), f"/work/{bakery.key}/statements/{key}"
    client.force_login(bakery.owner)
    assert COOK in client.get(where).content.decode()

    assert 303 == client.post(f"{where}/occupation", {"uri": "urn:none"}).status_code
    assert "" == queries.statement(bakery.key, key).occupation_uri
    assert 303 == client.post(f"{where}/occupation", {"uri": COOK}).status_code
    actions.sign(bakery.owner, bakery.key, key)

    subject = signed(key)["credentialSubject"]
    assert ("cook", COOK) == (subject["occupation"], subject["occupationUri"])
