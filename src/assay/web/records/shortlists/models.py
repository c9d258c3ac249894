"""Lists an employer keeps without an account: found by a secret link, sealed, and gone after their time."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import Keyed


class Shortlist(Keyed):
    """A list: its two links' digests, and the key under which all that is in it is sealed."""

    edit_digest = models.CharField(max_length=64, unique=True)
    read_digest = models.CharField(max_length=64, unique=True)
    data_key = models.ForeignKey("people.DataKey", models.SET_NULL, null=True, related_name="+")
    sealed_title = models.BinaryField()
    kind = models.CharField(max_length=10, default="list")  # list, or bulk: many files at once
    language = models.CharField(max_length=8, default="en")
    made_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key


class ShortlistEntry(Keyed):
    """One thing on a list to be checked, and what the last check said."""

    shortlist = models.ForeignKey(Shortlist, models.CASCADE, related_name="entries")
    position = models.PositiveIntegerField()
    is_link = models.BooleanField()
    sealed_source = models.BinaryField()  # the link, or the credential itself where there is none
    sealed_told = models.BinaryField()  # label, and what the last check found
    about = models.TextField(
        blank=True
    )  # keyed digests of the credentials' ids, so that they can be forgotten
    verdict = models.CharField(max_length=12, blank=True)  # empty until it was checked
    is_waiting = models.BooleanField(default=True)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["position"]
        indexes: ClassVar = [models.Index(fields=["shortlist", "is_waiting"])]

    def __str__(self) -> str:
        return self.key
