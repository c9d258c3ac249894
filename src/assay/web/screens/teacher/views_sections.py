"""The sections: a teacher's own, or for coordinators all of the house."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.web.look.answers import page_number, pages
from assay.web.look.workplace import frame, member, person
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters import queries

A_PAGE = 40


@login_required
@require_safe
def sections(request: HttpRequest, organization: str) -> HttpResponse:
    """Which class? One tap leads into its grid."""
    held = member(request, organization, Permission.SECTION_TEACH)
    mine = queries.sections_taught(person(request), organization)
    sees_all = queries.reach(held).is_all
    shows_all = sees_all and (request.GET.get("whose") == "all" or not mine)
    found = queries.sections(organization) if shows_all else mine
    search = " ".join(request.GET.get("search", "").split())[:100]
    if search:
        wanted = search.casefold()
        found = [
            row
            for row in found
            if wanted in " ".join((row.title, row.school, row.term, *row.teachers)).casefold()
        ]
    number = page_number(request)
    facts = {
        "rows": found[(number - 1) * A_PAGE : number * A_PAGE],
        "total": len(found),
        "search": search,
        "pages": pages(request, len(found), A_PAGE),
        "sees_all": sees_all,
        "shows_all": shows_all,
        "has_own": bool(mine),
        "may_import": held.may(Permission.ROSTER_EDIT),
    }
    return render(request, "teacher/sections.html", frame(held, "teacher:sections", **facts))
