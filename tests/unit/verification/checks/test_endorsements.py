from __future__ import annotations

from typing import Any

import pytest

import factories
import tokens
from assay.proof import without_proof
from assay.verification import Report
from factories import but, codes, signed, unsigned


def endorsement(**members: Any) -> dict[str, Any]:
    document: dict[str, Any] = {
        "@context": unsigned()["@context"],
        "id": "urn:uuid:e0000000-0000-4000-8000-000000000001",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Endorsement",
        "issuer": factories.ENDORSER.profile,
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
            "id": "https://school.example/achievements/watershed",
            "type": ["EndorsementSubject"],
            "endorsementComment": "Meets the state standard.",
        },
    }
    return signed({**document, **members}, factories.ENDORSER)


def endorsed(*carried: object) -> dict[str, Any]:
    return signed(unsigned(endorsement=list(carried)))


def test_an_endorsement_that_holds_is_taken() -> None:
    assert codes(endorsed(endorsement())) == []


def test_an_unsigned_endorsement_rejects_the_whole() -> None:
    report = factories.verifier().examine(factories.to_bytes(endorsed(but(endorsement(), "/proof"))))
    assert (report.verdict, report.codes) == ("rejected", ["endorsement-not-accepted"])
    nested = report.findings[0].nested
    assert nested is not None
    assert nested.codes == ["proof-missing"]
    assert report.to_json()["findings"][0]["report"]["verdict"] == "rejected"


def test_a_forged_endorsement_rejects_the_whole() -> None:
    forged = but(endorsement(), "/issuer/id", factories.ISSUER.id)
    assert codes(endorsed(forged)) == ["endorsement-not-accepted"]


def test_an_endorsement_nobody_could_check_leaves_it_open() -> None:
    away = endorsement(issuer={"id": "did:web:board.example", "type": ["Profile"], "name": "Board"})
    away["proof"]["verificationMethod"] = "did:web:board.example#k1"
    report = factories.verifier().examine(factories.to_bytes(endorsed(away)))
    assert (report.verdict, report.codes) == ("undetermined", ["endorsement-undetermined"])


def as_token(document: dict[str, Any] | None = None, **members: Any) -> str:
    payload = tokens.claims(document or without_proof(endorsement()))
    head = {"kid": factories.ENDORSER.verification_method, **members}
    return tokens.token(payload, factories.STRANGER, **head).decode()


def token_codes(text: str) -> list[str]:
    return codes(signed(unsigned(endorsementJwt=[text])))


def test_an_endorsement_may_be_a_token() -> None:
    assert token_codes(as_token()) == []


def test_a_forged_endorsement_as_a_token_rejects_the_whole() -> None:
    forged = as_token(kid=factories.ISSUER.verification_method)
    report = factories.verifier().examine(factories.to_bytes(signed(unsigned(endorsementJwt=[forged]))))
    assert (report.verdict, report.codes) == ("rejected", ["endorsement-not-accepted"])
    assert report.findings[0].nested is not None
    assert report.findings[0].nested.codes == ["proof-key-foreign"]
    assert token_codes("e30.e30.c2ln") == ["endorsement-not-accepted"]


def test_an_endorsement_as_a_token_that_cannot_be_told_leaves_it_open() -> None:
    assert token_codes(as_token(kid=None)) == ["endorsement-undetermined"]
    assert token_codes(tokens.write({"vp": {}})) == ["endorsement-undetermined"]


def test_a_token_that_is_some_other_credential_is_no_endorsement() -> None:
    assert token_codes(tokens.token().decode()) == ["credential-type-missing"]


def test_an_endorsement_as_a_token_of_somebody_else_is_not_counted() -> None:
    other = but(without_proof(endorsement()), "/credentialSubject/id", "https://other.example")
    assert token_codes(as_token(other)) == ["endorsement-of-another"]


def test_endorsements_of_endorsements_end_somewhere() -> None:
    carried = endorsement()
    for _ in range(4):
        carried = endorsement(endorsement=[carried])
    report: Report | None = factories.verifier().examine(factories.to_bytes(endorsed(carried)))

    found = []
    while report is not None:
        (finding,) = report.findings
        found.append((finding.code, finding.pointer))
        report = finding.nested
    assert found == [("endorsement-not-accepted", "/endorsement/0")] * 3 + [
        ("nesting-too-deep", "/endorsement/0")
    ]


@pytest.mark.parametrize("about", ["urn:uuid:5b7c7c1e-6f6b-4d0a-9a53-0a2f4a9d1c01", factories.ISSUER.id])
def test_an_endorsement_on_top_may_speak_of_any_part_of_the_award(about: str) -> None:
    subject = {"id": about, "type": ["EndorsementSubject"], "endorsementComment": "Good."}
    assert codes(endorsed(endorsement(credentialSubject=subject))) == []


def test_an_endorsement_of_somebody_else_is_not_counted_for_this() -> None:
    subject = {"id": "https://other.example", "type": ["EndorsementSubject"], "endorsementComment": "Good."}
    other = endorsement(credentialSubject=subject)
    assert codes(endorsed(other)) == ["endorsement-of-another"]
    document = unsigned()
    document["issuer"]["endorsement"] = [endorsement()]  # of the achievement, carried by the issuer
    assert codes(signed(document)) == ["endorsement-of-another"]


def test_an_endorser_says_nothing_but_the_endorsement() -> None:
    subject = {**endorsement()["credentialSubject"], "name": "A better name for the achievement"}
    assert codes(endorsed(endorsement(credentialSubject=subject)))[0] == "endorsement-not-accepted"
    document = unsigned()
    achievement = document["credentialSubject"]["achievement"]
    achievement |= {"type": ["Achievement", "EndorsementSubject"], "endorsementComment": "Praise of our own."}
    assert codes(signed(document)) == ["credential-member-malformed"]
