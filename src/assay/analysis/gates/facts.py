"""The figures that a condition is about, each with where it was read: from the list, the assay, statistics.

Several sources may tell one; the list that is judged comes first. What is unknown says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from assay.analysis.descriptions import vocabulary
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.gates.cells import bounds, folded, is_empty
from assay.analysis.gates.subjects import Subject
from assay.analysis.gates.values import Condition, Fact, Gate, Kind
from assay.analysis.market import Outlook, Target, names_in
from assay.analysis.valuation import Indicator

_LIST, _OFFER, _NONE = "gate-list/1", "gate-offer/1", "gate-unknown/1"
_MOST = 1e9
_WITHIN = 180  # days, in which the assay counts who is in work
_OUTLOOK = {
    "wage-low": "wage_low",
    "entry-wage": "entry_wage",
    "median-wage": "median_wage",
    "employment": "employment",
    "growth": "growth",
    "openings": "openings",
}
_INDICATOR_UNITS = {
    "rigor": "rung",
    "specificity": "bits",
    "recognition": "count",
    "cost": "money",
    "time": "hours",
    "occupation-outlook": "USD",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its source; one without a value says why in `estimate.reason`."""

    estimate: Estimate
    source: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)


def figures(condition: Condition, subject: Subject, gate: Gate, as_of: date) -> Iterator[Figure]:
    """What is told of it, source by source, the list first."""
    if condition.column:
        yield _of_column(condition, subject, as_of)
    match condition.kind:
        case Kind.HOURS:
            yield _hours(subject, as_of)
        case Kind.INDICATOR:
            yield _indicator(condition, subject, as_of)
        case Kind.OUTCOME:
            yield _outcome(condition, subject, as_of)
        case Kind.OCCUPATION:
            yield _occupation(condition, subject, gate, as_of)
        case Kind.NAMED:
            yield _named(condition, subject, gate, as_of)
        case Kind.WEEKS if not condition.column:
            yield Figure(_unknown("not-told", as_of))


def _unknown(reason: str, as_of: date) -> Estimate:
    return Estimate(None, 0.0, _MOST, "", _NONE, as_of, Grade.C, coverage=0.0, reason=reason)


def _of_column(condition: Condition, subject: Subject, as_of: date) -> Figure:
    """The list's own word: a number of whoever keeps it, taken as it stands."""
    told: dict[str, Fact] = {"column": condition.column}
    if subject.row is None:
        return Figure(_unknown("no-list", as_of), facts=told)
    cell = subject.row.cells.get(folded(condition.column))
    source = subject.row.source
    if cell is None:
        return Figure(_unknown("no-column", as_of), source, told)
    if is_empty(cell):
        return Figure(_unknown("cell-empty", as_of), source, told)
    unit = unit_of(condition)
    read = bounds(cell, is_share=unit == "share", is_percent=condition.is_percent)
    if read is None:
        return Figure(_unknown("cell-unreadable", as_of), source, told | {"cell": cell[:80]})
    low, high = read
    made = Estimate((low + high) / 2, low, high, unit, _LIST, as_of, Grade.B, inputs=(source,))
    return Figure(made, source, told)


def unit_of(condition: Condition) -> str:
    """The unit of its thresholds, and in which a list's column tells it; empty where there is none."""
    if condition.kind in {Kind.HOURS, Kind.WEEKS}:
        return str(condition.kind)
    if condition.kind is Kind.NAMED or condition.of in {"completion", "placement", "growth"}:
        return "share"
    if condition.of == "earnings" or condition.of.endswith("wage") or condition.of == "wage-low":
        return condition.currency or "USD"
    if condition.kind is Kind.INDICATOR and not condition.figure:
        return _INDICATOR_UNITS.get(condition.of, "share")
    return "share" if condition.is_percent else ""


def _hours(subject: Subject, as_of: date) -> Figure:
    """As the issuer offers it: its length is a term of the offer."""
    if subject.description is None:
        return Figure(_unknown("no-description", as_of))
    told = subject.description.told.get("workload")
    if told is None:
        return Figure(_unknown("not-told", as_of))
    read = vocabulary.read_hours(told.value)
    if read is None or told.others:
        return Figure(_unknown("not-certain", as_of), told.pointer)
    low, high = read
    made = Estimate((low + high) / 2, low, high, "hours", _OFFER, as_of, Grade.C, inputs=(told.pointer,))
    return Figure(made, told.pointer)


