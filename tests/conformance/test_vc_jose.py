"""The official cases of VC-JOSE-COSE 1.0 for JOSE, each departure with its reason.

A case is a token and the key it should be verified with, or a document to be made a token of.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import factories
from assay.encoding import read_base64url
from assay.errors import AssayError
from assay.jsonld import SHIPPED
from assay.keys import P256, P384, LocalSigner, read_jwk
from assay.proof import check_token, read_token, secure_jose
from assay.verification import open_document
from material import find_material

Json = dict[str, Any]
Material = Callable[[str], Path]

VECTORS = "data/standards/vectors/vc-jose-cose"
CONTROLLER = "https://example.issuer/vc-jose-cose"
EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"

DEPARTURES = {
    "3": "presentations come later",
    "4": "presentations come later, and P-521 is not read",
    "7": "presentations come later",
}
ALGORITHMS = {"vm-p256.json": P256, "vm-p384.json": P384}


def cases() -> Iterator[tuple[str, Json]]:
    found = find_material(VECTORS)
    if found is not None:
        mapping = json.loads((found / "test-mapping.json").read_bytes())["JOSETestMapping"]
        for name, case in mapping.items():
            yield name.partition(".")[0], case


CASES = dict(cases())


def read(material: Material, name: str) -> bytes:
    return (material(VECTORS) / "input" / name).read_bytes()


def secured(material: Material, case: Json) -> None:
    algorithm = ALGORITHMS[case["key_file"]]
    secret = json.loads(read(material, case["key_file"]))["secretKeyJwk"]
    signer = LocalSigner.from_secret(read_base64url(secret["d"]), algorithm)
    document = json.loads(read(material, case["input_file"]))
    assert "VerifiableCredential" in document["type"]
    token = read_token(secure_jose(document, signer, kid=secret["kid"]))
    check_token(token, read_jwk(json.loads(read(material, case["key_file"]))["publicKeyJwk"]))


def verified(material: Material, case: Json) -> None:
    document = open_document(read(material, case["input_file"]))
    assert "VerifiableCredential" in document.json["type"]
    assert document.token is not None
    token = read_token(document.token)
    check_token(token, read_jwk(json.loads(read(material, case["key_file"]))["publicKeyJwk"]))


@pytest.mark.parametrize("number", [number for number in CASES if number not in DEPARTURES])
def test_an_official_case_ends_as_it_should(material: Material, number: str) -> None:
    case = CASES[number]
    run = {"issue": secured, "verify": verified}[case["fn"]]
    try:
        run(material, case)
    except (AssayError, AssertionError, KeyError):
        result = "failure"
    else:
        result = "success"
    assert result == case["expected_result"]


def test_the_departures_are_those_we_know() -> None:
    if not CASES:
        pytest.skip("shared material is not here")
    assert DEPARTURES.keys() <= CASES.keys()
    assert all(CASES[number]["expected_result"] == "success" for number in DEPARTURES)


def controller(material: Material) -> bytes:
    names = ("p256", "p384", "p521", "ed25519")
    methods = [json.loads(read(material, f"vm-{name}.json")) for name in names]
    for method in methods:
        del method["secretKeyJwk"]
    ids = [method["id"] for method in methods]
    return json.dumps({"id": CONTROLLER, "verificationMethod": methods, "assertionMethod": ids}).encode()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("credential-jose-minimal", set()),
        ("credential-issuer-match-signed", set()),
        ("credential-jose-unknown-extensions", {"proof-key-unsupported"}),
        ("credential-jose-bad-signature", {"proof-signature-wrong"}),
        ("credential-jose-bad-media-type", {"token-malformed"}),
        ("credential-jose-vc-vp-claims", {"token-malformed"}),
    ],
)
def test_the_verifier_names_the_fault_of_an_official_token(
    material: Material, name: str, codes: set[str]
) -> None:
    # The cases use a vocabulary that catches every word, which a credential may not, and a schema.
    examples = material("data/standards/contexts") / "w3c" / "credentials_examples_v2.jsonld"
    verifier = factories.verifier(
        documents={CONTROLLER: controller(material)},
        contexts=SHIPPED.with_contexts({EXAMPLES: examples.read_bytes()}),
    )
    found = set(verifier.examine(read(material, f"{name}.txt")).codes)
    assert found - {"document-context-catch-all", "schema-not-checked"} == codes
