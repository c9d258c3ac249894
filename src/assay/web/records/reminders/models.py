"""The tables of reminders: who was told again and when, and which organizations remind by themselves."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned


class Reminder(OrganizationOwned):
    """One more mail about a credential."""

    credential = models.ForeignKey("credentials.Credential", models.CASCADE, related_name="+")
    is_nudge = models.BooleanField(default=True)  # false: somebody asked for it
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["credential", "at"])]

    def __str__(self) -> str:
        return self.key


class Habit(OrganizationOwned):
    """That an organization reminds whoever has not taken a credential, once a week, by itself."""

    is_on = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization"], name="one_habit_an_organization")
        ]

    def __str__(self) -> str:
        return self.key
