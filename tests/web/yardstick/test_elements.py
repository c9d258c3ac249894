"""What an educator says of an achievement: asked in the form, told in words, and told to machines."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assay.analysis.descriptions import CONTEXT, TERMS, read
from assay.web.records.achievements import actions, queries
from assay.web.records.achievements.models import AchievementVersion
from assay.web.records.achievements.values import AchievementValues, MarketElements, read_values
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.values import Award
from assay.web.records.people.actions import ensure_person
from assay.web.records.signing_keys import actions as keys
from web.factories import School, a_school

pytestmark = pytest.mark.django_db

MARKET = {
    "assessor": "independent",
    "rubric_url": "https://example.org/rubric",
    "retakes": "2",
    "cost": "120.5",
    "currency": "eur",
    "review_by": "2028-05-03",
    "country": "es",
}


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
        "evidence_pieces": "1",
        "valid_number": "2",
        "valid_unit": "year",
        "workload_hours": "16",
        "eqf_level": "3",
        "assessment": "practical",
        "supervision": "onsite",
        "skills-TOTAL_FORMS": "0",
        "skills-INITIAL_FORMS": "0",
        "results-TOTAL_FORMS": "0",
        "results-INITIAL_FORMS": "0",
        "then": "done",
    }
    return {**form, **MARKET, **others}


def designed(school: School, owner: Client, **others: Any) -> str:
    answer = owner.post(reverse("issuer:achievement-new", args=[school.key]), filled(**others))
    key = answer["Location"].rstrip("/").split("/")[-1]
    owner.post(reverse("issuer:achievement-publish", args=[school.key, key]))
    return key


def test_what_buyers_ask_is_told_on_the_page_in_words(school: School, owner: Client) -> None:
    page = Client().get(reverse("public:achievement", args=[designed(school, owner)])).content.decode()

    for words in (
        "Somebody who does not teach it",
        "https://example.org/rubric",
        "120.50 EUR",
        "3 May 2028",
        "Country of the awarding body",
    ):
        assert words in page


def test_the_level_of_a_skill_is_told_in_words_and_to_machines(school: School, owner: Client) -> None:
    skill = {
        "skills-TOTAL_FORMS": "1",
        "skills-0-name": "Resuscitation",
        "skills-0-url": "https://skills.example/cpr",
        "skills-0-level": "under supervision",
    }
    key = designed(school, owner, **skill)
    content = Client().get(f"/a/{key}/1.json").content
    page = Client().get(reverse("public:achievement", args=[key])).content.decode()
    plan = queries.public(key).version.plan.json

    assert [("Resuscitation", "under supervision")] == [
        (one.skill, one.level) for one in read(content).proficiencies
    ]
    assert "Resuscitation (under supervision)" in page
    assert "**Levels of skills**: Resuscitation (under supervision)" in plan["criteria"]["narrative"]
    assert "under supervision" not in json.dumps(plan["alignment"])


def test_the_public_description_tells_machines_and_the_credential_does_not(
    school: School, owner: Client
) -> None:
    key = designed(school, owner)
    told = json.loads(Client().get(f"/a/{key}/1.json").content)
    version = queries.public(key).version
    award = credentials.award(school.owner, school.key, Award(version.key, "Ada Alba"))
    signed = json.loads(awards.secured_bytes(school.key, award))

    assert CONTEXT in told["@context"]
    assert {
        "workloadHours": 16,
        "qualificationLevel": "EQF 3",
        "assessmentMethod": "practical",
        "supervision": "onsite-id",
        "country": "ES",
        "cost": {"amount": 120.5, "currency": "EUR"},
        "reviewDate": "2028-05-03",
        "assessor": "independent",
        "rubric": "https://example.org/rubric",
        "retakes": 2,
        "recertification": "P2Y",
        "offerStatus": "active",
    }.items() <= told.items()
    assert "Lyceum of the Lake" == told["creator"]["name"]
    achievement = signed["credentialSubject"]["achievement"]
    assert CONTEXT not in signed["@context"]
    assert not {term.name for term in TERMS} & set(achievement)
    assert "120.50 EUR" in achievement["criteria"]["narrative"]


def test_what_is_free_needs_no_currency(school: School, owner: Client) -> None:
    key = designed(school, owner, cost="0", currency="")
    told = json.loads(Client().get(f"/a/{key}/1.json").content)

    assert {"amount": 0, "currency": "XXX"} == told["cost"]
    assert "Free of charge" in Client().get(f"/a/{key}").content.decode()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("currency", "", "Say in which currency."),
        ("currency", "E1", "three letters of the currency"),
        ("country", "ZZ", "two letters of a country"),
        ("rubric_url", "javascript:alert(1)", "Enter a valid URL"),
        ("cost", "-3", "greater than or equal to 0"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    school: School, owner: Client, field: str, typed: str, said: str
) -> None:
    answer = owner.post(reverse("issuer:achievement-new", args=[school.key]), filled(**{field: typed}))

    assert 422 == answer.status_code
    assert said in answer.content.decode()


def test_a_version_from_before_these_elements_is_still_read(school: School) -> None:
    row = AchievementVersion.objects.of(school.key).get(key=school.version)
    row.values.pop("market")
    row.save()

    assert MarketElements() == queries.version(school.version).values.market
    assert 200 == Client().get(f"/a/{school.achievement}").status_code
    assert "country" not in json.loads(Client().get(f"/a/{school.achievement}/1.json").content)
    assert MarketElements() == read_values({"name": "", "description": "", "criteria": ""}).market


def test_the_country_is_asked_once(school: School, owner: Client) -> None:
    assert "" == queries.known_country(school.key)
    values = AchievementValues("Knots", "Ties knots.", "Tie five.", market=MarketElements(country="NL"))
    actions.create(school.owner, school.key, values)

    page = owner.get(reverse("issuer:achievement-new", args=[school.key])).content.decode()
    assert "NL" == queries.known_country(school.key)
    assert 'value="NL"' in page
