"""What the market's answers say beside their sentence: the range of pay, how long it holds, the band.

Apart from the other answers because these are never shown without it: a wage without whose, or a demand
without the skills that it is of, would mislead.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from assay.analysis.valuation import Indicator
from assay.web.base.look_alikes import shown
from assay.web.look.assay_market_words import (
    ABOUT_OCCUPATION,
    DEMAND,
    DURABILITY,
    EVERYWHERE,
    GROWTH,
    MARKET,
    OPENINGS,
    OUTLOOK,
    RANGE,
    SOURCE,
    SOURCES,
    STILL_HOLD,
    WIDER,
)
from assay.web.look.band import Band, BandPoint
from assay.web.look.figures import figure, interval
from assay.web.look.pieces import Cell, Column, Table

_OF = 10  # statements, of which so many still hold
_MOST_NAMED = 6  # skills that one line names


def place(area: str) -> str:
    """The region in words; where none was asked for, wherever the data reach."""
    return area or str(EVERYWHERE)


def beside(one: Indicator) -> str:
    """What stands below the sentence: the range of pay, the change, what it is really of, the source."""
    if one.key not in MARKET or not one.estimate.is_known:
        return ""
    told = [*_range(one), *_change(one)] if one.key == OUTLOOK else []
    return " ".join(filter(None, (*told, *_wider(one), source(one))))


def note(one: Indicator) -> str:
    """What is said wherever the figure is, however little room there is."""
    if not one.estimate.is_known:
        return ""
    if one.key == OUTLOOK:
        return str(ABOUT_OCCUPATION)
    holds = one.others.get("holds")
    if one.key == DEMAND and holds is not None and holds.value is not None:
        return str(STILL_HOLD) % {"count": figure(float(round(holds.value * _OF)), "count")}
    return ""


def source(one: Indicator) -> str:
    """Where the figures are from, each source once, with its version; empty where they name none."""
    figures = [one.estimate, *one.others.values()]
    told = dict.fromkeys(text for each in figures if each.is_known for text in each.inputs)
    named = "; ".join(map(source_name, told))
    return str(SOURCE) % {"source": named} if named else ""


def source_name(text: str) -> str:
    """A source that figures name, its kind in words."""
    kind, gap, rest = shown(text).text.partition(" ")
    return f"{SOURCES.get(kind, kind)}{gap}{rest}"


def made_of(one: Indicator) -> str:
    """The skills that an answer about demand is of, each with its figure, in a line."""
    if one.key != DEMAND:
        return ""
    told = [
        f"{shown(part.value).text} {figure(part.estimate.value, part.estimate.unit)}"
        for part in one.parts
        if part.estimate is not None and part.estimate.is_known
    ]
    more = [_("and %(count)d more") % {"count": len(told) - _MOST_NAMED}] if len(told) > _MOST_NAMED else []
    return " · ".join([*told[:_MOST_NAMED], *more])


def band_of(one: Indicator) -> Band | None:
    """What may be left of today's demand, year by year; None where nothing supports it."""
    held = [part for part in one.parts if part.key == "horizon" and part.estimate is not None]
    points = tuple(
        BandPoint(part.value, part.estimate.low, part.estimate.value, part.estimate.high)
        for part in held
        if part.estimate is not None and part.estimate.value is not None
    )
    if one.key != DURABILITY or not points:
        return None
    last = held[-1].estimate
    return Band(
        _("What may be left of today's demand"),
        points,
        reading=f"{held[-1].value}: {interval(last)}" if last is not None else "",
        reference=1.0,
        reference_text=_("broken line: today"),
    )


def band_table(one: Indicator) -> Table | None:
    """The same as the band."""
    if band_of(one) is None:
        return None
    between = _("Lies between")
    rows = tuple(
        (Cell(part.value), Cell(interval(part.estimate), between))
        for part in one.parts
        if part.key == "horizon" and part.estimate is not None
    )
    caption = _("What may be left of today's demand, in parts of it")
    return Table(caption, (Column(_("Year")), Column(between)), rows, is_cards=False)


def _wider(one: Indicator) -> list[str]:
    """That a figure is of a wider place, or of a broader occupation, than was asked for."""
    what = [shown(part.value).text for part in one.parts if part.key == "wider" and part.value]
    return [str(WIDER) % {"what": ", ".join(what)}] if what else []


def _range(one: Indicator) -> list[str]:
    low, median = one.others.get("wage-low"), one.others.get("median-wage")
    if low is None or median is None or low.value is None or median.value is None:
        return []
    facts = {"low": figure(low.value, low.unit), "median": figure(median.value, median.unit)}
    return [str(RANGE) % facts]


def _change(one: Indicator) -> list[str]:
    told = []
    for name, words in (("growth", GROWTH), ("openings", OPENINGS)):
        found = one.others.get(name)
        if found is not None and found.value is not None:
            bounds = {"value": figure(found.value, found.unit), "between": interval(found)}
            told.append(str(words) % bounds)
    return told
