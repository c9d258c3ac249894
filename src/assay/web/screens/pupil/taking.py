"""When a pupil may take everything along to an address of their own, and what to say before that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import get_language

from assay.web.base.clock import now
from assay.web.records.class_codes.handing_over import may_hand_over
from assay.web.records.policies.queries import policy
from assay.web.records.rosters.ages import AgeBand, band_on
from assay.web.records.rosters.rows import PupilRow

_BEFORE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a school keeps of somebody who left, for how many days."""

    what: str
    days: int


@dataclass(frozen=True, slots=True)
class Taking:
    """Whether the pupil may take everything along, and why that is a question now."""

    may: bool
    is_soon_adult: bool
    has_left: bool
    is_done: bool  # the account has an address already
    is_minor: bool
    kept: tuple[Kept, ...] = ()

    @property
    def is_worth_saying(self) -> bool:
        """Whether the pupil's own page speaks of it."""
        return not self.is_done and (self.may or self.is_soon_adult or self.has_left)


def taking_of(rows: Sequence[PupilRow], *, has_address: bool) -> Taking:
    """How it stands for who is known as these pupils."""
    has_left = all(row.left_at is not None for row in rows)
    return Taking(
        may=all(may_hand_over(row) for row in rows),
        is_soon_adult=any(_is_soon_adult(row.born) for row in rows),
        has_left=has_left,
        is_done=has_address,
        is_minor=any(row.is_minor for row in rows),
        kept=_kept(rows[0].organization) if has_left else (),
    )


def _is_soon_adult(born: date | None) -> bool:
    today = now().date()
    soon = band_on(today + _BEFORE, born, AgeBand.UNKNOWN)
    return soon is AgeBand.ADULT and band_on(today, born, AgeBand.UNKNOWN) is not AgeBand.ADULT


def _kept(organization: str) -> tuple[Kept, ...]:
    language = get_language() or "en"
    return tuple(Kept(row.name(language), row.days) for row in policy(organization).retention)
