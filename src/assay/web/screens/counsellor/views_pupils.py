"""All pupils whom this member reaches, by name: the way to a record."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.web.look.answers import page_number, pages
from assay.web.look.workplace import frame, member
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters import queries as rosters
from assay.web.screens.counsellor.forms import PupilFilter

A_PAGE = 50


@login_required
@require_safe
def pupils(request: HttpRequest, organization: str) -> HttpResponse:
    """The pupils within reach: a teacher's of own sections, a counsellor's own caseload, else everybody."""
    held = member(request, organization, Permission.PUPIL_READ)
    form = PupilFilter(request.GET, organization=organization)
    asked = form.asked()
    reach = rosters.reach(held)
    page = rosters.pupils(
        organization,
        reach,
        search=asked.search,
        school=asked.school,
        programme=asked.programme,
        grade=asked.grade,
        start=(page_number(request) - 1) * A_PAGE,
        count=A_PAGE,
    )
    facts = {
        "rows": page.rows,
        "total": page.total,
        "form": form,
        "is_filtered": asked.is_any,
        "pages": pages(request, page.total, A_PAGE),
        "reaches_all": reach.is_all,
        "may_import": held.may(Permission.ROSTER_EDIT),
    }
    return render(request, "counsellor/pupils.html", frame(held, "counsellor:pupils", **facts))
