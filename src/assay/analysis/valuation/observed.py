"""How an achievement was judged in fact, counted over the people who tried for it.

Plain counts that award records, or somebody independent who looked, hand in; nothing here names a
person, and below ten people none of it is used. Shares are posteriors under a uniform prior, so that few
cases make wide intervals.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from assay.analysis.estimates import FEWEST

_STEPS = 60  # halvings: past the precision of a double
_CONFIDENCE = 0.95
_NEGLIGIBLE = 1e-18


class Keeper(StrEnum):
    """Who kept the records."""

    PLATFORM = "platform"  # the award records of the place where it was judged
    INDEPENDENT = "independent"  # somebody with no interest in how it comes out


@dataclass(frozen=True, slots=True)
class Observed:
    """Counts over `attempts` people who tried. A count that nobody kept is None, and not zero.

    `minutes` has the working time of each try that was timed, in any order.
    """

    attempts: int
    passed_first: int | None = None  # passed at their first try
    returned: int | None = None  # had work given back at least once
    with_evidence: int | None = None  # something that they made or did is attached
    by_rubric: int | None = None  # judged criterion by criterion, by a published rubric
    second_assessed: int | None = None  # judged by a second person too
    agreed: int | None = None  # of those, with the same result
    independent: int | None = None  # judged by somebody without a part in the teaching or the result
    supervised: int | None = None  # somebody watched
    identity_checked: int | None = None
    minutes: tuple[float, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    keeper: Keeper = Keeper.PLATFORM

    def __post_init__(self) -> None:
        """Refuse, with `ValueError`, what cannot have been counted."""
        for name in _COUNTS:
            count = getattr(self, name)
            most = (self.second_assessed or 0) if name == "agreed" else self.attempts
            if count is not None and not 0 <= count <= most:
                raise ValueError(f"{name}: {count} of {most}")
        if self.attempts < 0 or any(not math.isfinite(one) or one < 0 for one in self.minutes):
            raise ValueError("attempts and minutes are counted from 0")
        if self.first_day and self.last_day and self.first_day > self.last_day:
            raise ValueError("the last day lies before the first")

    @property
    def is_enough(self) -> bool:
        """Whether it is about enough people to be told."""
        return self.attempts >= FEWEST

    @property
    def told(self) -> dict[str, Any]:
        """The counts as they are named by a digest: with no word of those that are about too few.

        A digest of small numbers is no secret: whoever tries all of them finds which they are.
        """
        if not self.is_enough:
            return {"attempts": "few"}
        held = asdict(self)
        if self.second_assessed is not None and self.second_assessed < FEWEST:
            held |= {"second_assessed": "few", "agreed": "few"}
        return held if len(self.minutes) >= FEWEST else held | {"minutes": "few" if self.minutes else ()}


_COUNTS = tuple(
    field.name
    for field in fields(Observed)
    if field.name not in ("attempts", "minutes", "first_day", "last_day", "keeper")
)


@lru_cache(maxsize=4096)
def chance_above(share: float, count: int, of: int) -> float:
    """The probability that the true share is above this, after `count` of `of`.

    It is 1 - I(count + 1, of - count + 1), and with whole numbers the incomplete beta function is a sum
    of a binomial's terms.
    """
    if share <= 0:
        return 1.0
    if share >= 1:
        return 0.0
    total, odds = of + 1, share / (1 - share)
    # From the nearer end of the sum: the terms behind it fall faster and faster.
    is_below = count < total * share
    hits = count if is_below else count + 1
    ways = math.lgamma(total + 1) - math.lgamma(hits + 1) - math.lgamma(total - hits + 1)
    term = math.exp(ways + hits * math.log(share) + (total - hits) * math.log1p(-share))
    tail = 0.0
    while term > tail * _NEGLIGIBLE and 0 <= hits <= total:
        tail += term
        term *= hits / ((total - hits + 1) * odds) if is_below else (total - hits) * odds / (hits + 1)
        hits += -1 if is_below else 1
    return min(1.0, tail) if is_below else max(0.0, 1 - tail)


def share_between(count: int, of: int) -> tuple[float, float, float]:
    """Posterior mean and 95 % bounds of a share. Raises `ValueError` for what cannot have been counted."""
    if not 0 <= count <= of or of == 0:
        raise ValueError(f"{count} of {of}")
    tail = (1 - _CONFIDENCE) / 2
    return (count + 1) / (of + 2), _quantile(count, of, tail), _quantile(count, of, 1 - tail)


def _quantile(count: int, of: int, level: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if 1 - chance_above(middle, count, of) < level:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def median_between(values: Sequence[float]) -> tuple[float, float, float]:
    """Median, and the order statistics that enclose it with at least 95 %. Raises `ValueError` under ten."""
    ordered = sorted(values)
    count = len(ordered)
    if count < FEWEST:
        raise ValueError(f"{count} values")
    below, rank = _half_tail(count, 0), 0
    # the largest rank with P(fewer than `rank` values lie below the median) at most 2.5 %
    while below <= (1 - _CONFIDENCE) / 2:
        rank += 1
        below += _half_tail(count, rank)
    middle = (ordered[(count - 1) // 2] + ordered[count // 2]) / 2
    return middle, ordered[max(rank - 1, 0)], ordered[min(count - rank, count - 1)]


def _half_tail(count: int, hits: int) -> float:
    """The chance of so many heads of so many coins; by logarithms, as of thousands it would run over."""
    ways = math.lgamma(count + 1) - math.lgamma(hits + 1) - math.lgamma(count - hits + 1)
    return math.exp(ways - count * math.log(2))
