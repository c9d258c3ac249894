"""The market in one place: what a certificate, its skills and an occupation are worth asking about.

Start reading here. Every question is about a `Target`; where a place is not covered, the wider one answers
and says so. All counting is done by the expressions, whatever engine carries them out.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Any

from assay.analysis.estimates import FEWEST
from assay.analysis.market import ads, lists, outlook
from assay.analysis.market.ads import Basis, Named, Quarter, Row, SkillAsked
from assay.analysis.market.names import Names, is_distinct, low_folded
from assay.analysis.market.occupations import OccupationName, Occupations, beginnings, broader
from assay.analysis.market.outlook import Outlook
from assay.analysis.market.places import Area, Places
from assay.analysis.market.questions import Advertisements, Scope, SkillSought, Sought, even
from assay.analysis.market.tables import POSTINGS, Tables
from assay.analysis.market.targets import Target
from assay.analysis.sources import Release, Store, area_of
from assay.errors import AssayError

if TYPE_CHECKING:
    from assay.analysis.market.engine import Engine

MONTHS = 12
_MONTHS_OF_A_YEAR = 12
_LAST_SURE_DAY = 28
_MOST_NEAR = 5
_NEAR = 0.6
_NONE = "—"
_YEARS = ("from_year", "to_year")
_NOTHING: Row = {"n": 0, "all_ads": 0}
_QUALIFIER = re.compile(r" \([^()]*\)$")


class Market:
    """What the installed releases tell of the labour market. Shared by threads."""

    def __init__(self, tables: Tables, stores: Sequence[Store]) -> None:
        """Use `open`."""
        self._tables = tables
        self._stores = tuple(stores)

    @classmethod
    def open(
        cls,
        *stores: Store,
        engine: Engine | None = None,
        postings: Sequence[str] = (),
        longest: float = inf,
    ) -> Market | None:
        """The market of these stores, the first asked first; None where none has anything of a market.

        Nothing is read before it is asked for. `engine`: DuckDB unless another is given. `postings`: folders
        of Parquet with advertisements beside the stores', in the columns of `sources.FORMS`. `longest`: the
        seconds after which a question of advertisements is given up. Raises `data-store-damaged`.
        """
        tables = Tables(stores, engine=engine, postings=postings, longest=longest)
        return cls(tables, stores) if tables else None

    @property
    def releases(self) -> tuple[Release, ...]:
        """The releases that it answers from."""
        return self._tables.releases

    def occupations(self, text: str, most: int = 6) -> tuple[OccupationName, ...]:
        """The occupations that a code, an address or some words may mean, the best first."""
        return self._occupations.find(text, most)

    def every_occupation(self) -> tuple[OccupationName, ...]:
        """Every single occupation that it knows, by title, for lists to pick from."""
        return self._occupations.detailed()

    def areas(self) -> tuple[Area, ...]:
        """Every area that the data name: countries, states, then the rest by name."""
        return self._places.all()

    def target(self, occupation: str, area: str = "") -> Target:
        """The occupation and the place that are meant.

        `occupation`: a code of SOC or O*NET, an address of ESCO or O*NET, or a title; `area`: a code or a
        name. Raises `market-occupation-unknown`, `market-area-unknown`, each with the nearest names.
        """
        code = self._occupations.code_of(occupation)
        if not code:
            near = self._occupations.find(occupation, _MOST_NEAR)
            names = ", ".join(f"{one.title} ({one.code})" for one in near)
            raise AssayError("market-occupation-unknown", occupation=occupation, near=names or _NONE)
        place = self._area(area)
        return Target(code, self._occupations.title(code), place.code, place.name)

    def outlook(self, target: Target, as_of: date) -> Outlook:
        """What official statistics tell of the occupation, in the place or in the nearest one covered."""
        areas = self._chain(target) if target.area else self._places.countries()
        codes = broader(target.occupation)[:2]
        paid = ("employment", "annual_p25", "annual_p50")
        wages = outlook.first_told(self._tables.rows("wages", codes, areas), codes, areas, paid)
        projected = outlook.first_told(
            self._tables.rows("projections", codes, areas), codes, areas, ("employment_to", "openings_a_year")
        )
        paid_by, told_by = self._source("wages", wages), self._source("projections", projected)
        span = [
            None if projected is None or projected[one] is None else int(projected[one]) for one in _YEARS
        ]
        return Outlook(
            employment=outlook.employment(wages, as_of, source=paid_by),
            growth=outlook.growth(projected, as_of, source=told_by),
            openings=outlook.openings(projected, as_of, source=told_by),
            entry_wage=outlook.wage(wages, "p25", as_of, source=paid_by),
            wage_low=outlook.wage(wages, "p10", as_of, source=paid_by),
            median_wage=outlook.wage(wages, "p50", as_of, source=paid_by),
            upper_wage=outlook.wage(wages, "p75", as_of, source=paid_by),
            wage_high=outlook.wage(wages, "p90", as_of, source=paid_by),
            hourly_entry_wage=outlook.wage(wages, "p25", as_of, source=paid_by, hourly=True),
            wages_of=self._of(wages),
            projected_of=self._of(projected),
            entry_education="" if projected is None else str(projected["entry_education"] or ""),
            from_year=span[0],
            to_year=span[1],
        )

    def listed(self, names: Names, area: str, as_of: date) -> tuple[lists.Listed, ...]:
        """The entries of lists that name it and hold then: of this area's lists, of all where it is empty."""
        return self._lists.naming(names, (area,) if area else (), as_of)

    def keeps_list_of(self, area: str) -> bool:
        """Whether there is a list of credentials of this area; any at all where it is empty."""
        return self._lists.is_of(area)

    def named(
        self, names: Names, target: Target, as_of: date, *, months: int = MONTHS, entry: bool = False
    ) -> Named:
        """How often advertisements of these months name it, and which lists do.

        `entry`: only those that say that they are for beginners.
        """
        listed = self._lists.naming(names, self._chain(target), as_of)
        law = lists.licence(listed, target.occupation)
        if not names.phrases and not names.shorts:
            none = ads.unknown(ads.SHARE, self._basis("", 0, as_of), 0, ads.NO_NAME)
            return Named(none, none, none, none, 0, 0, listed, law, "")
        sought = Sought.of(names.phrases, names.shorts)
        scopes = self._widening(target, as_of, months, entry=entry)
        area, row = self._nearest(scopes, lambda held, scope: held.counts(scope, sought))
        basis = self._basis(area, int(row["all_ads"]), as_of)
        usable = int(row["n"])
        told = row if usable else None
        return Named(
            share=ads.share_of(told, "named", basis),
            required=ads.share_of(told, "required", basis),
            preferred=ads.share_of(told, "preferred", basis),
            employers=ads.employers_of(told, "named", basis),
            ads=usable,
            naming=int(row["named"]) if usable >= FEWEST else 0,
            listed=listed,
            licence=law,
            of_area=area,
        )

    def named_many(self, names: Sequence[Names], target: Target, as_of: date) -> tuple[Named, ...]:
        """The same for many names: those that no advertisement has are found in one reading."""
        absent: Named | None = None
        found: list[Named] = []
        for one, is_there in zip(names, self._mentioned(names, target, as_of), strict=True):
            if is_there or absent is None:
                found.append(self.named(one, target, as_of))
                absent = found[-1] if not is_there and found[-1].of_area else absent
            else:
                listed = self._lists.naming(one, self._chain(target), as_of)
                law = lists.licence(listed, target.occupation)
                found.append(replace(absent, listed=listed, licence=law))
        return tuple(found)

    def _mentioned(self, names: Sequence[Names], target: Target, as_of: date) -> tuple[bool, ...]:
        """Whether any advertisement of the widest place names each; true for what has no name to look for."""
        sought = {
            place: Sought.of(one.phrases, one.shorts)
            for place, one in enumerate(names)
            if one.phrases or one.shorts
        }
        if not sought or not self._tables.has_ads:
            return tuple(place not in sought for place in range(len(names)))
        scope = self._scope(target.occupation, self._chain(target)[-1], as_of, MONTHS)
        found = self._tables.ads.mentioned(scope, list(sought.values()))
        there = dict(zip(sought, found, strict=True))
        return tuple(there.get(place, True) for place in range(len(names)))

    def over_time(self, names: Names, target: Target, as_of: date, *, years: int = 3) -> tuple[Quarter, ...]:
        """The share of the advertisements that name it, by the quarter they were first seen in."""
        if not self._tables.has_ads or not (names.phrases or names.shorts):
            return ()
        months = years * _MONTHS_OF_A_YEAR
        scope = self._scope(target.occupation, target.area, as_of, months)
        rows = self._tables.ads.quarters(scope, Sought.of(names.phrases, names.shorts))
        basis = self._basis(target.area, 0, as_of)
        return ads.quarters_of(rows, basis)

    def skills_asked(
        self, skills: Sequence[str], target: Target, as_of: date, *, months: int = MONTHS
    ) -> tuple[SkillAsked, ...]:
        """How often advertisements ask for each of these, in the order given."""
        sought = [_sought(skill) for skill in skills]
        if not sought:
            return ()
        scopes = self._widening(target, as_of, months)
        area, row = self._nearest(scopes, lambda held, scope: held.asked(scope, sought))
        rest: Row | None = None
        major = target.occupation[:3]
        if self._tables.has_ads and int(row["n"] or 0) >= FEWEST:
            scope = self._scope(f"{major}0000", area, as_of, months)
            scope = replace(scope, without=beginnings(target.occupation)[0])
            rest = self._tables.ads.asked(scope, sought)
        basis = self._basis(area, int(row["all_ads"]), as_of)
        told = row if row["n"] else None
        return tuple(
            SkillAsked(skill, ads.asked_of(told, rest, f"s{place}", basis), int(row["n"]), area)
            for place, skill in enumerate(skills)
        )

    def _widening(
        self, target: Target, as_of: date, months: int, *, entry: bool = False
    ) -> Iterator[tuple[str, Scope]]:
        """The target's area and each that it lies in, with the advertisements to be asked there."""
        for area in self._chain(target):
            yield area, self._scope(target.occupation, area, as_of, months, entry=entry)

    def _nearest(
        self, scopes: Iterable[tuple[str, Scope]], ask: Callable[[Advertisements, Scope], Row]
    ) -> tuple[str, Row]:
        """The first place with enough advertisements, else the last; and what they come to."""
        best: tuple[str, Row] = ("", _NOTHING)
        for area, scope in scopes if self._tables.has_ads else ():
            row = ask(self._tables.ads, scope)
            best = (area, {name: value or 0 for name, value in row.items()})
            if int(best[1]["n"]) >= FEWEST:
                break
        return best

    def _scope(self, occupation: str, area: str, as_of: date, months: int, *, entry: bool = False) -> Scope:
        inside = self._places.inside(area)
        return Scope(
            occupations=beginnings(occupation),
            areas=even(tuple(one for one in inside if not one.endswith("-"))),
            areas_beginning=tuple(one for one in inside if one.endswith("-")),
            from_day=_months_before(as_of, months),
            until_day=as_of,
            entry=entry,
        )

    def _basis(self, area: str, all_ads: int, as_of: date) -> Basis:
        said = (f"area {area}",) if area else ()
        return Basis(all_ads, as_of, (*self._tables.sources(POSTINGS), *said))

    def _chain(self, target: Target) -> tuple[str, ...]:
        return self._places.chain(target.area)

    def _source(self, table: str, row: Mapping[str, Any] | None) -> str:
        if row is None:
            return ""
        return f"{self._tables.source(table, int(row['rank']))} {row['area']} {row['occupation']}"

    def _of(self, row: Mapping[str, Any] | None) -> Target | None:
        if row is None:
            return None
        place = self._places.area(str(row["area"]))
        title = str(row["title"] or self._occupations.title(str(row["occupation"])))
        return Target(str(row["occupation"]), title, place.code, place.name)

    def _area(self, area: str) -> Area:
        asked = area.strip()
        if not asked:
            return Area("", "")
        code = area_of(asked)
        named = [one for one in self._places.all() if one.name.casefold() == asked.casefold()]
        if self._places.known(code):
            return self._places.area(code)
        if len(named) == 1:
            return named[0]
        found = self._places.area(code)
        if found.name != found.code:
            return found  # a state that the data do not cover: figures of its country are told as such
        names = {one.name.casefold(): one for one in self._places.all()}
        near = [names[name] for name in difflib.get_close_matches(asked.casefold(), names, _MOST_NEAR, _NEAR)]
        told = ", ".join(f"{one.name} ({one.code})" for one in near)
        raise AssayError("market-area-unknown", area=area, near=told or _NONE)

    @cached_property
    def _occupations(self) -> Occupations:
        return Occupations(self._tables.titles(), self._stores, self._tables.occupations_advertised())

    @cached_property
    def _places(self) -> Places:
        rows = self._tables.all_rows("areas")
        told = [
            Area(
                str(row["area"]),
                str(row["name"] or row["area"]),
                str(row["kind"] or ""),
                str(row["within"] or ""),
            )
            for row in rows
            if row["area"]
        ]
        return Places(told, self._tables.areas_used())

    @cached_property
    def _lists(self) -> lists.Lists:
        return lists.Lists(
            self._tables.all_rows("listed_credentials"), self._tables.sources("listed_credentials")
        )


def _sought(skill: str) -> SkillSought:
    """Its names folded, with and without what explains them in brackets; the long ones also for texts."""
    written = dict.fromkeys((skill, _QUALIFIER.sub("", skill)))
    found = tuple(phrase for phrase in dict.fromkeys(low_folded(one) for one in written) if phrase)
    return SkillSought(found, tuple(phrase for phrase in found if is_distinct(phrase)))


def _months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last one that each month has."""
    place = day.year * _MONTHS_OF_A_YEAR + day.month - 1 - months
    year, month = divmod(place, _MONTHS_OF_A_YEAR)
    return date(year, month + 1, min(day.day, _LAST_SURE_DAY))
