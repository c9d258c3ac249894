"""How often a job is tried, and how long it rests in between."""

from __future__ import annotations

from datetime import timedelta

RESTS = tuple(timedelta(seconds=s) for s in (5, 30, 120, 600, 3600, 4 * 3600))
"""The rest after the first failure, the second …; after the last, the job counts as failed."""


def rest_after(attempts: int) -> timedelta | None:
    """How long to rest after so many attempts; None where it is not tried again."""
    return RESTS[attempts - 1] if 0 < attempts <= len(RESTS) else None
