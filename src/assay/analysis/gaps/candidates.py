"""Which certificates could be earned in a programme: those that lists name for what it prepares for.

Apart because the lists are files of a state's or a district's own, and there may be none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from assay.analysis.gaps.values import Credential
from assay.analysis.market import Area, Listed, Names, Target, names_in
from assay.analysis.sources import Release, Store

_KIND, _TABLE = "credential-list", "listed_credentials"


class KnowsAreas(Protocol):
    """What tells which area lies in which (`assay.analysis.market.Market`)."""

    def areas(self) -> Sequence[Area]:
        """Every area that the data name."""


class CredentialLists:
    """The lists in some stores, read once for all programmes and only when one asks."""

    def __init__(self, stores: Sequence[Store], market: KnowsAreas | None) -> None:
        """Of these stores; without a market an area lies only in the country that its code names."""
        self._stores = stores
        self._market = market

    def candidates(self, targets: Sequence[Target], as_of: date) -> tuple[Credential, ...]:
        """What the lists name for these occupations and for their area or one around it, by name.

        An entry without any occupation is for no programme in particular, and is left out. Raises
        `data-store-damaged`.
        """
        if not targets:
            return ()
        places = {area for target in targets for area in self._around(target.area)}
        found: dict[str, Credential] = {}
        for entry, credential in self._entries:
            is_here = not entry.area or not places or entry.area in places
            if entry.holds_on(as_of) and is_here and _is_meant(entry, targets):
                found.setdefault(_key(entry.name), credential)
        return tuple(sorted(found.values(), key=lambda one: one.name))

    def _around(self, area: str) -> Iterator[str]:
        """The area itself, then what it lies in, up to its country."""
        passed: set[str] = set()
        while area and area not in passed:
            passed.add(area)
            yield area
            area = self._within.get(area) or area.partition("-")[0]

    @cached_property
    def _within(self) -> Mapping[str, str]:
        return {} if self._market is None else {one.code: one.within for one in self._market.areas()}

    @cached_property
    def _entries(self) -> tuple[tuple[Listed, Credential], ...]:
        return tuple(
            (_entry(row), _credential(row["name"], row["aliases"], row["body"]))
            for store in self._stores
            for release in store.releases(_KIND)
            for row in store.table(release, _TABLE).collect().iter_rows(named=True)
        )


def release_names(releases: Iterable[Release]) -> tuple[str, ...]:
    """Kind, name, version and terms of each, for the foot of a report."""
    return tuple(
        " · ".join(part for part in (one.kind, one.name, one.version, one.licence) if part)
        for one in releases
    )


def _entry(row: Mapping[str, Any]) -> Listed:
    return Listed(
        name=row["name"],
        area=row["area"] or "",
        occupations=tuple(row["occupations"] or ()),
        from_day=row["from_day"],
        until_day=row["until_day"],
    )


def _is_meant(entry: Listed, targets: Sequence[Target]) -> bool:
    """Whether it is listed for one of these occupations, or for a group that one is of."""
    return bool(entry.occupations) and any(entry.is_for(target.occupation) for target in targets)


def _credential(name: str, aliases: Iterable[str] | None, body: str | None) -> Credential:
    read = names_in(name)
    names = Names(read.name, tuple(dict.fromkeys((*read.aliases, *(aliases or ())))), read.abbreviations)
    return Credential(names, body or "")


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
