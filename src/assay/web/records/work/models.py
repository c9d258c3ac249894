"""The table of workers; the jobs themselves stand in the library's table."""

from __future__ import annotations

from django.db import models


class Worker(models.Model):
    """A process that does jobs: it says every few seconds that it lives."""

    name = models.CharField(primary_key=True, max_length=64)
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
