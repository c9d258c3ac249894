"""The table of mail."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import Keyed


class Mail(Keyed):
    """One message to one address: sealed until it is sent, its body destroyed after."""

    about_kind = models.CharField(max_length=40)
    about_key = models.CharField(max_length=40)
    sealed = models.BinaryField()  # address, subject, text and page, under the instance key
    state = models.CharField(max_length=10, default="queued", db_index=True)
    reason = models.CharField(max_length=60, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["about_kind", "about_key"])]

    def __str__(self) -> str:
        return self.key
