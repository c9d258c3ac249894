"""What the library answers to the vectors of the labour market, whose figures they give as plain values."""

from __future__ import annotations

from datetime import date
from typing import Any

from analysis.valuation.labour import (
    COOKS,
    KnownList,
    SmallDemand,
    SmallMarket,
    SmallSeries,
    figure,
    row,
)
from assay.analysis.descriptions import Aligned, Description, How, Told, read
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation import durability, outcomes, weight
from assay.analysis.valuation.indicators import Indicator

Json = dict[str, Any]
AS_OF = date(2026, 11, 1)
LABOUR = ("occupations", "named-in-ads", "skill-demand", "occupation-outlook", "durability", "outcomes")


def answer(kind: str, given: Json) -> Json:
    """The answer to a vector of this kind."""
    match kind:
        case "occupations":
            badge = {"type": ["Achievement"], "name": "x", "alignment": given["alignment"]}
            return {"occupations": [one.name for one in read(badge).occupations]}
        case "named-in-ads":
            lists = [KnownList(code=code) for code in given["listed"]]
            market = SmallMarket(share=_of(given["share"]), ads=given["ads"], listed=lists)
            return _told(_weight(Description("ctdl", "x", "", id=given["achievement"]), market)[0])
        case "skill-demand":
            return _skill_demand(given)
        case "occupation-outlook":
            wage, growth, openings = (_of(given[name]) for name in ("wage", "growth", "openings"))
            market = SmallMarket(wage=wage, growth=growth, openings=openings)
            return _told(_weight(Description("ctdl", "x", ""), market)[-1])
        case "durability":
            return _durability(given)
        case _:
            return _outcomes(given)


def _of(bounds: list[float] | None) -> Estimate:
    return figure(None) if bounds is None else figure(*bounds)


def _weight(description: Description, market: SmallMarket, demand: SmallDemand | None = None) -> Any:
    return weight(description, market=market, target=COOKS, demand=demand, graph=None, as_of=AS_OF)


def _told(found: Indicator) -> Json:
    one = found.estimate
    told = {"value": one.value, "low": one.low, "high": one.high, "grade": str(one.grade)}
    return told | {"coverage": one.coverage, "reason": one.reason}


def _skill_demand(given: Json) -> Json:
    shares = {
        f"s{place}": figure(value, 0.0, high, count=count)
        for place, (value, high, count) in enumerate(given["asked"])
    }
    chances = {
        f"t{place}": figure(value, 0.0, high, grade=Grade.D)
        for place, (value, high) in enumerate(given["technologies"])
    }
    declared = tuple(Aligned(name) for name in (*shares, *chances, "unknown"))
    described = Description("ctdl", "x", "", aligned=declared)
    return _told(_weight(described, SmallMarket(asked=shares), SmallDemand(chances))[1])


def _durability(given: Json) -> Json:
    told = {"review-date": Told(given["review_date"], How.MACHINE)}
    described = Description("ctdl", "x", "", aligned=(Aligned("swift water"),), told=told)
    day = date.fromisoformat(given["review_by"]) if given["review_by"] else None
    lasts = given["series"]
    known = figure(None) if lasts is None else figure(lasts[0], 0.0, lasts[1], grade=Grade.D)
    found = durability(described, SmallSeries(lasts=known, review_by=day), as_of=AS_OF)
    mark = next(str(part.mark) for part in found.parts if part.key == "review-date")
    return _told(found) | {"review": mark}


def _outcomes(given: Json) -> Json:
    rows = []
    for one in given["rows"]:
        low, high = one.get("quartiles", (None, None))
        rows.append(
            row(
                began=one.get("began"),
                completed=one.get("completed"),
                followed=one.get("followed"),
                placed=one.get("placed"),
                placed_within_days=one.get("days"),
                earners=one.get("earners"),
                earnings_median=one.get("earnings"),
                earnings_low=low,
                earnings_high=high,
                design=one["design"],
                citation=one["citation"],
                by_address=one["by_address"],
                until_day=date(one["year"], 12, 31),
            )
        )
    told = {"workload": Told(given["hours"], How.MACHINE)} if given.get("hours") else {}
    found = outcomes(rows, Description("ctdl", "x", "", told=told), as_of=AS_OF)
    bars = {part.key.removeprefix("bar-"): str(part.mark) for part in found.parts if part.key[:4] == "bar-"}
    return _told(found) | {"bars": bars, "earnings": found.others["earnings"].value}
