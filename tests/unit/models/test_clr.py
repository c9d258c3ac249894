from __future__ import annotations

from datetime import UTC, datetime

from assay.models import ClrCredential

RECORD = {
    "type": ["VerifiableCredential", "ClrCredential"],
    "name": "Transcript",
    "awardedDate": "2026-01-01T00:00:00Z",
    "partial": True,
    "image": {"id": "https://school.example/seal.png", "type": "Image"},
    "credentialSubject": {
        "id": "did:web:ana.example",
        "type": "ClrSubject",
        "identifier": {
            "type": "IdentityObject",
            "hashed": False,
            "identityHash": "12",
            "identityType": "sourcedId",
        },
        "achievement": [{"id": "urn:uuid:1", "name": "Reading"}],
        "verifiableCredential": {"id": "urn:uuid:3"},
        "association": {"associationType": "precedes", "sourceId": "urn:uuid:1", "targetId": "urn:uuid:3"},
    },
}


def test_a_record_is_read_with_all_that_is_in_it() -> None:
    record = ClrCredential(RECORD)
    subject = record.subject
    (association,) = subject.associations
    assert "Transcript" == str(record.credential.name)
    assert (datetime(2026, 1, 1, tzinfo=UTC), True) == (record.awarded, record.partial)
    assert record.image is not None
    assert "https://school.example/seal.png" == record.image.id
    assert ("did:web:ana.example", "12") == (subject.id, subject.identifiers[0].plain)
    assert ["Reading"] == [str(achievement.name) for achievement in subject.achievements]
    assert ({"id": "urn:uuid:3"},) == subject.credentials
    assert "precedes" == association.association_type
    assert ("urn:uuid:1", "urn:uuid:3") == (association.source_id, association.target_id)


def test_a_record_need_not_say_whether_it_is_partial() -> None:
    assert ClrCredential({"credentialSubject": {}}).partial is None
