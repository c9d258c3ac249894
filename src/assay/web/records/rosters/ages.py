"""Age bands: what the roster says, or a birth date, on a given day."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

TEENS, ADULTS = 13, 18


class AgeBand(StrEnum):
    """How old somebody is, as far as rights depend on it. Unknown is treated as the youngest."""

    UNDER_13 = "under-13"
    TEEN = "13-17"
    ADULT = "18+"
    UNKNOWN = ""


def band_on(day: date, born: date | None, told: str) -> AgeBand:
    """The band on this day: by the birth date where it is known, else as the roster told it."""
    if born is None:
        return AgeBand(told) if told in set(AgeBand) else AgeBand.UNKNOWN
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    if age < TEENS:
        return AgeBand.UNDER_13
    return AgeBand.TEEN if age < ADULTS else AgeBand.ADULT
