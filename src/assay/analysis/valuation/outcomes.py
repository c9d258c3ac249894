"""What became of those who took it: completion, work, earnings, and the four bars of a public funder.

Apart because it rests on figures that somebody published and on nothing an achievement says of itself. An
association is told as one: nothing here says that the certificate was the cause.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assay.analysis.descriptions import Description, vocabulary
from assay.analysis.estimates import FEWEST, Estimate, Grade, proportion
from assay.analysis.valuation.indicators import Fact, Indicator, Mark, Part, unknown, widened
from assay.analysis.valuation.outcome_figures import Design, OutcomeFigures

METHOD = "outcomes/1"
WITHIN_DAYS = 180
LEAST_COMPLETION = LEAST_PLACEMENT = 0.70
LEAST_EARNINGS, CURRENCY = 23_475.0, "USD"  # 150 % of the poverty guideline of 2025 for one person, 15,650
LEAST_HOURS, MOST_HOURS = 150.0, 599.0
MOST_EARNINGS = 1_000_000.0
_SCALE = (0.0, 1.0)
_NOTHING = "no-outcomes"
_Z_MEDIAN = 1.959964 * 1.253314  # of a median: the mean's, widened by the square root of π/2
_QUARTERS = 1.348980  # standard deviations between the quartiles of a normal distribution
_UNTOLD_SPREAD = 1.0  # of the logarithm of earnings, where no quartiles are told: wider than most


def outcomes(
    figures: Sequence[OutcomeFigures], description: Description | None = None, *, as_of: date
) -> Indicator:
    """The share of completers in work within 180 days; completion and earnings beside it, and the bars.

    Of several rows each figure comes from the best that tells it: by address, then by design, then the
    newest. `description` tells the hours, which one of the bars asks. A claim bounds nothing from below.
    """
    rows = sorted(figures, key=_order)
    completion = _best(rows, _completion, as_of)
    placement = _best(rows, _placement, as_of)
    earnings = _best(rows, _earnings, as_of)
    known = sum(one.is_known for one in (completion, placement, earnings)) / 3
    facts: dict[str, Fact] = {"rows": len(rows)}
    if placement.value is None:
        estimate = unknown(METHOD, as_of, placement.reason, unit="share", scale=_SCALE, coverage=known)
        words = placement.reason
    else:
        told = next(one for one in rows if _placement(one, as_of).is_known)
        estimate = replace(placement, coverage=known)
        words = "outcomes"
        facts |= {"count": told.followed or 0, "design": told.level.key, "provider": told.provider}
        facts |= {"value": placement.value, "days": WITHIN_DAYS}
    bars = (
        Part("bar-completion", _mark(completion, LEAST_COMPLETION), estimate=completion),
        Part("bar-placement", _placement_mark(rows, as_of), estimate=placement),
        Part("bar-earnings", _earnings_mark(earnings), estimate=earnings),
        _hours_bar(description),
        Part("bar-weeks", Mark.UNKNOWN),
    )
    others = {"completion": completion, "earnings": earnings}
    return Indicator("outcomes", estimate, words, _SCALE, facts, others, (*bars, *_sources(rows)))


def _order(row: OutcomeFigures) -> tuple[bool, int, int, str]:
    """The address first: no name that an issuer takes puts another's figures before its own."""
    newest = row.until_day.toordinal() if row.until_day is not None else 0
    return not row.by_address, -row.level, -newest, row.citation


def _best(
    rows: Sequence[OutcomeFigures], figure: Callable[[OutcomeFigures, date], Estimate], as_of: date
) -> Estimate:
    """This figure of the first row that tells it; else why the first does not."""
    told = [figure(row, as_of) for row in rows]
    known = next((one for one in told if one.is_known), None)
    if known is not None:
        return known
    nothing = unknown(METHOD, as_of, _NOTHING, unit="share", scale=_SCALE)
    return told[0] if told else nothing if figure is not _earnings else _no_earnings(_NOTHING, as_of)


def _completion(row: OutcomeFigures, as_of: date) -> Estimate:
    return _share(row, row.completed, row.began, "completion-not-told", as_of)


def _placement(row: OutcomeFigures, as_of: date) -> Estimate:
    """Those in work within 180 days. Counted over fewer it may be more; over more days it says nothing."""
    found = _share(row, row.placed, row.followed, "placement-not-told", as_of)
    days = row.placed_within_days
    if found.value is None or days == WITHIN_DAYS:
        return found
    if days is None or days > WITHIN_DAYS:
        return unknown(
            METHOD, as_of, "placement-over-other-days", unit="share", scale=_SCALE, grade=found.grade
        )
    return replace(found, high=1.0)


