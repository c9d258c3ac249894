"""The labour market as a report asks it: an occupation in a region, whatever of the two the data know."""

from __future__ import annotations

from assay.analysis.market import Market, Target
from assay.analysis.sources import Release
from assay.errors import AssayError


def target(known: Market | None, code: str, title: str, area: str) -> Target:
    """The occupation in this region, also where the data know one of the two or neither."""
    if known is None:
        return Target(code, title, area, area)
    for place in (area, ""):
        try:
            found = known.target(code, place)
        except AssayError:
            continue
        return found if place == area else Target(found.occupation, found.title, area, area)
    return Target(code, title, area, area)


def made_up(releases: tuple[Release, ...]) -> bool:
    """Whether any of these says of itself that it is made up."""
    return any("made up" in f"{one.licence} {one.attribution}".casefold() for one in releases)
