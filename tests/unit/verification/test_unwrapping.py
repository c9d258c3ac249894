from __future__ import annotations

from typing import Any

import pytest

import factories
import tokens
from assay.errors import AssayError, Malformed
from assay.models import Document
from assay.verification.unwrapping import is_envelope, unwrap_envelope, unwrap_token
from factories import DELETED, but, codes, unsigned


def unwrapped(payload: Any) -> Document:
    return unwrap_token(b"", tokens.write(payload))


def refusal(payload: Any) -> str:
    with pytest.raises(AssayError) as refused:
        unwrapped(payload)
    return refused.value.code


def envelope(address: object, **members: object) -> dict[str, Any]:
    return {
        "@context": "https://www.w3.org/ns/credentials/v2",
        "id": address,
        "type": "EnvelopedVerifiableCredential",
        **members,
    }


def test_what_jwt_says_around_the_credential_is_no_part_of_it() -> None:
    document = unwrapped(tokens.claims(aud="https://verifier.example", iat=5, cnf={}))
    assert document.json == unsigned()
    assert document.claims is not None
    assert document.claims["aud"] == "https://verifier.example"


@pytest.mark.parametrize("claim", ["vc", "vp"])
def test_a_payload_of_two_forms_is_refused(claim: str) -> None:
    assert refusal(tokens.claims(**{claim: {}})) == "token-malformed"
    assert refusal({**tokens.older_claims(), "vp": {}}) == "token-malformed"


@pytest.mark.parametrize("vc", ["text", None, []])
def test_a_vc_claim_that_is_no_object_is_refused(vc: object) -> None:
    assert refusal({"vc": vc}) == "token-malformed"


def test_a_credential_of_version_2_in_a_vc_claim_is_refused() -> None:
    assert refusal({"iss": factories.ISSUER.id, "vc": unsigned()}) == "token-malformed"


def test_a_presentation_is_not_read_yet() -> None:
    assert refusal({"iss": "did:example:ana", "vp": {}}) == "document-kind-unknown"


@pytest.mark.parametrize("payload", [{}, {"iss": "did:example:a", "sub": "ana", "aud": "x", "exp": 1}])
def test_a_token_for_something_else_is_refused(payload: dict[str, Any]) -> None:
    assert refusal(payload) == "token-holds-no-credential"


def test_the_payload_of_an_older_badge_is_left_as_it_is() -> None:
    for payload in (
        {"@context": "https://w3id.org/openbadges/v2", "iss": 5},
        {"uid": "1", "badge": "https://"},
    ):
        assert unwrapped(payload).json == payload


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("iss", 5),
        ("sub", None),
        ("jti", []),
        ("nbf", "1"),
        ("exp", True),
        ("exp", -1),
        ("exp", 1e12),
        ("nbf", None),
    ],
)
def test_a_claim_of_the_wrong_kind_is_refused(claim: str, value: Any) -> None:
    for payload in (tokens.claims(**{claim: value}), tokens.older_claims(**{claim: value})):
        with pytest.raises(Malformed) as refused:
            unwrapped(payload)
        assert (refused.value.code, refused.value.facts) == ("token-claim-malformed", {"claim": claim})


def test_a_vc_claim_is_completed_from_the_claims_around_it() -> None:
    subject = {"type": ["AchievementSubject"]}
    held = {"@context": [tokens.OLDER], "type": ["VerifiableCredential"], "credentialSubject": subject}
    around = {"iss": "did:example:a", "jti": "urn:uuid:1", "sub": "did:example:b", "nbf": tokens.BEGAN}
    assert unwrapped({**around, "exp": tokens.ENDS, "vc": held}).json == {
        **held,
        "issuer": "did:example:a",
        "id": "urn:uuid:1",
        "issuanceDate": "2026-01-01T00:00:00Z",
        "expirationDate": "2036-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:b", "type": ["AchievementSubject"]},
    }
    assert unwrapped({"vc": held}).json == held


def test_what_a_vc_claim_says_itself_is_left_alone() -> None:
    whole = tokens.older_claims()
    assert unwrapped({**whole, "iss": "did:example:a", "sub": "x", "exp": 1}).json == whole["vc"]
    assert unwrapped(but(whole, "/vc/credentialSubject", [{}])).json["credentialSubject"] == [{}]


def test_an_envelope_holds_the_credential_of_its_token() -> None:
    content = factories.to_bytes(envelope(f"data:application/vc+jwt,{tokens.token().decode()}"))
    report = factories.verifier().examine(content)
    assert (report.verdict, report.codes) == ("accepted", [])
    assert report.document is not None
    assert (report.document.content, report.document.json) == (content, unsigned())


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("data:text/html,{}", "credential-member-malformed"),
        ("data:application/vc+jwt;base64,{}", "credential-member-malformed"),
        ("https://school.example/{}", "credential-member-malformed"),
        ("data:application/vc+jwt,", "token-malformed"),
        ("data:application/vc+sd-jwt,{}~", "document-kind-unknown"),
    ],
)
def test_an_envelope_of_something_else_is_not_opened(address: str, code: str) -> None:
    assert codes(envelope(address.format(tokens.token().decode()))) == [code]
    assert codes(envelope(5)) == ["credential-member-malformed"]


def test_nothing_unsigned_may_stand_beside_an_enveloped_token() -> None:
    address = f"data:application/vc+jwt,{tokens.token().decode()}"
    assert codes(envelope(address, name="A better name")) == ["token-malformed"]


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/type", ["VerifiableCredential"]),
        ("/@context", tokens.OLDER),
        ("/@context", DELETED),
        ("/type", DELETED),
    ],
)
def test_other_objects_are_no_envelopes(pointer: str, value: object) -> None:
    json = envelope("data:application/vc+jwt,x")
    assert is_envelope(json)
    assert not is_envelope(but(json, pointer, value))


def test_an_envelope_is_read_whatever_its_letters() -> None:
    text = tokens.token().decode()
    assert unwrap_envelope(b"", envelope(f"DATA:application/VC+JWT,{text}")).token == text
