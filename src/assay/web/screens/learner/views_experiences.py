"""What a learner says of learning elsewhere: write, log hours, add, sign it under one's own name."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.base.rates import limited
from assay.web.look.answers import attachment, onward, put_refusal
from assay.web.look.work_forms import ArtefactForm, DayForm
from assay.web.look.workplace import person
from assay.web.records.endorsements import queries as endorsements
from assay.web.records.endorsements.values import EXPERIENCE
from assay.web.records.experiences import actions, issuing, queries
from assay.web.records.experiences.values import ExperiencePage, ExperienceRefused
from assay.web.records.holdings import actions as holdings
from assay.web.screens.learner.access import said
from assay.web.screens.learner.forms_experiences import ExperienceForm, SignForm, initial_of


@login_required
@require_safe
def experiences(request: HttpRequest) -> HttpResponse:
    """What one has said so far."""
    return render(request, "learner/experiences.html", {"rows": queries.of_person(person(request))})


@login_required
@limited("experience-new", per_minute=20, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new one."""
    form = ExperienceForm(said(request))
    if form.is_valid():
        try:
            return onward("learner:experience", actions.say(person(request), form.told()))
        except ExperienceRefused as error:
            put_refusal(form, error)
    facts = {"form": form, "cancel_url": reverse("learner:experiences")}
    return render(request, "learner/experience_edit.html", facts, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Other words."""
    page = queries.page(person(request), key)
    form = ExperienceForm(said(request), initial=initial_of(page.row))
    if form.is_valid():
        try:
            actions.change(person(request), key, form.told())
            return onward("learner:experience", key)
        except ExperienceRefused as error:
            put_refusal(form, error)
    facts = {"form": form, "row": page.row, "cancel_url": reverse("learner:experience", args=[key])}
    return render(request, "learner/experience_edit.html", facts, status=422 if form.is_bound else 200)


@login_required
@limited("experience", per_minute=60, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def experience(request: HttpRequest, key: str) -> HttpResponse:
    """One experience; a posted form logs hours."""
    page = queries.page(person(request), key)
    form = DayForm(said(request), is_what_needed=False)
    if form.is_valid():
        told = form.cleaned_data
        try:
            actions.log(person(request), key, told["day"], told["hours"], told["what"])
            return onward("learner:experience", key)
        except ExperienceRefused as error:
            put_refusal(form, error)
    return _shown(request, page, form)


def _shown(
    request: HttpRequest, page: ExperiencePage, form: forms.Form, piece_form: forms.Form | None = None
) -> HttpResponse:
    who = person(request)
    facts = {
        "row": page.row,
        "page": page,
        "form": form,
        "piece_form": piece_form or ArtefactForm(auto_id="id_piece_%s"),
        "asks": endorsements.asked_by(who, EXPERIENCE, page.row.key),
        "signed": endorsements.of(EXPERIENCE, page.row.key),
    }
    status = 422 if form.is_bound or piece_form else 200
    return render(request, "learner/experience.html", facts, status=status)


@login_required
@require_POST
def remove_hours(request: HttpRequest, key: str, entry: str) -> HttpResponse:
    """Take hours back."""
    try:
        actions.remove_hours(person(request), key, entry)
    except ExperienceRefused as error:
        messages.error(request, error.words)
    return onward("learner:experience", key)


@login_required
@limited("experience-add", per_minute=20, methods=("POST",))
@require_POST
def add(request: HttpRequest, key: str) -> HttpResponse:
    """A file, a photo or a link that shows it."""
    page = queries.page(person(request), key)
    form = ArtefactForm(request.POST, request.FILES, auto_id="id_piece_%s")
    if form.is_valid():
        told = form.cleaned_data
        try:
            if told["file"]:
                actions.add_file(
                    person(request), key, told["about"] or told["file"].name, told["file"].read()
                )
            else:
                actions.add_link(person(request), key, told["url"], told["about"])
            return onward("learner:experience", key)
        except ExperienceRefused as error:
            put_refusal(form, error)
    return _shown(request, page, DayForm(is_what_needed=False), form)


@login_required
@require_safe
def piece(request: HttpRequest, key: str, piece: str) -> HttpResponse:
    """A file of one's own, to be saved."""
    name, content = queries.piece_content(person(request), key, piece)
    return attachment(name, content)


@login_required
@require_POST
def remove_piece(request: HttpRequest, key: str, piece: str) -> HttpResponse:
    """Take a piece back."""
    try:
        actions.remove_piece(person(request), key, piece)
    except ExperienceRefused as error:
        messages.error(request, error.words)
    return onward("learner:experience", key)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, key: str) -> HttpResponse:
    """Remove it, after a question."""
    page = queries.page(person(request), key)
    if request.method == "POST":
        actions.remove(person(request), key)
        messages.success(request, _("Removed."))
        return onward("learner:experiences")
    return render(request, "learner/experience_remove.html", {"row": page.row})


@login_required
@limited("experience-sign", per_minute=10, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, key: str) -> HttpResponse:
    """Look at what it will say, and sign it; it goes into the wallet, also if signed before."""
    who = person(request)
    page = queries.page(who, key)
    form = SignForm(said(request), initial={"name": who.name})
    if request.method == "POST" and (page.row.issued_at or form.is_valid()):
        try:
            if page.row.issued_at:
                content = queries.secured_bytes(who, key)
            else:
                content = issuing.issue(who, key, form.cleaned_data["name"])
        except ExperienceRefused as error:
            put_refusal(form, error)
        else:
            return _kept(request, key, content)
    facts = {
        "form": form,
        "row": page.row,
        "page": page,
        "signed": endorsements.of(EXPERIENCE, key),
        "says": issuing.says_words(who.name) if who.name else "",
    }
    return render(request, "learner/experience_sign.html", facts, status=422 if form.is_bound else 200)


def _kept(request: HttpRequest, key: str, content: bytes) -> HttpResponse:
    try:
        holding = holdings.keep(person(request), content, "own")
    except holdings.NotKept:
        messages.error(request, _("It is signed, but your wallet is full. Make room and try again."))
        return onward("learner:experience", key)
    messages.success(request, _("Signed by you. It is in your wallet."))
    return onward("learner:holding", holding)
