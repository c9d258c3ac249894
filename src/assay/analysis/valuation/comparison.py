"""Several assays beside one another: who is at least as good in everything, or by the reader's own weights.

Apart because a comparison is the reader's, and no assay contains one. Inside its interval any figure is
taken as equally likely, whatever value was told: a claim gets no credit for being claimed.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from math import prod

from assay.analysis.estimates import Estimate, Grade, proportion
from assay.analysis.valuation.indicators import Assay, Indicator, unknown
from assay.errors import AssayError

METHOD = "comparison/2"
DOMINANCE = 0.9
"""From which probability on one is said to be at least as good in everything."""

ALWAYS = ("transparency", "rigor", "portability", "recognition")
WHERE_KNOWN = ("named-in-ads", "skill-demand", "durability", "outcomes")
"""Those that rest on data that few have: compared where they are known of one of the two, else not named."""
BETTER_WHEN_HIGHER = (*ALWAYS, *WHERE_KNOWN)
WEIGHABLE = (*BETTER_WHEN_HIGHER, "specificity", "cost")
"""What a reader may weigh. Hours are not among them: they are shown and never counted against. Nor is the
outlook of an occupation, which is no property of a certificate."""

DRAWS = 4_000
_SEED = 20_221


@dataclass(frozen=True, slots=True)
class Dominance:
    """Whether one is at least as good as the other in every indicator that is known of both.

    `estimate` is the probability, None with a reason where nothing is known of both. `known` are the
    indicators compared, `unknown` those that cannot be because one of the two, or both, lack them.
    """

    better: int  # places in the list that was given
    worse: int
    estimate: Estimate
    known: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether it can be said."""
        return self.estimate.value is not None and self.estimate.value >= DOMINANCE


