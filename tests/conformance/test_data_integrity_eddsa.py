"""The official vectors of the EdDSA cryptosuites, with every intermediate value (vc-di-eddsa, B)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from assay.encoding import read_multibase, read_timestamp
from assay.errors import Malformed
from assay.jsonld import canonicalize, read_statements
from assay.keys import LocalSigner, read_multikey
from assay.proof import (
    Transformation,
    UnsecuredDocument,
    check_proof,
    covered_document,
    list_proofs,
    read_proof,
    secure,
    without_proof,
)
from assay.proof.hashing import options_digest
from vectors import contexts_of_vectors

Material = Callable[[str], Path]
VECTORS = "data/standards/vectors/vc-di-eddsa"
SUITES = {
    "eddsa-rdfc-2022": ("eddsa-rdfc-2022", "DataInt"),
    "eddsa-rdfc-2022/employ": ("eddsa-rdfc-2022/employ", "DataInt"),
    "eddsa-jcs-2022": ("eddsa-jcs-2022", "JCS"),
}


def signer(material: Material) -> LocalSigner:
    pair = json.loads((material(VECTORS) / "keyPair.json").read_text())
    return LocalSigner.from_seed(read_multibase(pair["privateKeyMultibase"])[2:34])


@pytest.mark.parametrize("name", SUITES)
def test_each_intermediate_value_is_the_published_one(name: str, material: Material) -> None:
    folder, ending = SUITES[name]
    vectors = material(VECTORS) / folder
    store = contexts_of_vectors(material)
    document = json.loads((vectors / f"signed{ending}.json").read_text())
    options = json.loads((vectors / f"proofConfig{ending}.json").read_text())
    unsecured = UnsecuredDocument(without_proof(document), store)
    transformation = Transformation.JCS if ending == "JCS" else Transformation.RDFC
    if transformation is Transformation.RDFC:
        canonical = canonicalize(unsecured.statements)
        assert (vectors / f"canonDoc{ending}.txt").read_text() == canonical
        assert (vectors / f"proofCanon{ending}.txt").read_text() == canonicalize(
            read_statements(options, store)
        )
    of_document = unsecured.digest(
        transformation, "sha256", options.get("@context") if ending == "JCS" else None
    )
    bare = {key: value for key, value in options.items() if ending == "JCS" or key != "@context"}
    of_options = options_digest(bare, document["@context"], transformation, "sha256", store)

    assert (vectors / f"docHash{ending}.txt").read_text().strip() == of_document.hex()
    assert (vectors / f"proofHash{ending}.txt").read_text().strip() == of_options.hex()
    assert (vectors / f"combinedHash{ending}.txt").read_text().strip() == (of_options + of_document).hex()


@pytest.mark.parametrize("name", SUITES)
def test_the_published_proof_holds_and_is_the_one_we_make(name: str, material: Material) -> None:
    folder, ending = SUITES[name]
    vectors = material(VECTORS) / folder
    store = contexts_of_vectors(material)
    document = json.loads((vectors / f"signed{ending}.json").read_text())
    (pointer, held), *_ = list_proofs(document)
    proof = read_proof(held, pointer)
    key = signer(material)

    check_proof(proof, UnsecuredDocument(without_proof(document), store), key.public_key)
    made = secure(
        without_proof(document),
        key,
        proof.verification_method,
        created=read_timestamp(document["proof"]["created"]),
        suite=proof.suite.name,
        contexts=store,
    )
    assert document["proof"]["proofValue"] == made["proof"]["proofValue"]
    assert (vectors / f"sigHex{ending}.txt").read_text().strip() == proof.signature.hex()


@pytest.mark.parametrize(
    "name", ["signedProofSet1", "signedProofSet2", "signedProofChain1", "signedProofChain2"]
)
def test_each_proof_of_the_published_sets_and_chains_holds(name: str, material: Material) -> None:
    document = json.loads((material(VECTORS) / "proof-set-chain" / f"{name}.json").read_text())
    store = contexts_of_vectors(material)
    proofs = [read_proof(held, pointer) for pointer, held in list_proofs(document)]
    named = {proof.id: proof for proof in proofs if proof.id}
    unsecured = UnsecuredDocument(without_proof(document), store)

    for proof in proofs:
        key = read_multikey(proof.verification_method.partition("#")[2])
        check_proof(proof, covered_document(proof, unsecured, named), key)


def test_the_published_chain_is_the_one_we_make(material: Material) -> None:
    folder = material(VECTORS) / "proof-set-chain"
    store = contexts_of_vectors(material)
    published = json.loads((folder / "signedProofChain2.json").read_text())
    pairs = json.loads((folder / "multiKeyPairs.json").read_text())
    made: dict[str, Any] = without_proof(published)
    for index, held in enumerate(published["proof"], start=1):
        seed = read_multibase(pairs[f"keyPair{index}"]["privateKeyMultibase"])[2:34]
        previous = held.get("previousProof", [])
        created: datetime = read_timestamp(held["created"])
        made = secure(
            made,
            LocalSigner.from_seed(seed),
            held["verificationMethod"],
            created=created,
            proof_id=held.get("id"),
            previous=previous if isinstance(previous, list) else [previous],
            contexts=store,
        )

    assert [held["proofValue"] for held in published["proof"]] == [
        held["proofValue"] for held in made["proof"]
    ]


def test_a_published_proof_does_not_hold_over_another_text(material: Material) -> None:
    vectors = material(VECTORS) / "eddsa-rdfc-2022"
    document = json.loads((vectors / "signedDataInt.json").read_text())
    proof = read_proof(document["proof"], "/proof")
    changed = {**without_proof(document), "name": "Another name"}

    with pytest.raises(Malformed, match="proof-signature-wrong"):
        check_proof(
            proof, UnsecuredDocument(changed, contexts_of_vectors(material)), signer(material).public_key
        )


def test_each_value_of_the_older_suite_is_the_published_one_and_its_proof_holds(material: Material) -> None:
    vectors = material(VECTORS) / "Ed25519Signature2020"
    store = contexts_of_vectors(material)
    document = json.loads((vectors / "signedEdSig.json").read_text())
    options = json.loads((vectors / "proofConfigEdSig.json").read_text())
    proof = read_proof(document["proof"], "/proof")
    unsecured = UnsecuredDocument(without_proof(document), store)
    of_document = unsecured.digest(Transformation.RDFC, "sha256")
    of_options = options_digest(proof.options, document["@context"], Transformation.RDFC, "sha256", store)

    assert proof.suite.name == "Ed25519Signature2020"
    assert (vectors / "canonDocEdSig.txt").read_text() == canonicalize(unsecured.statements)
    assert (vectors / "proofCanonEdSig.txt").read_text() == canonicalize(read_statements(options, store))
    assert (vectors / "docHashEdSig.txt").read_text().strip() == of_document.hex()
    assert (vectors / "proofHashEdSig.txt").read_text().strip() == of_options.hex()
    assert (vectors / "combinedHashEdSig.txt").read_text().strip() == (of_options + of_document).hex()
    assert (vectors / "sigHexEdSig.txt").read_text().strip() == proof.signature.hex()
    assert (vectors / "sigBTC58EdSig.txt").read_text().strip() == document["proof"]["proofValue"]
    check_proof(proof, unsecured, read_multikey(proof.verification_method.partition("#")[2]))
