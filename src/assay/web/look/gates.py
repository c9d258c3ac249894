"""A gate's decisions for a page: the counts as bars and as a table, a row for each, what would change.

Apart from the screens because own achievements and a list brought along are shown alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assay.analysis.gates import Counts, Decision, Gate, WhatIf, Words, counted, gate_lines
from assay.analysis.valuation import Mark
from assay.web.look.gap import GapBar, Part
from assay.web.look.gate_words import VERDICT_WORDS, deciding_words, language, tier_words
from assay.web.look.pieces import Cell, Column, Table

_WIDTH = 100  # in hundredths of the bar
MOST = 500
"""Rows that a page shows; the table to take away has all."""


@dataclass(frozen=True, slots=True)
class GateView:
    """The whole answer. `changes` is None where no other threshold was asked about."""

    title: str
    authority: str
    citation: str
    address: str
    left_out: tuple[str, ...]
    bars: tuple[GapBar, ...]
    counts: Table
    rows: Table
    more: int
    changes: Table | None
    is_changed: bool


def gate_view(gate: Gate, before: Sequence[Decision], changed: WhatIf | None) -> GateView:
    """The page about these decisions; `changed` where other thresholds were tried."""
    now = changed.before if changed is not None else counted(before)
    named = [(_("As the rules are"), now)]
    if changed is not None:
        named.append((_("With your thresholds"), changed.after))
    return GateView(
        title=gate.title.said(language()),
        authority=gate.authority.said(language()),
        citation=gate.citation,
        address=gate.address,
        left_out=tuple(one.said(language()) for one in gate.left_out),
        bars=tuple(_bar(label, one) for label, one in named),
        counts=_counts(named),
        rows=_rows(gate, before[:MOST]),
        more=max(0, len(before) - MOST),
        changes=_changes(changed) if changed is not None and changed.changes else None,
        is_changed=changed is not None,
    )


def _bar(label: str, one: Counts) -> GapBar:
    parts, left = [], 0.0
    for kind, count in (("asked", one.passed), ("not-asked", one.failed), ("unknown", one.unknown)):
        if count:
            width = _WIDTH * count / one.total
            parts.append(Part(round(left, 1), round(width, 1), f"is-{kind}"))
            left += width
    facts = {"passed": one.passed, "failed": one.failed, "unknown": one.unknown}
    words = _("%(passed)s pass, %(failed)s fail, %(unknown)s cannot be evaluated") % facts
    return GapBar(label, words, tuple(parts))


def _counts(named: Sequence[tuple[str, Counts]]) -> Table:
    heads = (_("Rules"), *(str(words) for words in VERDICT_WORDS.values()))
    rows = [
        (
            Cell(label, heads[0]),
            *(
                Cell(str(count), head, is_figure=True)
                for count, head in zip((one.passed, one.failed, one.unknown), heads[1:], strict=True)
            ),
        )
        for label, one in named
    ]
    columns = (Column(heads[0]), *(Column(head, is_figure=True) for head in heads[1:]))
    return Table(_("How many come out how"), columns, tuple(rows))


def _rows(gate: Gate, decisions: Sequence[Decision]) -> Table:
    heads = [_("Credential"), _("Verdict"), *([_("Tier")] if gate.tiers else []), _("Why")]
    rows = []
    for one in decisions:
        by = f"{one.name} ({one.provider})" if one.provider else one.name
        texts = [by, str(VERDICT_WORDS[one.verdict])]
        if gate.tiers:
            texts.append(tier_words(one))
        texts.append(deciding_words(gate, one))
        rows.append(tuple(Cell(text, head) for text, head in zip(texts, heads, strict=True)))
    return Table(_("Each with its verdict and why"), tuple(Column(head) for head in heads), tuple(rows))


def _changes(changed: WhatIf) -> Table:
    heads = (_("Credential"), _("Before"), _("After"))
    rows = []
    for one in changed.changes[:MOST]:
        before, after = _named(one.before, one.tier_before), _named(one.after, one.tier_after)
        rows.append(
            tuple(Cell(text, head) for text, head in zip((one.name, before, after), heads, strict=True))
        )
    return Table(_("What your thresholds change"), tuple(Column(head) for head in heads), tuple(rows))


def _named(mark: Mark, tier: Words | None) -> str:
    words = str(VERDICT_WORDS[mark])
    return words if tier is None else f"{words} ({tier.said(language())})"


def gate_rows(
    gate: Gate, before: Sequence[Decision], after: Sequence[Decision] | None
) -> tuple[list[str], Iterator[list[str]]]:
    """Headings and rows of the table to take away: verdict, reason, value, source, day of each condition."""
    lines = gate_lines(gate, before, language())
    heads = list(next(lines))
    if after is None:
        return heads, (list(line) for line in lines)
    tried = zip(lines, after, strict=True)
    return [*heads, "verdict with other thresholds"], ([*line, str(one.verdict)] for line, one in tried)
