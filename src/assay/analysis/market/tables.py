"""The market's releases out of several stores, the first store asked first; official tables, read by Polars.

Apart so that the facade asks questions and knows nothing of files. Advertisements are too many for this:
`postings.py` has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib import import_module
from math import inf
from typing import TYPE_CHECKING, Any

import polars as pl

from assay.analysis.market.questions import Advertisements
from assay.analysis.sources import Release, Store

if TYPE_CHECKING:
    from assay.analysis.market.engine import Engine

TABLES = ("areas", "wages", "projections", "listed_credentials", "postings")
POSTINGS = "postings"
_MOST_KEPT = 512
_POSTINGS = "assay.analysis.market.postings"

Row = dict[str, Any]
_Asked = tuple[str, tuple[str, ...], tuple[str, ...]]


class Tables:
    """The releases with market tables, and what is asked of them; opened when it is asked."""

    def __init__(
        self,
        stores: Sequence[Store],
        *,
        engine: Engine | None = None,
        postings: Sequence[str] = (),
        longest: float = inf,
    ) -> None:
        """Releases of these stores; `postings`: Parquet of the same columns that lies elsewhere.

        Raises `data-store-damaged`.
        """
        self._engine, self._longest = engine, longest
        self._held: dict[str, list[tuple[Release, Store]]] = {name: [] for name in TABLES}
        for store in stores:
            releases = store.releases()
            for name in TABLES:
                self._held[name] += [(release, store) for release in _used(releases, name)]
        self._elsewhere = tuple(postings)
        self._kept: dict[_Asked, list[Row]] = {}

    def __bool__(self) -> bool:
        return bool(self._elsewhere) or any(self._held.values())

    @property
    def releases(self) -> tuple[Release, ...]:
        """Every release that is asked, each once."""
        found = {release.folder: release for held in self._held.values() for release, _ in held}
        return tuple(found.values())

    @property
    def has_ads(self) -> bool:
        """Whether there are any advertisements."""
        return bool(self._held[POSTINGS] or self._elsewhere)

    @cached_property
    def ads(self) -> Advertisements:
        """The advertisements, where there are any. Raises `data-file-wrong`, `data-column-missing`."""
        files = [str(release.folder / f"{POSTINGS}.parquet") for release, _ in self._held[POSTINGS]]
        postings = import_module(_POSTINGS).Postings
        opened: Advertisements = postings(files, self._elsewhere, self._engine, self._longest)
        return opened

    def source(self, name: str, rank: int) -> str:
        """The release at this place: kind, name, version."""
        return _told(self._held[name][rank][0])

    def sources(self, name: str) -> tuple[str, ...]:
        """All releases of a table, as estimates name them."""
        elsewhere = self._elsewhere if name == POSTINGS else ()
        return (*(_told(release) for release, _ in self._held[name]), *elsewhere)

    def rows(self, name: str, occupations: Sequence[str], areas: Sequence[str]) -> list[Row]:
        """The rows of a table for these occupations in these areas; in all areas where none is named."""
        asked = (name, tuple(occupations), tuple(areas))
        found = self._kept.get(asked)
        if found is None:
            wanted = pl.col("occupation").is_in(list(occupations))
            found = self._read(name, wanted & pl.col("area").is_in(list(areas)) if areas else wanted)
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[asked] = found
        return found

    def all_rows(self, name: str) -> list[Row]:
        """Every row of a small table, in the order of its releases."""
        return self._read(name, pl.lit(value=True))

    def titles(self) -> list[tuple[str, str]]:
        """Codes of occupations with their titles, out of wages, then projections."""
        return [
            (str(code or ""), str(title or ""))
            for name in ("wages", "projections")
            for release, store in self._held[name]
            for code, title in _distinct(store, release, name, "occupation", "title")
        ]

    def areas_used(self) -> list[str]:
        """Codes of areas that wages, projections, lists and advertisements name."""
        found = [
            area
            for name in ("wages", "projections", "listed_credentials")
            for release, store in self._held[name]
            for (area,) in _distinct(store, release, name, "area")
        ]
        return [str(area) for area in dict.fromkeys((*found, *self._advertised("area"))) if area]

    def occupations_advertised(self) -> list[str]:
        """Codes of occupations that advertisements have."""
        return self._advertised("occupation")

    def _advertised(self, column: str) -> list[str]:
        """What advertisements have in this column; those elsewhere may lie where only the engine reads."""
        if self._elsewhere:
            return self.ads.areas() if column == "area" else self.ads.occupations()
        found = {
            told
            for release, store in self._held[POSTINGS]
            for (told,) in _distinct(store, release, POSTINGS, column)
        }
        return sorted(str(told) for told in found if told)

    def _read(self, name: str, wanted: pl.Expr) -> list[Row]:
        """The rows wanted, each with the place of its release in `rank`."""
        return [
            row | {"rank": place}
            for place, (release, store) in enumerate(self._held[name])
            for row in store.table(release, name).filter(wanted).collect().iter_rows(named=True)
        ]


def _distinct(store: Store, release: Release, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """What a table has in these columns, each once, in order."""
    told = store.table(release, table).select(*columns).unique().sort(*columns, nulls_last=True)
    return told.collect().rows()


def _used(releases: Iterable[Release], table: str) -> list[Release]:
    """Of each name and language the newest release with this table; of advertisements all."""
    having = [release for release in releases if release.tables.get(table)]
    if table == POSTINGS:
        return having
    newest: dict[tuple[str, str, str], Release] = {}
    for release in having:  # newest first, as the store lists them
        newest.setdefault((release.kind, release.name, release.language), release)
    return list(newest.values())


def _told(release: Release) -> str:
    return " ".join(part for part in (release.kind, release.name, release.version) if part)
