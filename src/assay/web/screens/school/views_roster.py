"""The roster's home: schools, programmes, sections, and the imports that made them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.web.base.csv_files import write_csv
from assay.web.look.answers import csv_answer
from assay.web.look.workplace import frame, member
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters import import_queries, queries
from assay.web.records.rosters.table import columns


@login_required
@require_safe
def roster(request: HttpRequest, organization: str) -> HttpResponse:
    """What the organization's roster holds, and where it comes from."""
    held = member(request, organization, Permission.ROSTER_EDIT)
    sections, schools = queries.sections(organization), queries.schools(organization)
    facts = {
        "schools": schools,
        "programmes": queries.programmes(organization),
        "sections": sections,
        "pupils": sum(school.pupils for school in schools),
        "without_teacher": sum(not section.teachers for section in sections),
        "imports": import_queries.imports(organization),
    }
    return render(request, "school/roster.html", frame(held, "school:roster", **facts))


@login_required
@require_safe
def template(request: HttpRequest, organization: str) -> StreamingHttpResponse:
    """A table to fill in: every column that is read, and one example."""
    member(request, organization, Permission.ROSTER_EDIT)
    asked = columns()
    return csv_answer("roster.csv", write_csv([one.label for one in asked], [[one.example for one in asked]]))
