"""What official statistics tell of an occupation in a place: how many, what they earn, how many are sought.

Wages come with the relative standard error of their mean, and none of the percentiles. Ours are made from
it as for log-normally spread wages: the error of a percentile is that of the mean times √(p·(1-p)) / φ(z_p),
which is 1.25 at the median, 1.36 at a quarter and 1.71 at a tenth. Projections come with no interval at
all. Theirs is ours: ± 2 points a year on employment, ± 25 % on openings, and so no grade above B; where no
error of wages or employment is published, ± 20 % and B too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assay.analysis.estimates import Estimate, Grade
from assay.analysis.market.targets import Target

WAGES, EMPLOYMENT, PROJECTION = "occupation-wage/1", "occupation-employment/1", "projection/1"
MOST_WAGE, MOST_PEOPLE, MOST_GROWTH = 10_000_000.0, 10_000_000_000.0, 100.0
POINTS_A_YEAR, OPENINGS_OFF, UNTOLD_OFF = 0.02, 0.25, 0.2
_Z = 1.959964
_OF_MEAN = {"p10": 1.71, "p25": 1.36, "p50": 1.25, "p75": 1.36, "p90": 1.71, "mean": 1.0}
NOT_COVERED, NO_WAGE, NO_PROJECTION = "area-not-covered", "wage-not-published", "projection-not-published"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outlook:
    """Figures of an occupation, not of a credential. Money a year, but `hourly_entry_wage`.

    `wages_of` and `projected_of` are what the figures are really about where no narrower ones are
    published: a wider area, a broader occupation. None where there are none.
    """

    employment: Estimate
    growth: Estimate
    openings: Estimate
    entry_wage: Estimate
    wage_low: Estimate
    median_wage: Estimate
    upper_wage: Estimate
    wage_high: Estimate
    hourly_entry_wage: Estimate
    wages_of: Target | None
    projected_of: Target | None
    entry_education: str = ""
    from_year: int | None = None
    to_year: int | None = None

    @property
    def of_area(self) -> str:
        """The area that the wages are of; empty where there are none."""
        return self.wages_of.area if self.wages_of else ""


def first_told(
    rows: Sequence[Row], occupations: Sequence[str], areas: Sequence[str], needed: Sequence[str]
) -> Row | None:
    """Of the rows that tell at least one of these the nearest: the place counts before the occupation.

    A broader occupation is taken in the same place before a wider place is; of two releases the first.
    """
    order = {
        (area, code): (at, place) for at, area in enumerate(areas) for place, code in enumerate(occupations)
    }
    fitting = [
        (order[str(row["area"]), str(row["occupation"])], int(str(row["rank"])), row)
        for row in rows
        if (row["area"], row["occupation"]) in order and any(row[name] is not None for name in needed)
    ]
    return min(fitting, key=lambda one: one[:2])[2] if fitting else None


def wage(row: Row | None, part: str, as_of: date, *, source: str, hourly: bool = False) -> Estimate:
    """A percentile of wages, with the bounds that follow from the published error of the mean."""
    told = None if row is None else row[f"{'hourly' if hourly else 'annual'}_{part}"]
    if row is None or told is None:
        reason = NOT_COVERED if row is None else NO_WAGE
        return _unknown(WAGES, as_of, reason, "money", MOST_WAGE)
    value = _number(told)
    unit = "USD" if str(row["area"]).split("-")[0] == "US" else "money"
    if row["wage_error"] is None:
        low, high, grade = value * (1 - UNTOLD_OFF), value * (1 + UNTOLD_OFF), Grade.B
    else:
        off = _Z * _number(row["wage_error"]) / 100 * _OF_MEAN[part] * value
        low, high, grade = max(value - off, 0.0), value + off, Grade.A
    return Estimate(value, low, high, unit, WAGES, as_of, grade, inputs=(source,))


def employment(row: Row | None, as_of: date, *, source: str) -> Estimate:
    """How many work in it, with the bounds of the published error."""
    if row is None or row["employment"] is None:
        reason = NOT_COVERED if row is None else "employment-not-published"
        return _unknown(EMPLOYMENT, as_of, reason, "count", MOST_PEOPLE)
    value = _number(row["employment"])
    told = row["employment_error"]
    off = UNTOLD_OFF * value if told is None else _Z * _number(told) / 100 * value
    grade = Grade.B if told is None else Grade.A
    low, high = max(value - off, 0.0), value + off
    return Estimate(value, low, high, "count", EMPLOYMENT, as_of, grade, inputs=(source,))


def growth(row: Row | None, as_of: date, *, source: str) -> Estimate:
    """By which share employment is projected to grow over the years that the projection covers."""
    needed = ("employment_from", "employment_to", "from_year", "to_year")
    if row is None or any(row[name] is None for name in needed) or _number(row["employment_from"]) <= 0:
        return _unknown(PROJECTION, as_of, NO_PROJECTION, "share", MOST_GROWTH, least=-1.0)
    value = _number(row["employment_to"]) / _number(row["employment_from"]) - 1
    off = POINTS_A_YEAR * max(_number(row["to_year"]) - _number(row["from_year"]), 1.0)
    low, high = max(value - off, -1.0), value + off
    return Estimate(value, low, high, "share", PROJECTION, as_of, Grade.B, inputs=(source,))


def openings(row: Row | None, as_of: date, *, source: str) -> Estimate:
    """How many are looked for each year, because it grows and because people leave."""
    if row is None or row["openings_a_year"] is None:
        return _unknown(PROJECTION, as_of, NO_PROJECTION, "count", MOST_PEOPLE)
    value = _number(row["openings_a_year"])
    low, high = max(value * (1 - OPENINGS_OFF), 0.0), value * (1 + OPENINGS_OFF)
    return Estimate(value, low, high, "count", PROJECTION, as_of, Grade.B, inputs=(source,))


def _unknown(
    method: str, as_of: date, reason: str, unit: str, most: float, *, least: float = 0.0
) -> Estimate:
    grade = Grade.B if method == PROJECTION else Grade.A
    return Estimate(None, least, most, unit, method, as_of, grade, coverage=0.0, reason=reason)


def _number(told: object) -> float:
    return float(str(told))
