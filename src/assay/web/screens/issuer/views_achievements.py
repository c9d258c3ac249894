"""An organization's achievements: the list, one with its versions, and what becomes of a draft."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assay.web.base.permission import NotFound
from assay.web.look.achievements import facts_of
from assay.web.look.answers import onward
from assay.web.look.badges import design_from
from assay.web.look.promises import page_of
from assay.web.look.workplace import frame, member, person
from assay.web.records.achievements import actions, queries
from assay.web.records.achievements.actions import NotReady
from assay.web.records.exemplars import queries as exemplars
from assay.web.records.organizations.permissions import Permission
from assay.web.records.promise_checks import actions as promise_checks
from assay.web.records.promise_checks import queries as checks
from assay.web.screens.issuer.views_exemplars import listed


@login_required
def achievements(request: HttpRequest, organization: str) -> HttpResponse:
    """What can be earned, what is being drafted, what is archived."""
    held = member(request, organization)
    is_archive = request.GET.get("show") == "archived"
    rows = queries.achievements(organization, archived=is_archive)
    facts = {
        "cards": [(row, design_from(row.shown.design_json)) for row in rows],
        "is_archive": is_archive,
        "can_design": held.may(Permission.ACHIEVEMENT_DESIGN),
    }
    return render(request, "issuer/achievements.html", frame(held, "issuer:achievements", **facts))


@login_required
def achievement(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """One achievement: what is published, the draft, every version."""
    held = member(request, organization)
    row = queries.achievement(organization, achievement)
    found = checks.of_version(organization, row.published.key) if row.published else None
    facts = {
        "row": row,
        "promises": page_of(found) if found is not None else None,
        "design": design_from(row.shown.design_json),
        "history": queries.history(organization, achievement),
        "concerns": queries.draft_concerns(row.draft) if row.draft else [],
        "can_design": held.may(Permission.ACHIEVEMENT_DESIGN),
        "can_publish": held.may(Permission.ACHIEVEMENT_PUBLISH),
        "can_review": held.may(Permission.APPLICATION_REVIEW),
        "exemplars": listed(exemplars.of_achievement(organization, achievement)),
    }
    return render(request, "issuer/achievement.html", frame(held, "issuer:achievements", **facts))


@login_required
def preview(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """The draft as its public page will be."""
    held = member(request, organization, Permission.ACHIEVEMENT_DESIGN)
    facts = {"facts": facts_of(queries.draft(organization, achievement)), "achievement": achievement}
    return render(request, "issuer/preview.html", frame(held, "issuer:achievements", **facts))


@login_required
@require_POST
def publish(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """The draft becomes a version for good, or the form says what is missing."""
    try:
        version = actions.publish(person(request), organization, achievement)
    except NotReady:
        messages.error(request, _("Not published yet: see what is missing below."))
        return onward("issuer:achievement-edit", organization, achievement)
    promise_checks.after_publishing(organization, version)
    messages.success(request, _("Published. This version stays as it is; you can revise it in a new one."))
    return onward("issuer:achievement", organization, achievement)


@login_required
@require_POST
def revise(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """A draft of the next version."""
    actions.revise(person(request), organization, achievement)
    return onward("issuer:achievement-edit", organization, achievement)


@login_required
@require_POST
def discard(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """The draft thrown away."""
    is_gone = actions.discard(person(request), organization, achievement)
    messages.success(request, _("The draft is gone."))
    if is_gone:
        return onward("issuer:achievements", organization)
    return onward("issuer:achievement", organization, achievement)


@login_required
@require_POST
def change_state(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """Archive or restore; the button's value says which."""
    actor = person(request)
    member(request, organization, Permission.ACHIEVEMENT_PUBLISH)
    asked = request.POST.get("state", "")
    if asked == "archive":
        actions.archive(actor, organization, achievement)
        messages.success(request, _("Archived. What was awarded stays good."))
    elif asked == "restore":
        actions.restore(actor, organization, achievement)
        messages.success(request, _("It can be awarded again."))
    else:
        raise NotFound
    return onward("issuer:achievement", organization, achievement)
