"""Results of test vendors: the file, its columns, the dry run, what is asked, the import and its receipt."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.base.csv_files import CsvRefused, write_csv
from assay.web.base.mapped_tables import Fault, fault_rows, words_of
from assay.web.look.answers import bar, csv_answer, onward
from assay.web.look.certificate_forms import put_refusal
from assay.web.look.pieces import Progress, Receipt, ReceiptLine, State, Step, steps_at
from assay.web.look.table_forms import ColumnsForm, refused
from assay.web.look.workplace import frame, member, person
from assay.web.records.certificates import catalogue, vendor_files, vendor_reading, vendor_rows
from assay.web.records.certificates.values import Refused, refusal_words
from assay.web.records.certificates.vendor_reading import FileRow
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.records.rosters import queries as rosters
from assay.web.screens.school.forms_certificates import ResultsForm

_SHOWN = 100  # faults, questions and good rows on a page


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, organization: str) -> HttpResponse:
    """Hand a file in; the files before."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    kinds = list(catalogue.kinds(organization).values())
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ResultsForm(*given, kinds=kinds)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            content = told["file"].read()
            key = vendor_files.take_in(
                person(request), organization, told["vendor"], told["file"].name, content, kind=told["kind"]
            )
        except CsvRefused as error:
            form.add_error("file", refused(error))
        except Refused as error:
            put_refusal(form, error)
        else:
            is_told = vendor_files.accept_guess(person(request), organization, key)
            return onward("school:result-file" if is_told else "school:result-columns", organization, key)
    facts = {"form": form, "files": vendor_reading.files(organization), "steps": _steps(0), "kinds": kinds}
    shown = frame(held, "school:certificates", **facts)
    return render(request, "school/certificates/results.html", shown, status=422 if form.errors else 200)


@login_required
@require_safe
def results(request: HttpRequest, organization: str, results: str) -> HttpResponse:
    """Where the file is: its dry run, its progress, or its receipt."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    row = vendor_reading.file(organization, results)
    if row.state == "running":
        facts = {"file": row, "work": _progress(row), "steps": _steps(3)}
        shown = frame(held, "school:certificates", **facts)
        return render(request, "school/certificates/results_progress.html", shown)
    if row.state == "done":
        facts = {"file": row, "slip": _receipt(organization, row)}
        shown = frame(held, "school:certificates", **facts)
        return render(request, "school/certificates/results_receipt.html", shown)
    if not row.mapping:
        return onward("school:result-columns", organization, results)
    return _dry(request, held, row)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, organization: str, results: str) -> HttpResponse:
    """Say which column means what."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    row = vendor_reading.file(organization, results)
    found = vendor_reading.file_columns(organization, results)
    form = ColumnsForm(request.POST if request.method == "POST" else None, held=found)
    if request.method == "POST" and form.is_valid():
        order = form.cleaned_data["date_order"]
        vendor_files.map_columns(person(request), organization, results, form.mapping(), order)
        return onward("school:result-file", organization, results)
    facts = {"form": form, "file": row, "found": found, "steps": _steps(1)}
    shown = frame(held, "school:certificates", **facts)
    return render(
        request, "school/certificates/results_columns.html", shown, status=422 if form.errors else 200
    )


@login_required
@require_POST
def settle(request: HttpRequest, organization: str, results: str) -> HttpResponse:
    """Keep what was answered: whom lines mean, what names mean."""
    member(request, organization, Permission.CERTIFICATE_RECORD)
    choices, names = {}, {}
    for field, value in request.POST.items():
        text = str(value)
        if field.startswith("line-") and field[5:].isdigit() and text:
            choices[field[5:]] = "" if text == "none" else text
        elif field.startswith("name-") and text:
            names[field[5:]] = text
    vendor_files.settle(person(request), organization, results, choices, names)
    return onward("school:result-file", organization, results)


