"""The gap report as a page and a paper show it: sentences, bars with a table beside, then the detail.

Apart from the screens because the page, the tour, the paper and the table to be saved say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assay.analysis.estimates import Estimate
from assay.analysis.gaps import Access, Breakdown, GapReport, ProgrammeGap, Shares, Verdict
from assay.web.look.figures import figure, interval
from assay.web.look.gap_words import (
    ASKED_WORDS,
    BAND_WORDS,
    STATE_WORDS,
    advice_words,
    asked_words,
    count_words,
    is_unknown,
    named_words,
    outside_words,
)
from assay.web.look.pieces import Cell, Column, Table

_WIDTH = 100
_KINDS = {Verdict.ASKED: "is-asked", Verdict.NOT_ASKED: "is-not-asked", Verdict.UNKNOWN: "is-unknown"}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: where it begins, how wide it is, in hundredths; which of the three it stands for."""

    left: float
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class GapBar:
    """One bar: what it is about, what it says in words; without parts there is nothing to draw."""

    label: str
    reading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """One programme."""

    name: str
    sentence: str
    is_unknown: bool
    facts: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class GapView:
    """The whole report."""

    programmes: tuple[ProgrammeView, ...]
    bars: tuple[GapBar, ...]
    table: Table
    overall: str
    area: str
    outside: str = ""


def gap_view(report: GapReport, before: GapReport | None = None) -> GapView:
    """The report in words; beside it last year's shares where there is an earlier report."""
    return GapView(
        tuple(_programme(one) for one in report.programmes),
        tuple(_bar(one.name, one.shares) for one in report.programmes),
        _shares_table(report, before),
        _overall(report),
        report.area_name or report.area,
        outside_words(report.outside),
    )


def _overall(report: GapReport) -> str:
    asked = report.shares.asked
    if asked.value is None:
        return _("Of no certificate can it be told whether it is asked for.")
    share, between = _unbroken(figure(asked.value, "share")), _unbroken(interval(asked))
    facts = {"share": share, "between": between, "count": asked.count or 0}
    blind = report.shares.unknown.value
    if blind:
        told = _(
            "Of %(count)s certificates in groups large enough to be shown, %(share)s are asked for "
            "(%(between)s); of %(blind)s nobody can tell."
        )
        return told % {**facts, "blind": _unbroken(figure(blind, "share"))}
    told = _(
        "Of %(count)s certificates in groups large enough to be shown, %(share)s are asked for (%(between)s)."
    )
    return told % facts


def _bar(label: str, shares: Shares) -> GapBar:
    three = list(zip(Verdict, (shares.asked, shares.not_asked, shares.unknown), strict=True))
    if shares.asked.value is None:
        return GapBar(label, str(ASKED_WORDS[Verdict.UNKNOWN]), ())
    parts, left = [], 0
    for verdict, share in three:
        width = round((share.value or 0) * _WIDTH)
        if width:
            parts.append(Part(left, min(width, _WIDTH - left), _KINDS[verdict]))
            left += width
    is_blind = not shares.asked.value and not shares.not_asked.value
    reading = str(ASKED_WORDS[Verdict.UNKNOWN]) if is_blind else figure(shares.asked.value, "share")
    return GapBar(label, reading, tuple(parts))


def _shares_table(report: GapReport, before: GapReport | None) -> Table:
    labels = [_("Programme"), *(str(words) for words in ASKED_WORDS.values()), _("Certificates")]
    earlier = {one.name: one for one in before.programmes} if before else {}
    if before:
        labels.append(_("Asked for a year before"))
    rows = [
        _row(
            labels,
            one.name,
            *_three(one.shares),
            count_words(one.counts.certificates.total),
            *_then(one, earlier),
        )
        for one in report.programmes
    ]
    columns = (Column(labels[0]), *(Column(label, is_figure=True) for label in labels[1:]))
    return Table(
        _("Of the certificates earned, how many are asked for"), columns, tuple(rows), is_caption_hidden=True
    )


def _then(one: ProgrammeGap, earlier: dict[str, ProgrammeGap]) -> Iterable[str]:
    if not earlier:
        return ()
    found = earlier.get(one.name)
    return (_share(found.shares.asked) if found else figure(None, "share"),)


def _three(shares: Shares) -> tuple[str, str, str]:
    return _share(shares.asked), _share(shares.not_asked), _share(shares.unknown)


