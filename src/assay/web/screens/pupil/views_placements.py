"""A pupil's placements on the phone: today's hours, the mentor's answers, what was made, own words."""

from __future__ import annotations

from decimal import Decimal

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.base.permission import NotFound
from assay.web.base.rates import limited
from assay.web.look.answers import attachment, onward, put_refusal
from assay.web.look.work_forms import ArtefactForm, DayForm, ObservationForm, side_by_side
from assay.web.records.organizations import queries as organizations
from assay.web.records.placements import artefacts, hours, observations, queries
from assay.web.records.placements.values import SELF, PlacementPage, PlacementRefused
from assay.web.screens.pupil.access import for_pupils, own_rows


def _mine(request: HttpRequest, key: str) -> PlacementPage:
    """The pupil's own placement, in whichever school. Raises `NotFound`."""
    for row in own_rows(request):
        try:
            page = queries.page(row.organization, key)
        except NotFound:
            continue
        if page.row.pupil == row.key:
            return page
    raise NotFound


@for_pupils
@require_safe
def placements(request: HttpRequest) -> HttpResponse:
    """Where one works, and what waits for one."""
    found = []
    for row in own_rows(request):
        found += queries.of_pupil(row.organization, row.key)
    found.sort(key=lambda row: (row.state in {"awarded", "done"}, -row.begins.toordinal()))
    return render(request, "pupil/placements.html", {"rows": found})


@for_pupils
@limited("pupil-hours", per_minute=60, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def placement(request: HttpRequest, key: str) -> HttpResponse:
    """One placement; a posted form logs hours, or corrects those that were questioned."""
    page = _mine(request, key)
    if request.method != "POST":
        return _shown(request, page, {})
    entry, form = request.POST.get("entry", ""), DayForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        row = page.row
        try:
            hours.log(row.organization, row.pupil, key, told["day"], told["hours"], told["what"], entry=entry)
        except PlacementRefused as error:
            put_refusal(form, error)
        else:
            messages.success(request, _("Written down. Your mentor can confirm it."))
            return onward("pupil:placement", key)
    return _shown(request, page, {entry: form})


def _shown(
    request: HttpRequest,
    page: PlacementPage,
    bound: dict[str, DayForm],
    artefact_form: forms.Form | None = None,
) -> HttpResponse:
    row = page.row
    rows = []
    for each in page.hours:
        form = None
        if each.state == "questioned":
            hours_text = Decimal(each.quarters) / 4
            initial = {"day": each.day, "hours": hours_text, "what": each.what}
            form = bound.get(each.key) or DayForm(initial=initial, auto_id=f"id_{each.key}_%s")
        rows.append((each, form))
    today = DayForm() if row.state != "planned" else None
    facts = {
        "row": row,
        "page": page,
        "rows": rows,
        "school": organizations.public(row.organization).name,
        "form": bound.get("") or today,
        "artefact_form": artefact_form or ArtefactForm(auto_id="id_artefact_%s"),
        "is_open": row.state != "awarded",
        "has_said": SELF in row.observers,
        "observers": page.observations,
        "compared": side_by_side(page.observations),
    }
    status = 422 if bound or artefact_form else 200
    return render(request, "pupil/placement.html", facts, status=status)


@for_pupils
@require_POST
def remove_hours(request: HttpRequest, key: str, entry: str) -> HttpResponse:
    """Take hours back that nobody has confirmed."""
    row = _mine(request, key).row
    try:
        hours.remove(row.organization, row.pupil, key, entry)
    except PlacementRefused as error:
        messages.error(request, error.words)
    return onward("pupil:placement", key)


@for_pupils
@limited("pupil-artefact", per_minute=20, methods=("POST",))
@require_POST
def add(request: HttpRequest, key: str) -> HttpResponse:
    """A file, a photo or a link of what was made there."""
    page = _mine(request, key)
    form = ArtefactForm(request.POST, request.FILES, auto_id="id_artefact_%s")
    if form.is_valid():
        told, row = form.cleaned_data, page.row
        try:
            if told["file"]:
                name, content = told["file"].name, told["file"].read()
                artefacts.add_file(row.organization, row.pupil, key, name, told["about"], content)
            else:
                artefacts.add_link(row.organization, row.pupil, key, told["url"], told["about"])
        except PlacementRefused as error:
            put_refusal(form, error)
        else:
            messages.success(request, _("Added."))
            return onward("pupil:placement", key)
    return _shown(request, page, {}, form)


@for_pupils
@require_safe
def artefact(request: HttpRequest, key: str, artefact: str) -> HttpResponse:
    """A file of one's own, to be saved."""
    row = _mine(request, key).row
    name, content = queries.artefact_content(row.organization, key, artefact)
    return attachment(name, content)


@for_pupils
@require_POST
def remove(request: HttpRequest, key: str, artefact: str) -> HttpResponse:
    """Take a piece back."""
    row = _mine(request, key).row
    try:
        artefacts.remove(row.organization, row.pupil, key, artefact)
    except PlacementRefused as error:
        messages.error(request, error.words)
    return onward("pupil:placement", key)


@for_pupils
@limited("pupil-observe", per_minute=20, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def observe(request: HttpRequest, key: str) -> HttpResponse:
    """What the pupil says of themselves, skill by skill."""
    row = _mine(request, key).row
    if SELF in row.observers or row.state == "awarded":
        return onward("pupil:placement", key)
    form = ObservationForm(request.POST or None, rubric=queries.rubric_of(row.organization, key))
    if request.method == "POST" and form.is_valid():
        try:
            observations.by_pupil(row.organization, row.pupil, key, form.seen())
        except PlacementRefused as error:
            form.refuse(error.field, error.words)
        else:
            messages.success(request, _("Your own words are kept beside the others'."))
            return onward("pupil:placement", key)
    facts = {"form": form, "row": row, "cancel_url": reverse("pupil:placement", args=[key])}
    return render(request, "pupil/placement_observe.html", facts, status=422 if form.is_bound else 200)
