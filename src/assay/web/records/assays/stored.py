"""An assay as it was made, read back from plain values: what is shown is what was signed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation import Assay, Indicator, Input, Mark, Part

Json = Mapping[str, Any]


def read_assay(told: Json) -> Assay:
    """The assay that these plain values are; made by us, so nothing in them is doubted."""
    about, issuer = told["achievement"], told["issuer"]
    return Assay(
        achievement=about["id"],
        name=about["name"],
        issuer=issuer["name"],
        issuer_id=issuer["id"],
        as_of=date.fromisoformat(told["as_of"]),
        indicators=tuple(map(_indicator, told["indicators"])),
        inputs=tuple(Input(**one) for one in told["inputs"]),
        json=dict(told),
    )


def _indicator(told: Json) -> Indicator:
    low, high = told["scale"]
    return Indicator(
        key=told["key"],
        estimate=_estimate(told["estimate"]),
        words=told["words"],
        scale=(low, high),
        facts=told["facts"],
        others={name: _estimate(one) for name, one in told["others"].items()},
        parts=tuple(map(_part, told["parts"])),
    )


def _part(told: Json) -> Part:
    estimate = told.get("estimate")
    return Part(
        told["key"],
        Mark(told["mark"]),
        told["value"],
        told["pointer"],
        _estimate(estimate) if estimate else None,
    )


def _estimate(told: Json) -> Estimate:
    return Estimate(
        value=told["value"],
        low=told["low"],
        high=told["high"],
        unit=told["unit"],
        method=told["method"],
        as_of=date.fromisoformat(told["as_of"]),
        grade=Grade(told["grade"]),
        count=told["count"],
        coverage=told["coverage"],
        inputs=tuple(told["inputs"]),
        reason=told["reason"],
    )
