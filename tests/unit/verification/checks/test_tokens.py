from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

import factories
import tokens
from assay.verification import Policy
from factories import but, unsigned

PAST, AHEAD = 1780000000, 1900000000  # May 2026, March 2030


def told(payload: dict[str, Any], **policy: Any) -> list[tuple[str, object]]:
    report = factories.verifier().examine(tokens.token(payload), Policy(**policy))
    return [(finding.code, finding.facts.get("claim")) for finding in report.findings]


def plain(**claims: Any) -> dict[str, Any]:
    """The payload of a credential that is no Open Badge."""
    return tokens.claims(unsigned(type=["VerifiableCredential"]), **claims)


def test_claims_that_say_what_the_credential_says_are_taken() -> None:
    assert told(tokens.claims()) == []


@pytest.mark.parametrize("claim", ["iss", "sub", "jti", "nbf", "exp"])
def test_a_claim_may_be_absent(claim: str) -> None:
    assert told(but(tokens.claims(), f"/{claim}")) == []


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("iss", factories.ENDORSER.id),
        ("jti", "urn:uuid:00000000-0000-4000-8000-000000000000"),
        ("sub", "did:example:ben"),
        ("nbf", PAST),
        ("exp", AHEAD),
    ],
)
def test_a_claim_that_contradicts_the_credential_rejects_it(claim: str, value: Any) -> None:
    assert told(tokens.claims(**{claim: value})) == [("token-claim-different", claim)]


def test_who_it_was_made_for_and_when_it_was_signed_are_not_asked() -> None:
    assert told(tokens.claims(aud="https://verifier.example", iat="2026-01-01T00:00:00Z")) == []


def test_one_of_several_subjects_may_be_the_one_of_the_token() -> None:
    subject = unsigned()["credentialSubject"]
    several = plain(credentialSubject=[subject, {"id": "did:example:ben", "name": "Ben"}])
    assert told({**several, "sub": "did:example:ben"}) == []
    assert told({**several, "sub": "did:example:eve"}) == [("token-claim-different", "sub")]


def test_a_claim_about_what_the_credential_leaves_out_contradicts_nothing() -> None:
    assert told(but(plain(), "/id")) == []
    assert told(but(plain(exp=AHEAD), "/validUntil")) == []


@pytest.mark.parametrize(
    ("claim", "value", "code"), [("exp", PAST, "period-expired"), ("nbf", AHEAD, "period-not-begun")]
)
def test_a_period_of_the_signature_alone_counts_too(claim: str, value: int, code: str) -> None:
    assert told(plain(**{claim: value})) == [(code, None)]
    members = {"exp": "/validUntil", "nbf": "/validFrom"}
    assert told(but(plain(**{claim: value}), members[claim])) == [(code, None)]


def test_a_signature_that_ends_before_the_credential_counts_until_then() -> None:
    assert told(plain(exp=AHEAD, nbf=PAST)) == []


def test_the_period_of_the_credential_is_told_once() -> None:
    document = unsigned(validUntil="2026-02-01T00:00:00Z")
    ended = 1769904000
    assert told(tokens.claims(document, exp=ended)) == [("period-expired", None)]
    assert told(tokens.claims(document, exp=AHEAD)) == [
        ("token-claim-different", "exp"),
        ("period-expired", None),
    ]


def test_parts_of_a_second_are_no_contradiction() -> None:
    assert told(tokens.claims(unsigned(validFrom="2026-01-01T00:00:00.900Z"), nbf=tokens.BEGAN)) == []
    assert told(tokens.claims(nbf=tokens.BEGAN + 1)) == [("token-claim-different", "nbf")]


def test_clocks_may_differ_a_little() -> None:
    now = int(factories.NOW.timestamp())
    assert told(plain(exp=now - 30, nbf=now + 30)) == []
    found = told(plain(exp=now - 30, nbf=now + 30), clock_skew=timedelta(0))
    assert sorted(found) == [("period-expired", None), ("period-not-begun", None)]


def test_a_credential_in_a_proof_has_no_claims_to_look_at() -> None:
    assert factories.codes(factories.signed()) == []
