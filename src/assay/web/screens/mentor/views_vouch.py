"""Somebody is asked to vouch, by a link without an account: read what for, write, look, sign; or say no."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from assay.web.base.rates import limited
from assay.web.look.answers import onward
from assay.web.look.secret_links import secret_page
from assay.web.records.endorsements import actions, queries
from assay.web.records.endorsements.values import AskPage, EndorsementRefused
from assay.web.screens.mentor.forms import WordsForm
from assay.web.screens.mentor.signing import closed, proof, refused

_TRIES = 30  # a minute, from one network


@secret_page("vouch")
@limited("vouch", per_minute=_TRIES)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """What it is about; two sentences; then exactly what will be signed; then the signature."""
    held = actions.opened_page(token) if request.method == "GET" else queries.by_token(token)
    if not held.is_open:
        return _answered(request, held)
    form = WordsForm(request.POST or None, has_address=True, initial={"name": held.name})
    facts: dict[str, object] = {"token": token, "page": held, "form": form}
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        told = form.cleaned_data
        wanted = actions.wanted_of(
            held.subject, held.title, told["comment"], told["name"], held.sent_to, shows_address=form.shows()
        )
        try:
            if "sign" in request.POST:
                actions.answer(token, told["comment"], told["name"], shows_address=form.shows())
                return onward("mentor:vouch", token)
            return render(request, "mentor/vouch_sign.html", {**facts, **proof(wanted)})
        except EndorsementRefused as error:
            refused(form, error)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "mentor/vouch.html", facts, status=status)


@secret_page("vouch")
@limited("vouch", per_minute=_TRIES)
@require_POST
def decline(request: HttpRequest, token: str) -> HttpResponse:
    """No: nothing is signed, and nobody asks why."""
    try:
        actions.decline(token)
    except EndorsementRefused:
        return _answered(request, queries.by_token(token))
    return onward("mentor:vouch", token)


def _answered(request: HttpRequest, held: AskPage) -> HttpResponse:
    if held.state in {"signed", "declined"}:
        return render(request, "mentor/thanks.html", {"state": held.state})
    return closed(request, is_placement=False)
