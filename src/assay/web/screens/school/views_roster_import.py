"""An import of the roster: send files, say what columns mean, see what would change, apply, receipt."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from assay.web.base.csv_files import MAX_BYTES, CsvRefused, write_csv
from assay.web.base.rates import limited
from assay.web.base.uploads import was_too_large
from assay.web.base.zip_files import ZipRefused
from assay.web.look.answers import bar, csv_answer, onward, page_number, pages
from assay.web.look.pieces import Progress, Step, steps_at
from assay.web.look.table_forms import ColumnsForm, refused
from assay.web.look.workplace import frame, member, person
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.records.rosters import import_queries, imports
from assay.web.records.rosters.import_queries import ImportRow, ReportRow
from assay.web.screens.school.forms_roster import SendForm, zip_refused
from assay.web.screens.school.roster_words import around, changed_row, kinds, receipt

A_PAGE = 50
_SHOWN_FAULTS = 50
_STAGES = 3


@login_required
@limited("roster", per_minute=20, methods=("POST",))
def send(request: HttpRequest, organization: str) -> HttpResponse:
    """Send files: nothing is changed by it."""
    held = member(request, organization, Permission.ROSTER_EDIT)
    is_sent = request.method == "POST"
    form = SendForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if was_too_large(request) and form.is_bound:
        form.errors["file"] = form.error_class([refused(CsvRefused("too-large", limit=MAX_BYTES >> 20))])
    elif is_sent and form.is_valid():
        told = form.cleaned_data
        try:
            key = imports.take_in(person(request), organization, told["file"], told["scope"])
        except CsvRefused as error:
            form.add_error("file", refused(error))
        except ZipRefused as error:
            form.add_error("file", zip_refused(error))
        else:
            return onward("school:roster-import", organization, key)
    facts = {"form": form, "steps": _steps(0)}
    status = 422 if form.is_bound else 200
    return render(request, "school/roster_send.html", frame(held, "school:roster", **facts), status=status)


@login_required
@require_safe
def one(request: HttpRequest, organization: str, roster_import: str) -> HttpResponse:
    """Where this import is: its columns, its dry run, its progress or its receipt."""
    held = member(request, organization, Permission.ROSTER_EDIT)
    row = import_queries.one_import(organization, roster_import)
    if row.state == "done":
        facts = {"row": row, "slip": receipt(row)}
        return render(request, "school/roster_receipt.html", frame(held, "school:roster", **facts))
    if row.state == "applying":
        facts = {"row": row, "work": _progress(row), "steps": _steps(3)}
        return render(request, "school/roster_progress.html", frame(held, "school:roster", **facts))
    if not row.is_readable:
        return render(request, "school/roster_forgotten.html", frame(held, "school:roster", row=row))
    if row.state == "read":
        return onward("school:roster-columns", organization, roster_import)
    return _dry_run(request, held, row)


def _dry_run(request: HttpRequest, held: Membership, row: ImportRow, status: int = 200) -> HttpResponse:
    organization = held.organization.key
    found = import_queries.report(organization, row.key)
    kind = _kind(request, row)
    lines = [line for line in found.lines if line.kind == kind]
    start = (page_number(request) - 1) * A_PAGE
    present = row.counts.get("present", 0)
    facts = {
        "row": row,
        "steps": _steps(2),
        "kind": kind,
        "tabs": [(name, words, row.counts.get(name, 0)) for name, words in kinds().items()],
        "lines": [changed_row(line) for line in lines[start : start + A_PAGE]],
        "pages": pages(request, len(lines), A_PAGE),
        "shows_changes": any(line.changes for line in lines),
        "around": around(row),
        "questions": found.questions,
        "faults": found.faults[:_SHOWN_FAULTS],
        "more_faults": max(0, row.faults - _SHOWN_FAULTS),
        "notes": found.notes[:_SHOWN_FAULTS],
        "leaving": row.counts.get("left", 0),
        "present": present,
        "may_apply": _may_apply(row, found),
    }
    return render(request, "school/roster_check.html", frame(held, "school:roster", **facts), status=status)


def _kind(request: HttpRequest, row: ImportRow) -> str:
    asked = request.GET.get("kind", "")
    if asked in kinds():
        return asked
    return next((name for name in kinds() if row.counts.get(name)), "joined")


def _may_apply(row: ImportRow, found: ReportRow) -> bool:
    return not row.faults and not found.questions and not row.is_empty


@login_required
def columns(request: HttpRequest, organization: str, roster_import: str) -> HttpResponse:
    """What each column of a table means, guessed already; then the dry run."""
    held = member(request, organization, Permission.ROSTER_EDIT)
    row = import_queries.one_import(organization, roster_import)
    if row.kind != "table" or row.state not in {"read", "checked"} or not row.is_readable:
        return onward("school:roster-import", organization, roster_import)
    found = import_queries.file_columns(organization, roster_import)
    form = ColumnsForm(request.POST if request.method == "POST" else None, held=found)
    if request.method == "POST" and form.is_valid():
        order = form.cleaned_data["date_order"]
        imports.map_columns(person(request), organization, roster_import, form.mapping(), order)
        return onward("school:roster-import", organization, roster_import)
    facts = {"form": form, "row": row, "steps": _steps(1), "columns": found}
    status = 422 if form.is_bound else 200
    return render(request, "school/roster_columns.html", frame(held, "school:roster", **facts), status=status)


@login_required
@require_POST
def answer(request: HttpRequest, organization: str, roster_import: str) -> HttpResponse:
    """Whether somebody new is somebody we know: one answer each, or the same for all."""
    member(request, organization, Permission.ROSTER_EDIT)
    found = import_queries.report(organization, roster_import)
    everybody = request.POST.get("everybody", "")
    given = {}
    for place, question in enumerate(found.questions):
        word = everybody or request.POST.get(f"question-{place}", "")
        if word in {"same", "else"}:
            given[question.source_id] = question.pupil if word == "same" else ""
    imports.answer(person(request), organization, roster_import, given)
    return onward("school:roster-import", organization, roster_import)


@login_required
@require_POST
def again(request: HttpRequest, organization: str, roster_import: str) -> HttpResponse:
    """Compare the files once more with the roster as it stands now."""
    member(request, organization, Permission.ROSTER_EDIT)
    imports.look_again(person(request), organization, roster_import)
    return onward("school:roster-import", organization, roster_import)


@login_required
@require_POST
def apply(request: HttpRequest, organization: str, roster_import: str) -> HttpResponse:
    """Have it applied, whole or not at all."""
    member(request, organization, Permission.ROSTER_EDIT)
    allows = request.POST.get("leaving") == "yes"
    try:
        imports.start(person(request), organization, roster_import, allows_leaving=allows)
    except imports.NotReady as error:
        messages.error(request, _not_ready(error.code))
    return onward("school:roster-import", organization, roster_import)


def _not_ready(code: str) -> str:
    told = {
        "faults": _(
            "Nothing is applied while something is wrong with the files. Correct them and send them again."
        ),
        "questions": _("Answer first who is perhaps the same person."),
        "leaving": _("Tick first that so many pupils really leave. Perhaps only half of the file was sent."),
    }
    return told[code]


@login_required
@require_safe
def progress(request: HttpRequest, organization: str, roster_import: str) -> HttpResponse:
    """The bar alone, for the page that asks for it every second; done, it has the page loaded anew."""
    member(request, organization, Permission.ROSTER_EDIT)
    row = import_queries.one_import(organization, roster_import)
    return bar(request, _progress(row), is_over=row.state != "applying")


@login_required
@require_POST
def discard(request: HttpRequest, organization: str, roster_import: str) -> HttpResponse:
    """Throw the files away."""
    member(request, organization, Permission.ROSTER_EDIT)
    imports.discard(person(request), organization, roster_import)
    messages.success(request, _("The files are thrown away. The roster is as it was."))
    return onward("school:roster", organization)


@login_required
@require_safe
def faults(request: HttpRequest, organization: str, roster_import: str) -> StreamingHttpResponse:
    """All that is wrong, by file, line and column, as a table."""
    member(request, organization, Permission.ROSTER_EDIT)
    headings, rows = import_queries.fault_file(organization, roster_import)
    return csv_answer("to-correct.csv", write_csv(headings, rows))


def _steps(now_at: int) -> tuple[Step, ...]:
    return steps_at(now_at, _("Files"), _("Columns"), _("Check"), _("Apply"))


def _progress(row: ImportRow) -> Progress:
    words = [_("Beginning…"), _("Reading the files"), _("Comparing and writing"), _("Done")][row.stage]
    label = ngettext("%(count)s pupil", "%(count)s pupils", row.touched) % {"count": row.touched}
    return Progress(f"{words} · {label}", row.stage, _STAGES)
