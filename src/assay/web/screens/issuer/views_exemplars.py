"""Exemplars on the issuer's side: make one of judged work, see how each stands, take one down."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assay.web.base.rates import limited
from assay.web.look.answers import onward
from assay.web.look.exemplars import KINDS, STATES
from assay.web.look.workplace import frame, member, person
from assay.web.records.applications import queries as applications
from assay.web.records.exemplars import actions
from assay.web.records.exemplars.choosing import candidate, candidates
from assay.web.records.exemplars.values import Candidate, ExemplarRefused, ExemplarRow
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters.recipients import limits
from assay.web.screens.issuer.forms_exemplars import ExemplarForm


@dataclass(frozen=True, slots=True)
class Shown:
    """An exemplar as members see it listed."""

    row: ExemplarRow
    kind: str
    state: str
    word: str
    icon: str


def listed(rows: list[ExemplarRow]) -> list[Shown]:
    """These exemplars with their words."""
    return [Shown(row, str(KINDS[row.kind]), *map(str, STATES[row.state])) for row in rows]


def usable(organization: str, application: str) -> list[tuple[Candidate, str]]:
    """The judgements of this application that an exemplar can be made of, with their words."""
    return [(found, str(KINDS[found.kind])) for found in candidates(organization, application)]


@login_required
@limited("exemplar-ask", per_minute=10, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, organization: str, key: str, step: str) -> HttpResponse:
    """Cut one judged piece of work down to what may be shown, and ask whoever made it."""
    held = member(request, organization, Permission.APPLICATION_REVIEW)
    page = applications.application(organization, key, limits(held))
    found = candidate(organization, key, step)
    form = ExemplarForm(request.POST or None, found=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose(person(request), organization, key, form.proposal())
        except ExemplarRefused as refused:
            form.add_error(form.place_of(refused.field), refused.words)
        else:
            messages.success(request, _("Asked by mail. Nothing is shown until the answer is yes."))
            return onward("issuer:application", organization, key)
    facts = {"page": page, "found": found, "kind": KINDS[found.kind], "form": form}
    status = 422 if form.is_bound else 200
    return render(
        request,
        "issuer/desk/exemplar_new.html",
        frame(held, "issuer:applications", **facts),
        status=status,
    )


@login_required
@require_POST
def take_down(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Take one down, or take the question back."""
    achievement = actions.take_down(person(request), organization, key)
    messages.success(request, _("Taken down. Its copy is destroyed."))
    return onward("issuer:achievement", organization, achievement)
