from __future__ import annotations

from typing import Any

import pytest

from assay.models import examine_shape


def problems_of(**members: object) -> list[tuple[str, str]]:
    document: dict[str, Any] = {
        "type": ["VerifiableCredential"],
        "issuer": "did:example:issuer",
        "credentialSubject": {"id": "did:example:subject"},
        **members,
    }
    return [(problem.code, problem.pointer) for problem in examine_shape(document).problems]


@pytest.mark.parametrize(
    "members",
    [
        {"issuer": {"id": "https://issuer.example/", "name": "Issuer", "unheard": 1}},
        {"credentialSubject": [{"id": "did:example:1"}, {"name": "no id"}]},
        {"credentialStatus": []},
        {"credentialStatus": [{"type": "Any"}, {"type": ["Any", "Other"], "id": "a:b"}]},
        {"evidence": {"type": "Document"}},
        {"refreshService": {"type": "Any"}},
        {"relatedResource": [{"id": "a:b", "digestMultibase": "uEi", "mediaType": "text/css"}]},
        {"proof": [{"type": "DataIntegrityProof"}, {"type": "DataIntegrityProof", "id": "urn:1"}]},
        {"name": {"@value": "Name", "@language": "en"}, "description": "Words"},
    ],
)
def test_what_the_data_model_allows_is_no_problem(members: dict[str, object]) -> None:
    assert problems_of(**members) == []


@pytest.mark.parametrize(
    ("members", "code", "pointer"),
    [
        ({"id": None}, "credential-member-malformed", "/id"),
        ({"id": ["a:b", "c:d"]}, "credential-member-repeated", "/id"),
        ({"issuer": None}, "credential-member-malformed", "/issuer"),
        ({"issuer": "fake-issuer"}, "credential-member-malformed", "/issuer"),
        ({"issuer": ["a:b", "c:d"]}, "credential-member-repeated", "/issuer"),
        ({"issuer": {"name": "Issuer"}}, "credential-member-missing", "/issuer"),
        ({"issuer": {"id": None}}, "credential-member-malformed", "/issuer/id"),
        ({"validFrom": "2026-01-01"}, "credential-member-malformed", "/validFrom"),
        ({"validUntil": 5}, "credential-member-malformed", "/validUntil"),
        ({"credentialSubject": {}}, "credential-member-malformed", "/credentialSubject"),
        ({"credentialSubject": []}, "credential-member-malformed", "/credentialSubject"),
        ({"credentialSubject": "a:b"}, "credential-member-malformed", "/credentialSubject"),
        ({"credentialSubject": [{"id": "a:b"}, {}]}, "credential-member-malformed", "/credentialSubject/1"),
        (
            {"credentialSubject": {"id": ["a:b", "c:d"]}},
            "credential-member-repeated",
            "/credentialSubject/id",
        ),
        ({"credentialStatus": {"id": "a:b"}}, "credential-member-missing", "/credentialStatus"),
        ({"credentialStatus": {"type": 2}}, "credential-member-malformed", "/credentialStatus/type"),
        (
            {"credentialStatus": {"type": "X", "id": "x"}},
            "credential-member-malformed",
            "/credentialStatus/id",
        ),
        ({"credentialSchema": {"type": "X"}}, "credential-member-missing", "/credentialSchema"),
        ({"credentialSchema": {"id": "a:b"}}, "credential-member-missing", "/credentialSchema"),
        ({"refreshService": {"id": "a:b"}}, "credential-member-missing", "/refreshService"),
        ({"termsOfUse": {}}, "credential-member-missing", "/termsOfUse"),
        ({"evidence": {}}, "credential-member-missing", "/evidence"),
        ({"proof": {"proofValue": "z"}}, "credential-member-missing", "/proof"),
        ({"proof": "z"}, "credential-member-malformed", "/proof"),
        ({"relatedResource": {"id": "a:b"}}, "credential-member-missing", "/relatedResource"),
        ({"relatedResource": {"digestSRI": "x"}}, "credential-member-missing", "/relatedResource"),
        ({"name": 5}, "credential-member-malformed", "/name"),
    ],
)
def test_each_departure_from_the_data_model_is_told(
    members: dict[str, object], code: str, pointer: str
) -> None:
    assert problems_of(**members) == [(code, pointer)]
