"""Lists of credentials that somebody keeps: which of them name this one, and whether the law asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assay.analysis.market.names import Names, key_of

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list. `area` is whose list it is; `release` which release of ours it stands in."""

    name: str
    body: str = ""
    code: str = ""
    area: str = ""
    occupations: tuple[str, ...] = ()
    cluster: str = ""
    tier: str = ""
    points: float | None = None
    licence: bool | None = None
    from_day: date | None = None
    until_day: date | None = None
    citation: str = ""
    release: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it stands on the list on this day."""
        begun = self.from_day is None or self.from_day <= day
        return begun and (self.until_day is None or day <= self.until_day)

    def is_for(self, occupation: str) -> bool:
        """Whether it is listed for this occupation; one that names none is for any."""
        starts = [code[:7].rstrip("0") if code[:7].endswith("0") else code[:7] for code in self.occupations]
        return not starts or any(occupation.startswith(start) for start in starts)


class Lists:
    """All entries of all lists, by what they are called."""

    def __init__(self, rows: Iterable[Row], releases: Sequence[str]) -> None:
        """From the rows of all releases, each with its release's place in `rank`."""
        self._by_key: dict[str, list[Listed]] = {}
        for row in rows:
            entry = _entry(row, releases)
            aliases = row["aliases"]
            written = [entry.name, *(aliases if isinstance(aliases, list) else [])]
            if entry.code:
                written.append(entry.code)
            for key in {key_of(str(one)) for one in written} - {""}:
                self._by_key.setdefault(key, []).append(entry)

    def is_of(self, area: str) -> bool:
        """Whether there are entries of a list of this area; any at all where it is empty."""
        return any(not area or entry.area == area for entries in self._by_key.values() for entry in entries)

    def naming(self, names: Names, areas: Sequence[str], as_of: date) -> tuple[Listed, ...]:
        """The entries of this name that hold then, on lists of these areas; of all where none is named."""
        found = {entry for key in names.keys for entry in self._by_key.get(key, ())}
        fitting = [
            entry
            for entry in found
            if entry.holds_on(as_of)
            and (not areas or areas == ("",) or not entry.area or entry.area in areas)
        ]
        return tuple(sorted(fitting, key=lambda one: (one.area, one.release, one.name, one.code, one.tier)))


def licence(entries: Iterable[Listed], occupation: str) -> bool | None:
    """Whether the law asks for it in this occupation: None where no list tells."""
    told = [one.licence for one in entries if one.licence is not None and one.is_for(occupation)]
    return any(told) if told else None


def _entry(row: Row, releases: Sequence[str]) -> Listed:
    occupations = row["occupations"]
    points, law = row["points"], row["licence"]
    begun, ended = row["from_day"], row["until_day"]
    return Listed(
        name=str(row["name"] or ""),
        body=str(row["body"] or ""),
        code=str(row["code"] or ""),
        area=str(row["area"] or ""),
        occupations=tuple(str(one) for one in occupations) if isinstance(occupations, list) else (),
        cluster=str(row["cluster"] or ""),
        tier=str(row["tier"] or ""),
        points=None if points is None else float(str(points)),
        licence=law if isinstance(law, bool) else None,
        from_day=begun if isinstance(begun, date) else None,
        until_day=ended if isinstance(ended, date) else None,
        citation=str(row["citation"] or ""),
        release=releases[int(str(row["rank"]))],
    )
