from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

import factories
from assay.errors import AssayError, Malformed, Unsupported
from assay.keys import P256, P384, Algorithm, LocalSigner, PublicKey
from assay.proof import (
    PROOF_LIMIT,
    UnsecuredDocument,
    check_proof,
    covered_document,
    list_proofs,
    read_proof,
    secure,
    without_proof,
)

KEY = factories.SIGNER.public_key
METHOD = factories.ISSUER.verification_method


def proof_of(document: dict[str, object], index: int = 0) -> dict[str, object]:
    held = document["proof"]
    return held[index] if isinstance(held, list) else held  # type: ignore[return-value]  # JSON


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "eddsa-jcs-2022"])
def test_what_secure_makes_check_proof_takes(suite: str) -> None:
    document = factories.signed(suite=suite)
    proof = read_proof(document["proof"], "/proof")

    check_proof(proof, UnsecuredDocument(without_proof(document)), KEY)
    with pytest.raises(Malformed, match="proof-signature-wrong"):
        check_proof(proof, UnsecuredDocument(without_proof(document)), factories.STRANGER.public_key)


@pytest.mark.parametrize("algorithm", [P256, P384], ids=lambda algorithm: algorithm.name)
@pytest.mark.parametrize("suite", ["ecdsa-rdfc-2019", "ecdsa-jcs-2019"])
def test_what_either_curve_secures_holds_under_its_key_alone(algorithm: Algorithm, suite: str) -> None:
    signer, stranger = LocalSigner.generate(algorithm), LocalSigner.generate(algorithm)
    document = secure(factories.unsigned(), signer, METHOD, created=factories.BEGAN, suite=suite)
    proof, unsecured = read_proof(document["proof"], "/proof"), UnsecuredDocument(without_proof(document))

    check_proof(proof, unsecured, signer.public_key)
    with pytest.raises(Malformed, match="proof-signature-wrong"):
        check_proof(proof, unsecured, stranger.public_key)


def test_the_older_proof_type_is_a_suite_that_has_no_other_name() -> None:
    json = {**factories.signed()["proof"], "type": "Ed25519Signature2020"}
    with pytest.raises(Malformed) as caught:
        read_proof(json, "/proof")
    assert (caught.value.code, caught.value.pointer) == ("proof-malformed", "/proof/cryptosuite")

    del json["cryptosuite"]
    assert read_proof(json, "/proof").suite.name == "Ed25519Signature2020"


@pytest.mark.parametrize(
    ("kind", "suite"),
    [("DataIntegrityProof", "Ed25519Signature2020"), ("eddsa-rdfc-2022", "eddsa-rdfc-2022")],
)
def test_the_name_of_one_kind_of_suite_does_not_name_the_other(kind: str, suite: str) -> None:
    with pytest.raises(Unsupported, match="proof-suite-unsupported"):
        read_proof({**factories.signed()["proof"], "type": kind, "cryptosuite": suite}, "/proof")


def test_a_suite_we_do_not_know_is_not_judged_by_its_other_members() -> None:
    json = {**factories.signed()["proof"], "cryptosuite": "new-2031", "created": "soon", "proofValue": "u"}
    with pytest.raises(Unsupported, match="proof-suite-unsupported"):
        read_proof(json, "/proof")


@pytest.mark.parametrize("held", [None, [], {}])
def test_a_document_without_a_proof_says_so(held: object) -> None:
    document = {"proof": held} if held != {} else {}
    with pytest.raises(Malformed, match="proof-missing"):
        list_proofs(document)


def test_more_proofs_than_anyone_needs_are_refused() -> None:
    with pytest.raises(Malformed, match="document-too-large"):
        list_proofs({"proof": [{}] * (PROOF_LIMIT + 1)})


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("proofValue", "uAAAA"),
        ("proofValue", "z0OIl"),
        ("proofValue", ["z3a"]),
        ("proofValue", ""),
        ("proofPurpose", None),
        ("verificationMethod", {"id": "x"}),
        ("previousProof", []),
        ("previousProof", [1]),
        ("previousProof", None),
        ("id", 7),
        ("type", ["DataIntegrityProof"]),
    ],
)
def test_a_malformed_member_is_named(member: str, value: object) -> None:
    json = {**factories.signed()["proof"], member: value}

    with pytest.raises(Malformed) as caught:
        read_proof(json, "/proof")
    assert caught.value.code == "proof-malformed"
    assert caught.value.pointer == f"/proof/{member}"


@pytest.mark.parametrize("member", ["created", "expires"])
def test_a_malformed_date_in_a_proof_is_refused_where_it_stands(member: str) -> None:
    json = {**factories.signed()["proof"], member: "yesterday"}

    with pytest.raises(Malformed) as caught:
        read_proof(json, "/proof")
    assert (caught.value.code, caught.value.pointer) == ("timestamp-malformed", f"/proof/{member}")


def test_a_proof_that_is_no_object_is_malformed() -> None:
    with pytest.raises(Malformed, match="proof-malformed"):
        read_proof("z3a", "/proof")


@pytest.mark.parametrize("member", ["type", "cryptosuite"])
def test_a_suite_nobody_told_us_of_is_not_called_wrong(member: str) -> None:
    with pytest.raises(Unsupported) as caught:
        read_proof({**factories.signed()["proof"], member: "new-2031"}, "/proof")
    assert caught.value.facts["suite"] == "new-2031"


