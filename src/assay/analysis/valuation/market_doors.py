"""What the indicators ask of the labour market, as they see it: the shapes of `assay.analysis.market`.

Apart so that the indicators can be computed again from a table of plain figures, whoever counted them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from assay.analysis.estimates import Estimate
from assay.analysis.market import Names, Target
from assay.analysis.valuation.specificity import DataRelease


class Outlook(Protocol):
    """What official statistics tell of an occupation in an area."""

    @property
    def employment(self) -> Estimate:
        """How many work in it."""

    @property
    def growth(self) -> Estimate:
        """By which share it is projected to grow."""

    @property
    def openings(self) -> Estimate:
        """How many openings a year, growth and replacement together."""

    @property
    def entry_wage(self) -> Estimate:
        """What a quarter of those in it earn less than, a year."""

    @property
    def wage_low(self) -> Estimate:
        """What a tenth of those in it earn less than."""

    @property
    def median_wage(self) -> Estimate:
        """What half of those in it earn less than."""

    @property
    def wages_of(self) -> Target | None:
        """What the wages are really of, where no narrower ones are published."""


class Listed(Protocol):
    """A credential on somebody's list."""

    @property
    def name(self) -> str:
        """As the list names it."""

    @property
    def code(self) -> str:
        """The list's own identifier of it; may be an address."""

    @property
    def citation(self) -> str:
        """Whose list it is, and where."""


class Named(Protocol):
    """How often advertisements name a certificate."""

    @property
    def share(self) -> Estimate:
        """Of the advertisements, those that name it."""

    @property
    def required(self) -> Estimate:
        """Those that ask for it."""

    @property
    def preferred(self) -> Estimate:
        """Those that would like it."""

    @property
    def ads(self) -> int:
        """Of how many."""

    @property
    def listed(self) -> Sequence[Listed]:
        """The lists that name it."""

    @property
    def licence(self) -> bool | None:
        """Whether the law asks for it; None where no list says."""

    @property
    def of_area(self) -> str:
        """The place that the figures are of."""


class SkillAsked(Protocol):
    """How often advertisements ask for a skill."""

    @property
    def skill(self) -> str:
        """As it was asked about."""

    @property
    def share(self) -> Estimate:
        """Of the advertisements, those that ask for it."""

    @property
    def of_area(self) -> str:
        """The place that the figures are of."""


class Area(Protocol):
    """A place that the figures are of."""

    @property
    def code(self) -> str:
        """As in `Target.area`."""

    @property
    def name(self) -> str:
        """As its owner calls it."""


class OccupationName(Protocol):
    """An occupation, to pick."""

    @property
    def code(self) -> str:
        """As in `Target.occupation`."""

    @property
    def title(self) -> str:
        """Its name."""


class Market(Protocol):
    """The market's figures (`assay.analysis.market.Market`)."""

    @property
    def releases(self) -> Sequence[DataRelease]:
        """What it answers from."""

    def areas(self) -> Sequence[Area]:
        """The places that it tells of."""

    def every_occupation(self) -> Sequence[OccupationName]:
        """Every single occupation, for lists to pick from."""

    def occupations(self, text: str, most: int = 6) -> Sequence[OccupationName]:
        """The occupations of a name like this, the nearest first."""

    def target(self, occupation: str, area: str = "") -> Target:
        """The occupation and place of these words. Raises `AssayError` where they are unknown."""

    def outlook(self, target: Target, as_of: date) -> Outlook:
        """What official statistics tell."""

    def named(self, names: Names, target: Target, as_of: date) -> Named:
        """How often this certificate is named."""

    def skills_asked(self, skills: Sequence[str], target: Target, as_of: date) -> Sequence[SkillAsked]:
        """How often each of these is asked for."""


class TechnologyDemand(Protocol):
    """Whether a technology is in demand, and how long such a statement holds."""

    @property
    def technology(self) -> str:
        """Its name."""

    @property
    def estimate(self) -> Estimate:
        """The probability."""

    @property
    def holds(self) -> Estimate:
        """The share of such statements that still hold 18 months later."""


class DemandModel(Protocol):
    """The model of technologies (`assay.analysis.market.DemandModel`)."""

    @property
    def releases(self) -> Sequence[DataRelease]:
        """What it answers from."""

    def applies_to(self, technology: str) -> bool:
        """Whether it is a technology that it knows."""

    def demand(self, technology: str, occupation: str = "") -> TechnologyDemand:
        """Whether it is in demand."""


class TermDurability(Protocol):
    """A skill that has a series."""

    @property
    def term(self) -> str:
        """Its name there."""


class Lasting(Protocol):
    """How long some skills last together."""

    @property
    def durability(self) -> Estimate:
        """The probability that at least half of today's demand is left after five years."""

    @property
    def half_life(self) -> Estimate:
        """In years."""

    @property
    def review_by(self) -> date | None:
        """When to look again."""

    @property
    def reason(self) -> str:
        """Why there is no answer."""

    @property
    def terms(self) -> Sequence[TermDurability]:
        """Those with a series."""

    @property
    def unknown(self) -> Sequence[str]:
        """Those without."""


class Band(Protocol):
    """What is left of today's share in a year."""

    @property
    def year(self) -> int:
        """The year."""

    @property
    def estimate(self) -> Estimate:
        """Today's share being 1."""


class Durability(Protocol):
    """The series (`assay.analysis.market.Durability`)."""

    @property
    def releases(self) -> Sequence[DataRelease]:
        """What it answers from."""

    def lasting(self, terms: Sequence[str], as_of: date) -> Lasting:
        """How long these last together."""

    def horizon(self, terms: Sequence[str], year: int, as_of: date) -> Sequence[Band]:
        """A band for each year up to this one; empty where nothing supports one."""
