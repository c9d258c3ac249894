"""Which part of the labour market an assay is about: what a reader picked, else what the description names.

Apart from the making of assays, so that pages, comparisons and kept assays ask in one way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assay.analysis.descriptions import Description
from assay.analysis.market import Target
from assay.analysis.valuation import MarketMeans, OutcomeFigures, target_of
from assay.web.base.market_data import area_code, area_names, means

_LONGEST = 160
YEARS_AHEAD = 4
"""How far is looked forward: somebody of fifteen looks for work about then."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader picked, as typed; and `home`, the region of whoever issues or assays, if nothing was."""

    occupation: str = ""
    region: str = ""
    home: str = ""

    @property
    def is_picked(self) -> bool:
        """Whether a reader picked anything."""
        return bool(self.occupation or self.region)


AS_TOLD = Asked()
"""Nothing picked: the description's own occupations."""


def asked_for(occupation: str, region: str) -> Asked:
    """What whoever asks typed: a region by its name is its code. Nothing where there are no data to ask."""
    held = means()
    if held is None or held.market is None:
        return AS_TOLD
    return Asked(" ".join(occupation[:_LONGEST].split()), area_code(region[:_LONGEST]))


@dataclass(frozen=True, slots=True)
class Markets:
    """What one assay is given of the labour market; the same grounds give the same assay."""

    target: Target | None = None
    horizon: int | None = None
    outcomes: tuple[OutcomeFigures, ...] = ()
    digests: tuple[str, ...] = ()  # of the releases that it is answered from
    means: MarketMeans | None = None

    @property
    def grounds(self) -> tuple[object, ...]:
        """All but the means themselves, to see whether anything changed."""
        return (self.target, self.horizon, self.outcomes, self.digests)

    @property
    def given(self) -> Mapping[str, Any]:
        """The same by the names that the making of an assay has for them."""
        if self.means is None:
            return {}
        return {
            "market": self.means.market,
            "demand": self.means.demand,
            "durability": self.means.durability,
            "target": self.target,
            "horizon": self.horizon,
            "outcomes": self.outcomes,
        }


def markets_for(described: Description, asked: Asked, today: date) -> Markets:
    """What the assay of this description is given.

    Raises `market-occupation-unknown`, `market-area-unknown` where a reader picked what there is not.
    """
    held = means()
    if held is None:
        return Markets()
    opened = [one for one in (held.market, held.demand, held.durability) if one is not None]
    return Markets(
        _target(described, held, asked),
        today.year + YEARS_AHEAD if held.durability is not None else None,
        held.outcomes_of(described),
        tuple(sorted(release.digest for one in opened for release in one.releases)),
        held,
    )


def _target(described: Description, held: MarketMeans, asked: Asked) -> Target | None:
    if held.market is None:
        return None
    told = described.told.get("country")
    home = asked.home or (told.value if told is not None else "")
    area = asked.region or (_covered(home) if home else _only_country())
    if asked.occupation:
        found: Target | None = held.market.target(asked.occupation, area)
    else:
        found = target_of(described, held.market, area)
    if found is None or area:
        return found
    return replace(found, area=home, area_name=home)  # of which nobody here tells anything


def _covered(home: str) -> str:
    """The region itself, else its country, as far as the data here tell of it; empty where they do not."""
    names = area_names()
    return next((code for code in (home, home.partition("-")[0]) if code in names), "")


def _only_country() -> str:
    """The country of the data, where they are all of one: every answer names it."""
    found = {code.partition("-")[0] for code in area_names()}
    return found.pop() if len(found) == 1 else ""