def test_a_second_proof_makes_a_set() -> None:
    once = factories.signed(proof_id="urn:uuid:1")
    twice = secure(once, factories.STRANGER, factories.ENDORSER.verification_method, created=factories.BEGAN)
    unsecured = UnsecuredDocument(without_proof(twice))

    check_proof(read_proof(proof_of(twice, 0), ""), unsecured, KEY)
    check_proof(read_proof(proof_of(twice, 1), ""), unsecured, factories.STRANGER.public_key)


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "eddsa-jcs-2022"])
def test_a_chained_proof_covers_the_one_before(suite: str) -> None:
    once = factories.signed(proof_id="urn:uuid:1", suite=suite)
    chained = factories.signed(once, previous=["urn:uuid:1"], suite=suite)
    proofs = [read_proof(held, pointer) for pointer, held in list_proofs(chained)]
    named = {proof.id: proof for proof in proofs if proof.id}
    unsecured = UnsecuredDocument(without_proof(chained))

    check_proof(proofs[1], covered_document(proofs[1], unsecured, named), KEY)
    with pytest.raises(Malformed, match="proof-signature-wrong"):
        check_proof(proofs[1], unsecured, KEY)


def test_a_chain_to_nothing_cannot_be_made_or_read() -> None:
    with pytest.raises(Malformed, match="proof-chain-broken"):
        factories.signed(previous=["urn:uuid:absent"])
    proof = read_proof({**factories.signed()["proof"], "previousProof": "urn:uuid:absent"}, "/proof")
    with pytest.raises(Malformed, match="proof-chain-broken"):
        covered_document(proof, UnsecuredDocument(factories.unsigned()), {})


def test_a_ring_of_proofs_is_refused_and_a_diamond_is_not() -> None:
    json = factories.signed()["proof"]
    unsecured = UnsecuredDocument(factories.unsigned())
    ring = {
        name: read_proof({**json, "id": name, "previousProof": other}, "")
        for name, other in (("a", "b"), ("b", "a"))
    }
    with pytest.raises(Malformed, match="proof-chain-broken"):
        covered_document(ring["a"], unsecured, ring)

    root = read_proof({**json, "id": "root"}, "")
    sides = {
        name: read_proof({**json, "id": name, "previousProof": "root"}, "") for name in ("left", "right")
    }
    top = read_proof({**json, "previousProof": ["left", "right"]}, "")
    covered = covered_document(top, unsecured, {"root": root, **sides})
    assert [held["id"] for held in covered.json["proof"]] == ["left", "right"]


@pytest.mark.parametrize(
    ("suite", "context"),
    [
        ("eddsa-rdfc-2022", ["https://www.w3.org/ns/credentials/v2"]),
        ("eddsa-jcs-2022", ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]),
    ],
)
def test_a_proof_with_contexts_of_its_own_is_refused(suite: str, context: list[str]) -> None:
    document = factories.signed(suite=suite)
    proof = read_proof({**document["proof"], "@context": context}, "/proof")

    with pytest.raises(Malformed, match="proof-context-different"):
        check_proof(proof, UnsecuredDocument(without_proof(document)), KEY)


def test_a_member_that_no_context_defines_is_refused_in_a_proof_too() -> None:
    for suite in ("eddsa-rdfc-2022", "eddsa-jcs-2022"):
        document = factories.signed(suite=suite)
        proof = read_proof({**document["proof"], "assurance": "high"}, "/proof")
        with pytest.raises(AssayError) as caught:
            check_proof(proof, UnsecuredDocument(without_proof(document)), KEY)
        assert (caught.value.code, caught.value.pointer) == ("document-term-undefined", "/proof/assurance")


@pytest.mark.parametrize("suite", ["none-2026", "Ed25519Signature2020"])
def test_a_suite_that_is_unknown_or_only_read_signs_nothing(suite: str) -> None:
    with pytest.raises(Unsupported, match="proof-suite-unsupported"):
        factories.signed(suite=suite)


def test_the_date_of_a_proof_is_the_one_given() -> None:
    document = secure(
        factories.unsigned(), factories.SIGNER, METHOD, created=datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC)
    )
    assert document["proof"]["created"] == "2026-05-04T03:02:01Z"


@dataclass(frozen=True, slots=True)
class SignerOfAnotherKind:
    """A signer whose key is of an algorithm that no suite here signs with."""

    public_key: PublicKey

    def sign(self, message: bytes) -> bytes:
        """Never asked for."""
        raise AssertionError(message)


def test_a_key_of_another_kind_than_the_suite_takes_neither_signs_nor_verifies() -> None:
    other = PublicKey(replace(KEY.algorithm, name="Ed448"), KEY.raw)
    document = factories.signed()
    proof = read_proof(document["proof"], "/proof")

    with pytest.raises(Malformed) as read:
        check_proof(proof, UnsecuredDocument(without_proof(document)), other)
    with pytest.raises(Malformed) as written:
        secure(factories.unsigned(), SignerOfAnotherKind(other), METHOD, created=factories.BEGAN)

    reason = "Ed448 for eddsa-rdfc-2022"
    assert ("proof-key-malformed", "/proof", {"reason": reason}) == (
        read.value.code,
        read.value.pointer,
        read.value.facts,
    )
    assert ("proof-key-malformed", {"reason": reason}) == (written.value.code, written.value.facts)
