"""Which certificates could be earned in a programme: those that lists name for what it prepares for.

Apart because the lists are files of a state's or a district's own, and there may be none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from assay.analysis.gaps.values import Credential
from assay.analysis.market import Names, Target, names_in
from assay.analysis.sources import Release, Store

_KIND, _TABLE = "credential-list", "listed_credentials"


def candidates(stores: Sequence[Store], targets: Sequence[Target], as_of: date) -> tuple[Credential, ...]:
    """What the lists in these stores name for these occupations and for their area or one above it, by name.

    Raises `data-store-damaged`.
    """
    wanted = {target.occupation for target in targets}
    places = {area for target in targets for area in _above(target.area)}
    found: dict[str, Credential] = {}
    for store in stores:
        for release in store.releases(_KIND):
            for row in store.table(release, _TABLE).collect().iter_rows(named=True):
                is_open = (row["from_day"] is None or row["from_day"] <= as_of) and (
                    row["until_day"] is None or row["until_day"] >= as_of
                )
                is_here = not row["area"] or not places or row["area"] in places
                if is_open and is_here and wanted & set(row["occupations"] or ()):
                    found.setdefault(_key(row["name"]), _credential(row["name"], row["aliases"], row["body"]))
    return tuple(sorted(found.values(), key=lambda one: one.name))


def release_names(releases: Iterable[Release]) -> tuple[str, ...]:
    """Kind, name, version and terms of each, for the foot of a report."""
    return tuple(
        " · ".join(part for part in (one.kind, one.name, one.version, one.licence) if part)
        for one in releases
    )


def _credential(name: str, aliases: Iterable[str] | None, body: str | None) -> Credential:
    read = names_in(name)
    names = Names(read.name, tuple(dict.fromkeys((*read.aliases, *(aliases or ())))), read.abbreviations)
    return Credential(names, body or "")


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _above(area: str) -> tuple[str, ...]:
    """The area itself, and the country or state it says it lies in."""
    head = area.split("-", 1)[0]
    return tuple(dict.fromkeys((area, head))) if area else ()
