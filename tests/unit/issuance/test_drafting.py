from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest

import factories
from assay.errors import AssayError
from assay.issuance import AchievementPlan, Recipient, draft, read_achievement
from assay.issuance.drafting import later, new_salt

PLAN = read_achievement(factories.ACHIEVEMENT)


def subject(recipient: Recipient, plan: AchievementPlan = PLAN) -> dict[str, Any]:
    document = draft(plan, recipient, factories.ISSUER.profile, factories.BEGAN, salt=lambda: "salt")
    return document["credentialSubject"]  # type: ignore[no-any-return]  # JSON


def test_an_address_leaves_only_as_a_salted_hash() -> None:
    drafted = subject(Recipient(email=" Ana@School.example "))
    digest = hashlib.sha256(b"ana@school.examplesalt").hexdigest()
    assert drafted["identifier"] == [
        {
            "type": "IdentityObject",
            "hashed": True,
            "identityHash": f"sha256${digest}",
            "identityType": "emailAddress",
            "salt": "salt",
        }
    ]
    assert "ana@school" not in str(drafted).lower()


def test_a_name_stands_in_the_open_only_where_it_is_given() -> None:
    named = subject(Recipient(id="did:example:ana", name="Ana"))
    assert named["identifier"][0]["identityHash"] == "Ana"
    assert named["id"] == "did:example:ana"
    assert "identifier" not in subject(Recipient(id="did:example:ana"))


def test_results_refer_to_what_the_achievement_describes() -> None:
    drafted = subject(Recipient(email="a@b.example", results={"Samplings": "4"}, narrative="Well done."))
    described = PLAN.json["resultDescription"][0]["id"]
    assert drafted["result"] == [{"type": ["Result"], "resultDescription": described, "value": "4"}]
    assert drafted["narrative"] == "Well done."
    with pytest.raises(AssayError, match="draft-member-malformed"):
        subject(Recipient(email="a@b.example", results={"Mood": "4"}))


def test_evidence_stands_beside_the_subject() -> None:
    evidence = ({"id": "https://school.example/work", "name": "Field book"},)
    document = draft(
        PLAN, Recipient(id="did:x:y", evidence=evidence), factories.ISSUER.profile, factories.BEGAN
    )
    assert document["evidence"] == [{"type": ["Evidence"], **evidence[0]}]


@pytest.mark.parametrize("email", ["ana", "@school.example", "ana@", "a b@c.example", "a@b@c"])
def test_what_is_no_address_is_refused(email: str) -> None:
    with pytest.raises(AssayError, match="draft-member-malformed"):
        subject(Recipient(email=email))


def test_a_recipient_must_be_somebody() -> None:
    with pytest.raises(AssayError, match="draft-member-missing"):
        subject(Recipient(name="Ana"))


@pytest.mark.parametrize(
    ("start", "number", "unit", "expected"),
    [
        ((2026, 1, 31), 1, "month", (2026, 2, 28)),
        ((2026, 11, 21), 14, "month", (2028, 1, 21)),
        ((2028, 2, 29), 1, "year", (2029, 2, 28)),
        ((2026, 1, 1), 90, "day", (2026, 4, 1)),
    ],
)
def test_a_span_ends_on_a_day_that_exists(
    start: tuple[int, int, int], number: int, unit: str, expected: tuple[int, int, int]
) -> None:
    assert later(datetime(*start, tzinfo=UTC), number, unit) == datetime(*expected, tzinfo=UTC)


@pytest.mark.parametrize("unit", ["year", "day"])
def test_a_span_that_never_ends_is_refused(unit: str) -> None:
    with pytest.raises(AssayError, match="draft-member-malformed"):
        later(datetime(9990, 2, 28, tzinfo=UTC), 9999, unit)


def test_the_draft_carries_the_end_its_plan_gives_it() -> None:
    plan = AchievementPlan(PLAN.json, (1, "year"))
    assert draft(plan, Recipient(id="did:x:y"), {}, factories.BEGAN)["validUntil"] == "2027-01-01T00:00:00Z"


def test_no_two_salts_are_alike() -> None:
    assert len({new_salt() for _ in range(50)}) == 50
