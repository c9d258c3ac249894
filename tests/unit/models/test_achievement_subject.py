from __future__ import annotations

from datetime import UTC, datetime
from hashlib import md5, sha256
from typing import Any

import pytest

from assay.models import AchievementSubject, IdentityObject


def identity_of(*, hashed: bool, identity_hash: str, salt: str | None = None) -> IdentityObject:
    json = {"hashed": hashed, "identityHash": identity_hash, "identityType": "emailAddress"}
    return IdentityObject(json if salt is None else {**json, "salt": salt})


def test_a_subject_is_read(badge: dict[str, Any]) -> None:
    subject = AchievementSubject(badge["credentialSubject"])

    assert subject.id == "did:example:learner"
    assert str(subject.achievement.name) == "Water"
    assert str(subject.narrative) == "Went out every week"
    assert (str(subject.role), str(subject.term), str(subject.license_number)) == ("student", "Fall", "L-1")
    assert subject.credits_earned == 2.5
    assert subject.activity_start == datetime(2025, 9, 1, tzinfo=UTC)
    assert subject.activity_end == datetime(2025, 12, 20, tzinfo=UTC)
    assert subject.source is not None
    assert subject.source.id == "https://school.example/teacher"
    assert subject.image is not None
    assert [identity.identity_type for identity in subject.identifiers] == ["emailAddress"]


def test_a_result_is_read(badge: dict[str, Any]) -> None:
    [result] = AchievementSubject(badge["credentialSubject"]).results

    assert (result.result_description_id, result.achieved_level_id) == ("urn:uuid:r1", "urn:uuid:l2")
    assert (str(result.value), result.status) == ("98", "Completed")
    assert [str(alignment.target_name) for alignment in result.alignments] == ["reporting"]


def test_a_plain_identity_matches_itself_only() -> None:
    identity = identity_of(hashed=False, identity_hash="ana@school.example")

    assert identity.plain == "ana@school.example"
    assert identity.matches("ana@school.example")
    assert not identity.matches("Ana@school.example")
    assert not identity.matches("\udce1")


@pytest.mark.parametrize("salt", [None, "", "a7f3"])
def test_a_hashed_identity_matches_what_was_hashed_with_its_salt(salt: str | None) -> None:
    digest = sha256(f"ana@school.example{salt or ''}".encode()).hexdigest()
    identity = identity_of(hashed=True, identity_hash=f"sha256${digest}", salt=salt)

    assert identity.plain is None
    assert identity.matches("ana@school.example")
    assert not identity.matches("eva@school.example")
    assert not identity.matches(f"sha256${digest}")


def test_the_case_of_hexadecimal_digits_says_nothing() -> None:
    digest = sha256(b"ana@school.example").hexdigest().upper()

    assert identity_of(hashed=True, identity_hash=f"sha256${digest}").matches("ana@school.example")


@pytest.mark.parametrize("prefix", ["md5$", "", "SHA256$", "sha1$"])
def test_any_other_hash_matches_nobody(prefix: str) -> None:
    for hasher in (md5, sha256):
        digest = hasher(b"ana@school.example").hexdigest()

        assert not identity_of(hashed=True, identity_hash=prefix + digest).matches("ana@school.example")


def test_a_plain_identity_that_only_looks_hashed_is_plain() -> None:
    digest = sha256(b"ana@school.example").hexdigest()

    assert not identity_of(hashed=False, identity_hash=f"sha256${digest}").matches("ana@school.example")
