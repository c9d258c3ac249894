"""Whether the region's advertisements ask for a certificate: asked for, not asked for, or nobody can tell.

Apart from the counts because nothing here is about anybody. The rule is that of “Credentials Matter”,
written down: advertisements that name it, or a law that demands it. A list alone is shown and proves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from assay.analysis.estimates import FEWEST, Estimate, Grade
from assay.analysis.gaps.values import Credential
from assay.analysis.market import Names, Target

ASKED_FROM = 0.02
"""Named by at least one advertisement in fifty: asked for. Below it: not asked for."""
METHOD = "gaps/1"
_REASONS = {"no-ads": "no-ads", "area-not-covered": "no-ads"}


class Verdict(StrEnum):
    """Whether it is asked for."""

    ASKED = "asked"
    NOT_ASKED = "not-asked"
    UNKNOWN = "unknown"


class Listed(Protocol):
    """A certificate on somebody's list."""

    @property
    def name(self) -> str:
        """As the list names it."""

    @property
    def citation(self) -> str:
        """Whose list it is."""


class Named(Protocol):
    """How often advertisements name a certificate."""

    @property
    def share(self) -> Estimate:
        """Of the advertisements, those that name it."""

    @property
    def required(self) -> Estimate:
        """Those that ask for it."""

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
        """Whose advertisements these are: the area, or the nearest wider one with enough of them."""


class Prospects(Protocol):
    """What official statistics tell of an occupation in an area."""

    @property
    def openings(self) -> Estimate:
        """How many openings a year."""

    @property
    def growth(self) -> Estimate:
        """By which share it is projected to grow."""

    @property
    def entry_wage(self) -> Estimate:
        """What a quarter of those in it earn less than, a year."""


class GapMarket(Protocol):
    """What is asked of the labour market (`assay.analysis.market.Market`)."""

    def named_many(self, names: Sequence[Names], target: Target, as_of: date) -> Sequence[Named]:
        """How often each of these certificates is named."""

    def outlook(self, target: Target, as_of: date) -> Prospects:
        """What official statistics tell."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whether a certificate is asked for, and where that is seen most clearly."""

    verdict: Verdict
    reason: str  # ads, licence · ads-do-not · no-target, no-market, no-ads, few-ads, too-close
    share: Estimate
    required: Estimate
    occupation: str = ""  # title of the occupation whose advertisements name it most
    ads: int = 0
    area: str = ""  # whose advertisements: the region's, or a wider one's where it has too few
    lists: tuple[str, ...] = ()
    licence: bool | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an occupation in the region offers."""

    target: Target
    ads: int | None  # None where no certificate was asked about
    openings: Estimate
    growth: Estimate
    entry_wage: Estimate


def asked(
    credentials: Sequence[Credential], targets: Sequence[Target], market: GapMarket | None, as_of: date
) -> tuple[list[Asked], dict[str, int]]:
    """Whether each is asked for in any of these occupations; and how many advertisements each of them had."""
    if not targets or market is None:
        reason = "no-market" if targets else "no-target"
        return [_untold(reason, as_of) for _one in credentials], {}
    names = [one.names for one in credentials]
    found = [(target, market.named_many(names, target, as_of)) for target in targets]
    ads = {target.occupation: each[0].ads for target, each in found if each}
    told = [_asked([(target, each[place]) for target, each in found]) for place in range(len(names))]
    return told, ads


def _asked(found: Sequence[tuple[Target, Named]]) -> Asked:
    """What the occupation says in which it is seen most clearly."""
    lists = tuple(dict.fromkeys(one.citation or one.name for _target, named in found for one in named.listed))
    target, best = max(found, key=lambda pair: (pair[1].share.is_known, pair[1].share.low, pair[1].ads))
    licences = {named.licence for _target, named in found}
    licence = True if True in licences else False if False in licences else None
    verdict, reason = _verdict(best, licence=licence)
    return Asked(
        verdict, reason, best.share, best.required, target.title, best.ads, best.of_area, lists, licence
    )


def _verdict(best: Named, *, licence: bool | None) -> tuple[Verdict, str]:
    if licence:
        return Verdict.ASKED, "licence"
    share = best.share
    if share.value is None:
        return Verdict.UNKNOWN, _REASONS.get(share.reason, "no-ads" if not best.ads else "few-ads")
    if best.ads < FEWEST:
        return Verdict.UNKNOWN, "few-ads"
    if share.low >= ASKED_FROM:
        return Verdict.ASKED, "ads"
    return (Verdict.NOT_ASKED, "ads-do-not") if share.high < ASKED_FROM else (Verdict.UNKNOWN, "too-close")


def outlook(target: Target, market: GapMarket | None, ads: int | None, as_of: date) -> Outlook:
    """What this occupation offers; nothing is known of it without a market."""
    if market is None:
        nothing = untold("count", "no-market", as_of)
        return Outlook(target, ads, nothing, nothing, nothing)
    told = market.outlook(target, as_of)
    return Outlook(target, ads, told.openings, told.growth, told.entry_wage)


def untold(unit: str, reason: str, as_of: date) -> Estimate:
    """An estimate without a value."""
    return Estimate(None, 0.0, 1.0, unit, METHOD, as_of, Grade.B, coverage=0.0, reason=reason)


def _untold(reason: str, as_of: date) -> Asked:
    nothing = untold("share", reason, as_of)
    return Asked(Verdict.UNKNOWN, reason, nothing, nothing)
