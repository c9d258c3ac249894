"""The table of files about the labour market that an organization brought.

What is read out of them lies in a store of the organization's own; here stands which file is where.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned

STATES = (
    ("brought", "brought"),  # its columns are still asked about
    ("checking", "checking"),
    ("checked", "checked"),
    ("importing", "importing"),
    ("stored", "stored"),
    ("refused", "refused"),  # nothing of it can be read
)


class MarketFile(OrganizationOwned):
    """A file of ads, projections, listed credentials or outcomes, and how far it is."""

    made_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=80)
    file_name = models.CharField(max_length=200)
    suffix = models.CharField(max_length=16)
    size = models.PositiveBigIntegerField()
    origin = models.CharField(max_length=200)  # whose the data are, in the member's words
    licence = models.CharField(max_length=200)  # under which terms, in the member's words
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=STATES, default="brought")
    leaves_faulty = models.BooleanField(default=False)
    rows = models.PositiveBigIntegerField(default=0)
    rows_read = models.PositiveBigIntegerField(default=0)  # so far, of a long file
    rows_about = models.PositiveBigIntegerField(default=0)  # that it may have; 0: nobody can tell before
    fault_count = models.PositiveBigIntegerField(default=0)
    faults = models.JSONField(default=list)  # the first of them: code and facts
    remarks = models.JSONField(default=list)  # what was done to the rows: code and count
    from_day = models.DateField(null=True)
    until_day = models.DateField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    stored_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "kind", "title"], name="market_file_title")
        ]

    def __str__(self) -> str:
        return self.key
