"""The figures of docs/framework.md's sections 16 to 21, computed a second time from its text alone.

Imports nothing of assay; apart from the other readers because conformance to it is a class of its own.
"""

from __future__ import annotations

import math
import re
from typing import Any

Json = dict[str, Any]
DESIGNS = ("claim", "raw", "matched", "quasi-experiment", "experiment")
Z = 1.959964
NOTHING: Json = {"value": None, "low": 0, "high": 1}


def occupations(alignment: list[Json]) -> list[str]:
    """Section 3.4: the names of the entries that are occupations."""
    address = re.compile(
        r"https?://(data\.europa\.eu/esco/(occupation|isco)/|(www\.)?onetonline\.org/link/summary/\d\d-)"
    )

    def is_one(entry: Json) -> bool:
        framework, code = str(entry.get("targetFramework", "")).lower(), str(entry.get("targetCode", ""))
        soc = framework.startswith(("o*net", "soc")) and re.fullmatch(r"\d\d-\d{4}(\.\d\d)?", code)
        isco = framework.startswith("isco") and re.fullmatch(r"\d{1,4}", code)
        kind = str(entry.get("targetType", "")).lower().endswith("occupation")
        return bool(kind or soc or isco or address.match(str(entry.get("targetUrl", ""))))

    return [str(entry["targetName"]) for entry in alignment if is_one(entry)]


def named_in_ads(given: Json) -> Json:
    """Section 17."""
    share, coverage = given["share"], 0.5 * bool(given["listed"])
    if share is None:
        return {**NOTHING, "coverage": coverage}
    value, low, high = share
    coverage += 0.5
    if given["achievement"] in given["listed"]:
        return {"value": value, "low": low, "high": high, "grade": "B", "coverage": coverage}
    return {"value": value, "low": 0, "high": max(high, 0.2), "grade": "C", "coverage": coverage}


def skill_demand(given: Json) -> Json:
    """Section 18."""
    asked, told = given["asked"], given["technologies"]
    if asked:
        borne = [value for value, _, count in asked if value * count >= 10]
        if not borne:
            return {**NOTHING, "reason": "asked-too-rarely", "coverage": 1}
        return at_least_one(borne, [high for _, high, _ in asked], 0.2) | {"grade": "C", "coverage": 1}
    if told:
        values, highs = [value for value, _ in told], [high for _, high in told]
        return at_least_one(values, highs, 0.4) | {"grade": "D", "coverage": 0.5}
    return {**NOTHING, "coverage": 0}


def at_least_one(values: list[float], highs: list[float], least: float) -> Json:
    value = 1 - math.prod(1 - one for one in values)
    return {"value": value, "low": 0, "high": min(max(sum(highs), value, least), 1)}


def occupation_outlook(given: Json) -> Json:
    """Section 19."""
    known = sum(given[name] is not None for name in ("wage", "growth", "openings"))
    value, low, high = given["wage"] or (None, None, None)
    return {"value": value, "coverage": known / 3} | ({} if value is None else {"low": low, "high": high})


def durability(given: Json) -> Json:
    """Section 20."""
    mark = "shown"
    if given["review_by"]:
        mark = "pass" if given["review_date"] <= given["review_by"] else "fail"
    if given["series"] is None:
        return {**NOTHING, "review": mark}
    value, high = given["series"]
    return {"value": value, "low": 0, "high": max(high, 0.4), "review": mark}


def outcomes(given: Json) -> Json:
    """Section 21."""
    rows = sorted(
        given["rows"],
        key=lambda row: (not row["by_address"], -DESIGNS.index(row["design"]), -int(row["year"])),
    )
    completion = first([share(row, "completed", "began") for row in rows])
    placement = first([placed(row) for row in rows])
    earnings = first([earned(row) for row in rows])
    known = sum(one is not None for one in (completion, placement, earnings)) / 3
    found = {name: placement and placement[name] for name in ("value", "low", "high", "grade")}
    if placement is None:
        found = {"value": None, "low": 0, "high": 1}
    bars = {
        "completion": bar(completion, 0.7),
        "placement": placement_bar(rows),
        "earnings": bar(earnings, 23_475, above=True),
        "hours": hours(given.get("hours", "")),
    }
    return {**found, "coverage": known, "bars": bars, "earnings": earnings and earnings["value"]}


def first(found: list[Json | None]) -> Json | None:
    return next((one for one in found if one is not None), None)


def share(row: Json, part: str, whole: str) -> Json | None:
    k, n = row.get(part), row.get(whole)
    if k is None or n is None or n < 10 or k > n:
        return None
    spread = Z * math.sqrt(k / n * (1 - k / n) / n + Z**2 / (4 * n**2))
    middle, scale = k / n + Z**2 / (2 * n), 1 + Z**2 / n
    low, high = max((middle - spread) / scale, 0), min((middle + spread) / scale, 1)
    if grade(row) == "C":
        low, high = 0, max(high, 0.2)
    return {"value": k / n, "low": low, "high": high, "grade": grade(row)}


def grade(row: Json) -> str:
    return "B" if row["by_address"] and row["citation"] and row["design"] != "claim" else "C"


def placed(row: Json) -> Json | None:
    found, days = share(row, "placed", "followed"), row.get("days")
    if found is None or days is None or days > 180:
        return None
    return found if days == 180 else found | {"high": 1}


def placement_bar(rows: list[Json]) -> str:
    counted = [(share(row, "placed", "followed"), row.get("days")) for row in rows]
    found, days = next(((one, days) for one, days in counted if one and days is not None), (None, 0))
    if found is None:
        return "cannot-be-evaluated"
    low, high = (found["low"] if days <= 180 else 0), (found["high"] if days >= 180 else 1)
    return bar(found | {"low": low, "high": high}, 0.7)


def earned(row: Json) -> Json | None:
    middle, count = row.get("earnings"), row.get("earners")
    if middle is None or count is None or count < 10:
        return None
    low, high = row.get("quartiles", (1.0, math.exp(1.349)))
    ratio = math.exp(2.456 * math.log(high / low) / 1.349 / math.sqrt(count))
    return {
        "value": middle,
        "low": 0 if grade(row) == "C" else middle / ratio,
        "high": middle * ratio,
        "grade": grade(row),
    }


def bar(found: Json | None, least: float, *, above: bool = False) -> str:
    if found is None:
        return "cannot-be-evaluated"
    if (found["low"] > least if above else found["low"] >= least) and found["grade"] != "C":
        return "pass"
    fails = found["high"] <= least if above else found["high"] < least
    return "fail" if fails else "cannot-be-evaluated"


def hours(told: str) -> str:
    ends = [float(end) for end in told.split("..") if end]
    if not ends:
        return "cannot-be-evaluated"
    if ends[0] >= 150 and ends[-1] <= 599:
        return "pass"
    return "fail" if ends[-1] < 150 or ends[0] > 599 else "cannot-be-evaluated"
