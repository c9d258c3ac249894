"""Which occupation a promise is held against: the one it names, else the one that was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from assay.analysis.market import Market, Target, only_country
from assay.analysis.promises.evidence import Evidence, Fact
from assay.analysis.promises.values import Claim
from assay.analysis.sources import Release
from assay.errors import AssayError


def target_for(claim: Claim, evidence: Evidence, market: Market) -> Target | None:
    """The occupation and area; None where neither the sentence nor anybody names one that is known."""
    if not claim.occupation:
        return evidence.target
    area = evidence.target.area if evidence.target is not None else place(market)
    for words in filter(None, (claim.occupation, _single(claim.occupation))):
        try:
            return market.target(words, area)
        except AssayError:
            continue  # a name that no list of occupations knows: the chosen one stands
    sought = _words(claim.occupation)
    alike = next((one for one in market.occupations(claim.occupation) if _words(one.title) == sought), None)
    return market.target(alike.code, area) if alike is not None else evidence.target


def _words(title: str) -> frozenset[str]:
    """The words of a title in any order, in the singular: “Cooks, Restaurant” is a restaurant cook."""
    return frozenset(_single(word) or word for word in title.lower().replace(",", " ").split())


def _single(words: str) -> str:
    return words[:-1] if words.endswith("s") and not words.endswith("ss") else ""


def place(market: Market, region: str = "") -> str:
    """The area that is meant: the one named, else the only country of the data; empty where that is open."""
    return region or only_country(market.areas())


def about(target: Target) -> dict[str, Fact]:
    """Which occupation and place, as facts of a sentence."""
    return {"occupation": target.title, "code": target.occupation, "area": target.area_name or target.area}


def versions(releases: Sequence[Release], *kinds: str) -> tuple[str, ...]:
    """The releases of these kinds with their versions; of all kinds where none is named."""
    return tuple(f"{one.kind} {one.version}" for one in releases if not kinds or one.kind in kinds)
