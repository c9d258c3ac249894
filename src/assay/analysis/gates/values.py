"""What a rule file says and what comes of it, as plain values.

Apart from reading and from judging, so that both are about the same few shapes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from assay.analysis.estimates import Estimate
from assay.analysis.valuation import Mark

FORM = "assay-gate/1"
Fact = str | int | float


class Kind(StrEnum):
    """What a condition is about."""

    TOLD = "told"  # an element of the description
    HOURS = "hours"
    WEEKS = "weeks"
    INDICATOR = "indicator"  # an answer of the assay, or a figure beside it
    OUTCOME = "outcome"  # completion, placement, earnings
    LISTED = "listed"  # stands on a list of credentials that is installed
    OCCUPATION = "occupation"  # a figure of official statistics about the occupation
    NAMED = "named-in-ads"
    COLUMN = "column"  # what the list that is judged says of itself


class Bar(StrEnum):
    """How a figure is compared with a threshold."""

    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"
    BELOW = "below"

    @property
    def is_floor(self) -> bool:
        """Whether more is better."""
        return self in {Bar.AT_LEAST, Bar.ABOVE}


class Op(StrEnum):
    """How conditions are combined."""

    IS = "is"  # one condition by its name
    ALL = "all"
    ANY = "any"
    AT_LEAST = "at_least"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Words:
    """A text in one or more languages; under the empty key where no language is said."""

    texts: Mapping[str, str]

    def said(self, language: str) -> str:
        """In this language, else in English, else as it is."""
        texts = self.texts
        return texts.get(language) or texts.get("en") or texts.get("") or next(iter(texts.values()), "")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. `of` is the element, indicator or figure; `column` the list's own column for it."""

    name: str
    kind: Kind
    says: Words
    of: str = ""
    figure: str = ""
    column: str = ""
    one_of: tuple[str, ...] = ()
    is_machine: bool = False  # told so that a program reads it without guessing
    is_if_applicable: bool = False  # its absence then proves nothing
    is_percent: bool = False  # the column is in percent, without the sign
    within_days: int | None = None
    currency: str = ""
    area: str = ""
    bars: Mapping[Bar, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """Conditions combined. `condition` goes with `is`, `count` with `at_least`, `parts` with all but `is`."""

    op: Op
    condition: str = ""
    parts: tuple[Rule, ...] = ()
    count: int = 0

    @property
    def conditions(self) -> Iterator[str]:
        """The names it rests on, in order."""
        if self.op is Op.IS:
            yield self.condition
        for part in self.parts:
            yield from part.conditions


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier and what it asks for; the first of a gate is the highest."""

    name: Words
    rule: Rule


@dataclass(frozen=True, slots=True)
class Gate:
    """A rule file. It has `passes` or `tiers`, never both.

    `takes_stated`: the occupation may be the one that the issuer names. `left_out` says what of the rules
    this file does not hold anything against.
    """

    title: Words
    authority: Words
    citation: str
    address: str
    conditions: Mapping[str, Condition]
    passes: Rule | None = None
    tiers: tuple[Tier, ...] = ()
    from_day: date | None = None
    until_day: date | None = None
    left_out: tuple[Words, ...] = ()
    is_example: bool = False
    takes_stated: bool = False

    @property
    def thresholds(self) -> dict[str, float]:
        """Every threshold by its name: that of its condition, and which bar where there are two."""
        found = {}
        for one in self.conditions.values():
            for bar, value in one.bars.items():
                found[one.name if len(one.bars) == 1 else f"{one.name}.{bar}"] = value
        return found

    @property
    def is_about_assay(self) -> bool:
        """Whether the assay of an achievement is needed to judge it."""
        asked = {Kind.INDICATOR, Kind.OUTCOME, Kind.NAMED}
        return any(one.kind in asked for one in self.conditions.values())

    def holds_on(self, day: date) -> bool:
        """Whether it is in force then."""
        begun = self.from_day is None or self.from_day <= day
        return begun and (self.until_day is None or day <= self.until_day)


@dataclass(frozen=True, slots=True)
class Judged:
    """How one condition came out: `why` is a code, `facts` its holes, `source` what it was read from."""

    condition: str
    verdict: Mark
    why: str
    facts: Mapping[str, Fact]
    source: str
    as_of: date
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class TierDecision:
    """How one tier came out."""

    name: Words
    verdict: Mark


@dataclass(frozen=True, slots=True)
class Decision:
    """What the gate says of one achievement. `tier` is the highest that is certain, None where none is.

    `open_tiers` are those above it that cannot be evaluated.
    """

    name: str
    provider: str
    verdict: Mark
    judged: tuple[Judged, ...]
    tiers: tuple[TierDecision, ...] = ()
    tier: Words | None = None
    open_tiers: tuple[Words, ...] = ()

    @property
    def deciding(self) -> tuple[Judged, ...]:
        """The conditions that explain the verdict: those that failed or are open; of a pass, all.

        A failed verdict is explained by what failed, an open one by what is open.
        """
        if self.verdict is Mark.PASSED:
            return self.judged
        return tuple(one for one in self.judged if one.verdict is self.verdict) or self.judged
