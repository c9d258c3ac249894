"""Skills suggested while an achievement is described; and how the achievement reads to others."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from assay.web.base.rates import limited
from assay.web.look.workplace import frame, member
from assay.web.records.achievements import queries
from assay.web.records.organizations.permissions import Permission
from assay.web.screens.issuer import suggestions
from assay.web.screens.issuer.yardstick import yardstick as made


@login_required
@require_POST
@limited("skill-suggest", per_minute=suggestions.PER_MINUTE, methods=("POST",))
def suggest(request: HttpRequest, organization: str) -> HttpResponse:
    """The box of suggestions for the text as typed so far; nothing is stored."""
    member(request, organization, Permission.ACHIEVEMENT_DESIGN)
    told = suggestions.suggested(suggestions.text_of(request.POST), suggestions.declared_in(request.POST))
    return render(request, "issuer/suggestions.html", {"suggestions": told})


@login_required
@require_safe
def yardstick(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """How it reads to others: what is told and missing, how it is judged, what would help most."""
    held = member(request, organization)
    row = queries.achievement(organization, achievement)
    shown = row.shown
    if row.draft is not None and request.GET.get("of") == "draft":
        shown = row.draft
    may_edit = held.may(Permission.ACHIEVEMENT_DESIGN) and row.state != "archived"
    editor = reverse("issuer:achievement-edit", args=[organization, achievement])
    facts = {
        "row": row,
        "page": made(shown, editor if may_edit and row.draft else ""),
        "may_revise": may_edit and row.draft is None,
    }
    return render(request, "issuer/yardstick.html", frame(held, "issuer:achievements", **facts))
