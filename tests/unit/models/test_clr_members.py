from __future__ import annotations

import copy
from typing import Any

import pytest

from assay.models import examine_shape

RECORD: dict[str, Any] = {
    "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    "id": "urn:uuid:c1000000-0000-4000-8000-000000000001",
    "type": ["VerifiableCredential", "ClrCredential"],
    "name": "Transcript",
    "issuer": "did:web:school.example",
    "validFrom": "2026-01-01T00:00:00Z",
    "awardedDate": "2026-01-01T00:00:00Z",
    "partial": False,
    "credentialSubject": {
        "id": "did:web:ana.example",
        "type": ["ClrSubject"],
        "verifiableCredential": [{"type": ["VerifiableCredential"], "endorsement": 5}],
        "association": [
            {
                "type": "Association",
                "associationType": "isParentOf",
                "sourceId": "urn:uuid:1",
                "targetId": "urn:uuid:2",
            }
        ],
    },
}


@pytest.fixture
def record() -> dict[str, Any]:
    return copy.deepcopy(RECORD)


def problems_of(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(problem.code, problem.pointer) for problem in examine_shape(document).problems]


def test_a_record_in_order_has_no_problem_and_its_credentials_are_kept_whole(record: dict[str, Any]) -> None:
    shape = examine_shape(record)
    carried = record["credentialSubject"]["verifiableCredential"][0]
    assert ([], [("/credentialSubject/verifiableCredential/0", carried)]) == (shape.problems, shape.contained)


@pytest.mark.parametrize("member", ["id", "name", "validFrom", "credentialSubject"])
def test_a_record_needs_its_members(record: dict[str, Any], member: str) -> None:
    del record[member]
    assert ("credential-member-missing", "") in problems_of(record)


@pytest.mark.parametrize(
    ("member", "value"),
    [("associationType", "isNear"), ("sourceId", "here"), ("weight", 3)],
)
def test_an_association_has_two_addresses_and_a_relation_of_the_list(
    record: dict[str, Any], member: str, value: object
) -> None:
    record["credentialSubject"]["association"][0][member] = value
    pointer = f"/credentialSubject/association/0/{member}"
    assert [("credential-member-malformed", pointer)] == problems_of(record)


@pytest.mark.parametrize("value", [[], "no token", 5, [5]])
def test_what_is_in_a_record_is_whole_credentials(record: dict[str, Any], value: object) -> None:
    record["credentialSubject"]["verifiableCredential"] = value
    ((code, _),) = problems_of(record)
    assert "credential-member-malformed" == code


def test_a_token_is_one_too(record: dict[str, Any]) -> None:
    record["credentialSubject"]["verifiableCredential"] = "e30.e30.c2ln"
    shape = examine_shape(record)
    assert ([], "e30.e30.c2ln") == (shape.problems, shape.contained[0][1])


def test_a_record_that_is_a_badge_too_keeps_what_it_contains_once(record: dict[str, Any]) -> None:
    record["type"].append("OpenBadgeCredential")
    assert 1 == len(examine_shape(record).contained)
