"""Badges whose key, signature and suite do not belong together: rejected, each for what it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

import factories
from assay.encoding import read_multibase, write_base64url, write_multibase
from assay.errors import Malformed
from assay.issuance import Issuer
from assay.jsonld import SHIPPED
from assay.keys import (
    ALGORITHMS,
    P256,
    P384,
    LocalSigner,
    Signer,
    write_jwk,
)
from assay.proof import Transformation, UnsecuredDocument
from assay.proof.hashing import options_digest

Json = dict[str, Any]

SIGNERS = {algorithm.name: LocalSigner.generate(algorithm) for algorithm in ALGORITHMS}
EC_SUITES = ("ecdsa-rdfc-2019", "ecdsa-jcs-2019")
ORDERS = {
    "P-256": 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    "P-384": int(
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973",
        16,
    ),
}
ED2020 = "https://w3id.org/security/suites/ed25519-2020/v1"


def jwk_issuer(signer: Signer, jwk: Json | None = None) -> Issuer:
    """An issuer that is its JWK."""
    text = write_base64url(json.dumps(write_jwk(signer.public_key) if jwk is None else jwk).encode())
    identifier = f"did:jwk:{text}"
    profile = {"id": identifier, "type": ["Profile"], "name": "Riverbend School District"}
    return Issuer(profile, signer, f"{identifier}#0")


def issued(issuer: Issuer, suite: str, **members: Any) -> Json:
    return factories.signed(factories.unsigned(issuer=issuer.profile, **members), issuer, suite=suite)


def by_hand(document: Json, proof: Json, signer: Signer, hash_name: str, transformation: str) -> Json:
    """The document with this proof, signed without asking whether suite and key belong together."""
    kind = Transformation(transformation)
    if kind is Transformation.JCS:
        proof = {"@context": document["@context"], **proof}
    of_options = options_digest(proof, document["@context"], kind, hash_name, SHIPPED)
    of_document = UnsecuredDocument(document).digest(kind, hash_name, proof.get("@context"))
    return {
        **document,
        "proof": {**proof, "proofValue": write_multibase(signer.sign(of_options + of_document))},
    }


def options_of(issuer: Issuer, **members: Any) -> Json:
    return {
        "type": "DataIntegrityProof",
        "created": "2026-01-01T00:00:00Z",
        "verificationMethod": issuer.verification_method,
        "proofPurpose": "assertionMethod",
        **members,
    }


def with_signature(document: Json, signature: bytes) -> Json:
    return factories.but(document, "/proof/proofValue", write_multibase(signature))


@pytest.mark.parametrize("suite", EC_SUITES)
@pytest.mark.parametrize("name", ["P-256", "P-384"])
def test_an_honest_badge_of_either_curve_is_accepted(name: str, suite: str) -> None:
    for issuer in (Issuer.with_key(SIGNERS[name], "Riverbend"), jwk_issuer(SIGNERS[name])):
        assert factories.codes(issued(issuer, suite)) == []


def test_an_honest_badge_of_a_did_jwk_is_accepted() -> None:
    assert factories.codes(issued(jwk_issuer(SIGNERS["Ed25519"]), "eddsa-rdfc-2022")) == []


@pytest.mark.parametrize(
    ("name", "suite", "claimed"),
    [
        ("P-256", "ecdsa-rdfc-2019", "eddsa-rdfc-2022"),
        ("P-384", "ecdsa-jcs-2019", "eddsa-jcs-2022"),
        ("Ed25519", "eddsa-rdfc-2022", "ecdsa-rdfc-2019"),
        ("Ed25519", "eddsa-jcs-2022", "ecdsa-jcs-2019"),
    ],
)
def test_a_key_of_another_kind_than_the_suite_is_refused(name: str, suite: str, claimed: str) -> None:
    document = issued(Issuer.with_key(SIGNERS[name], "Riverbend"), suite)
    assert factories.codes(factories.but(document, "/proof/cryptosuite", claimed)) == ["proof-key-malformed"]


@pytest.mark.parametrize("suite", [*EC_SUITES, "eddsa-rdfc-2022", "eddsa-jcs-2022"])
def test_no_suite_takes_an_rsa_key(suite: str) -> None:
    issuer = jwk_issuer(SIGNERS["RSA"])
    with pytest.raises(Malformed, match="proof-key-malformed"):
        issued(issuer, suite)
    document = factories.unsigned(issuer=issuer.profile)
    transformation = "rdfc" if "rdfc" in suite else "jcs"
    made = by_hand(document, options_of(issuer, cryptosuite=suite), issuer.signer, "sha256", transformation)
    assert factories.codes(made) == ["proof-key-malformed"]


@pytest.mark.parametrize("suite", EC_SUITES)
@pytest.mark.parametrize(("own", "other"), [("P-256", "P-384"), ("P-384", "P-256")])
def test_a_signature_of_the_other_curve_does_not_hold(own: str, other: str, suite: str) -> None:
    issuer = Issuer.with_key(SIGNERS[own], "Riverbend")
    document = factories.unsigned(issuer=issuer.profile)
    length = P256.signature_length if own == "P-256" else P384.signature_length
    assert length is not None
    transformation = "rdfc" if "rdfc" in suite else "jcs"
    for hash_name in ("sha256", "sha384"):
        made = by_hand(
            document, options_of(issuer, cryptosuite=suite), SIGNERS[other], hash_name, transformation
        )
        signature = read_multibase(made["proof"]["proofValue"])
        for wrong in (signature, signature[:length], signature.ljust(length, b"\0"), signature.rjust(length)):
            assert factories.codes(with_signature(made, wrong)) == ["proof-signature-wrong"]


@pytest.mark.parametrize(("name", "hash_name"), [("P-256", "sha384"), ("P-384", "sha256")])
@pytest.mark.parametrize("transformation", ["rdfc", "jcs"])
def test_the_hash_of_the_other_curve_does_not_do(name: str, hash_name: str, transformation: str) -> None:
    issuer = Issuer.with_key(SIGNERS[name], "Riverbend")
    proof = options_of(issuer, cryptosuite=f"ecdsa-{transformation}-2019")
    document = factories.unsigned(issuer=issuer.profile)
    made = by_hand(document, proof, issuer.signer, hash_name, transformation)
    assert factories.codes(made) == ["proof-signature-wrong"]


@pytest.mark.parametrize(("one", "other"), [EC_SUITES, EC_SUITES[::-1]])
def test_a_proof_does_not_hold_under_the_name_of_the_other_suite(one: str, other: str) -> None:
    document = issued(Issuer.with_key(SIGNERS["P-256"], "Riverbend"), one)
    assert factories.codes(factories.but(document, "/proof/cryptosuite", other)) == ["proof-signature-wrong"]


@pytest.mark.parametrize("name", ORDERS)
def test_a_signature_in_any_form_but_r_and_s_in_full_does_not_hold(name: str) -> None:
    document = issued(Issuer.with_key(SIGNERS[name], "Riverbend"), "ecdsa-rdfc-2019")
    signature = read_multibase(document["proof"]["proofValue"])
    half, order = len(signature) // 2, ORDERS[name]
    r, s = signature[:half], signature[half:]
    number = order.to_bytes(half, "big")
    wrong = [
        b"",
        encode_dss_signature(int.from_bytes(r, "big"), int.from_bytes(s, "big")),
        signature[:-1],
        signature[1:],
        b"\0" + r + b"\0" + s,
        signature + b"\0",
        s + r,
        bytes(2 * half),
        bytes(half) + s,
        r + bytes(half),
        number + s,
        r + number,
        b"\xff" * 2 * half,
        (1).to_bytes(half, "big") * 2,
    ]
    assert factories.codes(document) == []
    for other in wrong:
        assert factories.codes(with_signature(document, other)) == ["proof-signature-wrong"]


@pytest.mark.parametrize("name", ORDERS)
def test_either_s_holds_because_no_standard_here_asks_for_the_lower(name: str) -> None:
    # Half of all honest signatures have the higher one (RFC 6979, A.2.5 prints such). The twin says the
    # same about the same document, and nothing is known or revoked by the signature's bytes.
    document = issued(Issuer.with_key(SIGNERS[name], "Riverbend"), "ecdsa-jcs-2019")
    signature = read_multibase(document["proof"]["proofValue"])
    half = len(signature) // 2
    twin = (ORDERS[name] - int.from_bytes(signature[half:], "big")).to_bytes(half, "big")

    assert factories.codes(with_signature(document, signature[:half] + twin)) == []


@pytest.mark.parametrize(
    "members",
    [
        {"kty": "OKP"},
        {"kty": "RSA"},
        {"crv": "P-384"},
        {"crv": "Ed25519"},
        {"x": "BQ", "y": "BQ"},
        {"x": "A" * 43, "y": "A" * 43},
        {"d": "AQAB"},
        {"alg": "none"},
        {"alg": "HS256"},
        {"use": "enc"},
        {"kty": "oct", "k": "AQAB"},
    ],
)
def test_a_badge_whose_issuer_is_a_false_jwk_is_rejected(members: Json) -> None:
    signer = SIGNERS["P-256"]
    issuer = jwk_issuer(signer, write_jwk(signer.public_key) | members)
    assert factories.codes(issued(issuer, "ecdsa-rdfc-2019")) == ["proof-key-malformed"]


def test_a_method_of_a_did_jwk_has_one_name() -> None:
    issuer = jwk_issuer(SIGNERS["P-256"])
    for fragment in ("#1", "#00", "#key-1"):
        made = factories.signed(
            factories.unsigned(issuer=issuer.profile),
            issuer,
            suite="ecdsa-rdfc-2019",
            verification_method=issuer.id + fragment,
        )
        assert factories.codes(made) == ["proof-key-unknown"]


def older(issuer: Issuer, **members: Any) -> Json:
    """A badge signed with Ed25519Signature2020, which we read and do not make."""
    document = factories.unsigned(issuer=issuer.profile)
    document["@context"].append(ED2020)
    proof = options_of(issuer, type="Ed25519Signature2020", **members)
    return by_hand(document, proof, issuer.signer, "sha256", "rdfc")


def test_the_older_suite_is_read() -> None:
    assert factories.codes(older(factories.ISSUER)) == []
    assert factories.codes(factories.but(older(factories.ISSUER), "/name", "x")) == ["proof-signature-wrong"]


def test_the_older_suite_has_no_second_name() -> None:
    document = older(factories.ISSUER)
    for suite in ("eddsa-rdfc-2022", "Ed25519Signature2020", None):
        changed = factories.but(document, "/proof/cryptosuite", suite)
        assert factories.codes(changed) == ["proof-malformed"]
    renamed = {**document["proof"], "type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022"}
    assert factories.codes({**document, "proof": renamed}) == ["proof-signature-wrong"]
    unknown = {**document["proof"], "type": "DataIntegrityProof", "cryptosuite": "Ed25519Signature2020"}
    assert factories.codes({**document, "proof": unknown}) == ["proof-suite-unsupported"]
    type_only = {**document["proof"], "type": "eddsa-rdfc-2022"}
    assert factories.codes({**document, "proof": type_only}) == ["proof-suite-unsupported"]


def test_the_older_suite_needs_its_context() -> None:
    document = older(factories.ISSUER)
    without = factories.but(document, "/@context/2")
    with_own = factories.but(without, "/proof/@context", [*without["@context"], ED2020])

    assert factories.codes(without) == ["document-type-undefined"]
    assert factories.codes(with_own) == ["proof-context-different"]


def test_the_older_suite_takes_no_other_key() -> None:
    for signer in (SIGNERS["P-256"], SIGNERS["P-384"]):
        assert factories.codes(older(Issuer.with_key(signer, "Riverbend"))) == ["proof-key-malformed"]
