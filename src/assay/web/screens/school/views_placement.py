"""One placement, for the school: its link, its hours, what was seen, and the award made of it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.errors import AssayError
from assay.sentences import sentence
from assay.web.base.permission import NotFound
from assay.web.base.rates import limited
from assay.web.look.answers import attachment, onward, put_refusal
from assay.web.look.work_forms import ObservationForm, side_by_side
from assay.web.look.workplace import frame, member, person
from assay.web.records.achievements import queries as achievements
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.records.placements import actions, awarding, links, observations, queries
from assay.web.records.placements.values import PlacementPage, PlacementRefused
from assay.web.records.rosters import queries as rosters
from assay.web.screens.school.forms_placements import AwardForm, PlacementForm, initial_of

_SIDE = "school:placements"


def _held(request: HttpRequest, organization: str, key: str) -> tuple[Membership, PlacementPage]:
    """The member's place and the placement, if its pupil is within reach. Raises `NotFound`, `Forbidden`."""
    held = member(request, organization, Permission.PLACEMENT_ARRANGE)
    page = queries.page(organization, key)
    rosters.require_pupil(person(request), organization, page.row.pupil, Permission.PLACEMENT_ARRANGE)
    return held, page


@login_required
@require_safe
def placement(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Everything of one placement."""
    held, page = _held(request, organization, key)
    version = awarding.version_of(page)
    mine = any(each.observer == person(request).key for each in page.observations)
    facts = {
        "page": page,
        "row": page.row,
        "version": version,
        "address": links.address(organization, key),
        "observers": page.observations,
        "compared": side_by_side(page.observations),
        "missing": [] if page.row.credential else awarding.obstacles(page),
        "may_observe": not mine and page.row.state != "awarded",
        "may_award": held.may(Permission.AWARD_MAKE),
        "reason": awarding.reason_of(organization, key),
    }
    return render(request, "school/placement.html", frame(held, _SIDE, **facts))


@login_required
@limited("placement-edit", per_minute=30, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Other words, dates or hours."""
    held, page = _held(request, organization, key)
    versions = [(row.key, row.name) for row in achievements.published(organization)]
    form = PlacementForm(request.POST or None, versions=versions, initial=initial_of(page.row))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(person(request), organization, key, form.wanted_placement())
        except PlacementRefused as error:
            put_refusal(form, error)
        else:
            messages.success(request, _("Saved."))
            return onward("school:placement", organization, key)
    status = 422 if form.is_bound else 200
    facts = {
        "form": form,
        "row": page.row,
        "cancel_url": reverse("school:placement", args=[organization, key]),
    }
    return render(request, "school/placement_edit.html", frame(held, _SIDE, **facts), status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Take a placement back, after a question."""
    held, page = _held(request, organization, key)
    if request.method == "POST":
        try:
            actions.remove(person(request), organization, key)
        except PlacementRefused as error:
            messages.error(request, error.words)
            return onward("school:placement", organization, key)
        messages.success(request, _("The placement is removed, with its hours and observations."))
        return onward("school:placements", organization)
    return render(request, "school/placement_remove.html", frame(held, _SIDE, row=page.row))


@login_required
@limited("placement-link", per_minute=20)
@require_POST
def link(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """The mentor's link: mail it again, make a new one, or close it."""
    _held(request, organization, key)
    actor, wanted = person(request), request.POST.get("do", "")
    try:
        if wanted == "send":
            links.send(actor, organization, [key])
            messages.success(request, _("The link is on its way."))
        elif wanted == "renew":
            links.renew(actor, organization, key)
            messages.success(request, _("There is a new link. The former one is closed."))
        elif wanted == "withdraw":
            links.withdraw(actor, organization, key)
            messages.success(request, _("The link is closed."))
        else:
            raise NotFound
    except PlacementRefused as error:
        messages.error(request, error.words)
    return onward("school:placement", organization, key)


@login_required
@limited("placement-observe", per_minute=30, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def observe(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """What the member saw, skill by skill."""
    held, page = _held(request, organization, key)
    form = ObservationForm(request.POST or None, rubric=queries.rubric_of(organization, key))
    if request.method == "POST" and form.is_valid():
        try:
            observations.by_member(person(request), organization, key, form.seen())
        except PlacementRefused as error:
            form.refuse(error.field, error.words)
        else:
            messages.success(request, _("Your observation is kept."))
            return onward("school:placement", organization, key)
    facts = {
        "form": form,
        "row": page.row,
        "cancel_url": reverse("school:placement", args=[organization, key]),
    }
    status = 422 if form.is_bound else 200
    return render(request, "school/placement_observe.html", frame(held, _SIDE, **facts), status=status)


@login_required
@limited("placement-award", per_minute=30, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def award(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Look at what will be signed, add words, and award."""
    held, page = _held(request, organization, key)
    member(request, organization, Permission.AWARD_MAKE)
    version = awarding.version_of(page)
    if version is None:
        messages.error(request, PlacementRefused("version").words)
        return onward("school:placement-edit", organization, key)
    if page.row.credential:
        return onward("school:placement", organization, key)
    missing = awarding.obstacles(page)
    form = AwardForm(request.POST or None, version=version, is_complete=not missing)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            awarding.award(
                person(request),
                organization,
                key,
                narrative=told["narrative"],
                results=form.results(),
                reason=told.get("reason", ""),
            )
        except PlacementRefused as error:
            put_refusal(form, error)
        except AssayError as error:
            said = sentence(error.code, error.facts, get_language() or "en")
            form.add_error(None, f"{said.text} {said.help}".strip())
        else:
            messages.success(request, _("Awarded."))
            return onward("school:placement", organization, key)
    facts = {
        "form": form,
        "page": page,
        "row": page.row,
        "version": version,
        "missing": missing,
        "evidence": awarding.evidence_of(page),
    }
    status = 422 if form.is_bound else 200
    return render(request, "school/placement_award.html", frame(held, _SIDE, **facts), status=status)


@login_required
@require_safe
def artefact(request: HttpRequest, organization: str, key: str, artefact: str) -> HttpResponse:
    """A file of the placement, to be saved; it is never shown here."""
    _held(request, organization, key)
    name, content = queries.artefact_content(organization, key, artefact)
    return attachment(name, content)
