"""A signed assay computed again from the same inputs: it matches, it differs, or it cannot be computed again.

Apart from signing because whoever recomputes needs no key and trusts no signature: the figures answer for
themselves. Whose words they are is the verifier's question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assay.analysis.descriptions import SkillFinder, read
from assay.analysis.estimates import Estimate
from assay.analysis.valuation.assay import assay, statement_digest
from assay.analysis.valuation.indicators import Assay, Input
from assay.analysis.valuation.observed import Observed
from assay.analysis.valuation.recognition import RecognitionStatement
from assay.analysis.valuation.specificity import DataRelease, Graph
from assay.analysis.valuation.statement import FRAMEWORK, assay_in, day_of, members
from assay.verification import Report

Json = dict[str, Any]


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


_RESTS_ON: Mapping[str, frozenset[str]] = {
    "observed": frozenset({"rigor", "time"}),
    "credential": frozenset({"portability"}),
    "wage": frozenset({"cost"}),
    "release": frozenset({"specificity"}),
    "model": frozenset({"specificity"}),
    "statement": frozenset({"recognition"}),
}


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
) -> Recomputation:
    """The statement in `document` computed again from this description and these inputs.

    An input that it names and that is not given, or is another, leaves open what rests on it; any other
    figure that comes out otherwise differs. Raises what `assay_in` and `read` raise.
    """
    about, told = assay_in(document)
    inputs = [_named(one) for one in told["input"]]
    named = {(one.kind, one.digest) for one in inputs}
    kinds = {kind for kind, _ in named}
    # With what it names and nothing else: an input left out on purpose must not leave its figure open.
    found = assay(
        read(description),
        observed=observed if "observed" in kinds else None,
        report=report if "credential" in kinds else None,
        statements=[one for one in statements if ("statement", statement_digest(one)) in named],
        graph=graph if "release" in kinds else None,
        linker=linker if "model" in kinds else None,
        models=models,
        wage=wage if "wage" in kinds else None,
        as_of=day_of(told),
    )
    missing, unnamed = _compare_inputs(told, inputs, found)
    signed = _by_key(told["indicator"])
    if any(one.kind in ("description", "framework") for one in missing):
        return Recomputation(Match.CANNOT, (), missing, tuple(sorted(signed)))
    lacking = {one.kind for one in missing} | unnamed
    affected = {key for kind in lacking for key in _RESTS_ON.get(kind, frozenset())}
    computed = {member["key"]: member for one in found.indicators for member in members(one)}
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
    if told.get("frameworkVersion") != FRAMEWORK:
        missing.append(Input("framework", "assay", str(told.get("frameworkVersion", "")), ""))
    if not any(one.kind == "description" for one in named):
        missing.append(Input("description", "", "", ""))
    known = {(one.kind, one.digest) for one in named}
    return tuple(missing), {kind for kind, digest in held if (kind, digest) not in known}


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
