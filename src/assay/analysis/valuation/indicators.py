"""What one answer of the assay looks like, and the assay: indicators side by side, with no number above them.

Apart from the indicators themselves because each of them makes one of these and screens read nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from assay.analysis.estimates import Estimate, Grade

Fact = str | int | float


class Mark(StrEnum):
    """How one part came out. The third is a verdict too."""

    PASSED = "pass"
    FAILED = "fail"
    UNKNOWN = "cannot-be-evaluated"
    SHOWN = "shown"  # nothing is judged by it


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that an indicator rests on, for who wants to look: its name, how it came out, what it says.

    `pointer` is the place in the description, or the source, that it was read from.
    """

    key: str
    mark: Mark = Mark.SHOWN
    value: str = ""
    pointer: str = ""
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the assay's answers. `words` is the code of the sentence that tells it, `facts` its holes.

    `scale` is the least and the most that its unit can be; `others` are figures that belong to it and are
    no part of the answer, such as the share of transversal skills.
    """

    key: str
    estimate: Estimate
    words: str
    scale: tuple[float, float]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    others: Mapping[str, Estimate] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Input:
    """Something that an assay was made of: its kind, name, version and SHA-256 in hexadecimal."""

    kind: str  # description, release, statement, observed, credential
    name: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Assay:
    """The indicators of one achievement, as of a day, with everything they were computed from.

    `json` is the same as plain values in one order: equal inputs give equal bytes.
    """

    achievement: str  # its identifier; empty where it has none
    name: str
    issuer: str
    issuer_id: str
    as_of: date
    indicators: tuple[Indicator, ...]
    inputs: tuple[Input, ...]
    json: Mapping[str, object] = field(repr=False)

    def indicator(self, key: str) -> Indicator:
        """The indicator of this key. Raises `KeyError`."""
        found = next((one for one in self.indicators if one.key == key), None)
        if found is None:
            raise KeyError(key)
        return found


def unknown(
    method: str,
    as_of: date,
    reason: str,
    *,
    unit: str,
    scale: tuple[float, float],
    grade: Grade = Grade.C,
    coverage: float = 0.0,
    inputs: tuple[str, ...] = (),
) -> Estimate:
    """What cannot be evaluated: no value, the whole scale, and why."""
    return Estimate(None, *scale, unit, method, as_of, grade, coverage=coverage, inputs=inputs, reason=reason)


NARROWEST = {Grade.C: 0.2, Grade.D: 0.4}
"""The least share of the scale that an interval spans where it rests on the issuer's word, or on a model."""


def widened(low: float, high: float, grade: Grade, scale: tuple[float, float]) -> tuple[float, float]:
    """The bounds, made as wide as the grade asks: upwards first, for nobody's word raises what is certain."""
    least = NARROWEST.get(grade, 0.0) * (scale[1] - scale[0])
    high = min(max(high, low + least), scale[1])
    return max(min(low, high - least), scale[0]), high
