"""What many tests of the platform need first: a school with a person, and something it can award."""

from __future__ import annotations

from dataclasses import dataclass

from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements.values import AchievementValues, ResultAsked
from assay.web.records.organizations import actions as organizations
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person


@dataclass(frozen=True, slots=True)
class School:
    """An organization, its owner, and a published version of an achievement."""

    key: str
    owner: Person
    achievement: str
    version: str


def a_school(name: str = "Lyceum of the Lake", owner: str = "owner@lake.example") -> School:
    """A school that can award one achievement."""
    person = ensure_person(owner, "Olga Owner")
    organization = organizations.found(person, name)
    values = AchievementValues(
        "Maps from open data",
        "Draws a readable map from public data.",
        "Draw a map and explain each choice.",
        results=(ResultAsked("Grade", "LetterGrade", ("A", "B", "C")),),
    )
    achievement = achievements.create(person, organization, values)
    version = achievements.publish(person, organization, achievement)
    return School(organization, person, achievement, version)
