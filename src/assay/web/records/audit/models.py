"""The journal's table: append-only."""

from __future__ import annotations

from django.db import models

from assay.web.base.ids import KEY_LENGTH


class Entry(models.Model):
    """One thing somebody did. `facts` hold keys, counts and codes; never names or addresses."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.CharField(max_length=KEY_LENGTH, blank=True)  # a person's key; empty: the system
    organization = models.CharField(max_length=KEY_LENGTH, blank=True, db_index=True)
    verb = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    object_key = models.CharField(max_length=80, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.verb} {self.kind} {self.object_key}"
