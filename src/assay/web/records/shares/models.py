"""Share links and what each of them shows."""

from __future__ import annotations

from django.db import models

from assay.web.base.ids import KEY_LENGTH
from assay.web.base.owned import Keyed, PersonOwned


class Share(PersonOwned):
    """One link: what it shows, until when, and how often it was opened. Nothing about who opened it."""

    token_digest = models.CharField(max_length=64, unique=True)  # the link's secret, as a keyed digest
    sealed = models.BinaryField()  # the secret, title and note, under its owner's data key
    parts = models.JSONField(default=list)  # what is shown beyond the minimum
    is_public = models.BooleanField(default=False)  # an adult's wish to be found by search engines
    made_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    opened = models.PositiveIntegerField(default=0)
    last_opened_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key


class SharedHolding(Keyed):
    """One credential that a link shows, in its place."""

    share = models.ForeignKey(Share, models.CASCADE, related_name="shown")
    holding = models.CharField(max_length=KEY_LENGTH)
    credential = models.CharField(max_length=KEY_LENGTH, blank=True, db_index=True)  # where we issued it
    position = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return self.key
