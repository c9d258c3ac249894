"""The assay in pieces that a page can place: each answer as a sentence, a picture, and the same as a table.

Apart from the words (`assay_words`, `assay_parts`), which turn codes into sentences; here they are put beside
their pictures. There is no figure above the answers: nothing here adds them up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assay.analysis.estimates import Estimate
from assay.analysis.valuation import Assay, Indicator, Input
from assay.web.base.look_alikes import shown
from assay.web.look import assay_market, assay_parts, assay_words
from assay.web.look.assay_groups import Group, grouped
from assay.web.look.band import Band
from assay.web.look.figures import NOTHING, figure, interval, unit_ends
from assay.web.look.ladder import Footing, Ladder, LadderStep
from assay.web.look.needle import Needle
from assay.web.look.pieces import Cell, Column, Table


@dataclass(frozen=True, slots=True)
class AnswerPiece:
    """One answer: what it is about, in words, its picture (a ladder or a needle), and the same as a table."""

    key: str
    title: str
    question: str
    sentence: str
    short: str
    between: str
    cases: str
    sure: str  # how much what it rests on can carry, in words
    change: str  # what would change it, where it cannot be evaluated
    is_known: bool
    needle: Needle | None
    ladder: Ladder | None
    table: Table
    facts: tuple[tuple[str, str], ...]  # method, grade, n, day: what an analyst asks for
    others: Table | None = None
    parts: Table | None = None
    beside: str = ""  # what stands below the sentence: a range, a source
    note: str = ""  # what is said wherever the figure is
    made_of: str = ""  # what it is of, in a line, where it says nothing without that
    band: Band | None = None
    band_table: Table | None = None


@dataclass(frozen=True, slots=True)
class AssayPiece:
    """The answers side by side, and what they were made of."""

    name: str
    issuer: str
    as_of: date
    answers: tuple[AnswerPiece, ...]
    groups: tuple[Group[AnswerPiece], ...]
    known: int
    summary: Table
    inputs: Table


def assay_piece(made: Assay, issuer: str = "") -> AssayPiece:
    """The assay as a page shows it; `issuer` where the page knows who issues and the description does not."""
    answers = tuple(answer_piece(one) for one in made.indicators)
    return AssayPiece(
        name=plain(made.name),
        issuer=plain(made.issuer) or issuer,
        as_of=made.as_of,
        answers=answers,
        groups=grouped(answers),
        known=sum(one.is_known for one in answers),
        summary=_summary(answers),
        inputs=inputs_table(made.inputs, _("Everything it was computed from")),
    )


def plain(text: str) -> str:
    """What a stranger wrote, without what nobody sees and what turns text around."""
    return shown(text).text


def answer_piece(one: Indicator) -> AnswerPiece:
    """One indicator as a page shows it."""
    estimate = one.estimate
    title = assay_words.title(one.key)
    ladder = _ladder(one) if one.key == assay_words.RIGOR else None
    return AnswerPiece(
        key=one.key,
        title=title,
        question=assay_words.question(one.key),
        sentence=assay_words.sentence(one),
        short=assay_words.short(one),
        between=assay_words.between(estimate),
        cases=_cases(estimate),
        sure=assay_words.rests_on(estimate),
        change="" if estimate.is_known else assay_words.change(one.key, one.words, estimate.reason),
        is_known=estimate.is_known,
        needle=None if ladder else needle_of(title, estimate, one.scale, ends=assay_words.ends(one.key)),
        ladder=ladder,
        table=_table(title, one),
        facts=_facts(estimate),
        others=_others(title, one),
        parts=_parts(one),
        beside=assay_market.beside(one),
        note=assay_market.note(one),
        made_of=assay_market.made_of(one),
        band=assay_market.band_of(one),
        band_table=assay_market.band_table(one),
    )


def needle_of(label: str, estimate: Estimate, scale: tuple[float, float], *, ends: tuple[str, str]) -> Needle:
    """An estimate as a needle: hatched, with the reason, where it cannot be evaluated."""
    low_text, high_text = ends
    if estimate.value is None:
        reason = assay_words.cannot(estimate.reason)
        return Needle(label, *scale, reason=reason, grade=str(estimate.grade))
    first, last = unit_ends(scale, estimate.unit)
    return Needle(
        label,
        *scale,
        estimate.low,
        estimate.value,
        estimate.high,
        reading=_reading(estimate),
        low_text=low_text or first,
        high_text=high_text or last,
        grade=str(estimate.grade),
    )


def _reading(estimate: Estimate) -> str:
    """The figure and its bounds; a figure that is exact has none."""
    if estimate.unit == "rung":
        return assay_words.rung(estimate.value or 0.0)
    value = figure(estimate.value, estimate.unit)
    bounds = interval(estimate)
    return value if bounds == value else f"{value} ({bounds})"


def _others(title: str, one: Indicator) -> Table | None:
    """The figures that belong to an answer and are no part of it."""
    if not one.others:
        return None
    columns = (
        Column(_("Figure")),
        Column(_("Says")),
        Column(_("Cases"), is_figure=True),
        Column(_("Rests on")),
    )
    rows = tuple(
        (
            Cell(assay_words.other(key)),
            Cell(_reading(other) if other.is_known else assay_words.cannot(other.reason), _("Says")),
            Cell(NOTHING if other.count is None else str(other.count), _("Cases"), is_figure=True),
            Cell(assay_words.rests_on(other), _("Rests on")),
        )
        for key, other in one.others.items()
    )
    return Table(_("Beside “%(title)s”, and no part of it") % {"title": title}, columns, rows)


def _ladder(one: Indicator) -> Ladder:
    """The five rungs: those reached as what they rest on, the highest one named."""
    estimate = one.estimate
    reached = -1 if estimate.value is None else round(estimate.value)
    footing, borne_out = Footing(assay_words.footing(one)), assay_words.borne_out(one)
    steps = [
        LadderStep(
            label,
            Footing.OPEN if rung > reached else Footing.OBSERVED if rung <= borne_out else footing,
            is_reached=rung == reached,
        )
        for rung, label in enumerate(assay_words.rungs())
    ]
    return Ladder(tuple(steps), assay_words.sentence(one))


def _table(title: str, one: Indicator) -> Table:
    """The same as the picture: the answer, between what bounds, on how many cases, on whose word."""
    estimate = one.estimate
    lines = (
        (_("Answer"), assay_words.short(one)),
        (_bounds_words(estimate), assay_words.between(estimate)),
        (_("Cases counted"), _cases(estimate)),
        (_("Rests on"), assay_words.rests_on(estimate)),
    )
    rows = tuple((Cell(label), Cell(text, title)) for label, text in lines)
    return Table(title, (Column(_("What")), Column(title)), rows, is_cards=False, is_caption_hidden=True)


def _cases(estimate: Estimate) -> str:
    return _("none to count") if estimate.count is None else str(estimate.count)


def _bounds_words(estimate: Estimate) -> str:
    if not estimate.is_known:
        return _("Could be")
    return _("Exactly") if estimate.low == estimate.high else _("Lies between")


def _summary(answers: tuple[AnswerPiece, ...]) -> Table:
    columns = (Column(_("What")), Column(_("Answer")), Column(_("Lies between")), Column(_("Rests on")))
    rows = tuple(
        (
            Cell(one.title),
            Cell(one.short, _("Answer")),
            Cell(one.between, _("Lies between")),
            Cell(one.sure, _("Rests on")),
        )
        for one in answers
    )
    return Table(_("All answers as a table"), columns, rows)


def _facts(estimate: Estimate) -> tuple[tuple[str, str], ...]:
    value = figure(estimate.value, estimate.unit) if estimate.value is not None else _("cannot be evaluated")
    told = [
        (_("Value"), value),
        (_("Bounds") if estimate.is_known else _("Whole scale"), interval(estimate)),
        (_("Cases"), _cases(estimate)),
        (_("Method"), estimate.method),
        (_("Grade"), f"{estimate.grade}: {assay_words.grade(estimate.grade)}"),
        (_("Known of what it rests on"), figure(estimate.coverage, "share")),
        (_("As of"), date_format(estimate.as_of, "DATE_FORMAT")),
    ]
    if estimate.reason:
        told.append((_("Why not"), assay_words.reason(estimate.reason)))
    if estimate.inputs:
        told.append((_("Read from"), plain(", ".join(estimate.inputs))))
    return tuple(told)


def _parts(one: Indicator) -> Table | None:
    if not one.parts:
        return None
    columns = (Column(_("Part")), Column(_("Came out")), Column(_("Says")), Column(_("Place")))
    rows = tuple(
        (
            Cell(assay_parts.name(part, one.key)),
            Cell(assay_parts.mark(part), _("Came out")),
            Cell(_said(plain(part.value), part.estimate, one.key), _("Says")),
            Cell(plain(part.pointer) or NOTHING, _("Place")),
        )
        for part in one.parts
    )
    return Table(_("What “%(title)s” rests on") % {"title": assay_words.title(one.key)}, columns, rows)


def _said(value: str, estimate: Estimate | None, key: str) -> str:
    told = [assay_parts.value(value, key)] if value else []
    if estimate is not None:
        told.append(_reading(estimate) if estimate.is_known else assay_words.cannot(estimate.reason))
    return " · ".join(told) or NOTHING


def inputs_table(found: Iterable[Input], caption: str, *, is_caption_hidden: bool = False) -> Table:
    """What an assay was made of, by kind, name, version and digest."""
    columns = (Column(_("Kind")), Column(_("Name")), Column(_("Version")), Column(_("SHA-256")))
    rows = tuple(
        (
            Cell(assay_parts.kind(one.kind)),
            Cell(plain(one.name) or NOTHING, _("Name")),
            Cell(plain(one.version) or NOTHING, _("Version")),
            Cell(one.digest or NOTHING, _("SHA-256")),
        )
        for one in found
    )
    return Table(caption, columns, rows, is_caption_hidden=is_caption_hidden)
