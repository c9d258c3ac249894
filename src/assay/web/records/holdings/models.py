"""The tables of the wallet: what somebody keeps, and the collections they put it in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.ids import KEY_LENGTH
from assay.web.base.owned import Keyed, PersonOwned


class Holding(PersonOwned):
    """One credential somebody keeps: its exact bytes, what it says and how it stood, under their data key."""

    credential = models.CharField(max_length=KEY_LENGTH, blank=True, db_index=True)  # where we issued it
    version = models.CharField(max_length=KEY_LENGTH, blank=True)  # of the achievement, where we issued it
    content_index = models.CharField(max_length=64)  # keyed with the person's data key: says nothing without
    sealed_content = models.BinaryField()
    sealed_summary = models.BinaryField()
    sealed_check = models.BinaryField(default=b"")
    source = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default="unchecked")
    kept_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    check_after = models.DateTimeField(db_index=True)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "content_index"], name="one_holding_of_a_credential")
        ]

    def __str__(self) -> str:
        return self.key


class Collection(PersonOwned):
    """Credentials that somebody wants to see together; its name is sealed as they are."""

    sealed_name = models.BinaryField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class Collected(Keyed):
    """One credential in one collection, in its place."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="members")
    holding = models.ForeignKey(Holding, models.CASCADE, related_name="collections")
    position = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["collection", "holding"], name="once_in_a_collection")
        ]

    def __str__(self) -> str:
        return self.key


class Declined(models.Model):
    """An award that somebody with its link said was not for them; nothing about who said so."""

    credential = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.credential
