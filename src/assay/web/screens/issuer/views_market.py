"""An organization's own labour market data: bring a file, say its columns, check, import, remove it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assay.errors import AssayError
from assay.web.base.mapped_tables import FileColumns
from assay.web.base.rates import limited
from assay.web.base.uploads import was_too_large
from assay.web.look.answers import bar, onward
from assay.web.look.pieces import Progress, Step, steps_at
from assay.web.look.workplace import frame, member, person
from assay.web.records.market_files import actions, queries
from assay.web.records.market_files.actions import Brought
from assay.web.records.market_files.queries import MarketFileRow
from assay.web.records.market_files.values import Declined
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.screens.issuer.forms_market import (
    KIND_WORDS,
    MarketColumnsForm,
    MarketFileForm,
    columns_of,
    declined,
)

_HERE = "issuer:market"
_WORKING = ("checking", "importing")
_NEARLY = 99  # percent: after the last row, copies are still merged


@login_required
@limited("market", per_minute=12, methods=("POST",))
def market(request: HttpRequest, organization: str) -> HttpResponse:
    """What is there, and a form to bring a file."""
    held = member(request, organization, Permission.ROSTER_EDIT)
    form = MarketFileForm(request.POST or None, request.FILES or None)
    if was_too_large(request) and form.is_bound:
        form.errors["file"] = form.error_class([declined("too-large")])
    elif request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        file = told["file"]
        brought = Brought(
            told["kind"], told["title"], file.name or "", file.read(), told["origin"], told["licence"]
        )
        try:
            key = actions.bring(person(request), organization, brought)
        except Declined as error:
            form.add_error("title" if error.code == "title" else "file", declined(error.code))
        except AssayError as error:
            form.add_error("file", _sentence(error))
        else:
            return onward("issuer:market-file", organization, key)
    rows = [(row, KIND_WORDS.get(row.kind, row.kind)) for row in queries.files(organization)]
    page = frame(held, _HERE, form=form, rows=rows)
    return render(request, "issuer/market.html", page, status=422 if form.is_bound else 200)


@login_required
@require_safe
def file(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Where this file is: its columns, the reading of it, what is wrong, or what it holds."""
    held = member(request, organization, Permission.ROSTER_EDIT)
    row = queries.file(organization, key)
    if row.state == "brought":
        return onward("issuer:market-columns", organization, key)
    if row.state in _WORKING:
        facts = {"file": row, "work": _progress(row), "steps": _steps(3 if row.state == "importing" else 2)}
        return render(request, "issuer/market_reading.html", frame(held, _HERE, **facts))
    return render(request, "issuer/market_file.html", _page(held, row))


@login_required
@limited("market-columns", per_minute=30)
def columns(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """What each column is, guessed already; then every row is checked."""
    held = member(request, organization, Permission.ROSTER_EDIT)
    row = queries.file(organization, key)
    if row.state in _WORKING or row.state == "stored":
        return onward("issuer:market-file", organization, key)
    found = actions.look(organization, key)
    if not found.columns:
        return render(request, "issuer/market_file.html", _page(held, row))
    shown = columns_of(row.kind, found, row.mapping)
    home = _home(organization, shown) if not row.mapping else ""
    form = MarketColumnsForm(request.POST or None, held=shown, home=home)
    if request.method == "POST" and form.is_valid():
        names = {place: heading for place, heading, _examples in shown.headings}
        said = {field: names[place] for field, place in form.mapping().items()}
        area, form_of_days = form.cleaned_data.get("area", "").strip(), form.cleaned_data["date_order"]
        constants = {"area": area} if area else {}
        try:
            actions.map_columns(
                person(request), organization, key, said, constants=constants, date_format=form_of_days
            )
        except Declined as error:
            messages.error(request, declined(error.code))
        return onward("issuer:market-file", organization, key)
    page = frame(held, _HERE, form=form, file=row, columns=shown, steps=_steps(1))
    return render(request, "issuer/market_columns.html", page, status=422 if form.is_bound else 200)


@login_required
@require_POST
def start(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Import the file, or what is right of it."""
    member(request, organization, Permission.ROSTER_EDIT)
    leaves = request.POST.get("leave") == "yes"
    try:
        actions.start(person(request), organization, key, leaves_faulty=leaves)
    except Declined as error:
        messages.error(request, declined(error.code))
    return onward("issuer:market-file", organization, key)


@login_required
@require_safe
def progress(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """The bar alone, for the page that asks for it every second; done, it has the page loaded anew."""
    member(request, organization, Permission.ROSTER_EDIT)
    row = queries.file(organization, key)
    return bar(request, _progress(row), is_over=row.state not in _WORKING)


@login_required
@require_POST
def take_away(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Remove the file and what was read out of it."""
    member(request, organization, Permission.ROSTER_EDIT)
    try:
        actions.take_away(person(request), organization, key)
    except Declined as error:
        messages.error(request, declined(error.code))
        return onward("issuer:market-file", organization, key)
    messages.success(request, _("The file is taken away, and nothing is answered from it any more."))
    return onward("issuer:market", organization)


def _page(held: Membership, row: MarketFileRow) -> dict[str, object]:
    language = get_language() or "en"
    remarks = dict(row.remarks)
    told = [(fault.sentence(language).text, fault.sentence(language).help) for fault in row.faults]
    return frame(
        held,
        _HERE,
        file=row,
        kind=KIND_WORDS.get(row.kind, row.kind),
        faults=told,
        more=row.fault_count - len(told),
        remarks=bool(remarks),
        contacts=remarks.get("contacts-left-out", 0),
        copies=remarks.get("copies-merged", 0),
        are_thousands="in-thousands" in remarks,
        steps=_steps(2),
        has_columns=bool(row.mapping),
    )


def _home(organization: str, shown: FileColumns) -> str:
    """The organization's own region, where no column of the file seems to say one."""
    return "" if "area" in shown.chosen else organizations.public(organization).region


def _steps(now_at: int) -> tuple[Step, ...]:
    return steps_at(now_at, _("File"), _("Columns"), _("Check"), _("Import"))


def _progress(row: MarketFileRow) -> Progress:
    words = _("Importing “%(name)s”") if row.state == "importing" else _("Reading “%(name)s”")
    label = words % {"name": row.title}
    if row.state not in _WORKING or not row.rows_about:
        return Progress(label, 0 if row.state in _WORKING else 1, 1)
    done = min(row.rows_read, row.rows_about)
    share = min(done * 100 // row.rows_about, _NEARLY)
    return Progress(label, done, row.rows_about, time_left=f"{share} %")


def _sentence(error: AssayError) -> str:
    said = error.sentence(get_language() or "en")
    return f"{said.text} {said.help}"
