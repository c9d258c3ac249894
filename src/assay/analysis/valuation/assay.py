"""The assay of one achievement: every indicator side by side, and all that they were computed from.

Start reading here. Nothing is added up: whoever wants one number makes it of their own weights.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from assay.analysis.descriptions import FRAMEWORK, Description, SkillFinder
from assay.analysis.estimates import Estimate
from assay.analysis.market import Target
from assay.analysis.valuation.answers import rigor_indicator, transparency_indicator
from assay.analysis.valuation.cost import cost_and_time
from assay.analysis.valuation.durability import durability as lasting
from assay.analysis.valuation.indicators import Assay, Indicator, Input, Part
from assay.analysis.valuation.market_doors import DemandModel, Durability, Market
from assay.analysis.valuation.observed import Observed
from assay.analysis.valuation.outcome_figures import OutcomeFigures
from assay.analysis.valuation.outcomes import outcomes as what_became
from assay.analysis.valuation.portability import portability
from assay.analysis.valuation.recognition import RecognitionStatement, recognition
from assay.analysis.valuation.rigor import rigor
from assay.analysis.valuation.specificity import DataRelease, Graph, specificity
from assay.analysis.valuation.statement import decimal, subject_of
from assay.analysis.valuation.weight import weight
from assay.encoding import canonical_json
from assay.verification import Report

Json = dict[str, Any]


def assay(
    description: Description,
    *,
    observed: Observed | None = None,
    report: Report | None = None,
    statements: Sequence[RecognitionStatement] = (),
    graph: Graph | None = None,
    linker: SkillFinder | None = None,
    models: Sequence[DataRelease] = (),
    wage: Estimate | None = None,
    market: Market | None = None,
    target: Target | None = None,
    demand: DemandModel | None = None,
    durability: Durability | None = None,
    outcomes: Sequence[OutcomeFigures] = (),
    horizon: int | None = None,
    as_of: date,
) -> Assay:
    """The twelve indicators of this achievement as of a day, always all of them.

    `observed`: how it was judged, from award records. `report`: our verifier's on an award of it. `graph` and
    `linker`: where data are installed; `models`: the releases that the linker answers from. `wage`: of an
    hour, its unit the currency. `market`, `demand`, `durability`: the labour market's figures, asked about
    `target` and up to the year `horizon`; `outcomes`: published figures about this achievement. What is not
    given is unknown, and an indicator that rests on it says so.
    """
    cost, time = cost_and_time(description, wage=wage, as_of=as_of)
    judged = rigor(description, observed, as_of)
    indicators = (
        transparency_indicator(description, as_of),
        rigor_indicator(judged),
        specificity(description, graph, linker=linker, as_of=as_of),
        portability(report, description, as_of),
        recognition(statements, achievement=description.id, issuer_id=description.issuer.id, as_of=as_of),
        cost,
        replace(time, others={"worked": judged.effort.minutes}),
        *weight(description, market=market, target=target, demand=demand, graph=graph, as_of=as_of),
        lasting(description, durability, horizon=horizon, as_of=as_of),
        what_became(outcomes, description, as_of=as_of),
    )
    inputs = (
        Input("description", description.standard, "", description.digest),
        *_given(observed, report, wage),
        *_releases("release", () if graph is None else graph.releases),
        *_releases("model", models if linker is not None else ()),
        *_statements(statements),
        *_asked(target, horizon),
        *_releases("market", () if market is None or target is None else market.releases),
        *_releases("demand", () if demand is None else demand.releases),
        *_releases("term-series", () if durability is None else durability.releases),
        *_outcomes(outcomes),
    )
    return _report(description, indicators, inputs, as_of)


def _report(
    description: Description, indicators: tuple[Indicator, ...], inputs: tuple[Input, ...], as_of: date
) -> Assay:
    """The assay, and the same as plain values."""
    subject = subject_of(description.id, description.digest)
    about = {"id": subject, "name": description.name, "standard": description.standard}
    issuer = {"id": description.issuer.id, "name": description.issuer.name}
    told = {
        "framework": FRAMEWORK,
        "as_of": as_of.isoformat(),
        "achievement": about,
        "issuer": issuer,
        "indicators": [_indicator_json(one) for one in indicators],
        "inputs": [asdict(one) for one in inputs],
    }
    return Assay(
        subject, description.name, issuer["name"], issuer["id"], as_of, indicators, inputs, json=told
    )


def _given(observed: Observed | None, report: Report | None, wage: Estimate | None) -> list[Input]:
    """What was handed in beside the description."""
    found = []
    if observed is not None:
        found.append(Input("observed", "award records", "", digest_of(observed.told)))
    if report is not None and report.document is not None:
        found.append(Input("credential", "award", "", report.document.digest))
    if wage is not None:
        found.append(Input("wage", wage.unit, wage.method, digest_of(estimate_json(wage))))
    return found


def _releases(kind: str, releases: Sequence[DataRelease]) -> list[Input]:
    found = [
        Input(kind, " ".join(part for part in (one.kind, one.name) if part), one.version, one.digest)
        for one in releases
    ]
    return sorted(found, key=lambda one: (one.name, one.version, one.digest))


def _statements(statements: Sequence[RecognitionStatement]) -> list[Input]:
    found = {Input("statement", one.by, one.since.isoformat(), statement_digest(one)) for one in statements}
    return sorted(found, key=lambda one: (one.name, one.version, one.digest))


def _asked(target: Target | None, horizon: int | None) -> list[Input]:
    """Which part of the labour market was asked about, and up to which year."""
    found = []
    if target is not None:
        found.append(Input("target", target.occupation, target.area, digest_of(asdict(target))))
    if horizon is not None:
        found.append(Input("horizon", str(horizon), "", digest_of({"year": horizon})))
    return found


def _outcomes(figures: Sequence[OutcomeFigures]) -> list[Input]:
    found = {
        Input("outcomes", one.citation or one.credential, str(one.until_day or ""), outcome_digest(one))
        for one in figures
    }
    return sorted(found, key=lambda one: (one.name, one.version, one.digest))


def outcome_digest(one: OutcomeFigures) -> str:
    """The digest by which a row of outcomes is named: of what it says."""
    return digest_of(asdict(one))


def statement_digest(one: RecognitionStatement) -> str:
    """The digest by which a recognition statement is named: of its signed bytes, else of what it says."""
    return one.digest or digest_of(asdict(one))


def digest_of(value: Json) -> str:
    """SHA-256 over plain values, in hexadecimal: members in one order, days as text."""
    return hashlib.sha256(canonical_json(_plain(value))).hexdigest()


def _plain(value: object) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return {str(name): _plain(held) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(held) for held in value]
    if isinstance(value, float):
        return decimal(value)
    return value if value is None or isinstance(value, bool | int) else str(value)


def estimate_json(estimate: Estimate) -> Json:
    """The estimate as plain JSON, its numbers rounded as they are signed."""
    told: Json = {"value": None if estimate.value is None else float(decimal(estimate.value))}
    told |= {"low": float(decimal(estimate.low)), "high": float(decimal(estimate.high))}
    told |= {"unit": estimate.unit, "grade": str(estimate.grade), "method": estimate.method}
    told |= {"as_of": estimate.as_of.isoformat(), "coverage": float(decimal(estimate.coverage))}
    told |= {"count": estimate.count, "inputs": list(estimate.inputs), "reason": estimate.reason}
    return told


def _indicator_json(indicator: Indicator) -> Json:
    """The indicator as plain JSON, with the figures beside it and its parts."""
    return {
        "key": indicator.key,
        "words": indicator.words,
        "facts": dict(indicator.facts),
        "scale": list(indicator.scale),
        "estimate": estimate_json(indicator.estimate),
        "others": {name: estimate_json(one) for name, one in sorted(indicator.others.items())},
        "parts": [_part_json(part) for part in indicator.parts],
    }


def _part_json(part: Part) -> Json:
    told: Json = {"key": part.key, "mark": str(part.mark), "value": part.value, "pointer": part.pointer}
    return told if part.estimate is None else told | {"estimate": estimate_json(part.estimate)}
