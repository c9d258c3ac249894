"""The keys an organization signs with."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned


class SigningKey(OrganizationOwned):
    """An Ed25519 key: its public half in the open, its secret half sealed under the instance key.

    Current until `retired_at`; trusted until `withdrawn_at`, which only a key in wrong hands ever gets.
    """

    multikey = models.CharField(max_length=100, unique=True)
    sealed = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("made_at",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization"], condition=models.Q(retired_at=None), name="one_present_key"
            )
        ]

    def __str__(self) -> str:
        return self.key
