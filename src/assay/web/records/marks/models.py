"""The tables of the grid: a section's columns, and who ticked what for whom until it is awarded."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned

STATES = (("set", "set"), ("undone", "undone"), ("awarded", "awarded"))


class SectionSkill(OrganizationOwned):
    """A column of a section's grid: a published version of an achievement."""

    section = models.ForeignKey("rosters.Section", models.CASCADE, related_name="+")
    version = models.ForeignKey("achievements.AchievementVersion", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["section", "version"], name="a_skill_once_a_section")
        ]

    def __str__(self) -> str:
        return self.key


class Mark(OrganizationOwned):
    """One tick. `tap`: what one tap, column, row or saved page ticked together has one name.

    Of a pupil and a version there is one that waits, or none; undone and awarded ones stay.
    """

    section = models.ForeignKey("rosters.Section", models.CASCADE, related_name="+")
    pupil = models.ForeignKey("rosters.Pupil", models.CASCADE, related_name="+")
    version = models.ForeignKey("achievements.AchievementVersion", models.PROTECT, related_name="+")
    set_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    tap = models.CharField(max_length=22)
    set_at = models.DateTimeField()
    settles_at = models.DateTimeField()
    state = models.CharField(max_length=8, default="set", choices=STATES)
    undone_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=60, blank=True)  # a code: why it was not awarded, or not yet
    credential = models.ForeignKey("credentials.Credential", models.SET_NULL, related_name="+", null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pupil", "version"], condition=models.Q(state="set"), name="one_waiting_mark"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "settles_at"]),
            models.Index(fields=["section", "tap"]),
        ]

    def __str__(self) -> str:
        return self.key
