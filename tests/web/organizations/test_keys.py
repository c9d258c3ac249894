"""Signing keys: rotated with overlap, withdrawn when in wrong hands, never readable at rest."""

from __future__ import annotations

import json

import pytest

from assay import OFFLINE, Issuer, Verifier
from assay.did import document_address
from assay.issuance import AchievementPlan, Recipient
from assay.models import Document
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.organizations import actions as organizations
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from assay.web.records.signing_keys import actions, queries
from assay.web.records.signing_keys.models import SigningKey

pytestmark = pytest.mark.django_db

PLAN = AchievementPlan(
    {
        "id": "urn:uuid:0b5ba9b6-5b19-4b6e-8d3e-0f5a8f2d8a11",
        "type": ["Achievement"],
        "name": "Swimming",
        "description": "Swims 200 m.",
        "criteria": {"narrative": "Swim 200 m without a pause."},
    }
)


@pytest.fixture
def owner() -> Person:
    return ensure_person("ana@example.org", "Ana")


@pytest.fixture
def school(owner: Person) -> str:
    made = organizations.found(owner, "Riverside School")
    actions.ensure_key(made)
    return made


def award(issuer: Issuer) -> Document:
    return issuer.award(PLAN, Recipient(email="lea@example.org"))


def codes(school: str, document: Document) -> list[str]:
    address = document_address(queries.identifier(school))
    verifier = Verifier(documents={address: queries.controller_document(school)})
    report = verifier.examine(document.content, OFFLINE)
    return [str(report.verdict), *(f.code for f in report.findings if f.code.startswith("proof"))]


def test_old_and_new_credentials_are_good_after_a_rotation(owner: Person, school: str) -> None:
    before = award(queries.issuer_of(school))
    actions.rotate(owner, school)
    after = award(queries.issuer_of(school))

    assert before.json["proof"]["verificationMethod"] != after.json["proof"]["verificationMethod"]
    assert ["accepted"] == codes(school, before)
    assert ["accepted"] == codes(school, after)


def test_what_a_withdrawn_key_signed_is_rejected_and_a_new_key_signs(owner: Person, school: str) -> None:
    before = award(queries.issuer_of(school))
    key = queries.keys(school)[0].key
    actions.withdraw(owner, school, key, "The backup was stolen.")
    after = award(queries.issuer_of(school))

    assert "rejected" == codes(school, before)[0]
    assert ["accepted"] == codes(school, after)
    listed = json.loads(queries.controller_document(school))["verificationMethod"]
    assert 1 == sum("revoked" in method for method in listed)
    assert ["current", "withdrawn"] == [row.state for row in queries.keys(school)]


def test_a_retired_key_is_listed_without_an_end(owner: Person, school: str) -> None:
    actions.rotate(owner, school)
    document = json.loads(queries.controller_document(school))

    assert 2 == len(document["assertionMethod"])
    assert all("revoked" not in m and "expires" not in m for m in document["verificationMethod"])


def test_the_identifier_is_a_did_under_this_host(school: str) -> None:
    assert f"did:web:localhost%3A8000:o:{school}" == queries.identifier(school)
    assert queries.identifier(school) == queries.profile(school)["id"]


def test_the_secret_half_is_sealed(school: str) -> None:
    row = SigningKey.objects.of(school).get()
    secret = queries.issuer_of(school).signer.reveal_secret()  # type: ignore[attr-defined]  # a LocalSigner

    assert secret not in bytes(row.sealed)


def test_a_key_is_made_once(school: str) -> None:
    actions.ensure_key(school)

    assert 1 == len(queries.keys(school))


def test_only_who_has_the_right_changes_keys(owner: Person, school: str) -> None:
    issuer = ensure_person("ida@example.org")
    organizations.add_member(owner, school, issuer, "issuer")

    with pytest.raises(Forbidden):
        actions.rotate(issuer, school)
    with pytest.raises(NotFound):
        actions.rotate(ensure_person("sam@example.org"), school)


def test_another_organizations_key_cannot_be_withdrawn(owner: Person, school: str) -> None:
    other = organizations.found(owner, "Hillside School")
    actions.ensure_key(other)

    with pytest.raises(NotFound):
        actions.withdraw(owner, school, queries.keys(other)[0].key, "")
