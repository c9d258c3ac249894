from __future__ import annotations

from typing import Any

import pytest

from assay.verification.descriptions import may_stand_twice

RDFC = {"cryptosuite": "eddsa-rdfc-2022"}
NAME = "https://school.example/x"


def document(proof: object = RDFC, **members: Any) -> dict[str, Any]:
    return {"id": "urn:uuid:1", "proof": proof, **members}


def profile(**members: str) -> dict[str, str]:
    return {"id": NAME, "type": "Profile", **members}


@pytest.mark.parametrize(
    ("issuer", "creator", "allowed"),
    [
        ({"name": "A", "url": "u:1"}, {"name": "A"}, True),
        ({"name": "A"}, {"name": "A", "url": "u:1"}, False),  # the issuer's own must be the fullest
        ({"name": "A"}, {"name": "B"}, False),
        ({"name": "A"}, {"name": "A"}, True),
    ],
)
def test_the_issuer_may_be_told_again_but_not_more_fully(
    issuer: dict[str, str], creator: dict[str, str], allowed: bool
) -> None:
    told = document(
        issuer=profile(**issuer), credentialSubject={"achievement": {"creator": profile(**creator)}}
    )
    assert allowed is may_stand_twice(told, NAME)


def test_two_others_must_only_not_contradict() -> None:
    subject = {"achievement": {"creator": profile(name="A")}, "source": profile(url="u:1")}
    assert may_stand_twice(document(credentialSubject=subject), NAME)
    subject["source"] = profile(name="B")
    assert not may_stand_twice(document(credentialSubject=subject), NAME)


@pytest.mark.parametrize(
    "members",
    [
        {"id": NAME, "evidence": [{"id": NAME, "name": "x"}]},
        {"credentialSubject": {"id": NAME, "role": "r"}, "evidence": {"id": NAME, "name": "x"}},
        {
            "credentialSubject": {"achievement": {"id": NAME, "name": "a"}},
            "evidence": {"id": NAME, "name": "x"},
        },
        {"credentialStatus": [{"id": NAME, "statusPurpose": "a"}, {"id": NAME, "statusPurpose": "b"}]},
    ],
)
def test_what_decides_stands_in_one_place(members: dict[str, Any]) -> None:
    assert not may_stand_twice(document(**members), NAME)


def test_criteria_may_share_the_address_of_their_achievement() -> None:
    achievement = {"id": NAME, "name": "a", "criteria": {"id": NAME, "narrative": "n"}}
    assert may_stand_twice(document(credentialSubject={"achievement": achievement}), NAME)
    achievement["criteria"]["name"] = "more"  # type: ignore[index]  # JSON
    assert not may_stand_twice(document(credentialSubject={"achievement": achievement}), NAME)


def test_a_signature_over_the_text_holds_every_member_in_place() -> None:
    members = {"id": NAME, "evidence": [{"id": NAME, "name": "x"}]}
    assert may_stand_twice(document({"cryptosuite": "eddsa-jcs-2022"}, **members), NAME)
    assert not may_stand_twice(document([{"cryptosuite": "eddsa-jcs-2022"}, RDFC], **members), NAME)
    assert not may_stand_twice(document(None, **members), NAME)


def test_a_credential_carried_inside_is_a_document_of_its_own() -> None:
    carried = {"@context": "x", "credentialSubject": {"id": NAME, "endorsementComment": "c"}}
    achievement = {"id": NAME, "name": "a", "endorsement": [carried]}
    assert may_stand_twice(document(credentialSubject={"achievement": achievement}), NAME)
