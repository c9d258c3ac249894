"""What the gallery shows: one made-up example of each piece, no fact among them.

Apart from the pieces, which hold none.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.web.look.badges import PALETTES, PICTOGRAMS, SHAPES, BadgeDesign
from assay.web.look.band import Band, BandPoint
from assay.web.look.drawings import DRAWINGS
from assay.web.look.gap import GapBar, Part
from assay.web.look.grid import Grid, GridRow, GridSkill, GridTick, TickState, Undo
from assay.web.look.icons import ICONS
from assay.web.look.ladder import Footing, Ladder, LadderStep
from assay.web.look.mark import Mark
from assay.web.look.needle import Needle
from assay.web.look.pieces import (
    Cell,
    CheckedStep,
    Column,
    Moment,
    Pages,
    Progress,
    Receipt,
    ReceiptLine,
    Skill,
    Stat,
    State,
    Step,
    Table,
    VerdictCard,
    VerdictRow,
)

_SCHOOL = "did:web:school.example:o:riverside"
_DAY = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)


class SampleForm(forms.Form):
    """A form with a field of each kind."""

    name = forms.CharField(label=gettext_lazy("Name, as you write it"), max_length=80)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), help_text=gettext_lazy("We send a code there. Nothing else.")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=[("school", gettext_lazy("A school")), ("company", gettext_lazy("A company"))],
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Your role"),
        widget=forms.RadioSelect,
        choices=[("teacher", gettext_lazy("Teacher")), ("reviewer", gettext_lazy("Reviewer"))],
    )
    about = forms.CharField(label=gettext_lazy("About it"), widget=forms.Textarea, required=False)
    picture = forms.FileField(label=gettext_lazy("A file"), required=False)
    agreed = forms.BooleanField(label=gettext_lazy("Show this page to everybody"), required=False)


def samples() -> dict[str, Any]:
    """The values of the gallery, in the reader's language."""
    return {
        "tokens": ("paper", "surface", "sunk", "brand-ground", "ok-ground", "bad-ground", "unknown-ground"),
        "icons": tuple(ICONS),
        "drawings": tuple(DRAWINGS),
        "verdicts": (_accepted(), _undetermined(), _rejected()),
        "mark": Mark(_SCHOOL, _("Seal of Riverside School for Food safety"), _badges()[0]),
        "marks": tuple(
            Mark(f"did:web:{name}.example", _("Seal of %(name)s") % {"name": name}, design)
            for name, design in zip(("harbour", "valley", "north"), _badges()[1:4], strict=True)
        ),
        "badges": _badges(),
        "choices": (
            (_("Shapes"), tuple(str(s.label) for s in SHAPES.values())),
            (_("Palettes"), tuple(f"{p.label} {p.contrast:.1f} : 1" for p in PALETTES.values())),
            (_("Pictures"), tuple(str(p.label) for p in PICTOGRAMS.values())),
        ),
        "proofs": ("signed", "checked", "seen", "claimed"),
        "pills": (
            ("ok", _("Valid")),
            ("bad", _("Revoked")),
            ("unknown", _("Could not tell")),
            ("info", _("Sent")),
            ("brand", _("New")),
            ("plain", _("Waiting")),
        ),
        "class_grid": _class_grid(),
        "class_undo": Undo("#", "1", count=2, minutes=9, taps=("1", "2"), total=5),
        **_journeys(),
        **_measures(),
    }


def _class_grid() -> Grid:
    skills = (_("Takes vital signs"), _("Keeps a record"), _("First aid"))
    pupils = ("Noor Haddad", "Emil Lindqvist", "María José Peña")
    states = (
        (TickState.HELD, TickState.SET, TickState.OPEN),
        (TickState.WAITING, TickState.OPEN, TickState.OPEN),
        (TickState.HELD, TickState.SET, TickState.CLOSED),
    )
    return Grid(
        _("Who can do what"),
        tuple(GridSkill(str(place), name, 3 - place) for place, name in enumerate(skills)),
        tuple(
            GridRow(
                pupil,
                pupil,
                tuple(
                    GridTick(f"{pupil}.{place}", str(place), state, f"{pupil}: {skills[place]}")
                    for place, state in enumerate(row)
                ),
            )
            for pupil, row in zip(pupils, states, strict=True)
        ),
    )


def _badges() -> tuple[BadgeDesign, ...]:
    titles = (
        _("Food safety"),
        _("Web pages for everybody"),
        _("Repair café"),
        _("First aid"),
        _("Reading aloud"),
        _("Numbers that hold"),
        _("School orchestra"),
        _("Garden"),
        _("Short film"),
        _("Safe on the road"),
    )
    pictures = ("food", "laptop", "wrench", "care", "book", "chart", "music", "leaf", "camera", "truck")
    return tuple(
        BadgeDesign(shape, palette, picture, title, _("Level 2") if index % 3 == 0 else "")
        for index, (shape, palette, picture, title) in enumerate(
            zip(SHAPES, PALETTES, pictures, titles, strict=True)
        )
    )


