"""The same gate with other thresholds, and what that changes.

Apart from judging because nothing of it is new: the file with other numbers is another file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assay.analysis.gates.values import Bar, Condition, Decision, Gate, Words
from assay.analysis.valuation import Mark
from assay.errors import AssayError


@dataclass(frozen=True, slots=True)
class Counts:
    """How many pass, fail, and cannot be evaluated."""

    passed: int
    failed: int
    unknown: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.passed + self.failed + self.unknown


@dataclass(frozen=True, slots=True)
class Change:
    """One whose verdict or tier is another under the other thresholds; `place` is where it stands."""

    place: int
    name: str
    before: Mark
    after: Mark
    tier_before: Words | None = None
    tier_after: Words | None = None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What other thresholds change: the counts before and after, and whose verdict is another."""

    before: Counts
    after: Counts
    changes: tuple[Change, ...]


def with_thresholds(gate: Gate, values: Mapping[str, float]) -> Gate:
    """The gate with these thresholds, named as `Gate.thresholds` names them.

    Raises `gate-threshold-unknown` where it has none of that name, `gate-threshold-wrong` where nothing
    could lie between two of them.
    """
    known = gate.thresholds
    for name in values:
        if name not in known:
            raise AssayError("gate-threshold-unknown", name=name, known=", ".join(known) or "none")
    conditions = {name: _with(one, values) for name, one in gate.conditions.items()}
    return replace(gate, conditions=conditions)


def _with(one: Condition, values: Mapping[str, float]) -> Condition:
    bars: dict[Bar, float] = {}
    for bar, value in one.bars.items():
        name = one.name if len(one.bars) == 1 else f"{one.name}.{bar}"
        bars[bar] = values.get(name, value)
    floors = [value for bar, value in bars.items() if bar.is_floor]
    ceilings = [value for bar, value in bars.items() if not bar.is_floor]
    if floors and ceilings and floors[0] > ceilings[0]:
        raise AssayError("gate-threshold-wrong", name=one.name, low=floors[0], high=ceilings[0])
    return replace(one, bars=bars)


def counted(decisions: Sequence[Decision]) -> Counts:
    """How many of them came out how."""
    marks = [one.verdict for one in decisions]
    return Counts(marks.count(Mark.PASSED), marks.count(Mark.FAILED), marks.count(Mark.UNKNOWN))


def what_if(before: Sequence[Decision], after: Sequence[Decision]) -> WhatIf:
    """What changed between decisions about the same achievements, in the same order."""
    changes = [
        Change(place, one.name, one.verdict, other.verdict, one.tier, other.tier)
        for place, (one, other) in enumerate(zip(before, after, strict=True))
        if (one.verdict, _tier(one)) != (other.verdict, _tier(other))
    ]
    return WhatIf(counted(before), counted(after), tuple(changes))


def _tier(one: Decision) -> tuple[object, ...]:
    """What of its tier is told: the highest that is certain, and which above it are open."""
    told = None if one.tier is None else tuple(one.tier.texts.items())
    return told, tuple(tuple(each.texts.items()) for each in one.open_tiers)
