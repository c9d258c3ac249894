"""Achievements and their versions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned


class Achievement(OrganizationOwned):
    """Something that can be earned; what it asks stands in its versions."""

    takes_applications = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key


class AchievementVersion(OrganizationOwned):
    """One wording of an achievement. Changed while a draft, never again once published."""

    achievement = models.ForeignKey(Achievement, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)  # as in `values`, for lists and searches
    values = models.JSONField()
    document = models.JSONField(null=True)  # the Open Badges Achievement, made once: at publication
    changed_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["achievement", "number"], name="one_version_a_number"),
            models.UniqueConstraint(
                fields=["achievement"], condition=models.Q(published_at=None), name="one_draft_an_achievement"
            ),
        ]

    def __str__(self) -> str:
        return self.key
