"""A class with skills in its grid, and a clock that can be put forward."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F

from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements.values import AchievementValues
from assay.web.records.marks import actions
from assay.web.records.marks.models import Mark
from assay.web.records.rosters.rows import PupilRow
from web.schooling import District, a_district, a_pupil

GIVEN = ("Ada", "Bo", "Cleo", "Dara", "Eli", "Fay")


@dataclass(frozen=True, slots=True)
class Class:
    """A district, the pupils of its section in the grid's order, and the versions that are its columns."""

    district: District
    pupils: list[PupilRow]
    skills: list[str]

    @property
    def key(self) -> str:
        """The organization's key."""
        return self.district.key

    @property
    def section(self) -> str:
        """The section's key."""
        return self.district.section.key

    @property
    def address(self) -> str:
        """Where its grid is."""
        return f"/work/{self.key}/sections/{self.section}"

    def cell(self, pupil: int, skill: int) -> str:
        """A box as the browser sends it."""
        return f"{self.pupils[pupil].key}.{self.skills[skill]}"


def a_skill(district: District, name: str) -> str:
    """A published version that the district can award."""
    values = AchievementValues(name, f"Shows: {name}.", "Show it twice.")
    achievement = achievements.create(district.house.owner, district.key, values)
    return achievements.publish(district.house.owner, district.key, achievement)


def a_class(pupils: int = 3, skills: int = 2) -> Class:
    """A class whose teacher has chosen the skills of the grid."""
    district = a_district()
    keys = [a_skill(district, f"Skill {place}") for place in range(1, skills + 1)]
    rows = [
        a_pupil(district, GIVEN[place % len(GIVEN)], f"Pupil{place:02}", email=f"p{place}@pupils.example")
        for place in range(pupils)
    ]
    actions.choose_skills(district.teacher, district.key, district.section.key, keys)
    return Class(district, rows, keys)


def later(minutes: int = 11) -> None:
    """All marks were set so many minutes earlier than they were."""
    rows = Mark.objects.everywhere("a test's clock")
    past = timedelta(minutes=minutes)
    rows.update(set_at=F("set_at") - past, settles_at=F("settles_at") - past)
