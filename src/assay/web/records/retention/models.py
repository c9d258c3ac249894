"""The tables of the schedule: pupils whose time is over, listed before they go; and contracts that end."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.ids import KEY_LENGTH
from assay.web.base.owned import OrganizationOwned


class Listing(OrganizationOwned):
    """That a pupil's record goes on a day, unless somebody keeps it back. Gone once the pupil is."""

    pupil = models.ForeignKey("rosters.Pupil", models.CASCADE, related_name="+")
    listed_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    held_at = models.DateTimeField(null=True)  # kept back: a lawsuit, a request that is not answered
    held_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["pupil"], name="one_listing_a_pupil")]

    def __str__(self) -> str:
        return self.key


class Ending(OrganizationOwned):
    """The end of an organization's contract: asked for, waited for, withdrawn or done; and what it left."""

    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=KEY_LENGTH)  # a person's key
    due_at = models.DateTimeField(db_index=True)
    exported_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    certificate = models.JSONField(default=dict)  # counts by table; nothing personal
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization"],
                condition=models.Q(withdrawn_at=None, done_at=None),
                name="one_ending_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.key
