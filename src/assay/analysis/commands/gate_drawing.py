"""The decisions of a gate drawn for a terminal: each with its reasons, the counts, what would change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from assay.analysis.commands.assay_drawing import console
from assay.analysis.commands.gate_words import reason, tier_words, verdict_words, word
from assay.analysis.commands.terminal import inert
from assay.analysis.gates import Counts, Decision, Gate, Judged, WhatIf
from assay.analysis.valuation import Mark

_STYLES = {Mark.PASSED: "green", Mark.FAILED: "red", Mark.UNKNOWN: "yellow"}


def draw(
    gate: Gate, decisions: Sequence[Decision], changed: WhatIf | None, *, as_of: date, language: str
) -> None:
    """Who made the rules, each decision, the counts; and with other thresholds what changes."""
    out = console()
    out.print(Text(inert(gate.title.said(language)), style="bold"))
    out.print(Text(inert(f"{gate.authority.said(language)} · {gate.citation} · {gate.address}"), style="dim"))
    if gate.is_example:
        out.print(Text(word("example", language), style="yellow"))
    if not gate.holds_on(as_of):
        out.print(Text(word("not-in-force", language, day=as_of.isoformat()), style="yellow"))
    out.print()
    is_one = len(decisions) == 1
    for one in decisions:
        _decision(out, gate, one, language, is_whole=is_one)
    if not is_one:
        out.print(Text(_counts(changed.before if changed is not None else _count(decisions), language)))
    for told in gate.left_out:
        out.print(Text(inert(told.said(language)), style="dim"))
    if changed is not None:
        _changes(out, changed, language)


def _count(decisions: Sequence[Decision]) -> Counts:
    marks = [one.verdict for one in decisions]
    return Counts(marks.count(Mark.PASSED), marks.count(Mark.FAILED), marks.count(Mark.UNKNOWN))


def _decision(out: Console, gate: Gate, one: Decision, language: str, *, is_whole: bool) -> None:
    head = Text(verdict_words(one.verdict, language), style=f"bold {_STYLES[one.verdict]}")
    by = f" · {one.provider}" if one.provider else ""
    out.print(head + Text(f"  {inert(one.name + by)}"))
    if one.tiers:
        out.print(Text(f"  {inert(tier_words(one, language))}"))
    for judged in one.judged if is_whole or one.tiers else one.deciding:
        out.print(_line(gate, judged, language))
    out.print()


def _line(gate: Gate, one: Judged, language: str) -> Text:
    says = gate.conditions[one.condition].says.said(language)
    made = Text("  ") + Text(verdict_words(one.verdict, language), style=_STYLES[one.verdict])
    made += Text(f" · {inert(says)}: {inert(reason(one, language))}")
    source = ", ".join(part for part in (one.source, one.as_of.isoformat()) if part)
    return made + Text(f" [{inert(source)}]", style="dim")


def _counts(counts: Counts, language: str) -> str:
    facts = {"passed": counts.passed, "failed": counts.failed, "unknown": counts.unknown}
    return word("counts", language, count=counts.total, **facts)


def _changes(out: Console, changed: WhatIf, language: str) -> None:
    out.print()
    out.print(Text(word("what-if", language), style="bold"))
    out.print(Text(f"  {word('before', language)}: {_counts(changed.before, language)}"))
    out.print(Text(f"  {word('after', language)}: {_counts(changed.after, language)}"))
    if not changed.changes:
        out.print(Text(f"  {word('no-change', language)}"))
    for one in changed.changes:
        before, after = (verdict_words(mark, language) for mark in (one.before, one.after))
        if one.tier_before is not None:
            before = f"{before} ({one.tier_before.said(language)})"
        if one.tier_after is not None:
            after = f"{after} ({one.tier_after.said(language)})"
        out.print(Text(f"  {inert(f'{one.name}: {before} → {after}')}"))