@dataclass(frozen=True, slots=True)
class Rank:
    """How probable each rank is for one of them, first rank first, under the reader's weights."""

    place: int
    probabilities: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Each ordered pair; ranks only where the reader gave weights and something is known."""

    dominances: tuple[Dominance, ...]
    ranks: tuple[Rank, ...]
    weights: Mapping[str, float]
    left_out: tuple[str, ...]  # weighed, but known of none of them or in different currencies


def compare(assays: Sequence[Assay], weights: Mapping[str, float] | None = None) -> Comparison:
    """Several assays compared. Raises `comparison-too-few`, `comparison-weight-wrong`."""
    if len(assays) < 2:  # noqa: PLR2004 - a comparison has two sides
        raise AssayError("comparison-too-few", count=len(assays))
    places = range(len(assays))
    dominances = tuple(_dominance(assays, one, other) for one, other in permutations(places, 2))
    if weights is None:
        return Comparison(dominances, (), {}, ())
    wanted = _checked(weights)
    used = {key: weight for key, weight in wanted.items() if _is_comparable(assays, key)}
    left_out = tuple(key for key in wanted if key not in used)
    ranks = _ranks(assays, used) if any(used.values()) else ()
    return Comparison(dominances, ranks, used, left_out)


def at_least(one: Estimate, other: Estimate) -> float:
    """The probability that a figure of the first interval is not below one of the second. (Both uniform)"""
    if one.high == one.low:
        if other.high == other.low:
            return float(one.low >= other.low)
        return min(max((one.low - other.low) / (other.high - other.low), 0.0), 1.0)
    # The mean, over the first interval, of the share of the second that lies below.
    return min(max((_below(one.high, other) - _below(one.low, other)) / (one.high - one.low), 0.0), 1.0)


def _below(end: float, other: Estimate) -> float:
    """The integral up to `end` of the share of this interval that lies below each place."""
    if end <= other.low:
        return 0.0
    width = other.high - other.low
    inside = min(end, other.high) - other.low
    return (inside / 2 * (inside / width) if width > 0 else 0.0) + max(end - other.high, 0.0)


def _dominance(assays: Sequence[Assay], one: int, other: int) -> Dominance:
    pairs = [(key, _found(assays[one], key), _found(assays[other], key)) for key in BETTER_WHEN_HIGHER]
    known = [(key, a.estimate, b.estimate) for key, a, b in pairs if a and b and _both_known(a, b)]
    keys = tuple(key for key, _, _ in known)
    asked = [
        key for key, a, b in pairs if key in ALWAYS or any(one and one.estimate.is_known for one in (a, b))
    ]
    rest = tuple(key for key in asked if key not in keys)
    as_of = max(assays[one].as_of, assays[other].as_of)
    if not known:
        reason = "nothing-known-of-both"
        estimate = unknown(METHOD, as_of, reason, unit="share", scale=(0.0, 1.0), grade=Grade.D)
        return Dominance(one, other, estimate, (), rest)
    chance = prod(at_least(a, b) for _, a, b in known)
    # What is unknown of one of them could still undo it, and nobody knows: it is named, not guessed.
    estimate = Estimate(
        chance,
        0.0 if rest else chance,
        chance,
        "share",
        METHOD,
        as_of,
        max(estimate.grade for _, a, b in known for estimate in (a, b)),
        len(known),
        len(known) / len(asked),
    )
    return Dominance(one, other, estimate, keys, rest)


def _found(assay: Assay, key: str) -> Indicator | None:
    return next((one for one in assay.indicators if one.key == key), None)


def _both_known(one: Indicator, other: Indicator) -> bool:
    both = one.estimate.is_known and other.estimate.is_known and one.estimate.unit == other.estimate.unit
    return both and _about(one) == _about(other)


def _about(indicator: Indicator) -> tuple[str, ...]:
    """Which occupation and place it is about, by which kind of evidence: only alike are compared."""
    told = (str(indicator.facts.get(name, "")) for name in ("code", "area_code"))
    return (*told, indicator.words if indicator.key == "skill-demand" else "")


def _checked(weights: Mapping[str, float]) -> dict[str, float]:
    for key, weight in weights.items():
        if key not in WEIGHABLE or not 0 <= weight < float("inf"):
            raise AssayError("comparison-weight-wrong", indicator=key, allowed=", ".join(WEIGHABLE))
    return {key: float(weights[key]) for key in WEIGHABLE if key in weights}


def _is_comparable(assays: Sequence[Assay], key: str) -> bool:
    """Whether it is known of at least one, and in one unit."""
    held = [found.estimate for assay in assays if (found := _found(assay, key)) is not None]
    units = {estimate.unit for estimate in held if estimate.is_known}
    return len(units) == 1 and len(_questions(assays, key)) == 1


def _questions(assays: Sequence[Assay], key: str) -> set[tuple[str, ...]]:
    """What was asked about where it is known: more than one question has no common order."""
    held = [found for assay in assays if (found := _found(assay, key)) is not None]
    return {_about(one) for one in held if one.estimate.is_known}


def _ranks(assays: Sequence[Assay], weights: Mapping[str, float]) -> tuple[Rank, ...]:
    """By drawing each figure from its interval again and again; the same draws for everybody who asks."""
    bounds = {key: _bounds(assays, key) for key in weights}
    drawn = random.Random(_SEED)  # noqa: S311 - chance for a computation that others repeat, no secret
    counts = [[0] * len(assays) for _ in assays]
    for _ in range(DRAWS):
        totals = [0.0] * len(assays)
        for key, weight in weights.items():
            sign = -weight if key == "cost" else weight
            for place, (low, high) in enumerate(bounds[key]):
                totals[place] += sign * (low + (high - low) * drawn.random())
        # Equal totals are put in an order by chance: the one named first is not the better.
        order = sorted(range(len(assays)), key=lambda place: (-totals[place], drawn.random()))
        for rank, place in enumerate(order):
            counts[place][rank] += 1
    as_of = max(assay.as_of for assay in assays)
    return tuple(
        Rank(place, tuple(_share(count, as_of=as_of) for count in row)) for place, row in enumerate(counts)
    )


def _share(count: int, as_of: date) -> Estimate:
    value, low, high = proportion(count, DRAWS)
    return Estimate(value, low, high, "share", METHOD, as_of, Grade.D, DRAWS)


def _bounds(assays: Sequence[Assay], key: str) -> list[tuple[float, float]]:
    """The interval of each on one scale from 0 to 1; of whom nothing is known, all of it."""
    held = [_found(assay, key) for assay in assays]
    most = max(one.scale[1] for one in held if one is not None and one.estimate.is_known) or 1.0
    return [
        (one.estimate.low / most, one.estimate.high / most)
        if one is not None and one.estimate.is_known
        else (0.0, 1.0)
        for one in held
    ]
