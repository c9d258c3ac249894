"""Reports of abuse, and what was taken down because of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.ids import KEY_LENGTH
from assay.web.base.owned import Keyed


class AbuseReport(Keyed):
    """What somebody, with or without an account, finds wrong with a public page."""

    about_kind = models.CharField(max_length=20)
    about_key = models.CharField(max_length=80)
    reason = models.CharField(max_length=20)
    sealed = models.BinaryField()  # their words and, if given, their address, under the instance key
    state = models.CharField(max_length=10, default="open", db_index=True)  # open, upheld, dismissed
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["about_kind", "about_key"])]

    def __str__(self) -> str:
        return self.key


class Takedown(Keyed):
    """A public page that is not shown until it is reinstated."""

    kind = models.CharField(max_length=20)
    object_key = models.CharField(max_length=80)
    reason = models.CharField(max_length=20)
    by = models.CharField(max_length=KEY_LENGTH)
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "object_key"],
                condition=models.Q(ended_at__isnull=True),
                name="one_takedown_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.key