def _indicator(condition: Condition, subject: Subject, as_of: date) -> Figure:
    if subject.assay is None:
        return Figure(_unknown("no-description", as_of))
    indicator = subject.assay.indicator(condition.of)
    if not condition.figure:
        return _from(indicator, indicator.estimate)
    estimate = indicator.others.get(condition.figure)
    if estimate is None:
        return Figure(_unknown("no-such-figure", as_of), facts={"figure": condition.figure})
    return _from(indicator, estimate)


def _from(indicator: Indicator, estimate: Estimate) -> Figure:
    sources = [part.value for part in indicator.parts if part.key == "source" and part.value]
    return Figure(estimate, ", ".join(estimate.inputs or tuple(sources)))


def _outcome(condition: Condition, subject: Subject, as_of: date) -> Figure:
    if subject.assay is None:
        return Figure(_unknown("no-description", as_of))
    indicator = subject.assay.indicator("outcomes")
    if condition.of != "placement":
        estimate = indicator.others[condition.of]
        if (
            condition.of == "earnings"
            and estimate.is_known
            and estimate.unit != (condition.currency or "USD")
        ):
            return Figure(_unknown("other-currency", as_of), facts={"currency": estimate.unit})
        return _from(indicator, estimate)
    estimate, days = indicator.estimate, condition.within_days or _WITHIN
    if estimate.is_known and days > _WITHIN:  # who is in work after 180 days is so after more
        estimate = replace(estimate, high=1.0)
    elif estimate.is_known and days < _WITHIN:
        estimate = replace(estimate, low=0.0)
    return _from(indicator, estimate)


def _asked(subject: Subject, gate: Gate) -> str:
    """Why the labour market cannot be asked; empty where it can."""
    if subject.market is None:
        return "no-market"
    if subject.target is None:
        return "no-occupation"
    return "occupation-only-stated" if subject.is_target_stated and not gate.takes_stated else ""


def _occupation(condition: Condition, subject: Subject, gate: Gate, as_of: date) -> Figure:
    """Official statistics about the occupation, and of this place alone: a wider one's are no fact of it."""
    why = _asked(subject, gate)
    if why or subject.market is None or subject.target is None:
        return Figure(_unknown(why, as_of))
    target = subject.target
    outlook = subject.market.outlook(target, as_of)
    estimate: Estimate = getattr(outlook, _OUTLOOK[condition.of])
    told: dict[str, Fact] = {"occupation": target.title}
    source = ", ".join(estimate.inputs)
    if estimate.is_known and _is_wider(outlook, condition.of, target):
        return Figure(_unknown("figure-of-wider", as_of), source, told)
    is_money = condition.of.endswith("wage") or condition.of == "wage-low"
    if is_money and estimate.is_known and estimate.unit not in {condition.currency or "USD", "money"}:
        return Figure(_unknown("other-currency", as_of), source, {"currency": estimate.unit})
    return Figure(estimate, source, told)


def _is_wider(outlook: Outlook, of: str, target: Target) -> bool:
    found = outlook.projected_of if of in {"growth", "openings"} else outlook.wages_of
    if found is None:
        return False
    is_elsewhere = bool(target.area) and found.area != target.area
    return is_elsewhere or found.occupation != target.occupation


def _named(condition: Condition, subject: Subject, gate: Gate, as_of: date) -> Figure:
    """Of a row of a list: counted. Of a description: as the assay bounds it, for a name is only claimed."""
    if subject.assay is not None:
        indicator = subject.assay.indicator("named-in-ads")
        chosen = indicator.estimate if condition.of == "share" else indicator.others.get(condition.of)
        if chosen is None:
            return Figure(_unknown("no-such-figure", as_of), facts={"figure": condition.of})
        if condition.of != "share" and chosen.is_known:
            chosen = replace(chosen, low=0.0)
        return _from(indicator, chosen)
    why = _asked(subject, gate)
    if why or subject.market is None or subject.target is None:
        return Figure(_unknown(why, as_of))
    found = subject.market.named(names_in(subject.name), subject.target, as_of)
    estimate: Estimate = getattr(found, condition.of)
    source, told = ", ".join(estimate.inputs), {"occupation": subject.target.title}
    if estimate.is_known and subject.target.area and found.of_area != subject.target.area:
        return Figure(_unknown("figure-of-wider", as_of), source, told)
    return Figure(estimate, source, told)
