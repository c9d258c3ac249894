"""Award many from a file: upload, say what the columns mean, dry run, start, progress, receipt."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from assay.web.base.csv_files import MAX_BYTES, CsvRefused, write_csv
from assay.web.base.rates import limited
from assay.web.base.uploads import was_too_large
from assay.web.look.answers import bar, csv_answer, onward
from assay.web.look.pieces import Progress, Receipt, ReceiptLine, State, Step, steps_at
from assay.web.look.table_forms import ColumnsForm, refused
from assay.web.look.workplace import frame, member, person, reached
from assay.web.records.batches import actions, queries
from assay.web.records.batches.columns import targets
from assay.web.records.batches.queries import BatchSummary
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.screens.issuer.desk import member_at_file, version_choices
from assay.web.screens.issuer.forms_batch import FileForm
from assay.web.screens.issuer.views_award import own_version

_MINUTE = 60


@login_required
@limited("batch", per_minute=20, methods=("POST",))
def begin(request: HttpRequest, organization: str) -> HttpResponse:
    """A file, and what it is for; the files before."""
    held = member(request, organization, Permission.AWARD_MAKE)
    within = reached(held)
    choices = version_choices(organization)
    initial = {"version": request.GET.get("version", "")}
    form = FileForm(request.POST or None, request.FILES or None, choices=choices, initial=initial)
    if was_too_large(request) and form.is_bound:
        form.errors["file"] = form.error_class([refused(CsvRefused("too-large", limit=MAX_BYTES >> 20))])
    elif request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            key = actions.take_in(person(request), organization, told["version"], told["file"])
        except CsvRefused as error:
            form.add_error("file", refused(error))
        else:
            return onward("issuer:batch-columns", organization, key)
    facts = {
        "form": form,
        "steps": _steps(0),
        "choices": choices,
        "batches": queries.batches(organization, made_by=within.made_by if within else ""),
        "may_design": held.may(Permission.ACHIEVEMENT_DESIGN),
    }
    status = 422 if form.is_bound else 200
    return render(request, "issuer/desk/batches.html", frame(held, "issuer:batches", **facts), status=status)


@login_required
@require_safe
def template(request: HttpRequest, organization: str, version: str) -> StreamingHttpResponse:
    """A table to fill in: the columns of this achievement, and one example."""
    member(request, organization, Permission.AWARD_MAKE)
    asked = targets(own_version(organization, version))
    return csv_answer("awards.csv", write_csv([one.label for one in asked], [[one.example for one in asked]]))


@login_required
@require_safe
def batch(request: HttpRequest, organization: str, batch: str) -> HttpResponse:
    """Where this file is: its columns, its dry run, its progress or its receipt."""
    held = member_at_file(request, organization, batch)
    row = queries.batch(organization, batch)
    if row.state == "read":
        return onward("issuer:batch-columns", organization, batch)
    if row.state == "checked":
        return _dry_run(request, held, row)
    if row.state == "running":
        facts = {"batch": row, "work": _progress(row), "steps": _steps(3)}
        return render(request, "issuer/desk/batch_progress.html", frame(held, "issuer:batches", **facts))
    facts = {"batch": row, "slip": _receipt(organization, row)}
    return render(request, "issuer/desk/batch_receipt.html", frame(held, "issuer:batches", **facts))


def _dry_run(request: HttpRequest, held: Membership, row: BatchSummary) -> HttpResponse:
    organization = held.organization.key
    facts = {
        "batch": row,
        "steps": _steps(2),
        "before": queries.same_file_before(organization, row.key),
        "bad": queries.troubled(organization, row.key, ("bad",), count=10),
        "doubles": queries.troubled(organization, row.key, ("double",), count=10),
    }
    return render(request, "issuer/desk/batch_check.html", frame(held, "issuer:batches", **facts))


@login_required
def columns(request: HttpRequest, organization: str, batch: str) -> HttpResponse:
    """What each column means, guessed already; then every row is checked."""
    held = member_at_file(request, organization, batch)
    row = queries.batch(organization, batch)
    if row.state not in {"read", "checked"} or not row.is_readable:
        return onward("issuer:batch", organization, batch)
    found = queries.file_columns(organization, batch)
    form = ColumnsForm(request.POST or None, held=found)
    if request.method == "POST" and form.is_valid():
        order = form.cleaned_data["date_order"]
        actions.map_columns(person(request), organization, batch, form.mapping(), order)
        return onward("issuer:batch", organization, batch)
    facts = {"form": form, "batch": row, "steps": _steps(1), "columns": found}
    status = 422 if form.is_bound else 200
    return render(
        request, "issuer/desk/batch_columns.html", frame(held, "issuer:batches", **facts), status=status
    )


@login_required
@require_POST
def start(request: HttpRequest, organization: str, batch: str) -> HttpResponse:
    """Award the good rows."""
    member_at_file(request, organization, batch)
    doubles = request.POST.get("doubles") == "yes"
    actions.start(person(request), organization, batch, awards_doubles=doubles)
    return onward("issuer:batch", organization, batch)


@login_required
@require_safe
def progress(request: HttpRequest, organization: str, batch: str) -> HttpResponse:
    """The bar alone, for the page that asks for it every second; done, it has the page loaded anew."""
    member_at_file(request, organization, batch)
    row = queries.batch(organization, batch)
    return bar(request, _progress(row), is_over=row.state != "running")


@login_required
@require_POST
def discard(request: HttpRequest, organization: str, batch: str) -> HttpResponse:
    """Throw the file away."""
    member_at_file(request, organization, batch)
    actions.discard(person(request), organization, batch)
    messages.success(request, _("The file is thrown away. Nobody was awarded anything."))
    return onward("issuer:batches", organization)


def _steps(now_at: int) -> tuple[Step, ...]:
    return steps_at(now_at, _("File"), _("Columns"), _("Check"), _("Award"))


def _progress(row: BatchSummary) -> Progress:
    return Progress(
        _("Awarding “%(name)s”") % {"name": row.name}, row.done, row.total, row.failed, _left(row)
    )


def _left(row: BatchSummary) -> str:
    seconds = row.seconds_left
    if seconds is None:
        return _("Beginning…") if not row.done else ""
    if seconds < _MINUTE:
        return _("less than a minute left")
    minutes = -(-seconds // _MINUTE)
    told = ngettext("about %(count)s minute left", "about %(count)s minutes left", minutes)
    return told % {"count": minutes}


def _receipt(organization: str, row: BatchSummary) -> Receipt:
    awarded = reverse("issuer:awards", args=[organization]) + f"?source=batch&from={row.key}"
    to_mend = reverse("issuer:batch-rows", args=[organization, row.key])
    lines = [ReceiptLine(row.issued, _("awarded"), awarded, State.OK)]
    if row.needs_you:
        url = to_mend if row.is_readable else ""
        words = ngettext("needs you", "need you", row.needs_you)
        lines.append(ReceiptLine(row.needs_you, words, url, State.BAD))
    if row.doubles:
        lines.append(ReceiptLine(row.doubles, _("left out: they have it already"), to_mend, State.UNKNOWN))
    if row.left:
        lines.append(ReceiptLine(row.left, _("left out by you")))
    return Receipt(row.name, tuple(lines), row.finished_at)
