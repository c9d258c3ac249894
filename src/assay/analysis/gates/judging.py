"""The gate held against one achievement: each condition with its verdict and why, then the whole.

What is unknown is never a fail. Where two sources tell of one condition, the first that settles it counts.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from assay.analysis.descriptions import ELEMENTS, How
from assay.analysis.estimates import Estimate
from assay.analysis.gates.cells import folded, is_empty
from assay.analysis.gates.facts import Figure, figures
from assay.analysis.gates.logic import all_of, verdict_of
from assay.analysis.gates.subjects import Subject
from assay.analysis.gates.values import (
    Bar,
    Condition,
    Decision,
    Fact,
    Gate,
    Judged,
    Kind,
    TierDecision,
)
from assay.analysis.market import names_in
from assay.analysis.valuation import Mark

_IN_AWARD: Final = frozenset(one.key for one in ELEMENTS if one.in_credential)


def judge(gate: Gate, subject: Subject, *, as_of: date) -> Decision:
    """What the gate says of it as of this day, whether or not it is in force then."""
    judged = tuple(_judged(one, subject, gate, as_of) for one in gate.conditions.values())
    verdicts = {one.condition: one.verdict for one in judged}
    if gate.passes is not None:
        return Decision(subject.name, subject.provider, verdict_of(gate.passes, verdicts), judged)
    tiers = tuple(TierDecision(tier.name, verdict_of(tier.rule, verdicts)) for tier in gate.tiers)
    place = next((at for at, one in enumerate(tiers) if one.verdict is Mark.PASSED), None)
    above = tiers if place is None else tiers[:place]
    unclear = tuple(one.name for one in above if one.verdict is Mark.UNKNOWN)
    verdict = Mark.PASSED if place is not None else Mark.UNKNOWN if unclear else Mark.FAILED
    reached = None if place is None else tiers[place].name
    return Decision(subject.name, subject.provider, verdict, judged, tiers, reached, unclear)


def compared(estimate: Estimate, bar: Bar, value: float) -> Mark:
    """Whether the figure clears this threshold, with its whole interval."""
    if estimate.value is None:
        return Mark.UNKNOWN
    low, high = estimate.low, estimate.high
    match bar:
        case Bar.AT_LEAST:
            passes, fails = low >= value, high < value
        case Bar.ABOVE:
            passes, fails = low > value, high <= value
        case Bar.AT_MOST:
            passes, fails = high <= value, low > value
        case Bar.BELOW:
            passes, fails = high < value, low >= value
    return Mark.PASSED if passes else Mark.FAILED if fails else Mark.UNKNOWN


def _judged(condition: Condition, subject: Subject, gate: Gate, as_of: date) -> Judged:
    if condition.kind is Kind.TOLD:
        return _told(condition, subject, as_of)
    if condition.kind is Kind.LISTED:
        return _listed(condition, subject, as_of)
    if condition.kind is Kind.COLUMN and not condition.bars:
        return _cell(condition, subject, as_of)
    found = [_measured(condition, one) for one in figures(condition, subject, gate, as_of)]
    settled = next((one for one in found if one.verdict is not Mark.UNKNOWN), None)
    known = next((one for one in found if one.estimate is not None and one.estimate.is_known), None)
    return settled or known or _best_reason(found)


def _best_reason(found: list[Judged]) -> Judged:
    """Why nobody can tell: what a list that is there lacks, rather than what was not brought along."""
    return next((one for one in found if one.why not in {"no-list", "no-description"}), found[0])


def _measured(condition: Condition, figure: Figure) -> Judged:
    estimate = figure.estimate
    if estimate.value is None:
        facts = dict(figure.facts)
        return Judged(
            condition.name, Mark.UNKNOWN, estimate.reason, facts, figure.source, estimate.as_of, estimate
        )
    marks = {bar: compared(estimate, bar, value) for bar, value in condition.bars.items()}
    verdict = all_of(list(marks.values()))
    bar = next((bar for bar, mark in marks.items() if mark is verdict), next(iter(marks)))
    why = {
        Mark.PASSED: "reaches" if bar.is_floor else "stays-below",
        Mark.FAILED: "falls-short" if bar.is_floor else "goes-beyond",
        Mark.UNKNOWN: "either-way",
    }[verdict]
    facts = {
        **figure.facts,
        "value": estimate.value,
        "low": estimate.low,
        "high": estimate.high,
        "unit": estimate.unit,
        "bar": condition.bars[bar],
    }
    return Judged(condition.name, verdict, why, facts, figure.source, estimate.as_of, estimate)


def _told(condition: Condition, subject: Subject, as_of: date) -> Judged:
    """Whether the description tells it: that it does not is a fact, which value it would have is none."""
    element = condition.of
    if element in subject.awards_tell and not condition.one_of:
        return _plain(condition, Mark.PASSED, "told-by-awards", as_of, source=subject.awards_tell[element])
    description = subject.description
    if description is None:
        return _plain(condition, Mark.UNKNOWN, "no-description", as_of)
    told = description.told.get(element)
    if told is None or told.how is How.ABSENT:
        if element in _IN_AWARD and description.credential is None:
            return _plain(condition, Mark.UNKNOWN, "only-in-award", as_of)
        if condition.one_of:
            return _plain(condition, Mark.UNKNOWN, "not-told", as_of)
        if condition.is_if_applicable:
            return _plain(condition, Mark.UNKNOWN, "may-not-apply", as_of)
        return _plain(condition, Mark.FAILED, "told-nowhere", as_of)
    facts: dict[str, Fact] = {"told": told.value[:120]}
    if condition.is_machine and told.how is not How.MACHINE:
        return _plain(condition, Mark.FAILED, "only-in-words", as_of, source=told.pointer, facts=facts)
    if not condition.one_of:
        return _plain(condition, Mark.PASSED, "told", as_of, source=told.pointer, facts=facts)
    if told.others or told.value == "unknown":
        return _plain(condition, Mark.UNKNOWN, "not-certain", as_of, source=told.pointer)
    is_among = told.value in condition.one_of
    verdict, why = (Mark.PASSED, "among") if is_among else (Mark.FAILED, "not-among")
    return _plain(condition, verdict, why, as_of, source=told.pointer, facts=facts)


def _cell(condition: Condition, subject: Subject, as_of: date) -> Judged:
    """What the list says in a column: among some values, or anything at all."""
    facts: dict[str, Fact] = {"column": condition.column}
    if subject.row is None:
        return _plain(condition, Mark.UNKNOWN, "no-list", as_of, facts=facts)
    cell, source = subject.row.cells.get(folded(condition.column)), subject.row.source
    if cell is None:
        return _plain(condition, Mark.UNKNOWN, "no-column", as_of, source=source, facts=facts)
    if is_empty(cell):
        return _plain(condition, Mark.UNKNOWN, "cell-empty", as_of, source=source, facts=facts)
    facts["told"] = cell[:120]
    is_among = not condition.one_of or folded(cell) in {folded(one) for one in condition.one_of}
    verdict, why = (Mark.PASSED, "among") if is_among else (Mark.FAILED, "not-among")
    return _plain(condition, verdict, why, as_of, source=source, facts=facts)


def _listed(condition: Condition, subject: Subject, as_of: date) -> Judged:
    """Whether a list names it: by its address, or by name and body; a chosen name is neither."""
    facts: dict[str, Fact] = {"area": condition.area}
    market = subject.market
    if market is None or not market.keeps_list_of(condition.area):
        return _plain(condition, Mark.UNKNOWN, "list-not-installed", as_of, facts=facts)
    found = market.listed(names_in(subject.name), condition.area, as_of)
    address = subject.description.id if subject.description is not None else ""
    address = address or (subject.row.address if subject.row is not None else "")
    sure = next((one for one in found if address and address in {one.code, one.citation}), None)
    if sure is None and subject.row is not None and subject.row.body:
        body = folded(subject.row.body)
        sure = next((one for one in found if folded(one.body) == body), None)
    if sure is not None:
        return _plain(
            condition, Mark.PASSED, "listed", as_of, source=sure.citation or sure.release, facts=facts
        )
    if found:
        source = found[0].citation or found[0].release
        return _plain(condition, Mark.UNKNOWN, "name-is-listed", as_of, source=source, facts=facts)
    return _plain(condition, Mark.FAILED, "not-listed", as_of, facts=facts)


def _plain(
    condition: Condition,
    verdict: Mark,
    why: str,
    as_of: date,
    *,
    source: str = "",
    facts: dict[str, Fact] | None = None,
) -> Judged:
    return Judged(condition.name, verdict, why, facts or {}, source, as_of)
