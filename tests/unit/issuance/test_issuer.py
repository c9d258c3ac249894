from __future__ import annotations

import json

import pytest

import factories
import tokens
from assay.issuance import CannotIssue, Issuer, Recipient
from assay.keys import P256, P384, RSA, Algorithm, LocalSigner, write_jwk
from assay.proof import read_token
from factories import (
    ACHIEVEMENT,
    BEGAN,
    ISSUER,
    WEB,
    WEB_ADDRESS,
    but,
    codes,
    controller_document,
    unsigned,
)


def web_issuer(document: bytes | None) -> Issuer:
    return Issuer(
        {"id": WEB, "type": ["Profile"], "name": "Riverbend"},
        factories.SIGNER,
        f"{WEB}#k1",
        controller_document=document,
        now=lambda: BEGAN,
    )


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "eddsa-jcs-2022"])
def test_what_is_awarded_is_accepted(suite: str) -> None:
    issuer = Issuer.with_key(factories.SIGNER, "Riverbend", suite=suite, now=lambda: BEGAN)
    issued = issuer.award(ACHIEVEMENT, Recipient(email="ana@school.example"))
    assert codes(issued.content) == []
    assert json.loads(issued.content) == issued.json
    assert issued.json["issuer"]["id"] == issuer.id
    assert issued.json["proof"]["cryptosuite"] == suite


def test_what_is_missing_is_completed_and_the_rest_left_alone() -> None:
    draft = {name: value for name, value in unsigned().items() if name not in {"id", "issuer", "validFrom"}}
    issued = ISSUER.issue(draft, credential_id="urn:uuid:77").json
    assert (issued["id"], issued["issuer"], issued["validFrom"]) == (
        "urn:uuid:77",
        ISSUER.profile,
        "2026-01-01T00:00:00Z",
    )
    assert ISSUER.issue(draft).json["id"].startswith("urn:uuid:")
    assert ISSUER.issue(unsigned()).json["id"] == unsigned()["id"]


def test_a_new_key_is_an_issuer_at_once() -> None:
    issuer = Issuer.with_new_key("Trial")
    assert codes(issuer.award(ACHIEVEMENT, Recipient(id="did:example:ana"), valid_from=BEGAN).content) == []


def test_an_award_dated_ahead_can_be_made_today() -> None:
    issued = ISSUER.award(
        ACHIEVEMENT, Recipient(id="did:example:ana"), valid_from=factories.NOW.replace(year=2030)
    )
    assert codes(issued.content) == ["period-not-begun"]


def test_one_status_entry_stands_alone_and_two_in_a_list() -> None:
    entry = {
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "5",
        "statusListCredential": "https://school.example/status/1",
    }
    assert ISSUER.issue(unsigned(), status=[entry]).json["credentialStatus"] == entry
    other = {
        **entry,
        "statusPurpose": "suspension",
        "statusListCredential": "https://school.example/status/2",
    }
    assert ISSUER.issue(unsigned(), status=[entry, other]).json["credentialStatus"] == [entry, other]


def test_an_issuer_with_an_address_signs_what_its_document_covers() -> None:
    draft = but(unsigned(), "/issuer/id", WEB)
    issued = web_issuer(controller_document()).issue(draft)
    assert codes(issued.content, documents={WEB_ADDRESS: controller_document()}) == []


@pytest.mark.parametrize("document", [None, controller_document().replace(b"#k1", b"#k2")])
def test_an_issuer_whose_document_does_not_cover_its_key_cannot_sign(document: bytes | None) -> None:
    with pytest.raises(CannotIssue):
        web_issuer(document).issue(but(unsigned(), "/issuer/id", WEB))


@pytest.mark.parametrize(
    ("pointer", "value", "code"),
    [
        ("/mood", "good", "document-term-undefined"),
        ("/type/1", "AccreditedDegree", "document-type-undefined"),
        ("/credentialSubject/achievement/criteria", {}, "credential-member-missing"),
        ("/validUntil", "2025-01-01T00:00:00Z", "period-upside-down"),
        ("/issuer", {"id": "did:example:other", "type": ["Profile"], "name": "Other"}, "proof-key-foreign"),
    ],
)
def test_what_would_be_refused_is_not_signed(pointer: str, value: object, code: str) -> None:
    with pytest.raises(CannotIssue) as caught:
        ISSUER.issue(but(unsigned(), pointer, value))
    assert code in [finding.code for finding in caught.value.findings]
    assert code in str(caught.value)


def test_what_only_departs_is_signed() -> None:
    draft = but(unsigned(), "/credentialSubject/achievement/achievementType", "Program")
    assert codes(
        Issuer.with_key(factories.SIGNER, "R", suite="eddsa-jcs-2022", now=lambda: BEGAN).issue(draft).content
    )


def test_what_is_awarded_can_be_a_token() -> None:
    issuer = Issuer.with_key(factories.SIGNER, "Riverbend", suite="vc-jwt", now=lambda: BEGAN)
    issued = issuer.award(
        ACHIEVEMENT, Recipient(email="ana@school.example", id="did:example:ana"), valid_from=BEGAN
    )
    assert codes(issued.content) == []
    assert issued.content.count(b".") == 2
    assert "proof" not in issued.json
    assert issued.claims == {
        "iss": issuer.id,
        "jti": issued.json["id"],
        "sub": "did:example:ana",
        "nbf": int(BEGAN.timestamp()),
        **issued.json,
    }
    assert [read_token(str(issued.token)).header[name] for name in ("alg", "typ")] == ["EdDSA", "JWT"]


def test_a_token_says_the_end_and_nobody_where_there_are_several() -> None:
    issuer = Issuer.with_key(factories.SIGNER, "Riverbend", suite="vc-jwt", now=lambda: BEGAN)
    subject = unsigned()["credentialSubject"]
    document = unsigned(type=["VerifiableCredential"], credentialSubject=[subject, {"id": "did:example:ben"}])
    issued = issuer.issue({**document, "issuer": issuer.profile})
    assert issued.claims is not None
    assert (issued.claims["exp"], issued.claims.get("sub")) == (tokens.ENDS, None)
    assert read_token(str(issued.token)).header["typ"] == "vc+jwt"


@pytest.mark.parametrize("algorithm", [P256, P384, RSA], ids=lambda algorithm: algorithm.name)
def test_tokens_can_be_signed_by_every_kind_of_key(algorithm: Algorithm) -> None:
    signer = LocalSigner.generate(algorithm)
    method = {"type": "JsonWebKey", "publicKeyJwk": write_jwk(signer.public_key)}
    document = json.loads(controller_document(**method))
    del document["verificationMethod"][0]["publicKeyMultibase"]
    published = factories.to_bytes(document)
    profile = {"id": WEB, "type": ["Profile"], "name": "Riverbend"}
    issuer = Issuer(profile, signer, f"{WEB}#k1", published, suite="vc-jwt", now=lambda: BEGAN)
    issued = issuer.award(ACHIEVEMENT, Recipient(email="ana@school.example"))
    assert codes(issued.content, documents={WEB_ADDRESS: published}) == []


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "vc-jwt"])
def test_what_has_ended_already_is_not_handed_out(suite: str) -> None:
    issuer = Issuer.with_key(factories.SIGNER, "Riverbend", suite=suite, now=lambda: BEGAN)
    ended = unsigned(validFrom="2020-01-01T00:00:00Z", validUntil="2021-01-01T00:00:00Z")
    with pytest.raises(CannotIssue) as refused:
        issuer.issue({**ended, "issuer": issuer.profile})
    assert [finding.code for finding in refused.value.findings] == ["period-expired"]
