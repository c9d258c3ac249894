"""When whoever awards an achievement means to look at it again, and what that day has to do with its awards.

Apart because the design form, the public page, share pages and the wallet all ask it.
"""

from __future__ import annotations

from datetime import date, datetime

from assay.errors import AssayError
from assay.issuance import later
from assay.web.base.clock import now
from assay.web.records.achievements.values import AchievementValues


def review_day(values: AchievementValues) -> date | None:
    """The day by which its issuer will look at it again; None where that was not said."""
    try:
        return date.fromisoformat(values.market.review_by)
    except ValueError:
        return None


def missed(values: AchievementValues) -> date | None:
    """That day, once it is past."""
    day = review_day(values)
    return day if day is not None and day < now().date() else None


def held_until(values: AchievementValues, start: datetime | None = None) -> date | None:
    """Until when an award made now (or then) holds; None where it has no end."""
    if values.valid_for is None:
        return None
    try:
        return later(start or now(), *values.valid_for).date()
    except (AssayError, ValueError, OverflowError):
        return None
