"""How particular its skills are: few occupations need them, or nearly all do. A trait and no virtue.

Apart because it alone asks the skill graph, through protocols: whoever values without skills loads neither
tables nor a model. Declared skills and those inferred from the text are two figures and never one; what an
issuer declares raises no lower bound, for a list of skills is only words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from assay.analysis.descriptions import Aligned, Description, SkillFinder
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation.indicators import Indicator, Mark, Part, unknown, widened

METHOD = "specificity/1"
_MOST_INFERRED = 10
_OCCUPATIONS = "esco"  # the framework whose skills are linked to occupations
_SAME_SKILL = frozenset({"exactMatch", "closeMatch", "same-name"})


class GraphSkill(Protocol):
    """A skill as the graph knows it."""

    @property
    def uri(self) -> str:
        """Its address."""

    @property
    def label(self) -> str:
        """What it is called."""

    @property
    def framework(self) -> str:
        """Whose it is."""


class GraphCrossing(Protocol):
    """What answers to a skill in another framework."""

    @property
    def uri(self) -> str:
        """Its address."""

    @property
    def kind(self) -> str:
        """How closely: exactMatch, closeMatch, same-name, or less."""


class DataRelease(Protocol):
    """A release of data that was asked."""

    @property
    def kind(self) -> str:
        """Whose, in one word."""

    @property
    def name(self) -> str:
        """Of the framework, where a kind has many."""

    @property
    def version(self) -> str:
        """As its owner counts."""

    @property
    def digest(self) -> str:
        """SHA-256 over the files that it was read from."""


class Graph(Protocol):
    """What is asked of the skill graph (`assay.analysis.skills`)."""

    @property
    def releases(self) -> Sequence[DataRelease]:
        """What it answers from."""

    @property
    def occupation_count(self) -> int:
        """How many occupations there are."""

    def skill(self, uri: str) -> GraphSkill | None:
        """The skill at this address."""

    def named(self, label: str) -> Sequence[GraphSkill]:
        """The skills of this name, the likeliest first."""

    def crosswalk(self, uri: str, framework: str) -> Sequence[GraphCrossing]:
        """What answers to it in that framework."""

    def occupations_with(self, uri: str) -> int:
        """How many occupations need it."""

    def is_transversal(self, uri: str) -> bool | None:
        """Whether it is of use in every job; None where nobody says."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A skill with its weight, its bits, and whether it is transversal."""

    uri: str
    weight: float
    bits: float
    transversal: bool | None
    pointer: str


def specificity(
    description: Description, graph: Graph | None, *, linker: SkillFinder | None = None, as_of: date
) -> Indicator:
    """The mean information of the declared skills, in bits; those inferred from the text beside it.

    Of a skill that n of N occupations need it is -log2((n+1)/(N+1)). Unknown where no data is installed, none
    is declared, or none of those declared is in the data with an occupation that needs it.
    """
    if graph is None or graph.occupation_count < 1:
        reason = "no-data" if graph is None else "no-occupations"
        estimate = unknown(METHOD, as_of, reason, unit="bits", scale=(0.0, 1.0))
        return Indicator("specificity", estimate, reason, (0.0, 1.0))
    scale = (0.0, math.log2(graph.occupation_count + 1))
    found = [(told, _weigh_declared(told, graph)) for told in description.aligned]
    declared = _once([weighed for _, weighed in found if weighed is not None])
    inferred, parts_inferred = _inferred(description, graph, linker, {one.uri for one in declared}, as_of)
    sources = (bool(declared) + inferred.is_known) / 2
    others = {"inferred": inferred}
    parts = tuple(_part(told, weighed) for told, weighed in found) + parts_inferred
    if not declared:
        reason = "skills-not-in-data" if description.aligned else "no-skill-declared"
        estimate = unknown(METHOD, as_of, reason, unit="bits", scale=scale)
        words = "skills-inferred-only" if inferred.is_known else reason
        return Indicator("specificity", estimate, words, scale, {"found": len(parts_inferred)}, others, parts)
    value, most = _mean(declared), max(one.bits for one in declared)
    # Of the skills named some may not be taught: the mean of those that are lies between none and the rarest.
    low, high = widened(0.0, most, Grade.C, scale)
    inputs = tuple(one.pointer for one in declared)
    estimate = Estimate(
        value, low, high, "bits", METHOD, as_of, Grade.C, len(declared), coverage=sources, inputs=inputs
    )
    others["transversal"] = _transversal(declared, as_of, inputs)
    facts = {"declared": len(description.aligned), "found": len(declared)}
    return Indicator("specificity", estimate, "skills-declared", scale, facts, others, parts)


