"""Taking certificates away as a table, in a layout that a file defines; the organization's own layouts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.base import rates
from assay.web.base.csv_files import safe_cell
from assay.web.base.file_faults import Fault, FileRefused
from assay.web.base.plain_yaml import MOST_BYTES
from assay.web.look.answers import attachment, csv_answer, onward
from assay.web.look.workplace import frame, member, person
from assay.web.records.certificates import exporting, layouts
from assay.web.records.certificates.layouts import Layout
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters import queries as rosters
from assay.web.screens.school.forms_certificates import LayoutForm

_SHOWN = 20  # faults of a file


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def exports(request: HttpRequest, organization: str) -> HttpResponse:
    """The layouts, and a form for another."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    form = LayoutForm(request.POST, request.FILES) if request.method == "POST" else LayoutForm()
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read(MOST_BYTES + 1)
        try:
            layouts.add_layout(person(request), organization, content)
        except FileRefused as refused:
            for fault in refused.faults[:_SHOWN]:
                form.add_error("file", _in_line(fault))
        else:
            messages.success(request, _("The layout is kept."))
            return onward("school:certificate-exports", organization)
    facts = {
        "form": form,
        "layouts": layouts.layouts(organization),
        "may_add": held.may(Permission.CERTIFICATE_CHECK),
    }
    shown = frame(held, "school:certificates", **facts)
    return render(request, "school/certificates/exports.html", shown, status=422 if form.errors else 200)


@login_required
@require_safe
def export(request: HttpRequest, organization: str, layout: str) -> StreamingHttpResponse:
    """The certificates within reach, in this layout; no cell of it is a formula."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    rates.count("export", rates.visitor(request), 20)
    wanted, rows = exporting.exported(organization, layout, rosters.reach(held))
    return csv_answer("certificates.csv", _lines(wanted, rows))


@login_required
@require_safe
def layout(request: HttpRequest, organization: str, layout: str) -> HttpResponse:
    """The layout's file, to be taken away and changed."""
    member(request, organization, Permission.CERTIFICATE_RECORD)
    return attachment("layout.yaml", layouts.text_of(organization, layout).encode(), "application/yaml")


@login_required
@require_POST
def remove(request: HttpRequest, organization: str, layout: str) -> HttpResponse:
    """Remove an own layout."""
    member(request, organization, Permission.CERTIFICATE_CHECK)
    layouts.remove_layout(person(request), organization, layout)
    messages.success(request, _("The layout is removed."))
    return onward("school:certificate-exports", organization)


def _lines(wanted: Layout, rows: Iterable[list[str]]) -> Iterator[bytes]:
    """The lines with this layout's own separator; the first bytes tell spreadsheets that it is UTF-8."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=wanted.separator)
    yield "\ufeff".encode()
    for row in _with_headings([column.heading for column in wanted.columns], rows):
        writer.writerow([safe_cell(cell) for cell in row])
        yield held.getvalue().encode()
        held.seek(0)
        held.truncate()


def _with_headings(headings: list[str], rows: Iterable[list[str]]) -> Iterator[list[str]]:
    yield headings
    yield from rows


def _in_line(fault: Fault) -> str:
    words = f"{fault.sentence} {fault.advice}"
    return _("Line %(line)s: %(words)s") % {"line": fault.line, "words": words} if fault.line else words
