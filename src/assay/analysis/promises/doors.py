"""What the check asks of the labour market: shapes that `assay.analysis.market` has.

Apart so that whoever checks promises without market data loads none of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from assay.analysis.estimates import Estimate
from assay.analysis.market import Names, Target


class Release(Protocol):
    """A release that figures come from."""

    @property
    def kind(self) -> str:
        """Such as oews."""

    @property
    def version(self) -> str:
        """Its owner's."""


class Outlook(Protocol):
    """What official statistics tell of an occupation in an area; wages a year."""

    @property
    def growth(self) -> Estimate:
        """By which share it is projected to grow."""

    @property
    def openings(self) -> Estimate:
        """How many openings a year."""

    @property
    def entry_wage(self) -> Estimate:
        """What a quarter of those in it earn less than."""

    @property
    def median_wage(self) -> Estimate:
        """What half of those in it earn less than."""

    @property
    def upper_wage(self) -> Estimate:
        """What a quarter of those in it earn more than."""

    @property
    def wage_high(self) -> Estimate:
        """What a tenth of those in it earn more than."""


class SkillAsked(Protocol):
    """How often advertisements ask for a skill."""

    @property
    def skill(self) -> str:
        """As it was asked about."""

    @property
    def share(self) -> Estimate:
        """Of the advertisements, those that ask for it."""


class Area(Protocol):
    """An area of the data."""

    @property
    def code(self) -> str:
        """Such as US-OH."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def kind(self) -> str:
        """Country, state, metro, or the source's own word."""


class OccupationName(Protocol):
    """An occupation by its name."""

    @property
    def code(self) -> str:
        """Its SOC code."""

    @property
    def title(self) -> str:
        """Its title."""


class Listed(Protocol):
    """An entry of a list of credentials."""

    @property
    def name(self) -> str:
        """What the list calls it."""

    @property
    def code(self) -> str:
        """The list's identifier of it, which may be its own address."""

    @property
    def area(self) -> str:
        """Whose list it is."""

    @property
    def release(self) -> str:
        """Which of our releases it stands in."""


class Market(Protocol):
    """The market's figures."""

    @property
    def releases(self) -> Sequence[Release]:
        """What it answers from."""

    def areas(self) -> Sequence[Area]:
        """Every area that its data name."""

    def occupations(self, text: str, most: int = 6) -> Sequence[OccupationName]:
        """The occupations that these words may mean, the best first."""

    def target(self, occupation: str, area: str = "") -> Target:
        """The occupation and place of these words. Raises `AssayError` where they are unknown."""

    def outlook(self, target: Target, as_of: date) -> Outlook:
        """What official statistics tell."""

    def listed(self, names: Names, area: str, as_of: date) -> Sequence[Listed]:
        """The entries of lists that name it and hold then; of all areas where it is empty."""

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
    """The model of technologies."""

    def applies_to(self, technology: str) -> bool:
        """Whether it is a technology that it knows."""

    def demand(self, technology: str, occupation: str = "") -> TechnologyDemand:
        """Whether it is in demand."""
