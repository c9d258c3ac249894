"""The class code: opened for a lesson, projected, who came in; and the sheet of the grid to print."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from assay.web.base.rates import limited
from assay.web.look.answers import onward
from assay.web.look.class_grid import drawn
from assay.web.look.workplace import frame, member, person
from assay.web.records.class_codes import actions, queries
from assay.web.records.class_codes.queries import CodeRow
from assay.web.records.marks import queries as marks
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters.queries import pupils_of, require_section
from assay.web.records.rosters.rows import SectionRow

LASTS = (
    ("2", gettext_lazy("2 hours: this lesson")),
    ("24", gettext_lazy("Until tomorrow, this time")),
    ("168", gettext_lazy("A week")),
    ("336", gettext_lazy("Two weeks")),
)


class OpenForm(forms.Form):
    """A new class code."""

    hours = forms.TypedChoiceField(
        label=gettext_lazy("For how long?"),
        choices=LASTS,
        coerce=int,
        initial="2",
        widget=forms.RadioSelect,
    )


def entrance_page() -> str:
    """Where pupils come in, as it is read aloud."""
    return f"{settings.ASSAY_ORIGIN}{reverse('pupil:in')}".removeprefix("https://").removeprefix("http://")


def entrance_address(code: CodeRow) -> str:
    """Where the QR figure of a class code leads."""
    return f"{settings.ASSAY_ORIGIN}{reverse('pupil:code', args=[code.code])}"


def _facts(row: SectionRow) -> dict[str, object]:
    found = queries.open_code(row.organization, row.key)
    facts: dict[str, object] = {"section": row, "code": found, "entrance": entrance_page()}
    if found:
        came = queries.entered(row.organization, found.key)
        pupils = pupils_of(row.organization, row.key)
        facts |= {
            "address": entrance_address(found),
            "came": [pupil.name for pupil in pupils if pupil.key in came],
            "missing": [pupil.name for pupil in pupils if pupil.key not in came],
            "count": sum(pupil.key in came for pupil in pupils),
            "total": len(pupils),
        }
    return facts


@login_required
@limited("class-code", per_minute=30, methods=("POST",))
def code(request: HttpRequest, organization: str, section: str) -> HttpResponse:
    """The open code and who came in; where none is open, a POST opens one."""
    held = member(request, organization, Permission.SECTION_TEACH)
    row = require_section(person(request), organization, section)
    form = OpenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.open_code(person(request), organization, section, form.cleaned_data["hours"])
        return onward("teacher:code", organization, section)
    facts = {**_facts(row), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "teacher/code.html", frame(held, "teacher:sections", **facts), status=status)


@login_required
@require_POST
def close(request: HttpRequest, organization: str, section: str) -> HttpResponse:
    """The code opens nothing any more."""
    actions.close(person(request), organization, section)
    messages.success(request, _("Closed. Nobody comes in with this code any more."))
    return onward("teacher:code", organization, section)


@login_required
@require_safe
def screen(request: HttpRequest, organization: str, section: str) -> HttpResponse:
    """The code as large as the wall allows; how many came in, and no name."""
    held = member(request, organization, Permission.SECTION_TEACH)
    row = require_section(person(request), organization, section)
    facts = {**_facts(row), "organization": held.organization}
    return render(request, "teacher/code_screen.html", facts)


@login_required
@require_safe
def count(request: HttpRequest, organization: str, section: str) -> HttpResponse:
    """How many came in, for the wall."""
    row = require_section(person(request), organization, section)
    return render(request, "teacher/code_count.html", _facts(row))


@login_required
@require_safe
def entered(request: HttpRequest, organization: str, section: str) -> HttpResponse:
    """Who came in and who did not yet, for the teacher's own page."""
    row = require_section(person(request), organization, section)
    return render(request, "teacher/code_entered.html", _facts(row))


@login_required
@require_safe
def sheet(request: HttpRequest, organization: str, section: str) -> HttpResponse:
    """Names, skills and empty boxes on A4, with the class code's QR figure where one is open."""
    held = member(request, organization, Permission.SECTION_TEACH)
    row = require_section(person(request), organization, section)
    facts = {**_facts(row), "grid": drawn(row, marks.grid(organization, section))}
    return render(request, "teacher/sheet.html", frame(held, "teacher:sections", **facts))
