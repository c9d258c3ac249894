from __future__ import annotations

import hashlib

import pytest

import factories
from assay.encoding import canonical_json
from assay.errors import Malformed
from assay.jsonld import SHIPPED, Work, canonicalize
from assay.proof import Transformation, UnsecuredDocument
from assay.proof.hashing import options_digest


def test_each_transformation_is_hashed_once() -> None:
    document = UnsecuredDocument(factories.unsigned())

    first = document.digest(Transformation.RDFC, "sha256")
    assert first is document.digest(Transformation.RDFC, "sha256")
    assert hashlib.sha256(canonicalize(document.statements).encode()).digest() == first
    assert hashlib.sha256(canonical_json(factories.unsigned())).digest() == document.digest(
        Transformation.JCS, "sha256"
    )


def test_a_jcs_proof_puts_its_own_context_in_place_of_the_documents() -> None:
    document = UnsecuredDocument(factories.unsigned())
    own = ["https://www.w3.org/ns/credentials/v2"]

    expected = hashlib.sha256(canonical_json({**factories.unsigned(), "@context": own})).digest()
    assert expected == document.digest(Transformation.JCS, "sha256", own)


def test_documents_of_one_request_share_what_they_may_spend() -> None:
    work = Work(6)
    UnsecuredDocument(factories.unsigned(), work=work).digest(Transformation.RDFC, "sha256")
    with pytest.raises(Malformed, match="document-graph-too-complex"):
        UnsecuredDocument(factories.unsigned(), work=work).digest(Transformation.RDFC, "sha256")


@pytest.mark.parametrize(
    "hidden", [{"@nest": {"expires": "2026-01-01T00:00:00Z"}}, {"@index": "x"}, {"@graph": []}]
)
def test_options_with_a_member_out_of_sight_are_refused_in_every_suite(hidden: dict[str, object]) -> None:
    options = {"type": "DataIntegrityProof", **hidden}
    for transformation in Transformation:
        with pytest.raises(Malformed):
            options_digest(options, factories.unsigned()["@context"], transformation, "sha256", SHIPPED)


def test_options_with_an_undefined_member_are_refused_in_every_suite() -> None:
    options = {"type": "DataIntegrityProof", "mood": "good"}
    for transformation in Transformation:
        with pytest.raises(Malformed, match="document-term-undefined"):
            options_digest(options, factories.unsigned()["@context"], transformation, "sha256", SHIPPED)
