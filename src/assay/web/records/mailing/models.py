"""The table of mail."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from assay.web.base.owned import Keyed


class Mail(Keyed):
    """One message to one address: sealed until it is sent, its body destroyed after."""

    about_kind = models.CharField(max_length=40)
    about_key = models.CharField(max_length=40)
    sealed = models.BinaryField()  # address, subject, text, page, under the instance key; empty once sent
    state = models.CharField(max_length=10, default="queued")  # queued, sent, bounced, failed
    reason = models.CharField(max_length=60, blank=True)  # a code; a server's words hold addresses
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(default=timezone.now)  # when it is tried; in the future while it is tried
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["about_kind", "about_key"]),
            models.Index(fields=["state", "due_at"]),
        ]

    def __str__(self) -> str:
        return self.key
