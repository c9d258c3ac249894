"""`assay value --statement`: other people's signed words, brought along as files."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

import factories
from analysis.valuation.assaying import AS_OF, CONTEXTS, ID, achievement
from assay.analysis.commands.achievements_read import Reader
from assay.analysis.commands.statements_read import host_of, read_statements
from assay.analysis.descriptions import read
from assay.analysis.valuation import Proof, RecognitionStatement, Verb, recognition
from assay.fetching import fetch_from
from assay.issuance import Issuer
from assay.keys import write_multikey

from .conftest import Run

Json = dict[str, Any]
MULTIKEY = write_multikey(factories.STRANGER.public_key)
HOSPITAL = "did:web:hospital.example"


def stated(issuer: Issuer, **members: Any) -> bytes:
    subject = {"id": ID, "type": ["EndorsementSubject"], "recognition": "interviews", **members}
    draft = {
        "@context": CONTEXTS,
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "On “River rescue”",
        "validFrom": "2026-01-01T00:00:00Z",
        "validUntil": "2036-01-01T00:00:00Z",
        "credentialSubject": subject,
    }
    return issuer.issue(draft).content


METHOD = f"{HOSPITAL}#{MULTIKEY}"
KEY = {"id": METHOD, "type": "Multikey", "controller": HOSPITAL, "publicKeyMultibase": MULTIKEY}
CONTROLLER = json.dumps({"id": HOSPITAL, "verificationMethod": [KEY], "assertionMethod": [METHOD]}).encode()


def hospital(**members: Any) -> Issuer:
    profile = {"id": HOSPITAL, "type": ["Profile"], "name": "North Hospital", **members}
    return Issuer(profile, factories.STRANGER, METHOD, CONTROLLER)


def taken(content: bytes, *, offline: bool = False) -> RecognitionStatement:
    Path("statement.json").write_bytes(content)
    fetch = fetch_from({"https://hospital.example/.well-known/did.json": CONTROLLER})
    reader = Reader(offline=offline, fetch=fetch)
    (found,) = read_statements(["statement.json"], reader, read(achievement()))
    return found


def test_somebody_without_a_domain_is_shown_and_not_counted(value: Run, badge: Path) -> None:
    Path("anybody.json").write_bytes(stated(factories.ENDORSER))

    told = value(badge, "--statement", "anybody.json")

    assert "There are statements, and none of them counts." in told.flat
    assert "State Board · interviews" in told.flat


def test_one_brought_on_standard_input_is_read_once_for_all_that_are_compared(
    value: Run, badge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "again.json").write_bytes(badge.read_bytes())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stated(factories.ENDORSER))))

    answer = value(badge, "again.json", "--compare", "--statement", "-", "--json")

    kinds = [[one["kind"] for one in told["inputs"]] for told in answer.json["assays"]]
    assert [1, 1] == [every.count("statement") for every in kinds]


@pytest.mark.usefixtures("value")
def test_an_organization_named_by_its_domain_is_counted() -> None:
    found = taken(stated(hospital(), credits=2, occupation="lifeguard", place="Lyon"))

    assert (Proof.PROVEN, "hospital.example", "school.example", Verb.INTERVIEWS) == (
        found.proof,
        found.controller,
        found.recognised,
        found.verb,
    )
    assert (2.0, "lifeguard", "Lyon") == (found.credits, found.occupation, found.place)
    assert 1 == recognition([found], achievement=ID, as_of=AS_OF).estimate.value


@pytest.mark.usefixtures("value")
def test_who_controls_it_is_the_organization_above() -> None:
    parent = {"id": "https://group.example/", "type": ["Profile"], "name": "Group"}

    assert "group.example" == taken(stated(hospital(parentOrg=parent))).controller


@pytest.mark.usefixtures("value")
def test_one_whose_key_cannot_be_asked_for_or_that_was_changed_is_not_proven() -> None:
    content = stated(hospital())
    changed = factories.but(json.loads(content), "/credentialSubject/recognition", "requires")

    assert Proof.UNPROVEN is taken(content, offline=True).proof
    assert Proof.UNPROVEN is taken(factories.to_bytes(changed)).proof


def test_what_is_no_statement_is_refused(value: Run, badge: Path) -> None:
    answer = value(badge, "--statement", badge, "--json")

    assert "usage-wrong" == answer.json["error"]["code"]


@pytest.mark.parametrize(
    ("identifier", "host"),
    [
        ("did:web:A.example:o:1", "a.example"),
        ("did:web:a.example%3A8443", "a.example"),
        ("https://a.example/x", "a.example"),
        ("urn:uuid:1", ""),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_an_identifier_belongs_to_a_domain_or_to_none(identifier: str, host: str) -> None:
    assert host == host_of(identifier)
