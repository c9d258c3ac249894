"""Several assays beside one another: a needle in each field, who is at least as good, own weights.

Apart from one assay's pieces because a comparison is the reader's own, and no assay holds one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assay.analysis.valuation import WEIGHABLE, Assay, Comparison, Dominance, compare
from assay.web.look import assay_market, assay_words
from assay.web.look.assay_groups import Group, grouped
from assay.web.look.assay_pieces import needle_of, plain
from assay.web.look.figures import NOTHING, figure
from assay.web.look.needle import Needle
from assay.web.look.pieces import Cell, Column, Table


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One answer of one credential, for its column: what it says, and its picture."""

    name: str
    short: str
    between: str
    sure: str
    needle: Needle
    made_of: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One answer, for all of them; known where it is known of one."""

    key: str
    title: str
    question: str
    fields: tuple[ComparedField, ...]
    is_known: bool


@dataclass(frozen=True, slots=True)
class ComparedPiece:
    """The comparison as a page shows it."""

    names: tuple[tuple[str, str], ...]  # letter and name, name of issuer
    groups: tuple[Group[ComparedRow], ...]
    sentences: tuple[str, ...]
    open_sentences: tuple[str, ...]
    ranks: Table | None
    left_out: tuple[str, ...]


def weighable() -> dict[str, str]:
    """What a reader may weigh, by key, in words."""
    words = {key: assay_words.title(key) for key in WEIGHABLE}
    words["cost"] = _("What it costs (the less the better)")
    return words


def compared_piece(made: Sequence[Assay], weights: Mapping[str, float]) -> ComparedPiece:
    """These assays side by side; in an order only by the reader's own weights."""
    found = compare(made, weights or None)
    names = [f"{chr(ord('A') + place)} · {plain(one.name) or NOTHING}" for place, one in enumerate(made)]
    keys = list(dict.fromkeys(one.key for each in made for one in each.indicators))
    return ComparedPiece(
        names=tuple((name, plain(each.issuer)) for name, each in zip(names, made, strict=True)),
        groups=grouped(_row(key, made, names) for key in keys),
        sentences=tuple(_said(one, names) for one in found.dominances if one.holds),
        open_sentences=_undecided(found, names),
        ranks=_ranks(found, names),
        left_out=tuple(assay_words.title(key) for key in found.left_out),
    )


def _row(key: str, made: Sequence[Assay], names: Sequence[str]) -> ComparedRow:
    found = [next((one for one in each.indicators if one.key == key), None) for each in made]
    units: dict[str, float] = {}
    for one in found:
        if one is not None:  # one scale for the row, or the pictures could not be laid over each other
            units[one.estimate.unit] = max(units.get(one.estimate.unit, 0.0), one.scale[1])
    fields = []
    for name, one in zip(names, found, strict=True):
        if one is None:
            empty = Needle(name, reason=_("Cannot be evaluated"))
            fields.append(ComparedField(name, _("cannot be evaluated"), NOTHING, NOTHING, empty))
            continue
        estimate = one.estimate
        scale = (one.scale[0], units[estimate.unit])
        needle = needle_of(name, estimate, scale, ends=assay_words.ends(key))
        between, sure = assay_words.between(estimate), assay_words.rests_on(estimate)
        made_of, note = assay_market.made_of(one), assay_market.note(one)
        fields.append(ComparedField(name, assay_words.short(one), between, sure, needle, made_of, note))
    is_known = any(one is not None and one.estimate.is_known for one in found)
    return ComparedRow(key, assay_words.title(key), assay_words.question(key), tuple(fields), is_known)


def _said(one: Dominance, names: Sequence[str]) -> str:
    told = {
        "better": names[one.better],
        "worse": names[one.worse],
        "chance": figure(one.estimate.value, "share"),
        "known": ", ".join(assay_words.title(key) for key in one.known),
    }
    words = _(
        "%(better)s is at least as good as %(worse)s in everything known of both (%(known)s): %(chance)s."
    )
    sentence = words % told
    if one.unknown:
        unknown = ", ".join(assay_words.title(key) for key in one.unknown)
        sentence += " " + _("Not known of both, and could undo it: %(unknown)s.") % {"unknown": unknown}
    return sentence


def _undecided(found: Comparison, names: Sequence[str]) -> tuple[str, ...]:
    """The pairs of which neither can be said to be at least as good."""
    held = {frozenset((one.better, one.worse)) for one in found.dominances if one.holds}
    told = []
    for one in found.dominances:
        pair = frozenset((one.better, one.worse))
        if one.better < one.worse and pair not in held:
            facts = {"one": names[one.better], "other": names[one.worse]}
            told.append(
                _("Between %(one)s and %(other)s it cannot be said.") % facts
                if one.known
                else _("Of %(one)s and %(other)s nothing is known that both have in common.") % facts
            )
    return tuple(told)


def _ranks(found: Comparison, names: Sequence[str]) -> Table | None:
    if not found.ranks:
        return None
    places = [_("Place %(place)d") % {"place": place} for place in range(1, len(names) + 1)]
    columns = (Column(_("Which")), *(Column(place, is_figure=True) for place in places))
    rows = tuple(
        (
            Cell(names[rank.place]),
            *(
                Cell(figure(one.value, "share"), place, is_figure=True)
                for place, one in zip(places, rank.probabilities, strict=True)
            ),
        )
        for rank in found.ranks
    )
    return Table(_("How probable each place is, by your weights"), columns, rows)
