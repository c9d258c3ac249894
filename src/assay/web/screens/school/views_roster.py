"""The roster's home: schools, programmes, sections, and the imports that made them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.web.look.workplace import frame, member
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters import queries


@login_required
@require_safe
def roster(request: HttpRequest, organization: str) -> HttpResponse:
    """What the organization's roster holds."""
    held = member(request, organization, Permission.ROSTER_EDIT)
    facts = {"schools": queries.schools(organization)}
    return render(request, "school/roster.html", frame(held, "school:roster", **facts))
