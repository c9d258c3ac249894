"""The roster by hand: whose word counts in a programme, and a school year that ends."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.web.base.permission import NotFound
from assay.web.look.answers import onward
from assay.web.look.workplace import frame, member, person
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters import edits, queries
from assay.web.records.rosters.rows import NamedRow
from assay.web.screens.school.forms_roster import ProgrammeForm, YearForm


@login_required
def new_programme(request: HttpRequest, organization: str) -> HttpResponse:
    """A programme that no file has named yet."""
    return _programme_page(request, organization, None)


@login_required
def programme(request: HttpRequest, organization: str, programme: str) -> HttpResponse:
    """A programme's name, and whose word counts there about a minor's things."""
    member(request, organization, Permission.ROSTER_EDIT)
    row = next((one for one in queries.programmes(organization) if one.key == programme), None)
    if row is None:
        raise NotFound
    return _programme_page(request, organization, row)


def _programme_page(request: HttpRequest, organization: str, row: NamedRow | None) -> HttpResponse:
    held = member(request, organization, Permission.ROSTER_EDIT)
    initial = {"name": row.name, "rights": row.rights} if row else None
    form = ProgrammeForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        name, rights = form.cleaned_data["name"], form.cleaned_data["rights"]
        try:
            if row is None:
                edits.add_programme(person(request), organization, name, rights)
            else:
                edits.set_programme(person(request), organization, row.key, name, rights)
        except edits.NameTaken:
            form.add_error("name", _("Another programme has this name already."))
        else:
            messages.success(request, _("“%(name)s” is saved.") % {"name": name})
            return onward("school:roster", organization)
    status = 422 if form.is_bound else 200
    facts = frame(held, "school:roster", form=form, programme=row)
    return render(request, "school/roster_programme.html", facts, status=status)


@login_required
def year(request: HttpRequest, organization: str) -> HttpResponse:
    """The old school year's sections close; the new one's come with the next file."""
    held = member(request, organization, Permission.ROSTER_EDIT)
    terms = edits.terms(organization)
    form = YearForm(request.POST if request.method == "POST" else None, open_terms=terms)
    if request.method == "POST" and form.is_valid():
        count = edits.close_terms(person(request), organization, form.chosen())
        told = ngettext(
            "%(count)s section is closed. Now send the new year's file.",
            "%(count)s sections are closed. Now send the new year's file.",
            count,
        )
        messages.success(request, told % {"count": count})
        return onward("school:roster-send", organization)
    status = 422 if form.is_bound else 200
    facts = frame(held, "school:roster", form=form, terms=terms)
    return render(request, "school/roster_year.html", facts, status=status)