def _weigh_declared(told: Aligned, graph: Graph) -> _Weighed | None:
    """The skill declared, found by its address, else by its name."""
    skill = graph.skill(told.url) if told.url else None
    if skill is None:
        skill = next(iter(graph.named(told.name)), None)
    return None if skill is None else _weigh(skill, skill.uri, 1.0, graph, told.pointer)


def _weigh(
    skill: GraphSkill | None, uri: str, weight: float, graph: Graph, pointer: str = ""
) -> _Weighed | None:
    """The skill with its bits: its own, or those of what answers to it where occupations are linked."""
    addresses = [uri]
    if skill is None or skill.framework != _OCCUPATIONS:
        crossings = graph.crosswalk(uri, _OCCUPATIONS)
        addresses = [crossing.uri for crossing in crossings if crossing.kind in _SAME_SKILL]
    for address in addresses:
        count = min(graph.occupations_with(address), graph.occupation_count)
        if count > 0:  # a skill that no occupation in the data needs is not rare: nothing is known of it
            bits = -math.log2((count + 1) / (graph.occupation_count + 1))
            return _Weighed(uri, weight, bits, graph.is_transversal(address), pointer)
    return None


def _inferred(
    description: Description, graph: Graph, linker: SkillFinder | None, declared: set[str], as_of: date
) -> tuple[Estimate, tuple[Part, ...]]:
    """The same of the skills that the text seems to be about, each weighed with its probability."""
    scale = (0.0, math.log2(graph.occupation_count + 1))
    text = "\n".join(part for part in (description.name, description.text, description.criteria) if part)
    if linker is None or not text:
        reason = "no-model" if linker is None else "no-text"
        return unknown(METHOD, as_of, reason, unit="bits", scale=scale, grade=Grade.D), ()
    weighed, parts = [], []
    for found in linker.find(text, _MOST_INFERRED):
        probability = found.probability.value
        if probability is None or found.skill_uri in declared:
            continue
        one = _weigh(graph.skill(found.skill_uri), found.skill_uri, probability, graph)
        chance = replace(found.probability, as_of=as_of)
        parts.append(Part("inferred", Mark.SHOWN, found.label, found.skill_uri, chance))
        if one is not None and probability > 0:
            weighed.append(one)
    if not weighed:
        return unknown(METHOD, as_of, "no-skill-found", unit="bits", scale=scale, grade=Grade.D), tuple(parts)
    low, high = widened(0.0, max(one.bits for one in weighed), Grade.D, scale)
    value, inputs = _mean(weighed), tuple(one.uri for one in weighed)
    estimate = Estimate(
        value, low, high, "bits", METHOD, as_of, Grade.D, len(weighed), coverage=1.0, inputs=inputs
    )
    return estimate, tuple(parts)


def _transversal(declared: Sequence[_Weighed], as_of: date, inputs: tuple[str, ...]) -> Estimate:
    """The share of those that are of use in every job, among those of which somebody says so or not."""
    told = [one.transversal for one in declared if one.transversal is not None]
    if not told:
        return unknown(METHOD, as_of, "no-data", unit="share", scale=(0.0, 1.0))
    share = sum(told) / len(told)
    low, high = widened(0.0, share, Grade.C, (0.0, 1.0))
    return Estimate(share, low, high, "share", METHOD, as_of, Grade.C, len(told), inputs=inputs)


def _once(weighed: Sequence[_Weighed]) -> list[_Weighed]:
    first: dict[str, _Weighed] = {}
    for one in weighed:
        first.setdefault(one.uri, one)
    return list(first.values())


def _mean(weighed: Sequence[_Weighed]) -> float:
    mean = math.fsum(one.weight * one.bits for one in weighed) / math.fsum(one.weight for one in weighed)
    return min(mean, max(one.bits for one in weighed))  # which rounding may pass by a last digit


def _part(told: Aligned, weighed: _Weighed | None) -> Part:
    if weighed is None:
        return Part("declared", Mark.UNKNOWN, told.name, told.pointer)
    return Part("declared", Mark.SHOWN, f"{told.name}: {weighed.bits:.1f} bits", told.pointer)
