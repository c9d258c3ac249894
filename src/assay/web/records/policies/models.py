"""The table of policies: every version of an organization's file, as it was uploaded."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned


class PolicyFile(OrganizationOwned):
    """One version of the file. The newest counts; older ones stay: consents were given under them."""

    number = models.PositiveIntegerField()
    text = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "number"], name="one_policy_a_number")
        ]

    def __str__(self) -> str:
        return self.key