@login_required
@require_POST
def leave(request: HttpRequest, organization: str, results: str) -> HttpResponse:
    """Leave out every line that something is wrong with."""
    member(request, organization, Permission.CERTIFICATE_RECORD)
    vendor_files.leave_out_faults(person(request), organization, results)
    messages.success(request, _("Those lines are left out. The file itself stays as it is."))
    return onward("school:result-file", organization, results)


@login_required
@require_POST
def start(request: HttpRequest, organization: str, results: str) -> HttpResponse:
    """Import all of it."""
    member(request, organization, Permission.CERTIFICATE_RECORD)
    try:
        vendor_files.start(person(request), organization, results)
    except Refused as error:
        messages.error(request, refusal_words(error))
    return onward("school:result-file", organization, results)


@login_required
@require_safe
def progress(request: HttpRequest, organization: str, results: str) -> HttpResponse:
    """The bar alone, for the page that asks for it; done, it has the page loaded anew."""
    member(request, organization, Permission.CERTIFICATE_RECORD)
    row = vendor_reading.file(organization, results)
    return bar(request, _progress(row), is_over=row.state != "running")


@login_required
@require_POST
def discard(request: HttpRequest, organization: str, results: str) -> HttpResponse:
    """Throw the file away."""
    member(request, organization, Permission.CERTIFICATE_RECORD)
    vendor_files.discard(person(request), organization, results)
    messages.success(request, _("The file is thrown away. Nothing of it was imported."))
    return onward("school:results", organization)


@login_required
@require_safe
def faults(request: HttpRequest, organization: str, results: str) -> StreamingHttpResponse:
    """What is wrong, as a table to take away."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    told = vendor_reading.dry_run(organization, results, rosters.reach(held))
    headings, rows = fault_rows(told.faults.faults, _labels(), vendor_rows.own_words())
    return csv_answer("faults.csv", write_csv(headings, rows))


def _dry(request: HttpRequest, held: Membership, row: FileRow) -> HttpResponse:
    organization = held.organization.key
    told = vendor_reading.dry_run(organization, row.key, rosters.reach(held))
    kinds = catalogue.kinds(organization)
    labels = _labels()
    facts = {
        "file": row,
        "told": told,
        "steps": _steps(2),
        "faults": [_fault(fault, labels) for fault in told.faults.faults[:_SHOWN]],
        "fault_count": told.faults.fault_count,
        "several": told.several[:_SHOWN],
        "names": list(told.names.values())[:_SHOWN],
        "kinds": list(kinds.values()),
    }
    return render(
        request, "school/certificates/results_check.html", frame(held, "school:certificates", **facts)
    )


def _fault(fault: Fault, labels: dict[str, str]) -> tuple[int, str, str, str]:
    text, advice = words_of(fault, vendor_rows.own_words())
    return fault.line, labels.get(fault.column, fault.column), text, advice


def _labels() -> dict[str, str]:
    return {column.key: column.label for column in vendor_rows.columns()}


def _steps(now_at: int) -> tuple[Step, ...]:
    return steps_at(now_at, _("File"), _("Columns"), _("Check"), _("Import"))


def _progress(row: FileRow) -> Progress:
    return Progress(_("Importing “%(name)s”") % {"name": row.name}, row.done, row.total)


def _receipt(organization: str, row: FileRow) -> Receipt:
    told = row.told
    attempts, made, known, left = (
        told.get(name, 0) for name in ("attempts", "certificates", "known", "left")
    )
    listed = reverse("school:certificates", args=[organization])
    lines = [
        ReceiptLine(attempts, ngettext("attempt kept", "attempts kept", attempts), state=State.OK),
        ReceiptLine(told.get("passes", 0), _("of them passed"), state=State.OK),
        ReceiptLine(made, ngettext("new certificate", "new certificates", made), listed, State.OK),
    ]
    if known:
        words = ngettext("was here already: nothing changed", "were here already: nothing changed", known)
        lines.append(ReceiptLine(known, words, state=State.PLAIN))
    if left:
        words = ngettext("line left out by you", "lines left out by you", left)
        lines.append(ReceiptLine(left, words, state=State.UNKNOWN))
    return Receipt(row.name, tuple(lines), row.finished_at)
