"""What it costs and how long it takes, and what a learner would have to gain to have it back in a year.

Apart because these are shown and never weighed by themselves: short is not slight, and cheap is not poor.
"""

from __future__ import annotations

from datetime import date

from assay.analysis.descriptions import Description, Told, vocabulary
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation.indicators import Fact, Indicator, Mark, Part, unknown

METHOD = "cost/1"
MOST_MONEY = 100_000.0
MOST_HOURS = 1_800.0  # sixty ECTS credits of thirty hours, a year's full-time study
MONTHS = 12  # within which the uplift is to bring back what was spent


def cost_and_time(
    description: Description, *, wage: Estimate | None = None, as_of: date
) -> tuple[Indicator, Indicator]:
    """The price told and the hours told. `wage`: of one hour, its unit the currency; None where not known.

    Both are the issuer's word: they are values, and certain is only what is not below nothing.
    """
    money = _cost(description.told.get("cost"), as_of)
    hours = _time(description.told.get("workload"), as_of)
    total = _total(money, hours, wage, as_of)
    uplift = _per_month(total)
    cost = Indicator(
        "cost",
        money,
        "price-told" if money.is_known else "no-price-told",
        _scale(money, MOST_MONEY),
        _facts(money),
        {"total": total, "break-even": uplift},
        (_part("cost", description.told.get("cost")),),
    )
    time = Indicator(
        "time",
        hours,
        "hours-told" if hours.is_known else "no-hours-told",
        _scale(hours, MOST_HOURS),
        _facts(hours),
        parts=(_part("workload", description.told.get("workload")),),
    )
    return cost, time


def _scale(estimate: Estimate, most: float) -> tuple[float, float]:
    """Of an amount that is told, as far as it is told: prices and hours have no end that all agree on."""
    return (0.0, estimate.high if estimate.is_known else most)


def _facts(estimate: Estimate) -> dict[str, Fact]:
    return {} if estimate.value is None else {"value": estimate.value, "unit": estimate.unit}


def _part(key: str, told: Told | None) -> Part:
    if told is None:
        return Part(key, Mark.UNKNOWN)
    return Part(key, Mark.SHOWN, told.value, told.pointer)


def _cost(told: Told | None, as_of: date) -> Estimate:
    read = None if told is None else vocabulary.read_money(told.value)
    if told is None or read is None:
        reason = "not-told" if told is None else "not-readable"
        return unknown(METHOD, as_of, reason, unit="money", scale=(0.0, MOST_MONEY))
    amount, currency = read
    return Estimate(amount, 0.0, amount, currency, METHOD, as_of, Grade.C, inputs=(told.pointer,))


def _time(told: Told | None, as_of: date) -> Estimate:
    read = None if told is None else vocabulary.read_hours(told.value)
    if told is None or read is None:
        reason = "not-told" if told is None else "not-readable"
        return unknown(METHOD, as_of, reason, unit="hours", scale=(0.0, MOST_HOURS))
    least, most = read
    return Estimate((least + most) / 2, 0.0, most, "hours", METHOD, as_of, Grade.C, inputs=(told.pointer,))


def _total(money: Estimate, hours: Estimate, wage: Estimate | None, as_of: date) -> Estimate:
    """The price and what the hours would have earned. Unknown wherever one of the three is."""
    reason = ""
    if money.value is None:
        reason = "cost-unknown"
    elif hours.value is None:
        reason = "time-unknown"
    elif wage is None or wage.value is None:
        reason = "wage-unknown"
    elif wage.unit != money.unit:
        reason = "currency-different"
    if reason or money.value is None or hours.value is None or wage is None or wage.value is None:
        unit = money.unit if money.is_known else "money"
        return unknown(METHOD, as_of, reason, unit=unit, scale=(0.0, MOST_MONEY))
    return Estimate(
        money.value + hours.value * wage.value,
        money.low + hours.low * wage.low,
        money.high + hours.high * wage.high,
        money.unit,
        METHOD,
        as_of,
        max(money.grade, hours.grade, wage.grade),
        inputs=(*money.inputs, *hours.inputs, *wage.inputs),
    )


def _per_month(total: Estimate) -> Estimate:
    """What each month of a year must bring more than before; nothing is said of what it will bring."""
    if total.value is None:
        scale = (0.0, MOST_MONEY)
        return unknown(METHOD, total.as_of, total.reason, unit=total.unit, scale=scale)
    low, value, high = (amount / MONTHS for amount in (total.low, total.value, total.high))
    return Estimate(value, low, high, total.unit, METHOD, total.as_of, total.grade, inputs=total.inputs)
