"""What training taught about demand, as shipped beside this module: weights, and how long statements held.

`trained/demand.json` tells what they are, of which releases, by which script. They are numbers, never code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from assay.analysis.market.demand_features import FEATURES, PAIR_FEATURES
from assay.analysis.market.technology_lists import Numbers


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic rule: what each feature adds to the logit of a probability."""

    weights: Numbers
    bias: float

    def probability(self, measures: Numbers) -> Numbers:
        """Of each row of features."""
        found: Numbers = 1 / (1 + np.exp(-(measures @ self.weights + self.bias)))
        return found

    def adjusted(self, slope: float, shift: float) -> Weights:
        """The rule whose logit is `slope` times this one's, plus `shift`."""
        return Weights(self.weights * slope, self.bias * slope + shift)


@dataclass(frozen=True, slots=True)
class Tally:
    """Of `count` cases from `least` on, up to the next tally's, so many were true."""

    least: float
    true: int
    count: int


@dataclass(frozen=True, slots=True)
class DemandNumbers:
    """`*_seen`: how many of those with about this probability came to be in demand, in the years of training.

    `*_held`: how many statements still held 18 months later, by in how many occupations the technology was
    flagged; `foreseen_held` by the probability that the model gave it; the two `unflagged` of the rest.
    """

    name: str
    technology: Weights
    pair: Weights
    technology_seen: tuple[Tally, ...]
    pair_seen: tuple[Tally, ...]
    technology_held: tuple[Tally, ...]
    pair_held: tuple[Tally, ...]
    foreseen_held: tuple[Tally, ...]
    pair_foreseen_held: tuple[Tally, ...]
    unflagged_held: Tally
    pair_unflagged_held: Tally


@cache
def demand_numbers() -> DemandNumbers:
    """The numbers shipped."""
    told = files(__package__).joinpath("trained", "demand.json").read_text(encoding="utf-8")
    return read_demand_numbers(json.loads(told))


def read_demand_numbers(told: Mapping[str, Any]) -> DemandNumbers:
    """Numbers in the shipped form. Raises `ValueError` where they are of other features than are measured."""
    tallies = told["tallies"]
    return DemandNumbers(
        name=told["name"],
        technology=_weights(told["technology"], FEATURES),
        pair=_weights(told["pair"], PAIR_FEATURES),
        technology_seen=_tallies(tallies["technology seen"]),
        pair_seen=_tallies(tallies["pair seen"]),
        technology_held=_tallies(tallies["technology held"]),
        pair_held=_tallies(tallies["pair held"]),
        foreseen_held=_tallies(tallies["foreseen held"]),
        pair_foreseen_held=_tallies(tallies["pair foreseen held"]),
        unflagged_held=_tallies(tallies["unflagged held"])[0],
        pair_unflagged_held=_tallies(tallies["pair unflagged held"])[0],
    )


def tally_of(tallies: Sequence[Tally], value: float) -> Tally:
    """The one this value falls into: the last that begins at or below it, else the first."""
    return max((one for one in tallies if one.least <= value), key=lambda one: one.least, default=tallies[0])


def _weights(told: Mapping[str, Any], features: Sequence[str]) -> Weights:
    if tuple(told["weights"]) != tuple(features):
        raise ValueError("the numbers shipped are of other features")
    return Weights(np.array(list(told["weights"].values()), dtype=np.float64), float(told["bias"]))


def _tallies(told: Sequence[Mapping[str, Any]]) -> tuple[Tally, ...]:
    return tuple(Tally(float(one["least"]), int(one["true"]), int(one["count"])) for one in told)
