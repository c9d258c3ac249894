"""Bounds of shares that were counted in advertisements, of which one employer may have written many.

Apart because ads that name something and ads that ask for something are bounded alike.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

_Z = 1.959964  # of a 95 % interval
_STEPS = 200  # of the continued fraction, and of the search for a quantile
_TINY = 1e-300
_CLOSE = 1e-12


@dataclass(frozen=True, slots=True)
class Counted:
    """`k` of `n` advertisements, by so many writers; the sums over writers of k², k·n and n²."""

    k: int
    n: int
    writers: int
    kk: int
    kn: int
    nn: int

    @property
    def weight(self) -> float:
        """As how many advertisements of different employers these count: at most as many as there are.

        From how far the employers' own shares lie apart; where all agree, each employer counts once.
        """
        if not self.n or not self.writers:
            return 0.0
        if not 0 < self.k < self.n or self.writers == 1:
            return float(min(self.writers, self.n))
        share = self.k / self.n
        apart = self.kk - 2 * share * self.kn + share * share * self.nn
        spread = self.writers / (self.writers - 1) * apart / (self.n * self.n)
        own = share * (1 - share)
        return float(self.n) if spread * self.n <= own else max(own / spread, 1.0)


def counted(row: Mapping[str, object], kind: str) -> Counted:
    """What a row of `expressions.counts` tells of this kind; a sum of nothing is nothing."""
    told = [row[name] for name in (kind, "n", "writers", f"{kind}_kk", f"{kind}_kn", "nn")]
    return Counted(*(int(str(value or 0).split(".", maxsplit=1)[0]) for value in told))


def wilson(share: float, weight: float) -> tuple[float, float]:
    """The 95 % interval of a share that rests on this many independent cases (Wilson's)."""
    spread = _Z * math.sqrt(share * (1 - share) / weight + _Z**2 / (4 * weight**2))
    middle, scale = share + _Z**2 / (2 * weight), 1 + _Z**2 / weight
    low, high = (middle - spread) / scale, (middle + spread) / scale
    return min(max(low, 0.0), share), max(min(high, 1.0), share)


def shrunk(share: float, weight: float, prior: float, prior_weight: float) -> tuple[float, float, float]:
    """The mean of the Beta posterior and its central 95 % interval, from a share and a prior share."""
    a = share * weight + prior * prior_weight
    b = (1 - share) * weight + (1 - prior) * prior_weight
    mean = a / (a + b)
    low, high = beta_quantile(0.025, a, b), beta_quantile(0.975, a, b)
    return mean, min(low, mean), max(high, mean)


def beta_quantile(probability: float, a: float, b: float) -> float:
    """Below which value a Beta(a, b) lies with this probability."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if beta_below(middle, a, b) < probability:
            low = middle
        else:
            high = middle
        if high - low < _CLOSE:
            break
    return (low + high) / 2


def beta_below(value: float, a: float, b: float) -> float:
    """The probability that a Beta(a, b) lies below this value."""
    if value <= 0:
        return 0.0
    if value >= 1:
        return 1.0
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front = math.exp(log_front + a * math.log(value) + b * math.log1p(-value))
    if value < (a + 1) / (a + b + 2):
        return front * _fraction(value, a, b) / a
    return 1 - front * _fraction(1 - value, b, a) / b


def _fraction(value: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function, by the modified method of Lentz."""
    c, d = 1.0, 1 - (a + b) * value / (a + 1)
    d = 1 / (d if abs(d) > _TINY else _TINY)
    product = d
    for step in range(1, _STEPS * 10):
        even = step * (b - step) * value / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * value / ((a + 2 * step) * (a + 2 * step + 1))
        for term in (even, odd):
            d = 1 + term * d
            d = 1 / (d if abs(d) > _TINY else _TINY)
            c = 1 + term / c
            c = c if abs(c) > _TINY else _TINY
            product *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return product