def _share(row: OutcomeFigures, part: int | None, whole: int | None, reason: str, as_of: date) -> Estimate:
    grade = _grade(row)
    if part is None or whole is None:
        why = reason
    elif not 0 <= part <= whole:
        why = "figures-not-plausible"
    elif whole < FEWEST:
        why = "few"
    else:
        value, low, high = proportion(part, whole)
        if grade is Grade.C:
            low, high = widened(0.0, high, Grade.C, _SCALE)
        inputs = (row.citation,) if row.citation else ()
        return Estimate(value, low, high, "share", METHOD, as_of, grade, whole, inputs=inputs)
    return unknown(METHOD, as_of, why, unit="share", scale=_SCALE, grade=grade)


def _grade(row: OutcomeFigures) -> Grade:
    """A document that can be looked up, where it names this achievement; else only somebody's word."""
    return Grade.B if row.level > Design.CLAIM and row.by_address and row.citation else Grade.C


def _earnings(row: OutcomeFigures, as_of: date) -> Estimate:
    """The median a year with its interval: m · exp(± 2.456 · s / √n), s the spread of the logarithm."""
    grade, middle, count = _grade(row), row.earnings_median, row.earners
    if middle is None or count is None or not row.currency:
        return _no_earnings("earnings-not-told", as_of, grade)
    if middle <= 0 or middle > MOST_EARNINGS:
        return _no_earnings("figures-not-plausible", as_of, grade)
    if count < FEWEST:
        return _no_earnings("few", as_of, grade)
    ratio = math.exp(_Z_MEDIAN * _log_spread(row) / math.sqrt(count))
    low, high = middle / ratio, middle * ratio
    if grade is Grade.C:
        low = 0.0
    inputs = (row.citation,) if row.citation else ()
    return Estimate(middle, low, high, row.currency, METHOD, as_of, grade, count, inputs=inputs)


def _log_spread(row: OutcomeFigures) -> float:
    low, high = row.earnings_low, row.earnings_high
    if low is None or high is None or not 0 < low < high:
        return _UNTOLD_SPREAD
    return math.log(high / low) / _QUARTERS


def _no_earnings(reason: str, as_of: date, grade: Grade = Grade.C) -> Estimate:
    return unknown(METHOD, as_of, reason, unit="money", scale=(0.0, MOST_EARNINGS), grade=grade)


def _mark(estimate: Estimate, bar: float) -> Mark:
    """Passed where even the lower bound reaches it, failed where not even the upper does; else neither."""
    if estimate.value is None:
        return Mark.UNKNOWN
    if estimate.low >= bar and estimate.grade < Grade.C:
        return Mark.PASSED
    return Mark.FAILED if estimate.high < bar else Mark.UNKNOWN


def _placement_mark(rows: Sequence[OutcomeFigures], as_of: date) -> Mark:
    """By the row that says something: who is in work after a year and still below the bar was so before."""
    for row in rows:
        share = _share(row, row.placed, row.followed, "placement-not-told", as_of)
        days = row.placed_within_days
        if share.value is None or days is None:
            continue
        low = share.low if days <= WITHIN_DAYS else 0.0
        high = share.high if days >= WITHIN_DAYS else 1.0
        return _mark(replace(share, low=low, high=high), LEAST_PLACEMENT)
    return Mark.UNKNOWN


def _earnings_mark(estimate: Estimate) -> Mark:
    """More than the bar, in its own currency."""
    if estimate.value is None or estimate.unit != CURRENCY:
        return Mark.UNKNOWN
    if estimate.low > LEAST_EARNINGS and estimate.grade < Grade.C:
        return Mark.PASSED
    return Mark.FAILED if estimate.high <= LEAST_EARNINGS else Mark.UNKNOWN


def _hours_bar(description: Description | None) -> Part:
    """150 to 599 clock hours as the issuer offers it. Its length is a term of the offer, and no outcome."""
    told = description.told.get("workload") if description is not None else None
    read = vocabulary.read_hours(told.value) if told is not None and not told.others else None
    if told is None or read is None:
        return Part("bar-hours", Mark.UNKNOWN)
    least, most = read
    mark = Mark.UNKNOWN
    if least >= LEAST_HOURS and most <= MOST_HOURS:
        mark = Mark.PASSED
    elif most < LEAST_HOURS or least > MOST_HOURS:
        mark = Mark.FAILED
    return Part("bar-hours", mark, told.value, told.pointer)


def _sources(rows: Sequence[OutcomeFigures]) -> tuple[Part, ...]:
    parts = []
    for row in rows:
        days = [day.isoformat() for day in (row.from_day, row.until_day) if day is not None]
        parts.append(Part("design", Mark.SHOWN, row.level.key))
        told = " · ".join(text for text in (row.provider, " to ".join(days), row.citation) if text)
        parts.append(Part("source", Mark.SHOWN if row.by_address else Mark.UNKNOWN, told))
    return tuple(parts)
