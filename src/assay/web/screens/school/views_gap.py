"""The gap report: what programmes award beside what the region asks for; as a page, a table and a paper."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assay.analysis.gaps import GapReport
from assay.errors import AssayError
from assay.web.base.csv_files import write_csv
from assay.web.base.rates import limited
from assay.web.look.answers import attachment, bar, csv_answer, onward, said
from assay.web.look.gap import gap_view
from assay.web.look.gap_table import gap_lines
from assay.web.look.gap_words import METHOD, RULE
from assay.web.look.paper.gaps import CannotPrint, GapPaper, gap_pdf
from assay.web.look.pieces import Progress, steps_at
from assay.web.look.workplace import frame, member, person
from assay.web.records.gap_reports import actions, queries
from assay.web.records.gap_reports.queries import ReportRow
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership

_JOB = "school:gap"


@login_required
@require_safe
def gap(request: HttpRequest, organization: str) -> HttpResponse:
    """The newest report, or what is needed for the first."""
    held = member(request, organization, Permission.FIGURES_READ)
    rows = queries.reports(organization)
    if rows and rows[0].state == "running":
        return _running(request, held, rows[0])
    newest = queries.newest(organization)
    if newest is None:
        facts = _facts(held, rows) | _market_facts(organization)
        return render(request, "school/gap_begin.html", frame(held, _JOB, **facts))
    return _shown(request, held, *newest, rows)


@login_required
@require_safe
def report(request: HttpRequest, organization: str, report: str) -> HttpResponse:
    """One of them."""
    held = member(request, organization, Permission.FIGURES_READ)
    row = queries.row(organization, report)
    if row.state == "running":
        return _running(request, held, row)
    found = queries.report(organization, report)
    return _shown(request, held, *found, queries.reports(organization))


@login_required
@require_safe
def progress(request: HttpRequest, organization: str, report: str) -> HttpResponse:
    """The bar alone."""
    member(request, organization, Permission.FIGURES_READ)
    row = queries.row(organization, report)
    return bar(request, _progress(row), is_over=row.state != "running")


@login_required
@require_POST
@limited("gap-make", per_minute=5)
def make(request: HttpRequest, organization: str) -> HttpResponse:
    """Begin a report."""
    member(request, organization, Permission.ROSTER_EDIT)
    return onward("school:gap-report", organization, actions.begin(person(request), organization))


@login_required
@require_POST
def discard(request: HttpRequest, organization: str, report: str) -> HttpResponse:
    """Take one away."""
    member(request, organization, Permission.ROSTER_EDIT)
    actions.discard(person(request), organization, report)
    messages.success(request, _("The report is taken away."))
    return onward(_JOB, organization)


@login_required
@require_safe
@limited("gap-table", per_minute=20)
def table(request: HttpRequest, organization: str, report: str) -> StreamingHttpResponse:
    """The report as a table, for whoever counts on."""
    member(request, organization, Permission.FIGURES_READ)
    _row, told = queries.report(organization, report)
    heads, rows = gap_lines(told)
    return csv_answer(f"gap-{told.as_of}.csv", write_csv(heads, rows))


@login_required
@require_safe
@limited("gap-paper", per_minute=10)
def paper(request: HttpRequest, organization: str, report: str) -> HttpResponse:
    """The report on paper."""
    held = member(request, organization, Permission.FIGURES_READ)
    row, told = queries.report(organization, report)
    try:
        made = gap_pdf(_paper(held, row, told))
    except CannotPrint:
        messages.error(request, _("The paper could not be made. Try again, or print the page."))
        return onward("school:gap-report", organization, report)
    return attachment(f"gap-{told.as_of}.pdf", made, "application/pdf")


def _paper(held: Membership, row: ReportRow, told: GapReport) -> GapPaper:
    terms = tuple(one.line for one in row.terms)
    return GapPaper(
        held.organization.name, gap_view(told), told.as_of, told.counted_on, terms, row.is_made_up
    )


def _shown(
    request: HttpRequest, held: Membership, row: ReportRow, told: GapReport, rows: list[ReportRow]
) -> HttpResponse:
    before = queries.a_year_before(held.organization.key, row.made_at)
    facts = {
        "row": row,
        "report": told,
        "view": gap_view(told, before[1] if before else None),
        "before": before[0] if before else None,
        "method": METHOD,
        "rule": RULE,
        **_facts(held, rows),
    }
    return render(request, "school/gap.html", frame(held, _JOB, **facts))


def _facts(held: Membership, rows: list[ReportRow]) -> dict[str, object]:
    return {
        "rows": [row for row in rows if row.state == "done"],
        "failed": bool(rows) and rows[0].state == "failed",
        "programmes": queries.programmes(held.organization.key),
        "may_make": held.may(Permission.ROSTER_EDIT),
    }


def _market_facts(organization: str) -> dict[str, object]:
    try:
        return {"has_market": queries.has_market(organization), "trouble": ""}
    except AssayError as error:
        return {"has_market": False, "trouble": said(error)}


def _running(request: HttpRequest, held: Membership, row: ReportRow) -> HttpResponse:
    steps = steps_at(1, _("What programmes prepare for"), _("The report is made"), _("Read it"))
    facts = {"row": row, "work": _progress(row), "steps": steps}
    return render(request, "school/gap_progress.html", frame(held, _JOB, **facts))


def _progress(row: ReportRow) -> Progress:
    return Progress(_("Programmes"), row.done, row.total)