def _accepted() -> VerdictCard:
    return VerdictCard(
        "accepted",
        _("Genuine and still valid"),
        (
            VerdictRow(_("Unchanged since it was signed"), State.OK, _("Signed on 3 May 2026.")),
            VerdictRow(_("Still valid"), State.OK, _("Not withdrawn; it has no end date.")),
            VerdictRow(
                _("Who issued it"), State.UNKNOWN, _("Riverside School. Nobody you trust has listed it yet.")
            ),
        ),
        steps=(
            CheckedStep(_("The signature fits the content"), State.OK, "eddsa-rdfc-2022"),
            CheckedStep(_("The key belongs to the school's address"), State.OK, code=_SCHOOL),
            CheckedStep(_("The status list says: active"), State.OK, _("Read a minute ago.")),
        ),
        heading=3,
    )


def _undetermined() -> VerdictCard:
    return VerdictCard(
        "undetermined",
        _("Could not tell"),
        (
            VerdictRow(_("Unchanged since it was signed"), State.OK, _("Signed on 3 May 2026.")),
            VerdictRow(_("Still valid"), State.UNKNOWN, _("The school's status list did not answer.")),
            VerdictRow(_("Who issued it"), State.OK, _("Riverside School, on the list of the region.")),
        ),
        retry_url="#",
        heading=3,
    )


def _rejected() -> VerdictCard:
    return VerdictCard(
        "rejected",
        _("Changed since it was signed"),
        (
            VerdictRow(
                _("Unchanged since it was signed"), State.BAD, _("The signature does not fit the content.")
            ),
            VerdictRow(_("Still valid"), State.UNKNOWN, _("Not asked: what it says cannot be relied on.")),
            VerdictRow(_("Who issued it"), State.UNKNOWN, _("Not asked.")),
        ),
        detail=_("Nothing of what it says is shown. Ask the person for the original."),
        heading=3,
    )


def _journeys() -> dict[str, Any]:
    return {
        "steps": (
            Step(_("Who"), "#", is_done=True),
            Step(_("What"), "#", is_done=True),
            Step(_("Check"), is_current=True),
            Step(_("Award")),
        ),
        "work": Progress(_("Signing"), 812, 1150, 7, _("about 20 seconds left")),
        "slip": Receipt(
            _("Awarded"),
            (
                ReceiptLine(1143, _("awarded and on their way"), "", State.OK),
                ReceiptLine(7, _("need you"), "#", State.BAD),
                ReceiptLine(0, _("doubled")),
            ),
            _DAY,
        ),
        "moments": (
            Moment(_DAY, _("Evidence handed in"), _("Three photographs and a page of text."), State.PLAIN),
            Moment(_DAY + timedelta(days=4), _("Reviewed by two assessors"), "", State.BRAND),
            Moment(
                _DAY + timedelta(days=5), _("Awarded"), _("The school states that it saw her work."), State.OK
            ),
            Moment(_DAY + timedelta(days=90), _("Status could not be read"), "", State.UNKNOWN),
        ),
        "skills": (
            Skill(_("cleans surfaces safely"), "#", "ESCO"),
            Skill(_("stores food at the right temperature"), "", "ESCO"),
            Skill(_("explains a rule to others")),
        ),
        "pages": Pages(2, 9, "#", "#"),
        "table": Table(
            _("Awards of May"),
            (
                Column(_("Person")),
                Column(_("Achievement")),
                Column(_("Sent")),
                Column(_("Views"), is_figure=True),
            ),
            tuple(
                (
                    Cell(name, url="#"),
                    Cell(_("Food safety"), _("Achievement")),
                    Cell(sent, _("Sent")),
                    Cell(views, _("Views"), is_figure=True),
                )
                for name, sent, views in (
                    ("Noor Haddad", _("3 May 2026"), "12"),
                    ("Emil Lindqvist", _("3 May 2026"), "4"),
                    ("María José Peña", _("4 May 2026"), "128"),
                )
            ),
        ),
    }


def _measures() -> dict[str, Any]:
    return {
        "figures": (
            Stat(_("awarded"), "1,143"),
            Stat(_("claimed"), "968", "#"),
            Stat(_("shared"), "402"),
            Stat(_("came back"), "7", "#"),
        ),
        "needles": (
            Needle(
                _("Time to the first job"),
                0,
                12,
                3.1,
                4.2,
                5.9,
                6.5,
                reading=_("about 4 months, likely 3 to 6"),
                reference_text=_("tick: everybody of that age"),
                low_text=_("now"),
                high_text=_("12 months"),
                grade="B",
            ),
            Needle(_("Wage after a year"), reason=_("Cannot be evaluated: nobody has published this.")),
        ),
        "widening": Band(
            _("What may be left of today's demand"),
            tuple(
                BandPoint(str(_DAY.year + ahead), 1 - ahead / 8, 1 - ahead / 30, 1 + ahead / 10)
                for ahead in range(1, 5)
            ),
            _("50 % to 140 % in four years"),
            reference=1.0,
            reference_text=_("line: as today"),
        ),
        "gap": {
            "bars": (
                GapBar(_("Health"), "62 %", (Part(0, 62, "is-asked"), Part(62, 38, "is-not-asked"))),
                GapBar(_("Media"), _("Cannot be evaluated"), ()),
            )
        },
        "ladder": Ladder(
            (
                LadderStep(_("Took part"), Footing.OBSERVED),
                LadderStep(_("Handed in work"), Footing.OBSERVED),
                LadderStep(_("Work was assessed"), Footing.OBSERVED, is_reached=True),
                LadderStep(_("By two people"), Footing.STATED),
                LadderStep(_("Under supervision"), Footing.OPEN),
            ),
            _("We observed that the work was assessed; the school states that two people did."),
        ),
    }
