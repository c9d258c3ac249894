"""The tables of class codes: a code of a section while a lesson lasts, and who came in with it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned


class ClassCode(OrganizationOwned):
    """A code that opens the entrance to the pupils of one section, until it ends or is closed."""

    section = models.ForeignKey("rosters.Section", models.CASCADE, related_name="+")
    code = models.CharField(max_length=8, unique=True)
    made_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key


class Entrance(OrganizationOwned):
    """That a pupil came in with this code, the first time they did."""

    code = models.ForeignKey(ClassCode, models.CASCADE, related_name="entrances")
    pupil = models.ForeignKey("rosters.Pupil", models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "pupil"], name="one_entrance_a_code_and_pupil")
        ]

    def __str__(self) -> str:
        return self.key
