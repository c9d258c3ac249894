from __future__ import annotations

from typing import Any

import pytest

from assay.models import Achievement


@pytest.fixture
def achievement(badge: dict[str, Any]) -> Achievement:
    return Achievement(badge["credentialSubject"]["achievement"])


def test_an_achievement_is_read(achievement: Achievement) -> None:
    assert achievement.id == "https://school.example/a/1"
    assert str(achievement.name) == "Water"
    assert str(achievement.description) == "Reads samples"
    assert achievement.achievement_type == "Certificate"
    assert achievement.credits_available == 3
    assert achievement.in_language == "en-US"
    assert [str(tag) for tag in achievement.tags] == ["water", "field"]
    said = (achievement.field_of_study, achievement.specialization, achievement.human_code)
    assert [str(text) for text in said] == ["Science", "Rivers", "W-1"]
    assert str(achievement.version) == "1"
    assert achievement.image is not None
    assert str(achievement.image.caption) == "A drop"
    assert achievement.creator is not None
    assert achievement.creator.id == "https://school.example/"


def test_its_criteria_are_read(achievement: Achievement) -> None:
    assert achievement.criteria.id == "https://school.example/a/1/criteria"
    assert str(achievement.criteria.narrative) == "Three samplings"


def test_the_skills_it_stands_for_are_read(achievement: Achievement) -> None:
    first, second = achievement.alignments

    assert (str(first.target_name), first.target_url) == ("sampling", "https://skills.example/sampling")
    assert (str(first.target_framework), str(first.target_code)) == ("Skills", "1.0")
    assert (str(first.target_description), first.target_type) == ("What it is", "ceasn:Competency")
    assert str(second.target_name) == "measuring"


def test_what_results_mean_is_found_by_id(achievement: Achievement) -> None:
    description = achievement.result_description("urn:uuid:r1")

    assert description is not None
    assert (str(description.name), description.result_type) == ("Quality", "RubricCriterionLevel")
    assert [str(value) for value in description.allowed_values] == ["low", "high"]
    assert (description.required_level, str(description.required_value)) == ("urn:uuid:l1", "low")
    assert (str(description.value_min), str(description.value_max)) == ("0", "100")
    assert [str(alignment.target_name) for alignment in description.alignments] == ["result"]
    level = description.level("urn:uuid:l2")
    assert level is not None
    assert (str(level.name), str(level.description)) == ("High", "Better")
    assert (str(level.level), str(level.points)) == ("2", "10")
    assert [str(alignment.target_name) for alignment in level.alignments] == ["level"]


def test_what_is_not_described_is_not_found(achievement: Achievement) -> None:
    assert achievement.result_description("urn:uuid:r9") is None
    assert achievement.result_descriptions[0].level(None) is None
