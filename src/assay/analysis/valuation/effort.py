"""Effort: hours as told, screening as observed, and whether next to nothing is needed to pass.

Apart from the ladder because the word "minimal effort" is grave: it is said on what was observed or
measured, never on what an issuer writes, and never on how long something takes. Short is not slight.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assay.analysis.descriptions import Description, vocabulary
from assay.analysis.estimates import FEWEST, Estimate, Grade
from assay.analysis.valuation.indicators import unknown
from assay.analysis.valuation.observed import (
    Keeper,
    Observed,
    chance_above,
    median_between,
    share_between,
)

METHOD = "effort/1"
ALMOST_ALL, HARDLY_ANY = 0.95, 0.05
SURE, UNLIKELY = 0.9, 0.1
_MOST_BITS = 64.0

# Each must hold for "minimal effort": the count, and whether it is to be nearly all or hardly any.
CONDITIONS: tuple[tuple[str, bool], ...] = (
    ("passed_first", True),
    ("returned", False),
    ("with_evidence", False),
    ("supervised", False),
)


class EffortVerdict(StrEnum):
    """What can be said of the effort that passing takes."""

    MINIMAL = "minimal-effort"
    MORE = "more-than-minimal-effort"
    UNCERTAIN = "cannot-be-evaluated"  # observed, and not enough to say either
    STATED = "stated-not-observed"
    NONE_STATED = "no-assessment-stated"


@dataclass(frozen=True, slots=True)
class Condition:
    """One of the four: its count, and the probability that it holds."""

    key: str
    count: int
    chance: float


@dataclass(frozen=True, slots=True)
class Effort:
    """The verdict with what it rests on; hours and minutes are shown beside it and never counted."""

    verdict: EffortVerdict
    minimal: Estimate  # the probability that all four conditions hold
    hours: Estimate
    minutes: Estimate
    screening: Estimate  # bits
    returned: Estimate
    conditions: tuple[Condition, ...] = ()
    unrecorded: tuple[str, ...] = ()


def effort(description: Description, observed: Observed | None, as_of: date) -> Effort:
    """What passing asks for, of this achievement."""
    seen = observed if observed is not None and observed.is_enough else None
    reason = "not-observed" if observed is None else "few"
    conditions = _conditions(seen) if seen else ()
    unrecorded = tuple(key for key, _ in CONDITIONS if seen and getattr(seen, key) is None)
    low, high = _all_hold(conditions, complete=not unrecorded) if seen else (0.0, 1.0)
    grade = grade_of(seen)
    if seen is None:
        minimal = _unknown(reason, "share", 1.0, as_of)
        verdict = _of_statement(description)
    else:
        known = not unrecorded or high < UNLIKELY
        value = low if known else None
        minimal = Estimate(
            value, low, high, "share", METHOD, as_of, grade, count=seen.attempts,
            coverage=len(conditions) / len(CONDITIONS), inputs=tuple(one.key for one in conditions),
            reason="" if known else "not-recorded",
        )  # fmt: skip
        verdict = _of_observation(low, high)
    return Effort(
        verdict, minimal, _hours(description, as_of), _minutes(seen, reason, as_of),
        _screening(seen, reason, as_of), _share(seen, "returned", reason, as_of), conditions, unrecorded,
    )  # fmt: skip


def grade_of(seen: Observed | None) -> Grade:
    """The grade of what rests on these records."""
    return Grade.A if seen is not None and seen.keeper is Keeper.INDEPENDENT else Grade.B


def _conditions(seen: Observed) -> tuple[Condition, ...]:
    found = []
    for key, nearly_all in CONDITIONS:
        count = getattr(seen, key)
        if count is None:
            continue
        chance = (
            chance_above(ALMOST_ALL, count, seen.attempts)
            if nearly_all
            else 1 - chance_above(HARDLY_ANY, count, seen.attempts)
        )
        found.append(Condition(key, count, chance))
    return tuple(found)


def _all_hold(conditions: tuple[Condition, ...], *, complete: bool) -> tuple[float, float]:
    """Bounds of the probability that all hold, whatever their dependence (Bonferroni, Fréchet)."""
    least = max(0.0, 1 - sum(1 - one.chance for one in conditions)) if complete else 0.0
    most = min((one.chance for one in conditions), default=1.0)
    return least, max(most, least)


def _of_observation(low: float, high: float) -> EffortVerdict:
    if low > SURE:
        return EffortVerdict.MINIMAL
    return EffortVerdict.MORE if high < UNLIKELY else EffortVerdict.UNCERTAIN


def _of_statement(description: Description) -> EffortVerdict:
    told = description.told.get("assessment")
    if told is None or told.value not in vocabulary.ASSESSMENTS or told.value == "none":
        return EffortVerdict.NONE_STATED
    return EffortVerdict.STATED


def _hours(description: Description, as_of: date) -> Estimate:
    """Hours as told. The low bound stays 0: that somebody writes them does not make them worked."""
    told = description.told.get("workload")
    hours = vocabulary.read_hours(told.value) if told else None
    if told is None or hours is None:
        return _unknown("not-told", "hours", float(vocabulary.MOST_HOURS), as_of)
    least, most = hours
    return Estimate((least + most) / 2, 0.0, most, "hours", METHOD, as_of, Grade.C, inputs=(told.pointer,))


def _minutes(seen: Observed | None, reason: str, as_of: date) -> Estimate:
    if seen is None or len(seen.minutes) < FEWEST:
        told = reason if seen is None else "few" if seen.minutes else "not-recorded"
        return _unknown(told, "minutes", vocabulary.MOST_HOURS * 60.0, as_of)
    middle, low, high = median_between(seen.minutes)
    return Estimate(
        middle, low, high, "minutes", METHOD, as_of, grade_of(seen), count=len(seen.minutes),
        inputs=("minutes",),
    )  # fmt: skip


def _screening(seen: Observed | None, reason: str, as_of: date) -> Estimate:
    """How much a first pass tells apart: -log2 of the share that passes at the first try."""
    if seen is None or seen.passed_first is None:
        return _unknown(reason if seen is None else "not-recorded", "bits", _MOST_BITS, as_of)
    middle, low, high = share_between(seen.passed_first, seen.attempts)
    value, least, most = (abs(-math.log2(share)) for share in (middle, high, low))
    return Estimate(
        value, least, most, "bits", METHOD, as_of, grade_of(seen), count=seen.attempts,
        inputs=("passed_first",),
    )  # fmt: skip


def _share(seen: Observed | None, key: str, reason: str, as_of: date) -> Estimate:
    count = None if seen is None else getattr(seen, key)
    if seen is None or count is None:
        return _unknown(reason if seen is None else "not-recorded", "share", 1.0, as_of)
    middle, low, high = share_between(count, seen.attempts)
    return Estimate(
        middle, low, high, "share", METHOD, as_of, grade_of(seen), count=seen.attempts, inputs=(key,)
    )


def _unknown(reason: str, unit: str, most: float, as_of: date) -> Estimate:
    return unknown(METHOD, as_of, reason, unit=unit, scale=(0.0, most))
