"""What `assay value` asks of the labour market: the occupation, the place, the year, and what answers.

Apart from the command because other commands ask about an occupation with the same words.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date

from assay.analysis.descriptions import Description
from assay.analysis.market import Target, only_country
from assay.analysis.sources import Store
from assay.analysis.valuation import MarketMeans, target_of
from assay.errors import AssayError

_FURTHEST = 30  # years: no series says anything of later ones


@dataclass(frozen=True, slots=True)
class Asked:
    """What the labour market is asked in this run, and what answers."""

    means: MarketMeans
    target: Target | None
    area: str
    horizon: int | None

    def target_of(self, description: Description) -> Target | None:
        """The occupation asked about; where none was named, the first that the issuer says."""
        return self.target or target_of(description, self.means.market, self.area)


def add_market_arguments(parser: argparse.ArgumentParser) -> None:
    """Occupation, place and year."""
    market = parser.add_argument_group("the labour market")
    market.add_argument(
        "--occupation",
        metavar="CODE|TITLE",
        help="the occupation that you mean: 35-2014, 35-2014.00, an ESCO address or a title; "
        "without it the first that the issuer names",
    )
    market.add_argument(
        "--region",
        metavar="AREA",
        default="",
        help="the place: US, US-OH, US-M45780 or a name; without it the country of the data",
    )
    market.add_argument("--horizon", metavar="YEAR", help="also what may be left of the demand by this year")


def asked(arguments: argparse.Namespace, store: Store, as_of: date) -> Asked:
    """What these arguments ask. Raises `usage-wrong`, `data-not-installed`, and what the market raises."""
    horizon = _year(arguments.horizon, as_of)
    means = MarketMeans.open(store)
    wanted = arguments.occupation is not None or bool(arguments.region)
    if wanted and means.market is None and arguments.recompute is None:
        raise AssayError("data-not-installed", what="data on the labour market")
    target, area = None, arguments.region
    if means.market is not None:
        area = area or only_country(means.market.areas())
        if arguments.occupation is not None:
            target = means.market.target(arguments.occupation, area)
    return Asked(means, target, area, horizon)


def _year(text: str | None, as_of: date) -> int | None:
    if text is None:
        return None
    last = as_of.year + _FURTHEST
    year = int(text) if text.isascii() and text.isdigit() and len(text) == len(str(last)) else 0
    if not as_of.year < year <= last:
        raise AssayError(
            "usage-wrong", reason=f"“{text}” is no year to look ahead to: write one up to {last}, as in 2030."
        )
    return year
