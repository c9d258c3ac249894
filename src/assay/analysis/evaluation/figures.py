"""A figure of the evaluation: what was measured, how surely, and what it has to beat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Rows = NDArray[np.int64]
_DRAWS = 2000
_SEED = 20261122
_AT_ONCE = 200  # draws held in memory together


@dataclass(frozen=True, slots=True)
class Figure:
    """`low` and `high` bound a 95 % interval; `baseline` is what it is compared with, if anything."""

    name: str
    value: float
    low: float
    high: float
    baseline: float | None
    count: int
    note: str = ""


def resampled(values: Numbers) -> tuple[float, float, float]:
    """Mean of the values and its 95 % interval by bootstrap; the same values always give the same.

    Of differences between two systems on the same cases it is the paired interval. Raises `ValueError`
    where there are no values.
    """
    if not len(values):
        raise ValueError("no values")
    generator = np.random.default_rng(_SEED)
    means: list[Numbers] = []
    for _ in range(_DRAWS // _AT_ONCE):
        drawn = generator.integers(0, len(values), size=(_AT_ONCE, len(values)))
        means.append(values[drawn].mean(axis=1))
    middle = float(values.mean())
    return middle, *around(middle, np.concatenate(means))


def redrawn(count: int, seed: int, draws: int) -> Iterator[Rows]:
    """So many draws of as many rows as there are, each row as likely every time: the same for a seed."""
    generator = np.random.default_rng(seed)
    return (generator.integers(0, count, count) for _ in range(draws))


def around(value: float, drawn: Sequence[float] | Numbers) -> tuple[float, float]:
    """The 95 % interval of the value, from what it was in each draw; the value itself is always in it."""
    low, high = np.percentile(drawn, (2.5, 97.5))
    return min(float(low), value), max(float(high), value)
