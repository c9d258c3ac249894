"""What advertisements tell, as estimates: how often they name a certificate, and which skills they ask for.

Apart from the facade because this is where counts become shares: who may be counted, how surely, and which
place the figure is really of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assay.analysis.estimates import FEWEST, Estimate, Grade, proportion
from assay.analysis.market.intervals import Counted, counted, shrunk, wilson
from assay.analysis.market.lists import Listed

SHARE, EMPLOYERS, ASKED = "ads-share/1", "employers-share/1", "skill-asked/1"
PRIOR_WEIGHT = 20.0  # ads: what the rest of the major group counts for, at most
FEW, NO_ADS, NO_NAME = "few", "no-ads", "name-too-common"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Quarter:
    """The share of the advertisements that name it, among those first seen in one quarter."""

    begins: date
    share: Estimate


@dataclass(frozen=True, slots=True)
class Named:
    """How often advertisements name a certificate. Shares are of the advertisements with a text.

    `required` and `preferred` are of the same advertisements; what is neither is unclear. `employers` is the
    share of employers, which no flood of one of them moves. `of_area`: the place that the figures are of.
    """

    share: Estimate
    required: Estimate
    preferred: Estimate
    employers: Estimate
    ads: int
    naming: int
    listed: tuple[Listed, ...]
    licence: bool | None
    of_area: str


@dataclass(frozen=True, slots=True)
class SkillAsked:
    """How often advertisements ask for a skill."""

    skill: str
    share: Estimate
    ads: int
    of_area: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What all figures of one question rest on: the advertisements in scope, the sources, the day."""

    all_ads: int
    as_of: date
    inputs: tuple[str, ...]

    def coverage(self, usable: int) -> float:
        """The share of the advertisements in scope that have what is asked about."""
        return min(usable / self.all_ads, 1.0) if self.all_ads else 0.0


def share_of(row: Row | None, kind: str, basis: Basis) -> Estimate:
    """The share of the advertisements of this kind; its bounds know who wrote many."""
    told = counted(row, kind) if row else Counted(0, 0, 0, 0, 0, 0)
    if told.n < FEWEST:
        return unknown(SHARE, basis, told.n)
    share = told.k / told.n
    low, high = wilson(share, told.weight)
    return _estimate(SHARE, (share, low, high), told.n, basis)


def employers_of(row: Row | None, kind: str, basis: Basis) -> Estimate:
    """The share of the employers with at least one such advertisement, whatever they wrote else."""
    employers = int(str(row["employers"] or 0)) if row else 0
    usable = int(str(row["n"] or 0)) if row else 0
    if row is None or employers < FEWEST:
        return unknown(EMPLOYERS, basis, usable)
    told = proportion(int(str(row[f"{kind}_employers"] or 0)), employers)
    return Estimate(
        *told, "share", EMPLOYERS, basis.as_of, Grade.B, employers, basis.coverage(usable), basis.inputs
    )


def asked_of(row: Row | None, rest: Row | None, kind: str, basis: Basis) -> Estimate:
    """The share that ask for a skill, drawn a little to what the rest of the major group asks for.

    A Beta posterior: the prior's mean is the share in the rest of the group, (k + ½) / (n + 1), and it
    counts for as many advertisements as there are, at most twenty.
    """
    told = counted(row, kind) if row else Counted(0, 0, 0, 0, 0, 0)
    if told.n < FEWEST:
        return unknown(ASKED, basis, told.n)
    others = counted(rest, kind) if rest else Counted(0, 0, 0, 0, 0, 0)
    prior = (others.k + 0.5) / (others.n + 1)
    weight = min(PRIOR_WEIGHT, others.weight + 1)
    return _estimate(ASKED, shrunk(told.k / told.n, told.weight, prior, weight), told.n, basis)


def unknown(method: str, basis: Basis, usable: int, reason: str = "") -> Estimate:
    """No share: there are no advertisements, or too few of them."""
    said = reason or (FEW if usable else NO_ADS)
    coverage, inputs = basis.coverage(usable), basis.inputs
    return Estimate(
        None, 0.0, 1.0, "share", method, basis.as_of, Grade.B, coverage=coverage, inputs=inputs, reason=said
    )


def quarters_of(rows: Sequence[Row], basis: Basis) -> tuple[Quarter, ...]:
    """A share a quarter, the oldest first; a quarter with few advertisements says that it has few."""
    found = []
    for row in rows:
        begins = row["quarter"]
        if isinstance(begins, date):
            whole = replace(basis, all_ads=int(str(row["all_ads"] or 0)))
            found.append(Quarter(begins, share_of(row, "named", whole)))
    return tuple(found)


def _estimate(method: str, told: tuple[float, float, float], count: int, basis: Basis) -> Estimate:
    return Estimate(*told, "share", method, basis.as_of, Grade.B, count, basis.coverage(count), basis.inputs)
