"""The figures of docs/framework.md's sections 7, 9, 10 and 12, computed a second time from its text alone.

Imports nothing of assay; apart from the reader because conformance to it is a class of its own.
"""

from __future__ import annotations

import math
import re
from typing import Any

Json = dict[str, Any]
VERBS = ("requires", "prefers", "interviews", "accepts-instead", "credits")


def specificity(given: Json) -> Json:
    """Section 7."""
    total = given["occupations"] + 1
    bits = [-math.log2((count + 1) / total) for count in given["needed_by"] if count > 0]
    return {"value": sum(bits) / len(bits) if bits else None, "low": 0}


def recognition(statements: list[Json], achievement: str, issuer: str, as_of: str) -> Json:
    """Section 9."""

    def why_not(one: Json) -> str:
        if one["proof"] != "proven":
            return str(one["proof"])
        if one["since"] > as_of:
            return "not-begun"
        return "expired" if one.get("until", as_of) < as_of else ""

    pairs = {(one["controller"], one["recognised"]) for one in statements if not why_not(one)}
    counted: set[str] = set()
    shown = []
    ranked = sorted(statements, key=lambda one: VERBS.index(one["verb"]))
    for one in (held for held in ranked if held["achievement"] == achievement):
        reason = why_not(one)
        if not reason and one["controller"] in (one["recognised"], issuer):
            reason = "issuer-itself"
        if not reason and (one["recognised"], one["controller"]) in pairs:
            reason = "reciprocal"
        if not reason and one["controller"] in counted:
            reason = "same-organization"
        if not reason:
            counted.add(one["controller"])
        shown.append(f"{one['by']}: {reason or 'counted'}")
    value = min(len(counted), 10)
    return {"value": value or None, "low": value, "shown": sorted(shown)}


def cost(given: Json) -> Json:
    """Section 10."""
    amount, currency = given["cost"].split()
    ends = [float(end) for end in re.split(r"\.\.", given["workload"])]
    hours = (ends[0] + ends[-1]) / 2
    if currency != given["currency"]:
        return {"hours": hours, "total": None, "break-even": None, "reason": "currency-different"}
    total = float(amount) + hours * given["wage"]
    return {"hours": hours, "total": total, "break-even": total / 12, "reason": ""}


def dominance(one: list[float], other: list[float], steps: int = 20_000) -> float:
    """Section 12, the slow way: the share of the other below each place of the one."""
    if one[0] == one[1] and other[0] == other[1]:
        return float(one[0] >= other[0])
    width, start = other[1] - other[0], other[0]
    places = [one[0] + (one[1] - one[0]) * (step + 0.5) / steps for step in range(steps)]
    below = (min(max((place - start) / width, 0.0), 1.0) if width else place >= start for place in places)
    return sum(below) / steps
