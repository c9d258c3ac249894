"""The table of promise checks: what came of the promises of one version, and whether it is shown."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned


class PromiseCheck(OrganizationOwned):
    """The newest check of one version. A version never changes; the evidence does."""

    version = models.OneToOneField("achievements.AchievementVersion", models.CASCADE, related_name="+")
    findings = models.JSONField(default=list)  # as `values.Finding` writes them
    occupation = models.CharField(max_length=300, blank=True)  # that it was held against, in words
    checked_at = models.DateTimeField(db_index=True)
    shown_at = models.DateTimeField(null=True)  # since when the organization shows it

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "checked_at"])]

    def __str__(self) -> str:
        return self.key
