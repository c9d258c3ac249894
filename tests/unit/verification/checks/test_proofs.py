from __future__ import annotations

import json

import pytest

import factories
from assay.keys import write_multikey
from assay.proof import secure
from factories import WEB, WEB_ADDRESS, but, codes, controller_document, signed, unsigned


def web_signed() -> dict[str, object]:
    return signed(but(unsigned(), "/issuer/id", WEB), verification_method=f"{WEB}#k1")


def web_codes(document: bytes) -> list[str]:
    return codes(web_signed(), documents={WEB_ADDRESS: document})


def test_a_key_that_the_issuers_document_lists_speaks_for_it() -> None:
    assert web_codes(controller_document()) == []


def test_a_key_of_somebody_else_does_not() -> None:
    assert codes(signed(issuer=factories.ENDORSER)) == ["proof-key-foreign"]


def test_a_stranger_cannot_use_the_issuers_name_for_his_key() -> None:
    issuer = factories.ISSUER.id
    stranger = write_multikey(factories.STRANGER.public_key)
    forged = secure(unsigned(), factories.STRANGER, f"{issuer}#{stranger}", created=factories.BEGAN)
    assert codes(forged) == ["proof-key-unknown"]


def test_a_method_without_a_fragment_names_no_key() -> None:
    assert codes(signed(verification_method=factories.ISSUER.id))[0].startswith(("proof-", "issuer-"))


@pytest.mark.parametrize(
    ("method", "code"),
    [
        ({"controller": "did:web:other.example"}, "proof-key-foreign"),
        ({"revoked": "2026-06-01T00:00:00Z"}, "proof-key-revoked"),
        ({"expires": "2026-06-01T00:00:00Z"}, "proof-key-expired"),
        ({"id": f"{WEB}#k2"}, "proof-key-unknown"),
    ],
)
def test_a_key_speaks_only_while_and_as_its_document_says(method: dict[str, object], code: str) -> None:
    assert code in web_codes(controller_document(**method))


def test_a_key_that_ends_later_speaks_now() -> None:
    assert (
        web_codes(controller_document(expires="2031-01-01T00:00:00Z", revoked="2031-01-01T00:00:00Z")) == []
    )


def test_a_key_listed_for_another_purpose_may_not_assert() -> None:
    document = json.loads(controller_document())
    document["authentication"] = document.pop("assertionMethod")
    assert web_codes(json.dumps(document).encode()) == ["proof-key-not-allowed"]


def test_an_issuer_whose_document_nobody_has_is_left_open() -> None:
    report = factories.verifier().examine(factories.to_bytes(web_signed()))
    assert (report.verdict, report.codes) == ("undetermined", ["issuer-key-unresolvable"])


def test_the_document_of_somebody_else_is_refused() -> None:
    document = {**json.loads(controller_document()), "id": "did:web:other.example"}
    assert web_codes(json.dumps(document).encode()) == ["issuer-document-foreign"]


def test_a_proof_for_another_purpose_is_no_assertion() -> None:
    assert codes(signed(purpose="authentication")) == ["proof-purpose-wrong"]


def test_a_proof_that_expired_is_refused() -> None:
    document = signed()
    document["proof"]["expires"] = "2026-06-01T00:00:00Z"
    assert codes(document) == ["proof-expired", "proof-signature-wrong"]


def test_every_proof_of_a_set_must_hold() -> None:
    twice = signed(signed(proof_id="urn:uuid:1"), suite="eddsa-jcs-2022")
    assert codes(twice) == []
    assert codes(but(twice, "/proof/0/created", "2026-01-02T00:00:00Z")) == ["proof-signature-wrong"]
    assert codes(signed(signed(), issuer=factories.ENDORSER)) == ["proof-key-foreign"]


def test_two_proofs_of_one_id_cannot_be_told_apart() -> None:
    once = signed(proof_id="urn:uuid:1")
    assert codes({**once, "proof": [once["proof"], once["proof"]]}) == ["proof-malformed"]


def test_one_unreadable_proof_among_good_ones_is_told() -> None:
    once = signed()
    report = factories.verifier().examine(
        factories.to_bytes({**once, "proof": [once["proof"], {**once["proof"], "cryptosuite": "new-2031"}]})
    )
    assert (report.verdict, report.codes) == ("undetermined", ["proof-suite-unsupported"])


def test_a_document_that_cannot_be_walked_is_not_hashed() -> None:
    assert codes(but(signed(), "/mood", "good")) == ["document-term-undefined"]


def test_a_broken_shape_leaves_nothing_to_hold_a_key_against() -> None:
    assert codes(but(signed(), "/issuer", {"type": ["Profile"], "name": "Nobody"})) == [
        "credential-member-missing"
    ]
