from __future__ import annotations

from typing import Any

import pytest

import factories
from assay.errors import AssayError
from assay.issuance import read_achievement

SMALL: dict[str, Any] = {
    "name": "Welding 1",
    "description": "Joins steel.",
    "criteria": "Three sound joints.",
}


def test_a_small_file_becomes_an_achievement() -> None:
    plan = read_achievement(
        {
            **SMALL,
            "kind": "Certificate",
            "code": "W1",
            "language": "en",
            "image": "https://school.example/w1.png",
            "credits": 2.5,
            "tags": ["welding"],
            "skills": [
                "safety",
                {"name": "MIG"},
                {"name": "TIG", "url": "https://skills.example/tig", "framework": "F"},
            ],
            "results": [{"name": "Grade", "type": "LetterGrade", "allowed": ["A", "B"], "required": "B"}],
            "valid_for": "2 years",
        },
        new_id=iter(["urn:uuid:1", "urn:uuid:2"]).__next__,
    )
    assert plan.json == {
        "id": "urn:uuid:1",
        "type": ["Achievement"],
        "name": "Welding 1",
        "description": "Joins steel.",
        "achievementType": "Certificate",
        "humanCode": "W1",
        "inLanguage": "en",
        "criteria": {"narrative": "Three sound joints."},
        "image": {"id": "https://school.example/w1.png", "type": "Image"},
        "creditsAvailable": 2.5,
        "alignment": [
            {
                "type": ["Alignment"],
                "targetName": "TIG",
                "targetUrl": "https://skills.example/tig",
                "targetFramework": "F",
            }
        ],
        "tag": ["welding", "safety", "MIG"],
        "resultDescription": [
            {
                "id": "urn:uuid:2",
                "type": ["ResultDescription"],
                "name": "Grade",
                "resultType": "LetterGrade",
                "allowedValue": ["A", "B"],
                "requiredValue": "B",
            }
        ],
    }
    assert plan.valid_for == (2, "year")
    assert plan.result_id("Grade") == "urn:uuid:2"
    assert plan.result_id("Mark") is None


def test_criteria_may_be_an_address_and_a_text() -> None:
    criteria = {"id": "https://school.example/w1", "narrative": "Three joints."}
    assert read_achievement({**SMALL, "criteria": criteria}).json["criteria"] == criteria


def test_a_whole_achievement_is_taken_as_it_is() -> None:
    whole = factories.unsigned()["credentialSubject"]["achievement"]
    assert read_achievement(whole).json == whole
    assert read_achievement({**whole, "type": "Achievement"}).valid_for is None


@pytest.mark.parametrize(
    ("changes", "code", "pointer"),
    [
        ({"name": None}, "draft-member-malformed", "/name"),
        ({"name": "  "}, "draft-member-malformed", "/name"),
        ({"mood": "good"}, "draft-member-unknown", "/mood"),
        ({"criteria": {}}, "draft-member-malformed", "/criteria"),
        ({"criteria": {"mood": "x"}}, "draft-member-malformed", "/criteria"),
        ({"credits": "3"}, "draft-member-malformed", "/credits"),
        ({"credits": True}, "draft-member-malformed", "/credits"),
        ({"tags": "welding"}, "draft-member-malformed", "/tags"),
        ({"tags": [5]}, "draft-member-malformed", "/tags/tag"),
        ({"skills": [5]}, "draft-member-malformed", "/skills/0"),
        ({"skills": [{"url": "https://x.example"}]}, "draft-member-missing", "/skills/0/name"),
        ({"skills": [{"name": "x", "code": "1"}]}, "draft-member-missing", "/skills/0/url"),
        ({"skills": [{"name": "x", "level": "1"}]}, "draft-member-unknown", "/skills/0/level"),
        ({"results": [{"name": True}]}, "draft-member-malformed", "/results/0/name"),
        ({"valid_for": "long"}, "draft-member-malformed", "/valid_for"),
        ({"valid_for": "0 days"}, "draft-member-malformed", "/valid_for"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(changes: dict[str, Any], code: str, pointer: str) -> None:
    with pytest.raises(AssayError) as caught:
        read_achievement({**SMALL, **changes})
    assert (caught.value.code, caught.value.pointer) == (code, pointer)


@pytest.mark.parametrize("member", ["name", "description", "criteria"])
def test_what_is_needed_is_asked_for(member: str) -> None:
    with pytest.raises(AssayError, match="draft-member-missing"):
        read_achievement({name: value for name, value in SMALL.items() if name != member})
