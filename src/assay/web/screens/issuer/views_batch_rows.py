"""The rows of a file that were not awarded: why, mended here, left out, or taken away as a table."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assay.web.base.csv_files import write_csv
from assay.web.base.permission import NotFound
from assay.web.look.answers import csv_answer, onward, page_number, pages
from assay.web.look.workplace import frame, person
from assay.web.records.batches import actions, queries
from assay.web.records.batches.columns import targets
from assay.web.screens.issuer.desk import member_at_file
from assay.web.screens.issuer.forms_batch import RowForm
from assay.web.screens.issuer.views_award import own_version

A_PAGE = 25


@login_required
@require_safe
def rows(request: HttpRequest, organization: str, batch: str) -> HttpResponse:
    """All rows that need somebody."""
    held = member_at_file(request, organization, batch)
    row = queries.batch(organization, batch)
    start = (page_number(request) - 1) * A_PAGE
    total = row.bad + row.failed + row.doubles
    facts = {
        "batch": row,
        "rows": queries.troubled(organization, batch, start=start, count=A_PAGE),
        "pages": pages(request, total, A_PAGE),
    }
    return render(request, "issuer/desk/batch_rows.html", frame(held, "issuer:batches", **facts))


@login_required
def row(request: HttpRequest, organization: str, batch: str, number: int) -> HttpResponse:
    """One row, to be mended; then the next."""
    held = member_at_file(request, organization, batch)
    summary = queries.batch(organization, batch)
    found, said = queries.troubled_row(organization, batch, number)
    asked = targets(own_version(organization, summary.version))
    form = RowForm(request.POST or None, row=found, said=said, targets=asked)
    if request.method == "POST" and form.is_valid():
        if actions.mend_row(person(request), organization, batch, number, form.values()):
            messages.success(request, _("Row %(number)s is good now.") % {"number": number})
            return onward("issuer:batch-rows", organization, batch)
        found, said = queries.troubled_row(organization, batch, number)
        form = RowForm(row=found, said=said, targets=asked)
    facts = {"batch": summary, "row": found, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(
        request, "issuer/desk/batch_row.html", frame(held, "issuer:batches", **facts), status=status
    )


@login_required
@require_POST
def leave(request: HttpRequest, organization: str, batch: str, number: int) -> HttpResponse:
    """Leave this row out."""
    member_at_file(request, organization, batch)
    actions.leave_row(person(request), organization, batch, number)
    messages.success(request, _("Row %(number)s is left out.") % {"number": number})
    return onward("issuer:batch-rows", organization, batch)


@login_required
@require_safe
def errors(request: HttpRequest, organization: str, batch: str) -> StreamingHttpResponse:
    """The bad rows as they came, each with what is wrong: to be mended in a spreadsheet and sent again."""
    member_at_file(request, organization, batch)
    if not queries.batch(organization, batch).is_readable:
        raise NotFound
    headings, lines = queries.error_file(organization, batch)
    return csv_answer("to-mend.csv", write_csv(headings, lines))
