"""A labour market that a test can read at a glance: no double of ours, only few data in the same shapes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from analysis.valuation.assaying import AS_OF, KnownRelease
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.market import Names, Target
from assay.analysis.valuation import OutcomeFigures
from assay.errors import AssayError

COOKS = Target("35-2014", "Cooks, Restaurant", "US-OH", "Ohio")


def figure(
    value: float | None,
    low: float = 0.0,
    high: float = 1.0,
    *,
    unit: str = "share",
    grade: Grade = Grade.B,
    count: int | None = 100,
    reason: str = "no-ads",
) -> Estimate:
    """A figure of the market; without a value the reason why."""
    why = "" if value is not None else reason
    return Estimate(value, low, high, unit, "given/1", AS_OF, grade, count, inputs=("given",), reason=why)


@dataclass(frozen=True)
class KnownList:
    name: str = "River rescue"
    code: str = ""
    citation: str = "State list"


@dataclass(frozen=True)
class KnownNamed:
    share: Estimate
    required: Estimate
    preferred: Estimate
    ads: int
    listed: Sequence[KnownList]
    licence: bool | None
    of_area: str = "US-OH"


@dataclass(frozen=True)
class KnownOutlook:
    employment: Estimate
    growth: Estimate
    openings: Estimate
    entry_wage: Estimate
    wage_low: Estimate
    median_wage: Estimate
    wages_of: Target | None


@dataclass(frozen=True)
class KnownAsked:
    skill: str
    share: Estimate
    of_area: str = "US-OH"


@dataclass(frozen=True)
class Place:
    code: str
    name: str


@dataclass(frozen=True)
class SmallMarket:
    """One occupation in one state."""

    share: Estimate = field(default_factory=lambda: figure(0.3, 0.25, 0.35))
    ads: int = 100
    listed: Sequence[KnownList] = ()
    licence: bool | None = None
    asked: Mapping[str, Estimate] = field(default_factory=dict)
    wage: Estimate = field(
        default_factory=lambda: figure(29_000.0, 28_000.0, 30_000.0, unit="USD", grade=Grade.A)
    )
    growth: Estimate = field(
        default_factory=lambda: figure(None, -1.0, 10.0, reason="projection-not-published")
    )
    openings: Estimate = field(
        default_factory=lambda: figure(None, 0.0, 1e8, reason="projection-not-published")
    )
    wages_of: Target | None = COOKS
    of_area: str = "US-OH"
    releases: Sequence[KnownRelease] = (KnownRelease("oews", "", "2025", "cd" * 32),)

    def areas(self) -> Sequence[Any]:
        return (Place("US", "United States"), Place("US-OH", "Ohio"))

    def occupations(self, text: str, most: int = 6) -> Sequence[Any]:
        return [COOKS][: most if text else 0]

    def every_occupation(self) -> Sequence[Any]:
        return [COOKS]

    def target(self, occupation: str, area: str = "") -> Target:
        if occupation not in ("35-2014", "35-2014.00", "Cooks, Restaurant"):
            raise AssayError("market-occupation-unknown", occupation=occupation, near="Cooks, Restaurant")
        if area not in ("", "US-OH"):
            raise AssayError("market-area-unknown", area=area, near="Ohio")
        return COOKS if area else Target(COOKS.occupation, COOKS.title)

    def outlook(self, target: Target, as_of: date) -> KnownOutlook:  # noqa: ARG002 - of the door
        nothing = figure(None, 0.0, 1e9, reason="employment-not-published")
        return KnownOutlook(nothing, self.growth, self.openings, self.wage, nothing, nothing, self.wages_of)

    def named(self, names: Names, target: Target, as_of: date) -> KnownNamed:  # noqa: ARG002 - of the door
        half = figure(None, reason="no-ads")
        return KnownNamed(self.share, half, half, self.ads, self.listed, self.licence, self.of_area)

    def skills_asked(
        self,
        skills: Sequence[str],
        target: Target,  # noqa: ARG002 - of the door
        as_of: date,  # noqa: ARG002 - of the door
    ) -> Sequence[KnownAsked]:
        return [KnownAsked(name, self.asked.get(name, figure(None)), self.of_area) for name in skills]


@dataclass(frozen=True)
class KnownDemand:
    technology: str
    estimate: Estimate
    holds: Estimate


@dataclass(frozen=True)
class SmallDemand:
    """The technologies of this table; of nothing else is it asked."""

    chances: Mapping[str, Estimate] = field(default_factory=dict)
    releases: Sequence[KnownRelease] = (KnownRelease("onet", "", "29.2", "ef" * 32),)

    def applies_to(self, technology: str) -> bool:
        return technology in self.chances

    def demand(self, technology: str, occupation: str = "") -> KnownDemand:  # noqa: ARG002 - of the door
        return KnownDemand(technology, self.chances[technology], figure(0.5, 0.4, 0.6, grade=Grade.D))


@dataclass(frozen=True)
class KnownTerm:
    term: str


@dataclass(frozen=True)
class KnownLasting:
    durability: Estimate
    half_life: Estimate
    review_by: date | None
    reason: str
    terms: Sequence[KnownTerm]
    unknown: Sequence[str]


@dataclass(frozen=True)
class KnownBand:
    year: int
    estimate: Estimate


@dataclass(frozen=True)
class SmallSeries:
    """The same answer for whatever skills have a series."""

    known: frozenset[str] = frozenset({"swift water"})
    lasts: Estimate = field(default_factory=lambda: figure(0.7, 0.3, 0.9, grade=Grade.D))
    review_by: date | None = date(2029, 1, 1)
    releases: Sequence[KnownRelease] = (KnownRelease("term-series", "", "2017", "0a" * 32),)

    def lasting(self, terms: Sequence[str], as_of: date) -> KnownLasting:  # noqa: ARG002 - of the door
        found = [KnownTerm(term) for term in terms if term in self.known]
        rest = [term for term in terms if term not in self.known]
        years = figure(None, 0.0, 100.0, unit="years", reason="no-decay-detected")
        if not found:
            none = figure(None, reason="term-not-in-series", grade=Grade.D)
            return KnownLasting(none, years, None, "term-not-in-series", (), rest)
        return KnownLasting(self.lasts, years, self.review_by, "", found, rest)

    def horizon(self, terms: Sequence[str], year: int, as_of: date) -> Sequence[KnownBand]:
        if not self.known & set(terms):
            return ()
        years = range(as_of.year + 1, year + 1)
        return [
            KnownBand(one, figure(1.0, 1 / (one - 2024), float(one - 2024), unit="ratio")) for one in years
        ]


def row(**members: Any) -> OutcomeFigures:
    """Published figures about the achievement of the tests, good ones unless `members` say otherwise."""
    whole: dict[str, Any] = {
        "credential": "https://school.example/achievements/rescue",
        "name": "River rescue",
        "provider": "River School",
        "until_day": date(2025, 12, 31),
        "began": 200,
        "completed": 180,
        "followed": 160,
        "placed": 140,
        "placed_within_days": 180,
        "earners": 120,
        "earnings_median": 31_000.0,
        "earnings_low": 26_000.0,
        "earnings_high": 37_000.0,
        "currency": "USD",
        "design": "raw",
        "citation": "https://state.example/report",
        "by_address": True,
    }
    return OutcomeFigures(**{**whole, **members})
