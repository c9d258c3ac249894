"""The two certificates by one yardstick: each answer twice, side by side, and what nobody can tell.

Apart from `behind`, which lists what was published: here it is weighed with how awards were judged and who
recognises them, as the assay of each says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from assay.web.look.assay_groups import Group, grouped
from assay.web.look.assay_pieces import AnswerPiece, assay_piece
from assay.web.look.pieces import Cell, Column, Table
from assay.web.records.achievements.plans import achievement_id
from assay.web.records.assays.ours import assay_of
from assay.web.records.statements.queries import recognised
from assay.web.records.statements.values import StatementRow
from assay.web.screens.tour.cast import Certificate

SHOWN = ("rigor", "transparency", "recognition", "time", "cost")
"""The answers that are opened, in this order; the others stand on the page of each assay."""


@dataclass(frozen=True, slots=True)
class WeighedSide:
    """One answer about one certificate."""

    issuer: str
    answer: AnswerPiece
    by: tuple[StatementRow, ...] = ()  # who recognises it, where that is the question
    left_out: int = 0
    recognised_url: str = ""


@dataclass(frozen=True, slots=True)
class WeighedRow:
    """One answer about both."""

    key: str
    title: str
    question: str
    sides: tuple[WeighedSide, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class Untold:
    """What could not be told about one of them, each with what would change that."""

    issuer: str
    url: str  # of its whole assay
    known: int
    count: int
    groups: tuple[Group[AnswerPiece], ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The whole step."""

    rows: tuple[WeighedRow, ...]
    untold: tuple[Untold, ...]
    compare_url: str


def weighed(certificates: Sequence[Certificate]) -> Weighed:
    """These certificates by one yardstick, as of today. Raises `NotFound` where one is published no more."""
    pieces = [
        assay_piece(assay_of(each.organization.key, each.version.achievement, each.version.number))
        for each in certificates
    ]
    answers = [{one.key: one for one in piece.answers} for piece in pieces]
    rows = tuple(
        _row([_side(each, told[key]) for each, told in zip(certificates, answers, strict=True)])
        for key in SHOWN
    )
    untold = tuple(
        Untold(
            each.organization.name,
            reverse("value:achievement", args=[each.version.achievement, each.version.number]),
            piece.known,
            len(piece.answers),
            grouped(one for one in piece.answers if not one.is_known),
        )
        for each, piece in zip(certificates, pieces, strict=True)
    )
    return Weighed(rows, untold, _compare_url(certificates))


def _row(sides: Sequence[WeighedSide]) -> WeighedRow:
    first = sides[0].answer
    return WeighedRow(first.key, first.title, first.question, tuple(sides), _table(first.title, sides))


def _side(each: Certificate, answer: AnswerPiece) -> WeighedSide:
    if answer.key != "recognition":
        return WeighedSide(each.organization.name, answer)
    found = recognised(achievement_id(each.version.achievement, each.version.number))
    url = reverse("recogniser:recognised", args=[each.version.achievement])
    return WeighedSide(each.organization.name, answer, found.counted, len(found.left_out), url)


def _table(title: str, sides: Sequence[WeighedSide]) -> Table:
    """The same as the two pictures."""
    lines = (
        (_("Answer"), [side.answer.short for side in sides]),
        (_("Lies between"), [side.answer.between for side in sides]),
        (_("Cases counted"), [side.answer.cases for side in sides]),
        (_("Rests on"), [side.answer.sure for side in sides]),
    )
    rows = tuple(
        (Cell(label), *(Cell(text, side.issuer) for text, side in zip(texts, sides, strict=True)))
        for label, texts in lines
    )
    columns = (Column(title), *(Column(side.issuer) for side in sides))
    return Table(title, columns, rows, is_caption_hidden=True)


def _compare_url(certificates: Sequence[Certificate]) -> str:
    which = [
        f"{settings.ASSAY_ORIGIN}/a/{each.version.achievement}/{each.version.number}" for each in certificates
    ]
    return f"{reverse('value:compare')}?{urlencode([('which', one) for one in which])}"
