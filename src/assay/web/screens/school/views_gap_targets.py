"""What a programme prepares for: occupations looked for, chosen and removed."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assay.errors import AssayError
from assay.web.look.answers import onward, put_refusal, said
from assay.web.look.workplace import frame, member, person
from assay.web.records.gap_reports import actions, queries
from assay.web.records.organizations.permissions import Permission
from assay.web.screens.school.forms_gap import SearchForm, TargetForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def targets(request: HttpRequest, organization: str, programme: str) -> HttpResponse:
    """The occupations of one programme, a search for others, and each found one with a button."""
    held = member(request, organization, Permission.ROSTER_EDIT)
    row = queries.programme(organization, programme)
    chosen = TargetForm(request.POST or None)
    if request.method == "POST" and chosen.is_valid():
        told = chosen.cleaned_data
        try:
            actions.add_target(person(request), organization, programme, told["occupation"], told["title"])
        except actions.GapRefused as refused:
            put_refusal(chosen, refused)
        else:
            messages.success(request, _("%(title)s is added.") % {"title": told["title"]})
            return onward("school:gap-targets", organization, programme)
    form = SearchForm(request.GET or None)
    words = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    found: tuple[queries.Occupation, ...] = ()
    trouble, has_market = "", True
    try:
        has_market = queries.has_market(organization)
        found = queries.occupations(organization, words or (row.name if not row.targets else ""))
    except AssayError as error:
        trouble = said(error)
    there = {one.occupation for one in row.targets}
    facts = {
        "programme": row,
        "form": form,
        "words": words,
        "found": [one for one in found if one.code not in there],
        "has_market": has_market,
        "trouble": trouble or " ".join(str(error) for errors in chosen.errors.values() for error in errors),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "school/gap_targets.html", frame(held, "school:gap", **facts), status=status)


@login_required
@require_POST
def remove(request: HttpRequest, organization: str, target: str) -> HttpResponse:
    """Remove one of them."""
    member(request, organization, Permission.ROSTER_EDIT)
    programme = queries.target_programme(organization, target)
    actions.remove_target(person(request), organization, target)
    messages.success(request, _("The occupation is removed."))
    return onward("school:gap-targets", organization, programme)
