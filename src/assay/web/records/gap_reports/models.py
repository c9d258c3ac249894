"""The tables of gap reports: what programmes prepare for, what may be told of them, the reports themselves.

No row of a pupil's is here and no count that could tell of one: what is kept is what may be shown.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned

STATES = (("running", "running"), ("done", "done"), ("failed", "failed"))


class ProgrammeTarget(OrganizationOwned):
    """An occupation that a programme prepares for, as somebody in charge says."""

    programme = models.ForeignKey("rosters.Programme", models.CASCADE, related_name="+")
    occupation = models.CharField(max_length=20)  # of the Standard Occupational Classification
    title = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "occupation"], name="prepares_for_it_once")
        ]

    def __str__(self) -> str:
        return self.key


class ProgrammeCount(OrganizationOwned):
    """What may be told of a programme's pupils and certificates, as of the day that they were counted.

    Without a programme: how many pupils are in none.
    """

    programme = models.OneToOneField("rosters.Programme", models.CASCADE, related_name="+", null=True)
    counted_at = models.DateTimeField()
    counts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.key


class GapReport(OrganizationOwned):
    """A report of a day, with what it was made from."""

    made_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="running", choices=STATES)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    area = models.CharField(max_length=20, blank=True)
    made = models.JSONField(default=dict)
    terms = models.JSONField(default=list)  # whose data it was made from, and under which terms
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "made_at"])]

    def __str__(self) -> str:
        return self.key
