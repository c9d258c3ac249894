"""The words for what an import changes: of a pupil, and in counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.web.look.pieces import Receipt, ReceiptLine, Stat, State
from assay.web.records.rosters.import_queries import ImportRow
from assay.web.records.rosters.plan import Change, Line


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A pupil whom an import touches, in words."""

    name: str
    school: str
    changes: tuple[str, ...]


def kinds() -> dict[str, str]:
    """The headings under which pupils stand."""
    return {
        "joined": _("Join"),
        "back": _("Come back"),
        "left": _("Leave"),
        "moved": _("Move"),
        "changed": _("Change otherwise"),
    }


def changed_row(line: Line) -> ChangedRow:
    """One pupil, in words."""
    return ChangedRow(line.name, line.school, tuple(_change(one) for one in line.changes))


def around(row: ImportRow) -> list[Stat]:
    """What changes besides pupils, as figures."""
    return [Stat(words, number_format(count, force_grouping=True)) for count, words in _around(row)]


def _around(row: ImportRow) -> list[tuple[int, str]]:
    def count(name: str) -> int:
        return row.counts.get(name, 0)

    told = (
        ("schools", ngettext("school added or renamed", "schools added or renamed", count("schools"))),
        ("schools-closed", ngettext("school closed", "schools closed", count("schools-closed"))),
        ("programmes", ngettext("programme added", "programmes added", count("programmes"))),
        ("sections-new", ngettext("section opened", "sections opened", count("sections-new"))),
        ("sections-changed", ngettext("section changed", "sections changed", count("sections-changed"))),
        ("sections-closed", ngettext("section closed", "sections closed", count("sections-closed"))),
        (
            "teachers-new",
            ngettext("teacher who gets access", "teachers who get access", count("teachers-new")),
        ),
        (
            "teachings-new",
            ngettext("section given to a teacher", "sections given to teachers", count("teachings-new")),
        ),
        (
            "teachings-ended",
            ngettext(
                "section taken from a teacher", "sections taken from teachers", count("teachings-ended")
            ),
        ),
        ("guardians-new", ngettext("guardian added", "guardians added", count("guardians-new"))),
        ("guardians-changed", ngettext("guardian changed", "guardians changed", count("guardians-changed"))),
        (
            "guardians-ended",
            ngettext(
                "guardian who answers no longer", "guardians who answer no longer", count("guardians-ended")
            ),
        ),
    )
    return [(count(name), words) for name, words in told if count(name)]


def receipt(row: ImportRow) -> Receipt:
    """What an import did."""
    told = (
        ("joined", _("joined"), State.OK),
        ("back", _("came back"), State.OK),
        ("moved", _("moved"), State.OK),
        ("changed", _("changed otherwise"), State.OK),
        ("left", _("left; their records stay"), State.UNKNOWN),
        ("unchanged", _("unchanged"), State.PLAIN),
    )
    lines = [
        ReceiptLine(row.counts[name], words, "", state) for name, words, state in told if row.counts.get(name)
    ]
    lines += [ReceiptLine(count, words) for count, words in _around(row)]
    return Receipt(_("The roster"), tuple(lines), row.applied_at)


def _change(one: Change) -> str:
    labels = {
        "school": _("School"),
        "programme": _("Programme"),
        "section": _("Section"),
        "name": _("Name"),
        "number": _("School id"),
        "email": _("E-mail address"),
        "born": _("Birth date"),
        "language": _("Language"),
        "grade": _("Grade"),
        "band": _("Age band"),
        "private": _("Opted out of directory information"),
        "counsellor": _("Counsellor"),
        "identifier": _("Identifier in your system"),
    }
    label = labels[one.what]
    if not one.before and not one.after:
        return _("%(what)s changes") % {"what": label}
    values = {"what": label, "before": _value(one.before), "after": _value(one.after)}
    if one.what == "section":
        return (_("joins %(after)s") if one.after else _("leaves %(before)s")) % values
    return _("%(what)s: %(before)s → %(after)s") % values


def _value(text: str) -> str:
    words = {"": _("nothing"), "yes": _("yes"), "no": _("no"), "under-13": _("under 13")}
    return words.get(text, text)
