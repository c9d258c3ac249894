"""What one credential may cost whoever examines it: time, memory, and visits elsewhere."""

from __future__ import annotations

import json
import tracemalloc
from typing import Any

import pytest

import factories
from assay.fetching import Fetched
from assay.verification import Verifier, read_policy
from assay.verification.checks.status import ENTRY_LIMIT
from assay.verification.lookups import LOOKUP_LIMIT
from factories import codes, signed, to_bytes, unsigned


def entry(number: int) -> dict[str, str]:
    return {
        "id": f"https://school.example/status/{number}#5",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "5",
        "statusListCredential": f"https://school.example/status/{number}",
    }


def asked_by(document: dict[str, Any]) -> list[str]:
    asked = []

    def fetch(address: str) -> Fetched:
        asked.append(address)
        return Fetched(b"{}")

    Verifier(fetch=fetch, now=lambda: factories.NOW).examine(to_bytes(document))
    return asked


def test_a_thousand_status_entries_lead_nowhere() -> None:
    document = signed(unsigned(credentialStatus=[entry(number) for number in range(1_000)]))
    assert len(asked_by(document)) <= ENTRY_LIMIT
    assert "document-too-large" in codes(document)


def test_a_thousand_issuers_are_not_all_asked() -> None:
    endorsements = []
    for number in range(300):
        endorsement = unsigned(
            id=f"urn:uuid:{number}",
            type=["VerifiableCredential", "EndorsementCredential"],
            issuer={"id": f"did:web:e{number}.example", "type": ["Profile"], "name": "E"},
            credentialSubject={"id": unsigned()["id"], "type": ["EndorsementSubject"]},
        )
        endorsements.append(signed(endorsement, verification_method=f"did:web:e{number}.example#k"))
    assert len(asked_by(signed(unsigned(endorsement=endorsements)))) <= LOOKUP_LIMIT


def test_what_nobody_signed_sends_nobody_anywhere() -> None:
    forged = {**signed(unsigned(credentialStatus=entry(1))), "name": "Forged"}
    assert asked_by(forged) == []


def test_one_address_is_asked_once_and_answers_the_same() -> None:
    document = signed(
        unsigned(credentialStatus=[entry(1), {**entry(1), "id": "urn:x:2", "statusListIndex": "6"}])
    )
    assert asked_by(document) == ["https://school.example/status/1"]


def test_a_long_name_over_a_thousand_findings_costs_no_memory() -> None:
    bomb = {**unsigned(), "k" * 400_000: {"endorsementJwt": [1] * 9_000}}
    tracemalloc.start()
    factories.verifier().examine(json.dumps(bomb).encode()).to_json()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 64 << 20


def test_twins_are_not_told_apart_once_for_each_proof() -> None:
    def twin() -> dict[str, Any]:
        return {"type": ["Evidence"], "name": "x"}

    document = unsigned(evidence=[{**twin(), "description": "same"} for _ in range(12)])
    subject = document["credentialSubject"]
    subject["achievement"]["alignment"] = [
        {"type": ["Alignment"], "targetName": "x", "targetUrl": "https://x.example"} for _ in range(12)
    ]
    proof = signed(unsigned())["proof"]
    report = factories.verifier().examine(to_bytes({**document, "proof": [proof] * 32}))
    assert report.verdict == "rejected"


@pytest.mark.parametrize(
    "identifier",
    ["abc", [{"hashed": True}], [{"hashed": True, "identityHash": 5, "identityType": "emailAddress"}], {}],
)
def test_an_odd_identifier_raises_nothing(identifier: object) -> None:
    document = unsigned(
        type=["VerifiableCredential"], credentialSubject={"id": "did:example:a", "identifier": identifier}
    )
    report = factories.verifier().examine(to_bytes(signed_whatever(document)), factories.STRICT_FOR_ANA)
    assert "internal" not in report.codes


def signed_whatever(document: dict[str, Any]) -> dict[str, Any]:
    try:
        return signed(document)
    except factories.AssayError:
        return {**document, "proof": signed()["proof"]}


def test_a_proof_that_never_expires_raises_nothing() -> None:
    document = signed()
    document["proof"]["expires"] = "9999-12-31T23:59:59Z"
    assert codes(document) == ["proof-signature-wrong"]


@pytest.mark.parametrize("member", ["challenge", "domain", "audience", "nonce", "holder"])
def test_a_bare_credential_answers_no_question_of_a_presentation(member: str) -> None:
    assert codes(signed(), read_policy({member: "x"})) == ["presentation-missing"]


@pytest.mark.parametrize("hidden", ["@nest", "@included", "@graph", "@reverse"])
def test_the_end_of_a_proof_cannot_be_hidden(hidden: str) -> None:
    held = signed(proof_id="urn:uuid:1")["proof"]
    moved = {"expires": "2026-06-01T00:00:00Z"}
    inside: Any = (
        moved
        if hidden in {"@nest", "@reverse"}
        else [{"id": "urn:uuid:1", "type": "DataIntegrityProof", **moved}]
    )
    assert codes({**unsigned(), "proof": {**held, hidden: inside}}) != []
    found = codes({**unsigned(), "proof": {**held, hidden: inside if hidden != "@graph" else []}})
    assert found != []
    assert found != ["proof-expired"]
