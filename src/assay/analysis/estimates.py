"""The one shape in which a number leaves this package: with its interval, its sources and its grade.

Below all the rest, so that no part can hand out a bare float. Missing is unknown, never zero: an
estimate without a value says why, and still has the interval of all that is possible.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FEWEST = 10  # a figure about fewer people or pieces than this is not given: it would tell of somebody
_Z = 1.959964  # of a 95 % interval


class Grade(StrEnum):
    """How much what it rests on can carry."""

    A = "A"  # signed, measured or registered by somebody independent
    B = "B"  # a document of the issuer that can be fetched and compared, or our own award records
    C = "C"  # the issuer's word in the description
    D = "D"  # inferred by a model


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number about the world. Bounds are those of a 95 % interval unless the method says otherwise.

    `value` is None where it cannot be evaluated: `reason` then is a code of `REASONS`, and the bounds are
    those of the scale. `count` is the number of cases behind it, None where there are none to count.
    `coverage` is the share (0 to 1) of what it would rest on that is known. `inputs` name the places in
    the description, or the sources with version, that it was computed from.
    """

    value: float | None
    low: float
    high: float
    unit: str  # share, rung, bits, hours, money, count
    method: str  # name and version, as in docs/framework.md: "rigor/1"
    as_of: date
    grade: Grade
    count: int | None = None
    coverage: float = 1.0
    inputs: tuple[str, ...] = ()
    reason: str = ""

    def __post_init__(self) -> None:
        finite = all(math.isfinite(bound) for bound in (self.low, self.high, self.value or 0.0))
        if not finite or self.low > self.high or not 0 <= self.coverage <= 1:
            raise ValueError(f"no interval: {self.low} to {self.high}, coverage {self.coverage}")
        if self.value is not None and not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value} lies outside {self.low} to {self.high}")
        if (self.value is None) != bool(self.reason):
            raise ValueError("a reason goes with a missing value, and with nothing else")

    @property
    def is_known(self) -> bool:
        """Whether there is a value."""
        return self.value is not None


def proportion(successes: int, count: int) -> tuple[float, float, float]:
    """Share, and the bounds of its 95 % interval (Wilson's). Raises `ValueError` where `count` is 0."""
    if count <= 0 or not 0 <= successes <= count:
        raise ValueError(f"{successes} of {count}")
    share = successes / count
    spread = _Z * math.sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2))
    middle, scale = share + _Z**2 / (2 * count), 1 + _Z**2 / count
    low, high = (middle - spread) / scale, (middle + spread) / scale
    return share, min(max(low, 0.0), share), max(min(high, 1.0), share)
