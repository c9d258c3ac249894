"""A signed assay computed again from the same inputs: it matches, it differs, or it cannot be computed again.

Apart from signing because whoever recomputes needs no key and trusts no signature: the figures answer for
themselves. Whose words they are is the verifier's question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assay.analysis.descriptions import FIRST_FRAMEWORK, FRAMEWORK, SkillFinder, read
from assay.analysis.estimates import Estimate
from assay.analysis.market import Target
from assay.analysis.valuation.assay import assay, outcome_digest, statement_digest
from assay.analysis.valuation.indicators import Assay, Input
from assay.analysis.valuation.market_doors import DemandModel, Durability, Market
from assay.analysis.valuation.observed import Observed
from assay.analysis.valuation.outcome_figures import OutcomeFigures
from assay.analysis.valuation.recognition import RecognitionStatement
from assay.analysis.valuation.specificity import DataRelease, Graph
from assay.analysis.valuation.statement import assay_in, day_of, members
from assay.errors import AssayError
from assay.verification import Report

Json = dict[str, Any]
_YEAR = re.compile(r"\d{4}")


class Match(StrEnum):
    """How it came out."""

    MATCHES = "matches"
    DIFFERS = "differs"
    CANNOT = "cannot-be-recomputed"


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that came out otherwise: as signed and as found, empty where one of them has none."""

    indicator: str
    member: str  # value, low, high, unit, grade, method, coverage, count, reason; or indicator
    signed: str
    found: str

    @property
    def by(self) -> float | None:
        """By how much, where both are numbers."""
        try:
            return float(self.found) - float(self.signed)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Recomputation:
    """The verdict, each difference, and the inputs that are not at hand, or are of another version.

    `open`: the indicators that could not be computed again for want of them.
    """

    match: Match
    differences: tuple[Difference, ...] = ()
    missing: tuple[Input, ...] = ()
    open: tuple[str, ...] = ()


_OF_MARKET = frozenset({"named-in-ads", "skill-demand", "occupation-outlook"})
_RESTS_ON: Mapping[str, frozenset[str]] = {
    "observed": frozenset({"rigor", "time"}),
    "credential": frozenset({"portability"}),
    "wage": frozenset({"cost"}),
    "release": frozenset({"specificity", "skill-demand"}),
    "model": frozenset({"specificity"}),
    "statement": frozenset({"recognition"}),
    "target": _OF_MARKET,
    "market": _OF_MARKET,
    "demand": frozenset({"skill-demand"}),
    "term-series": frozenset({"durability"}),
    "horizon": frozenset({"durability"}),
    "outcomes": frozenset({"outcomes"}),
}
_SINCE_1_1 = frozenset({*_OF_MARKET, "durability", "outcomes"})
"""The indicators that statements of the framework's first version do not have."""


def recompute(
    document: bytes,
    description: bytes,
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
) -> Recomputation:
    """The statement in `document` computed again from this description and these inputs.

    A statement of the framework's first version is read by that version, and has its seven indicators.
    Without a `target` it is the one that the statement names, in the words of this market. An input that it
    names and that is not given, or is another, leaves open what rests on it; any other figure that comes out
    otherwise differs. Raises what `assay_in` and `read` raise.
    """
    about, told = assay_in(document)
    inputs = [_named(one) for one in told["input"]]
    named = {(one.kind, one.digest) for one in inputs}
    kinds = {kind for kind, _ in named}
    # With what it names and nothing else: an input left out on purpose must not leave its figure open.
    version = str(told.get("frameworkVersion", ""))
    if market is not None and target is None and "target" in kinds:
        target = _target_in(inputs, market)
    found = assay(
        read(description, framework=version),
        observed=observed if "observed" in kinds else None,
        report=report if "credential" in kinds else None,
        statements=[one for one in statements if ("statement", statement_digest(one)) in named],
        graph=graph if "release" in kinds else None,
        linker=linker if "model" in kinds else None,
        models=models,
        wage=wage if "wage" in kinds else None,
        market=market if "market" in kinds else None,
        target=target if "target" in kinds else None,
        demand=demand if "demand" in kinds else None,
        durability=durability if "term-series" in kinds else None,
        outcomes=[one for one in outcomes if ("outcomes", outcome_digest(one)) in named],
        horizon=_horizon_in(inputs),
        as_of=day_of(told),
    )
    return _compared(about, told, inputs, found)


