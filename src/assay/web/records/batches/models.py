"""The tables of awards from a file: the file's fate, its rows, and which heading meant what."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned

STATES = (("read", "read"), ("checked", "checked"), ("running", "running"), ("done", "done"))
ROW_STATES = (
    ("read", "read"),
    ("ready", "ready"),
    ("bad", "bad"),
    ("double", "double"),
    ("planned", "planned"),
    ("issued", "issued"),
    ("failed", "failed"),
    ("left", "left"),
)


class Batch(OrganizationOwned):
    """One file for one version. Headings and rows are sealed under a key of its own, destroyed at the end."""

    version = models.ForeignKey("achievements.AchievementVersion", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    data_key = models.ForeignKey("people.DataKey", models.SET_NULL, related_name="+", null=True)
    sealed_headings = models.BinaryField()
    file_index = models.CharField(max_length=64, db_index=True)  # a keyed digest of the file's bytes
    mapping = models.JSONField(default=dict)  # what is asked for → the column's place
    state = models.CharField(max_length=10, default="read", choices=STATES)
    row_count = models.PositiveIntegerField(default=0)
    awards_doubles = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    checked_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key


class BatchRow(OrganizationOwned):
    """One row: what it says, sealed, until it is awarded; what is wrong with it; what became of it."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()  # as a spreadsheet counts
    state = models.CharField(max_length=10, default="read", choices=ROW_STATES)
    sealed = models.BinaryField(default=b"")
    person_index = models.CharField(max_length=64, blank=True, db_index=True)
    problems = models.JSONField(default=list)  # [{field, code, …}]: never what the row says
    credential = models.CharField(max_length=22, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["batch", "number"], name="one_row_a_number")]
        indexes: ClassVar = [models.Index(fields=["batch", "state", "number"])]

    def __str__(self) -> str:
        return self.key


class Heading(OrganizationOwned):
    """What a heading meant last time, found by a keyed digest of it."""

    heading_index = models.CharField(max_length=64)
    target = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "heading_index"], name="one_meaning_a_heading")
        ]

    def __str__(self) -> str:
        return self.key
