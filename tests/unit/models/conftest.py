"""A badge that uses every class of Open Badges 3.0 and is in order; tests spoil one thing at a time."""

from __future__ import annotations

from typing import Any

import pytest


def make_endorsement(name: str = "Well done") -> dict[str, Any]:
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": "urn:uuid:8c5e2b8e-0000-4000-8000-000000000001",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": name,
        "issuer": {"id": "https://endorser.example/", "type": "Profile", "name": "Endorser"},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
            "id": "https://school.example/a/1",
            "type": "EndorsementSubject",
            "endorsementComment": "Worth having",
        },
    }


def make_alignment(name: str) -> dict[str, Any]:
    return {
        "type": ["Alignment"],
        "targetName": name,
        "targetUrl": f"https://skills.example/{name}",
        "targetDescription": "What it is",
        "targetFramework": "Skills",
        "targetCode": "1.0",
        "targetType": "ceasn:Competency",
    }


def make_issuer() -> dict[str, Any]:
    return {
        "id": "did:web:school.example",
        "type": ["Profile"],
        "name": "School",
        "description": "A school",
        "url": "https://school.example/",
        "phone": "+34 600 000 000",
        "email": "badges@school.example",
        "image": {"id": "data:image/png;base64,AAAA", "type": "Image", "caption": "Its logo"},
        "address": {
            "type": ["Address"],
            "addressCountry": "Spain",
            "geo": {"type": "GeoCoordinates", "latitude": 40, "longitude": -3.7},
        },
        "otherIdentifier": [{"type": "IdentifierEntry", "identifier": "12", "identifierType": "sourcedId"}],
        "parentOrg": {"id": "https://district.example/", "type": "Profile"},
        "dateOfBirth": "1990-02-28",
        "familyName": "School",
        "endorsement": [make_endorsement("Of the issuer")],
    }


def make_result_description() -> dict[str, Any]:
    return {
        "id": "urn:uuid:r1",
        "type": ["ResultDescription"],
        "name": "Quality",
        "resultType": "RubricCriterionLevel",
        "allowedValue": ["low", "high"],
        "requiredLevel": "urn:uuid:l1",
        "requiredValue": "low",
        "valueMin": "0",
        "valueMax": "100",
        "rubricCriterionLevel": [
            {"id": "urn:uuid:l1", "type": "RubricCriterionLevel", "name": "Low"},
            {
                "id": "urn:uuid:l2",
                "type": "RubricCriterionLevel",
                "name": "High",
                "description": "Better",
                "level": "2",
                "points": "10",
                "alignment": make_alignment("level"),
            },
        ],
        "alignment": make_alignment("result"),
    }


def make_achievement() -> dict[str, Any]:
    return {
        "id": "https://school.example/a/1",
        "type": ["Achievement"],
        "name": "Water",
        "description": "Reads samples",
        "criteria": {"id": "https://school.example/a/1/criteria", "narrative": "Three samplings"},
        "achievementType": "Certificate",
        "alignment": [make_alignment("sampling"), make_alignment("measuring")],
        "creator": {"id": "https://school.example/", "type": "Profile"},
        "creditsAvailable": 3,
        "fieldOfStudy": "Science",
        "humanCode": "W-1",
        "image": {"id": "https://school.example/i/2.png", "type": "Image", "caption": "A drop"},
        "inLanguage": "en-US",
        "otherIdentifier": {
            "type": "IdentifierEntry",
            "identifier": "W1",
            "identifierType": "ext:own",
        },
        "related": [{"id": "https://school.example/a/0", "type": "Related", "version": "1"}],
        "resultDescription": [make_result_description()],
        "specialization": "Rivers",
        "tag": ["water", "field"],
        "version": "1",
        "endorsement": make_endorsement("Of the achievement"),
        "endorsementJwt": "eyJh.eyJi.c2ln",
    }


def make_subject() -> dict[str, Any]:
    return {
        "id": "did:example:learner",
        "type": ["AchievementSubject"],
        "identifier": {
            "type": "IdentityObject",
            "hashed": True,
            "identityHash": "sha256$3d26202cd003f42630efa5bd774dbc669d8cbf1e8bb8585c35f8f08c337e767f",
            "identityType": "emailAddress",
            "salt": "a7f3",
        },
        "activityStartDate": "2025-09-01T00:00:00Z",
        "activityEndDate": "2025-12-20T00:00:00Z",
        "creditsEarned": 2.5,
        "narrative": "Went out every week",
        "role": "student",
        "term": "Fall",
        "licenseNumber": "L-1",
        "source": {"id": "https://school.example/teacher", "type": "Profile"},
        "image": {"id": "https://school.example/i/1.png", "type": "Image"},
        "result": [
            {
                "type": ["Result"],
                "resultDescription": "urn:uuid:r1",
                "achievedLevel": "urn:uuid:l2",
                "value": "98",
                "status": "Completed",
                "alignment": make_alignment("reporting"),
            }
        ],
        "achievement": make_achievement(),
    }


def make_badge() -> dict[str, Any]:
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:0f2a0dc5-a2ce-4e3e-a155-43f52cc28b1e",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": [{"@value": "Water", "@language": "en"}, {"@value": "Agua", "@language": "es"}],
        "description": {"en": "Knows water", "es": "Sabe de agua"},
        "image": {"id": "https://school.example/i/0.png", "type": "Image"},
        "issuer": make_issuer(),
        "validFrom": "2026-01-01T00:00:00Z",
        "validUntil": "2036-01-31T00:00:00.5+02:00",
        "awardedDate": "2026-01-01T00:00:00Z",
        "credentialSubject": make_subject(),
        "credentialStatus": {"id": "https://school.example/s/1#5", "type": "BitstringStatusListEntry"},
        "credentialSchema": [{"id": "https://school.example/schema", "type": "JsonSchema"}],
        "refreshService": {"id": "https://school.example/r", "type": "1EdTechCredentialRefresh"},
        "termsOfUse": [{"type": "Terms"}],
        "relatedResource": {"id": "https://school.example/x", "digestSRI": "sha256-AA"},
        "evidence": [
            {
                "id": "https://school.example/e/1",
                "type": ["Evidence"],
                "name": "Notebook",
                "description": "Its pages",
                "narrative": "What was written",
                "genre": "Notes",
                "audience": "Teachers",
            }
        ],
        "endorsement": [make_endorsement("Of the credential")],
        "proof": {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022"},
    }


@pytest.fixture
def badge() -> dict[str, Any]:
    """A badge in order, fresh for each test."""
    return make_badge()


@pytest.fixture
def endorsement() -> dict[str, Any]:
    """An endorsement in order, fresh for each test."""
    return make_endorsement()
