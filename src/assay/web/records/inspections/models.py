"""The table of requests: who asked to see or amend a record, until when it is answered, and how it was."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned

KINDS = (("access", "see the record"), ("amendment", "amend the record"))
STATES = (
    ("open", "open"),
    ("answered", "handed out"),
    ("granted", "amended as asked"),
    ("declined", "not amended"),
    ("withdrawn", "taken back"),
)


class Request(OrganizationOwned):
    """One request about one pupil's record; its words are sealed under the pupil's data key."""

    pupil = models.ForeignKey("rosters.Pupil", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=KINDS)
    sealed = models.BinaryField()  # who asked, in what role, their words; how it was answered
    state = models.CharField(max_length=10, default="open", choices=STATES)
    asked_on = models.DateField()
    due_on = models.DateField(db_index=True)
    recorded_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    recorded_at = models.DateTimeField()
    answered_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "state", "due_on"])]

    def __str__(self) -> str:
        return self.key
