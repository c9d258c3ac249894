"""All organizations: who looks like whom, how much one may award, stopping one and letting it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.look.answers import onward, page_number, pages
from assay.web.records.audit import queries as audit
from assay.web.records.organizations import oversight
from assay.web.records.people import queries as people
from assay.web.screens.operator.forms import LimitForm, SearchForm
from assay.web.screens.operator.gate import ROWS, operators_only, side


@operators_only
@require_safe
def organizations(request: HttpRequest) -> HttpResponse:
    """The list, with a warning at each name that a reader could take for another."""
    form = SearchForm(request.GET or None)
    search = form.cleaned_data["search"] if form.is_valid() else ""
    number = page_number(request)
    rows, total = oversight.organizations(search, start=(number - 1) * ROWS, count=ROWS)
    facts = {"form": form, "rows": rows, "total": total, "pages": pages(request, total, ROWS)}
    return render(request, "operator/organizations.html", {**facts, **side("organizations")})


@operators_only
@require_http_methods(["GET", "HEAD", "POST"])
def organization(request: HttpRequest, key: str) -> HttpResponse:
    """One of them: its limit, its state and what was done in it."""
    row = oversight.organization(key)
    status = 200
    form = LimitForm(
        request.POST if request.method == "POST" else None, initial={"award_limit": row.award_limit}
    )
    if request.method == "POST":
        if form.is_valid():
            oversight.set_limit(people.by_key(str(request.user.pk)), key, form.cleaned_data["award_limit"])
            messages.success(request, _("The limit is set."))
            return _back(key)
        status = 422
    entries, _total = audit.search(organization=key, count=20)
    facts = {"row": row, "form": form, "entries": entries, **side("organizations")}
    return render(request, "operator/organization.html", facts, status=status)


@operators_only
@require_POST
def state(request: HttpRequest, key: str) -> HttpResponse:
    """Stop it, or let it again."""
    suspended = request.POST.get("state") == "suspended"
    oversight.suspend(people.by_key(str(request.user.pk)), key, suspended=suspended)
    words = _("It is stopped. What it awarded stays valid.") if suspended else _("It may work again.")
    messages.success(request, words)
    return _back(key)


def _back(key: str) -> HttpResponse:
    return onward("operator:organization", key)
