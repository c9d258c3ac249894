"""The market's releases out of several stores, each table as one expression: the first store is asked first.

Apart so that the facade asks questions and knows nothing of files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ibis.expr.types import Table

from assay.analysis.market import expressions
from assay.analysis.market.engine import Engine, Row
from assay.analysis.sources import FORMS, Release, Store
from assay.errors import AssayError

TABLES = ("areas", "wages", "projections", "listed_credentials", "postings")
POSTINGS = "postings"


class Tables:
    """The releases with market tables, and what is asked of them."""

    def __init__(self, engine: Engine, stores: Sequence[Store], postings: Sequence[str] = ()) -> None:
        """Releases of these stores; `postings`: Parquet of the same columns that lies elsewhere.

        Raises `data-store-damaged`, `data-file-wrong`, `data-column-missing`.
        """
        self.engine = engine
        self._held: dict[str, list[tuple[Release, str]]] = {name: [] for name in TABLES}
        for store in stores:
            for name in TABLES:
                for release in _used(store.releases(), name):
                    self._held[name].append((release, str(release.folder / f"{name}.parquet")))
        self._postings = tuple(postings)
        self._stacked = {
            name: expressions.stacked([engine.parquet(path) for _, path in held])
            for name, held in self._held.items()
            if held and name != POSTINGS
        }
        ads = [engine.parquet(path) for _, path in self._held[POSTINGS]]
        ads += [_whole(engine.parquet(path), path) for path in self._postings]
        self.ads: Table | None = expressions.merged(ads) if ads else None

    def __bool__(self) -> bool:
        return self.ads is not None or bool(self._stacked)

    @property
    def releases(self) -> tuple[Release, ...]:
        """Every release that is asked, each once."""
        found = {release.folder: release for held in self._held.values() for release, _ in held}
        return tuple(found.values())

    def has(self, name: str) -> bool:
        """Whether any release has this table."""
        return name in self._stacked if name != POSTINGS else self.ads is not None

    def source(self, name: str, rank: int) -> str:
        """The release at this place: kind, name, version."""
        return _told(self._held[name][rank][0])

    def sources(self, name: str) -> tuple[str, ...]:
        """All releases of a table, as estimates name them."""
        elsewhere = self._postings if name == POSTINGS else ()
        return (*(_told(release) for release, _ in self._held[name]), *elsewhere)

    def rows(self, name: str, occupations: Sequence[str], areas: Sequence[str]) -> list[Row]:
        """The rows of a table for these occupations in these areas."""
        table = self._stacked.get(name)
        return [] if table is None else self.engine.rows(expressions.rows_of(table, occupations, areas))

    def all_rows(self, name: str) -> list[Row]:
        """Every row of a small table, in the order of its releases."""
        table = self._stacked.get(name)
        return [] if table is None else self.engine.rows(table.order_by("rank"))

    def titles(self) -> list[tuple[str, str]]:
        """Codes of occupations with their titles, out of wages, then projections."""
        found = []
        for name in ("wages", "projections"):
            table = self._stacked.get(name)
            rows = [] if table is None else self.engine.rows(expressions.occupation_rows(table))
            found += [(str(row["occupation"] or ""), str(row["title"] or "")) for row in rows]
        return found

    def areas_used(self) -> list[str]:
        """Codes of areas that wages, projections, lists and advertisements name."""
        stacked = [
            self._stacked[name] for name in ("wages", "projections", "listed_credentials") if self.has(name)
        ]
        found = [row["area"] for table in stacked for row in self.engine.rows(expressions.area_rows(table))]
        if self.ads is not None:
            found += [
                row["area"] for row in self.engine.rows(self.ads.select("area").distinct().order_by("area"))
            ]
        return [str(area) for area in dict.fromkeys(found) if area]

    def occupations_advertised(self) -> list[str]:
        """Codes of occupations that advertisements have."""
        if self.ads is None:
            return []
        rows = self.engine.rows(self.ads.select("occupation").distinct().order_by("occupation"))
        return [str(row["occupation"]) for row in rows if row["occupation"]]


def _whole(table: Table, path: str) -> Table:
    """The columns of advertisements, in their order."""
    for column in FORMS[POSTINGS]:
        if column not in table.columns:
            raise AssayError("data-column-missing", file=path, column=column)
    return table.select(*FORMS[POSTINGS])


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
