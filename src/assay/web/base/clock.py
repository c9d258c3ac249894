"""The time, in one place, so that a test or a demonstration can set it."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """This instant, with its zone (UTC)."""
    return timezone.now()