def _share(estimate: Estimate) -> str:
    if estimate.value is None:
        return figure(None, "share")
    return f"{_unbroken(figure(estimate.value, 'share'))} {_unbroken(f'({interval(estimate)})')}"


def _unbroken(text: str) -> str:
    """The same, kept in one line: a figure and its unit belong together."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _row(labels: Sequence[str], *texts: str) -> tuple[Cell, ...]:
    return tuple(
        Cell(text, label, is_figure=place > 0)
        for place, (label, text) in enumerate(zip(labels, texts, strict=True))
    )


def _programme(one: ProgrammeGap) -> ProgrammeView:
    counts = one.counts
    facts = [
        (_("Prepares for"), "; ".join(each.target.title for each in one.outlooks) or _("nobody has said")),
        (_("Pupils in it"), count_words(counts.pupils)),
    ]
    if counts.tells_who:
        facts.append((_("Have earned something"), count_words(counts.earned)))
    facts += [
        (_("Certificates of other bodies"), count_words(counts.certificates.total)),
        (_("Own awards"), count_words(counts.own.total)),
    ]
    tables = [
        _certificates(one),
        _outlooks(one),
        _places(_("Who is in it, by school"), counts.schools),
        _places(_("Who is in it, by grade"), counts.bands),
        _breakdown(_("How far the certificates are proven"), counts.states),
        _breakdown(_("Own awards"), counts.own),
    ]
    held = tuple(table for table in tables if table is not None and table.rows)
    return ProgrammeView(one.name, advice_words(one.advice), is_unknown(one.advice), tuple(facts), held)


def _certificates(one: ProgrammeGap) -> Table:
    labels = (_("Certificate"), _("Have it"), _("Named in advertisements"), _("Listed by"), _("Asked for?"))
    rows = tuple(
        (
            Cell(f"{line.name} · {line.body}" if line.body else line.name, labels[0]),
            Cell(_("nobody") if line.held == 0 else count_words(line.held), labels[1], is_figure=True),
            Cell(named_words(line.asked), labels[2], is_figure=True),
            Cell("; ".join(line.asked.lists) or figure(None, "share"), labels[3]),
            Cell(asked_words(line.asked), labels[4]),
        )
        for line in one.lines
    )
    columns = tuple(Column(label, is_figure=place in {1, 2}) for place, label in enumerate(labels))
    return Table(_("Certificates: what is earned, and what is asked for"), columns, rows)


def _outlooks(one: ProgrammeGap) -> Table:
    labels = (
        _("Occupation"),
        _("Advertisements on file"),
        _("Openings a year"),
        _("Growth"),
        _("A quarter earn less than, a year"),
    )
    rows = tuple(
        _row(
            labels,
            each.target.title,
            count_words(each.ads) if each.ads is not None else figure(None, "count"),
            figure(each.openings.value, "count"),
            figure(each.growth.value, "share"),
            figure(each.entry_wage.value, "money"),
        )
        for each in one.outlooks
    )
    columns = tuple(Column(label, is_figure=place > 0) for place, label in enumerate(labels))
    return Table(_("What the region offers"), columns, rows)


def _places(caption: str, places: Sequence[Access]) -> Table:
    labels = (_("Where"), _("Pupils in it"), _("Have earned something"))
    rows = tuple(
        _row(
            labels,
            str(BAND_WORDS.get(one.label, one.label)),
            count_words(one.pupils),
            count_words(one.earned),
        )
        for one in places
    )
    columns = tuple(Column(label, is_figure=place > 0) for place, label in enumerate(labels))
    return Table(caption, columns, rows)


def _breakdown(caption: str, whole: Breakdown) -> Table | None:
    """What the whole is made of; None where no part of it may be told."""
    if all(line.count is None for line in whole.lines):
        return None
    labels = (_("Which"), _("How many"))
    rows = [
        _row(labels, str(STATE_WORDS.get(line.label, line.label)), count_words(line.count))
        for line in whole.lines
    ]
    if any(line.count is None for line in whole.lines) and whole.held_back:
        rows.append(_row(labels, _("Those not shown, together"), count_words(whole.held_back)))
    columns = tuple(Column(label, is_figure=place > 0) for place, label in enumerate(labels))
    return Table(caption, columns, tuple(rows))
