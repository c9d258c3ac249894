"""Decisions as plain values: for JSON, and for the rows of a table.

Apart from the judging so that the command and the screens write the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from assay.analysis.gates.values import Decision, Gate
from assay.analysis.valuation import estimate_json


def columns_needed(gate: Gate) -> tuple[str, ...]:
    """The columns that a list may have for this gate, in the order of its conditions."""
    return tuple(dict.fromkeys(one.column for one in gate.conditions.values() if one.column))


def decision_json(decision: Decision, language: str = "en") -> dict[str, Any]:
    """The decision as plain JSON; names of tiers in this language."""
    conditions = [
        {
            "condition": one.condition,
            "verdict": str(one.verdict),
            "why": one.why,
            "facts": dict(one.facts),
            "source": one.source,
            "as_of": one.as_of.isoformat(),
            "estimate": None if one.estimate is None else estimate_json(one.estimate),
        }
        for one in decision.judged
    ]
    told: dict[str, Any] = {
        "name": decision.name,
        "provider": decision.provider,
        "verdict": str(decision.verdict),
    }
    if decision.tiers:
        told["tier"] = None if decision.tier is None else decision.tier.said(language)
        told["open_tiers"] = [one.said(language) for one in decision.open_tiers]
        told["tiers"] = [
            {"name": one.name.said(language), "verdict": str(one.verdict)} for one in decision.tiers
        ]
    return told | {"conditions": conditions}


def gate_lines(gate: Gate, decisions: Sequence[Decision], language: str) -> Iterator[tuple[str, ...]]:
    """The rows of a table, its heads first: a row each, and of each condition verdict, reason and source."""
    heads = ["name", "provider", "verdict"]
    if gate.tiers:
        heads += ["tier", "tiers open"]
    for name in gate.conditions:
        heads += [name, f"{name}: why", f"{name}: value", f"{name}: source", f"{name}: as of"]
    yield tuple(heads)
    for one in decisions:
        cells = [one.name, one.provider, str(one.verdict)]
        if gate.tiers:
            cells.append("" if one.tier is None else one.tier.said(language))
            cells.append("; ".join(each.said(language) for each in one.open_tiers))
        for each in one.judged:
            value = each.facts.get("value", each.facts.get("told", ""))
            cells += [str(each.verdict), each.why, str(value), each.source, each.as_of.isoformat()]
        yield tuple(cells)
