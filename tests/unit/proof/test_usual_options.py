from __future__ import annotations

from typing import Any

import pytest

import factories
from assay.jsonld import SHIPPED, canonicalize, read_statements
from assay.proof.usual_options import usual_statements

CONTEXT = factories.unsigned()["@context"]
OPTIONS = {name: value for name, value in factories.signed()["proof"].items() if name != "proofValue"}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"created": "2031-12-31T23:59:59.5+02:00"},
        {"verificationMethod": "https://school.example/issuers/1#key-2"},
        {"verificationMethod": "did:web:school.example%3A8443#k"},
        {"cryptosuite": "ecdsa-rdfc-2019"},
    ],
)
def test_the_short_way_ends_where_the_long_way_does(changes: dict[str, str]) -> None:
    options = {**OPTIONS, **changes}
    long_way = canonicalize(read_statements({**options, "@context": CONTEXT}))
    for _ in range(2):  # made, then remembered
        short_way = usual_statements(options, CONTEXT, SHIPPED)
        assert short_way in {long_way, None}
    if "%" not in options["verificationMethod"]:
        assert short_way is not None


@pytest.mark.parametrize(
    "changes",
    [
        {"created": "yesterday"},
        {"created": '2026-01-01T00:00:00Z" .\n_:c14n0 <x:y> "z'},
        {"created": 5},
        {"verificationMethod": "did:key:z6Mk> .\n"},
        {"verificationMethod": "did:key:z6Mk"},
        {"verificationMethod": "urn:x:y#z"},
        {"proofPurpose": "authentication"},
        {"type": "Other"},
        {"cryptosuite": "none-2026"},
        {"cryptosuite": ["eddsa-rdfc-2022"]},
        {"domain": "x"},
        {"@nest": {}},
    ],
)
def test_whatever_is_not_usual_goes_the_long_way(changes: dict[str, Any]) -> None:
    assert usual_statements({**OPTIONS, **changes}, CONTEXT, SHIPPED) is None


@pytest.mark.parametrize(
    "context",
    ["https://www.w3.org/ns/credentials/v2", [{"a": "b:c"}], ["https://unknown.example"], [5], None],
)
def test_contexts_that_are_not_usual_go_the_long_way(context: object) -> None:
    assert usual_statements(OPTIONS, context, SHIPPED) is None


def test_under_contexts_that_do_not_define_a_proof_there_is_no_short_way() -> None:
    ed25519 = ["https://w3id.org/security/suites/ed25519-2020/v1"]
    assert usual_statements(OPTIONS, ed25519, SHIPPED) is None
