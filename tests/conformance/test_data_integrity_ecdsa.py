"""The official vectors of the ECDSA cryptosuites, with every intermediate value (vc-di-ecdsa, A)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assay.encoding import canonical_json, read_multibase, read_multicodec, read_timestamp
from assay.errors import Malformed
from assay.jsonld import canonicalize, read_statements
from assay.keys import P256, P384, LocalSigner, read_multikey, write_multikey
from assay.proof import (
    Proof,
    Transformation,
    UnsecuredDocument,
    check_proof,
    list_proofs,
    read_proof,
    secure,
    without_proof,
)
from assay.proof.hashing import options_digest
from vectors import contexts_of_vectors

Json = dict[str, object]

Material = Callable[[str], Path]
VECTORS = "data/standards/vectors/vc-di-ecdsa"
VARIANTS = [
    "ecdsa-rdfc-2019-p256",
    "ecdsa-rdfc-2019-p256/employ",
    "ecdsa-rdfc-2019-p384",
    "ecdsa-rdfc-2019-p384/employ",
    "ecdsa-jcs-2019-p256",
    "ecdsa-jcs-2019-p384",
]


def ending_of(name: str) -> str:
    """How the files of this variant end."""
    return ("JCS" if "jcs" in name else "") + ("ECDSAP256" if "p256" in name else "ECDSAP384")


def hash_of(name: str) -> str:
    return "sha256" if "p256" in name else "sha384"


def signer(material: Material, name: str) -> LocalSigner:
    algorithm = P256 if "p256" in name else P384
    file = "p256KeyPair.json" if algorithm is P256 else "p384KeyPair.json"
    pair = json.loads((material(VECTORS) / file).read_text())
    codec, secret = read_multicodec(read_multibase(pair["secretKeyMultibase"]))
    made = LocalSigner.from_secret(secret, algorithm)
    assert codec == algorithm.private_codec
    assert write_multikey(made.public_key) == pair["publicKeyMultibase"]
    return made


def published(vectors: Path, ending: str) -> tuple[Json, Proof]:
    document = json.loads((vectors / f"signed{ending}.json").read_text())
    ((pointer, held),) = list_proofs(document)
    return document, read_proof(held, pointer)


@pytest.mark.parametrize("name", VARIANTS)
def test_each_intermediate_value_is_the_published_one(name: str, material: Material) -> None:
    vectors, ending, hash_name = material(VECTORS) / name, ending_of(name), hash_of(name)
    store = contexts_of_vectors(material)
    document, proof = published(vectors, ending)
    options = json.loads((vectors / f"proofConfig{ending}.json").read_text())
    unsecured = UnsecuredDocument(without_proof(document), store)
    if proof.suite.transformation is Transformation.RDFC:
        canonical = canonicalize(unsecured.statements, hash_name=hash_name)
        of_proof = canonicalize(read_statements(options, store), hash_name=hash_name)
    else:
        canonical = canonical_json(without_proof(document)).decode()
        of_proof = canonical_json(options).decode()
    own = proof.options.get("@context")
    of_document = unsecured.digest(proof.suite.transformation, hash_name, own)
    of_options = options_digest(
        proof.options, document["@context"], proof.suite.transformation, hash_name, store
    )

    assert (vectors / f"canonDoc{ending}.txt").read_text() == canonical
    assert (vectors / f"proofCanon{ending}.txt").read_text() == of_proof
    assert (vectors / f"docHash{ending}.txt").read_text().strip() == of_document.hex()
    assert (vectors / f"proofHash{ending}.txt").read_text().strip() == of_options.hex()
    assert (vectors / f"combinedHash{ending}.txt").read_text().strip() == (of_options + of_document).hex()


@pytest.mark.parametrize("name", VARIANTS)
def test_the_published_proof_holds(name: str, material: Material) -> None:
    vectors, ending = material(VECTORS) / name, ending_of(name)
    document, proof = published(vectors, ending)

    assert proof.suite.name == name[: len("ecdsa-rdfc-2019")].removesuffix("-")
    assert (vectors / f"sigHex{ending}.txt").read_text().strip() == proof.signature.hex()
    assert (vectors / f"sigBTC58{ending}.txt").read_text().strip() == proof.json["proofValue"]
    check_proof(
        proof,
        UnsecuredDocument(without_proof(document), contexts_of_vectors(material)),
        read_multikey(proof.verification_method.partition("#")[2]),
    )


@pytest.mark.parametrize("name", VARIANTS)
def test_what_we_make_of_the_same_document_holds_too(name: str, material: Material) -> None:
    document, proof = published(material(VECTORS) / name, ending_of(name))
    key, store = signer(material, name), contexts_of_vectors(material)
    made = secure(
        without_proof(document),
        key,
        proof.verification_method,
        created=read_timestamp(proof.json["created"]),
        suite=proof.suite.name,
        contexts=store,
    )
    again = read_proof(made["proof"], "/proof")

    # An ECDSA signature has chance in it; all else is the published proof.
    assert again.options == proof.options
    check_proof(again, UnsecuredDocument(without_proof(made), store), key.public_key)


@pytest.mark.parametrize("name", VARIANTS)
def test_a_published_proof_does_not_hold_over_another_text(name: str, material: Material) -> None:
    document, proof = published(material(VECTORS) / name, ending_of(name))
    changed = {**without_proof(document), "name": "Another name"}
    key = signer(material, name).public_key

    with pytest.raises(Malformed, match="proof-signature-wrong"):
        check_proof(proof, UnsecuredDocument(changed, contexts_of_vectors(material)), key)
