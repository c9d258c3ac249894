"""Everything of the labour market that assays are computed from, opened once from the folders of releases.

Apart so that whoever assays hands on one thing, and whoever has no market data hands on nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from assay.analysis.descriptions import Description
from assay.analysis.market import DemandModel, Durability, Market
from assay.analysis.sources import Release, Store
from assay.analysis.valuation.outcome_figures import OutcomeFigures, figures_in, figures_of

_OUTCOMES = "outcomes"


@dataclass(frozen=True, slots=True)
class MarketMeans:
    """The market, the model of technologies, the series of terms; each None where no release has it.

    `outcomes` are the rows that were imported, of all credentials.
    """

    market: Market | None = None
    demand: DemandModel | None = None
    durability: Durability | None = None
    outcomes: tuple[OutcomeFigures, ...] = ()

    @classmethod
    def open(cls, *stores: Store, longest: float = inf) -> MarketMeans:
        """What these stores have, the first that has it going before.

        `longest`: the seconds after which a question of advertisements is given up.
        """
        return cls(
            Market.open(*stores, longest=longest),
            DemandModel.open(*stores),
            Durability.open(*stores),
            _outcomes(stores),
        )

    def outcomes_of(self, description: Description) -> tuple[OutcomeFigures, ...]:
        """The rows about this achievement."""
        return figures_of(description, self.outcomes)


def _outcomes(stores: tuple[Store, ...]) -> tuple[OutcomeFigures, ...]:
    """The rows of every release of outcomes, a release that several stores have once."""
    releases: dict[str, tuple[Store, Release]] = {}
    for store in stores:
        for release in store.releases(_OUTCOMES):
            if _OUTCOMES in release.tables:
                releases.setdefault(release.digest, (store, release))
    return tuple(
        row
        for store, release in releases.values()
        for row in figures_in(store.table(release, _OUTCOMES).collect().iter_rows(named=True))
    )