def _compared(about: str, told: Json, inputs: Sequence[Input], found: Assay) -> Recomputation:
    """What was signed beside what was found."""
    missing, unnamed = _compare_inputs(told, inputs, found)
    signed = _by_key(told["indicator"])
    if any(one.kind in ("description", "framework") for one in missing):
        return Recomputation(Match.CANNOT, (), missing, tuple(sorted(signed)))
    lacking = {one.kind for one in missing} | unnamed
    affected = {key for kind in lacking for key in _RESTS_ON.get(kind, frozenset())}
    is_old = told.get("frameworkVersion") == FIRST_FRAMEWORK
    mine = [one for one in found.indicators if not (is_old and one.key in _SINCE_1_1)]
    computed = {member["key"]: member for one in mine for member in members(one)}
    others = _other_methods(signed, computed)
    differences: list[Difference] = []
    left_open = []
    if about != found.achievement:
        differences.append(Difference("", "achievement", about, found.achievement))
    for key in sorted(signed.keys() | computed.keys()):
        if key.partition("/")[0] in affected or key in others:
            left_open.append(key)
        else:
            differences += _differences(key, signed.get(key), computed.get(key))
    missing = (*missing, *others.values())
    match = Match.DIFFERS if differences else Match.CANNOT if left_open else Match.MATCHES
    return Recomputation(match, tuple(differences), missing, tuple(left_open))


def _by_key(listed: Sequence[Json]) -> dict[str, Json]:
    """Each indicator by its key. One that is told twice says two things: neither is taken."""
    counts = Counter(str(one.get("key")) for one in listed)
    return {
        key: next(one for one in listed if str(one.get("key")) == key) if count == 1 else {}
        for key, count in counts.items()
    }


def _compare_inputs(told: Json, named: Sequence[Input], found: Assay) -> tuple[tuple[Input, ...], set[str]]:
    """The inputs named and not at hand, and the kinds of those at hand that are not named."""
    held = {(one.kind, one.digest) for one in found.inputs}
    missing = [one for one in named if (one.kind, one.digest) not in held]
    if told.get("frameworkVersion") not in (FRAMEWORK, FIRST_FRAMEWORK):
        missing.append(Input("framework", "assay", str(told.get("frameworkVersion", "")), ""))
    if not any(one.kind == "description" for one in named):
        missing.append(Input("description", "", "", ""))
    known = {(one.kind, one.digest) for one in named}
    return tuple(missing), {kind for kind, digest in held if (kind, digest) not in known}


def _target_in(inputs: Sequence[Input], market: Market) -> Target | None:
    """The occupation and place that a statement was computed for; None where this market has no such."""
    named = next(one for one in inputs if one.kind == "target")
    try:
        return market.target(named.name, named.version)
    except AssayError:
        return None


def _horizon_in(inputs: Sequence[Input]) -> int | None:
    """The year up to which it was computed."""
    named = next((one.name for one in inputs if one.kind == "horizon"), "")
    return int(named) if _YEAR.fullmatch(named) else None


def _named(one: Json) -> Input:
    kind, name, version, digest = (
        str(one.get(member, "")) for member in ("kind", "name", "version", "sha256")
    )
    return Input(kind, name, version, digest)


def _other_methods(signed: Mapping[str, Json], computed: Mapping[str, Json]) -> dict[str, Input]:
    """The indicators that were computed by another version of their method than ours."""
    pairs = (
        (key, str(signed[key].get("method", "")), computed[key]["method"])
        for key in signed
        if key in computed
    )
    return {key: Input("method", key, there, "") for key, there, here in pairs if there and there != here}


def _differences(key: str, signed: Json | None, found: Json | None) -> list[Difference]:
    if signed is None or found is None:
        there, here = ("", key) if signed is None else (key, "")
        return [Difference(key, "indicator", there, here)]
    names = [name for name in dict.fromkeys((*found, *signed)) if name not in ("type", "key")]
    pairs = [(name, str(signed.get(name, "")), str(found.get(name, ""))) for name in names]
    return [Difference(key, name, there, here) for name, there, here in pairs if there != here]
