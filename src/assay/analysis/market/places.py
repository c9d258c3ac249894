"""Areas, what each lies in, and what counts as inside of it.

Apart because wages, projections, lists and advertisements all fall back to the wider area where the
narrower one is not covered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assay.analysis.sources import NAME_OF_AREA

COUNTRY, STATE, METRO = "country", "state", "metro"
_LETTERS_OF_A_COUNTRY = 2


@dataclass(frozen=True, slots=True)
class Area:
    """An area by its code and name. `kind`: country, state, metro, or the source's own word."""

    code: str
    name: str
    kind: str = ""
    within: str = ""


def only_country(areas: Iterable[Area]) -> str:
    """The country of the data where they know one alone, else nothing: wages are of places, not of all."""
    countries = [one.code for one in areas if one.kind == COUNTRY]
    return countries[0] if len(countries) == 1 else ""


class Places:
    """All areas that the data name."""

    def __init__(self, areas: Iterable[Area], used: Iterable[str]) -> None:
        """From the table of areas, the first of a code counting, and codes that other tables use."""
        found: dict[str, Area] = {}
        for area in areas:
            found.setdefault(area.code, area)
        for code in used:
            if code:
                found.setdefault(code, _guessed(code))
        for code in tuple(found):
            for above in self._above(code, found):
                found.setdefault(above, _guessed(above))
        self._areas: Mapping[str, Area] = found

    def all(self) -> tuple[Area, ...]:
        """Every area: countries, then states, then the rest, by name."""
        order = {COUNTRY: 0, STATE: 1, METRO: 2}
        return tuple(
            sorted(self._areas.values(), key=lambda one: (order.get(one.kind, 3), one.name, one.code))
        )

    def area(self, code: str) -> Area:
        """The area of this code, by what is known of it."""
        return self._areas.get(code) or _guessed(code)

    def known(self, code: str) -> bool:
        """Whether any table names it, or something inside of it."""
        return code in self._areas

    def chain(self, code: str) -> tuple[str, ...]:
        """The area, then what it lies in, up to its country; only "everywhere" where none is named."""
        return (code, *self._above(code, self._areas)) if code else ("",)

    def countries(self) -> tuple[str, ...]:
        """The codes of all countries: where official figures are looked for if no place is named."""
        return tuple(sorted(area.code for area in self._areas.values() if area.kind == COUNTRY))

    def inside(self, code: str) -> tuple[str, ...]:
        """The codes of the area and of all inside of it; one that ends in "-" means all that begin so."""
        if not code:
            return ()
        inner = sorted(one for one in self._areas if code in self._above(one, self._areas))
        begins = (f"{code}-",) if "-" not in code else ()
        return (code, *begins, *inner)

    @staticmethod
    def _above(code: str, areas: Mapping[str, Area]) -> tuple[str, ...]:
        found: list[str] = []
        here = code
        while True:
            area = areas.get(here)
            above = area.within if area and area.within else here.split("-")[0] if "-" in here else ""
            if not above or above == code or above in found:
                return tuple(found)
            found.append(above)
            here = above


def _guessed(code: str) -> Area:
    country = len(code) == _LETTERS_OF_A_COUNTRY and code.isupper()
    kind = COUNTRY if country else STATE if code in NAME_OF_AREA else ""
    within, dash, _ = code.partition("-")
    return Area(code, NAME_OF_AREA.get(code, code), kind, within if dash else "")
