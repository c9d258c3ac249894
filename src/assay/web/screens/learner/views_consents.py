"""What a minor does about things somebody else decides: ask, remind, ask again; and the page that says so."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from assay.web.base.rates import limited
from assay.web.look.answers import go
from assay.web.look.consents import consent_said
from assay.web.look.workplace import person
from assay.web.records.consents import actions
from assay.web.records.consents.queries import ConsentRefused
from assay.web.records.holdings import queries as holdings
from assay.web.records.holdings import taking
from assay.web.records.people.queries import Person
from assay.web.records.shares import queries as shares
from assay.web.screens.learner.access import said
from assay.web.screens.learner.forms_consents import FileAskForm


@login_required
@require_POST
@limited("remind", per_minute=10)
def share_remind(request: HttpRequest, key: str) -> HttpResponse:
    """Remind the guardian."""
    who = person(request)
    shares.share(who, key)
    return _then(request, who, "share", key, reverse("learner:share", args=[key]))


@login_required
@require_POST
@limited("ask", per_minute=10)
def share_ask(request: HttpRequest, key: str) -> HttpResponse:
    """Ask again in the same words; or open it, for somebody who decides alone by now."""
    who = person(request)
    shares.share(who, key)
    return _again(request, who, "share", key, reverse("learner:share", args=[key]))


def _then(request: HttpRequest, who: Person, kind: str, key: str, back: str) -> HttpResponse:
    try:
        actions.remind(who, key, kind)
    except ConsentRefused as refused:
        messages.error(request, refused.words)
    else:
        messages.success(request, _("Your guardian was reminded."))
    return go(back)


def _again(request: HttpRequest, who: Person, kind: str, key: str, back: str) -> HttpResponse:
    try:
        state = actions.ask_anew(who, kind, key)
    except ConsentRefused as refused:
        messages.error(request, refused.words)
    else:
        messages.success(request, _("It is open.") if state.is_open else _("Your guardian was asked."))
    return go(back)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("ask", per_minute=10, methods=("POST",))
def file_ask(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for the file of a credential, see how that stands, remind, ask again."""
    who = person(request)
    row = holdings.holding(who, key)
    if taking.is_free(who, key):
        return go(reverse("learner:holding", args=[key]))
    here = reverse("learner:file-ask", args=[key])
    if "remind" in request.POST:
        return _then(request, who, taking.KIND, key, here)
    if "again" in request.POST:
        return _again(request, who, taking.KIND, key, here)
    form = FileAskForm(said(request))
    if request.method == "POST" and form.is_valid():
        try:
            kind = form.cleaned_data["audience_kind"]
            taking.ask_for_file(who, key, form.named_audience(), kind, form.ends_at())
        except ConsentRefused as refused:
            form.add_error(None, refused.words)
        else:
            return go(here)
    return file_closed(request, who, row, form, 422 if form.errors else 200)


def file_closed(
    request: HttpRequest, who: Person, row: holdings.HoldingRow, form: FileAskForm | None, status: int
) -> HttpResponse:
    """The page that says why the file does not leave, and how to ask."""
    state = taking.file_state(who, row.key)
    told = consent_said(state) if state.state != "unasked" else None
    facts = {"row": row, "told": told, "is_open": state.is_open, "form": form or FileAskForm()}
    return render(request, "learner/file_closed.html", facts, status=status)
