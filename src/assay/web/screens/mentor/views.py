"""The mentor's pages, without an account: confirm hours, say what was seen, sign two sentences."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.base.permission import NotFound
from assay.web.base.rates import limited
from assay.web.look.answers import onward
from assay.web.look.secret_links import secret_page
from assay.web.look.work_forms import ObservationForm, side_by_side
from assay.web.records.endorsements.values import EndorsementRefused, Wanted
from assay.web.records.placements import endorsing, hours, links, observations, queries
from assay.web.records.placements.values import MentorPage, PlacementRefused
from assay.web.screens.mentor.forms import NoteForm, WordsForm
from assay.web.screens.mentor.signing import closed, proof, refused

_READS, _WRITES = 60, 30  # a minute, from one network


@secret_page("mentor")
@limited("mentor", per_minute=_READS)
@require_safe
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Who, what, the hours; what the mentor has said, and what is still asked."""
    try:
        held = links.by_token(token)
    except NotFound:
        if links.is_closed(token):
            return closed(request, is_placement=True)
        raise
    return _page(request, token, held)


def _page(
    request: HttpRequest, token: str, held: MentorPage, entry: str = "", form: NoteForm | None = None
) -> HttpResponse:
    seen = (held.observation,) if held.observation else ()
    facts = {
        "token": token,
        "page": held,
        "observers": seen,
        "compared": side_by_side(seen),
        "rows": [(row, form if row.key == entry else NoteForm()) for row in held.hours],
        "open_entry": entry,
    }
    return render(request, "mentor/placement.html", facts, status=422 if form else 200)


@secret_page("mentor")
@limited("mentor-write", per_minute=_WRITES)
@require_POST
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """These hours are right: one entry, or all that wait."""
    entry = request.POST.get("entry", "")
    try:
        count = hours.confirm(token, [entry] if entry else None)
    except PlacementRefused as error:
        messages.error(request, error.words)
    else:
        text = ngettext("%(count)s entry confirmed.", "%(count)s entries confirmed.", count)
        messages.success(request, text % {"count": count})
    return onward("mentor:placement", token)


@secret_page("mentor")
@limited("mentor-write", per_minute=_WRITES)
@require_POST
def question(request: HttpRequest, token: str, entry: str) -> HttpResponse:
    """Something is not right with these hours."""
    held = links.peek(token)
    if entry not in {row.key for row in held.hours}:
        raise NotFound
    form = NoteForm(request.POST)
    if form.is_valid():
        try:
            hours.question(token, entry, form.cleaned_data["note"])
        except PlacementRefused as error:
            form.add_error("note", error.words)
        else:
            messages.success(request, _("Noted. They can correct it now."))
            return onward("mentor:placement", token)
    return _page(request, token, held, entry, form)


@secret_page("mentor")
@limited("mentor-observe", per_minute=_WRITES)
@require_http_methods(["GET", "HEAD", "POST"])
def observe(request: HttpRequest, token: str) -> HttpResponse:
    """What the mentor saw, skill by skill."""
    held = links.peek(token)
    if held.observation or held.is_awarded:
        return onward("mentor:placement", token)
    rubric = queries.rubric_of(held.organization, held.key)
    form = ObservationForm(request.POST or None, rubric=rubric)
    if request.method == "POST" and form.is_valid():
        try:
            observations.by_mentor(token, form.seen())
        except PlacementRefused as error:
            form.refuse(error.field, error.words)
        else:
            messages.success(request, _("Thank you. It was sent."))
            return onward("mentor:placement", token)
    facts = {
        "token": token,
        "page": held,
        "form": form,
        "cancel_url": reverse("mentor:placement", args=[token]),
    }
    return render(request, "mentor/observe.html", facts, status=422 if form.is_bound else 200)


@secret_page("mentor")
@limited("mentor-endorse", per_minute=_WRITES)
@require_http_methods(["GET", "HEAD", "POST"])
def endorse(request: HttpRequest, token: str) -> HttpResponse:
    """Two sentences; then exactly what will be signed; then the signature."""
    held = links.peek(token)
    if held.endorsement or held.is_awarded:
        return onward("mentor:placement", token)
    form = WordsForm(request.POST or None, has_address=bool(held.sent_to), initial={"name": held.mentor})
    facts: dict[str, object] = {"token": token, "page": held, "form": form}
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        wanted = _wanted(held, form)
        try:
            if "sign" in request.POST:
                endorsing.by_mentor(token, wanted.comment, wanted.name, shows_address=form.shows())
                messages.success(request, _("Signed. Thank you."))
                return onward("mentor:placement", token)
            return render(request, "mentor/sign.html", {**facts, **proof(wanted)})
        except EndorsementRefused as error:
            refused(form, error)
        except PlacementRefused as error:
            form.add_error(None, error.words)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "mentor/endorse.html", facts, status=status)


def _wanted(held: MentorPage, form: WordsForm) -> Wanted:
    told = form.cleaned_data
    return endorsing.wanted_of(held, told["comment"], told["name"], shows_address=form.shows())
