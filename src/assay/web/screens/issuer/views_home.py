"""The way in: which organization, a new one, and what needs doing in this one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.web.base.rates import limited
from assay.web.look.answers import onward
from assay.web.look.pieces import State
from assay.web.look.workplace import frame, member, person
from assay.web.records.achievements import queries as achievements
from assay.web.records.organizations import actions, queries
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.records.people.queries import has_address
from assay.web.records.rosters import queries as rosters
from assay.web.records.signing_keys import actions as keys
from assay.web.records.statements import queries as statements
from assay.web.screens.issuer.forms import FoundForm
from assay.web.screens.issuer.todos import ToDo, desk_todos
from assay.web.screens.issuer.todos_school import school_todos


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The organizations one works for; straight into it where there is only one."""
    held = queries.memberships(person(request))
    if len(held) == 1 and "all" not in request.GET:
        return redirect("issuer:organization", held[0].organization.key)
    return render(request, "issuer/home.html", {"memberships": held})


@login_required
@limited("found", per_minute=10, methods=("POST",))
def found(request: HttpRequest) -> HttpResponse:
    """A new organization, with its first signing key."""
    if not has_address(person(request)):
        messages.info(request, _("Add an e-mail address first: whoever owns an organization is written to."))
        return redirect("account_email")
    form = FoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key = actions.found(person(request), form.cleaned_data["name"], form.cleaned_data["kind"])
        keys.ensure_key(key)
        messages.success(request, _("Your organization stands. It has a signing key of its own."))
        return onward("issuer:organization", key)
    return render(request, "issuer/found.html", {"form": form})


@login_required
def overview(request: HttpRequest, organization: str) -> HttpResponse:
    """What needs doing, and how things stand."""
    held = member(request, organization)
    facts = {
        "todos": things_to_do(held),
        "sections": rosters.sections_taught(person(request), organization),
        "published": achievements.published(organization),
        "can_design": held.may(Permission.ACHIEVEMENT_DESIGN),
    }
    return render(request, "issuer/overview.html", frame(held, "issuer:organization", **facts))


def things_to_do(held: Membership) -> list[ToDo]:
    """What waits for this member, most pressing first; other jobs add theirs here."""
    found = [*desk_todos(held), *school_todos(held)]
    key = held.organization.key
    if held.may(Permission.ORGANIZATION_EDIT) and not held.organization.is_proven:
        found.append(
            ToDo(
                _("Show that your domain is yours"),
                _("Then everybody who checks a credential sees who you are."),
                reverse("issuer:domain", args=[key]),
                _("Prove the domain"),
                State.UNKNOWN if held.organization.domain else State.INFO,
            )
        )
    if _could_state(held):
        found.append(
            ToDo(
                _("Say which badges you take into account"),
                _("Signed and in public: learners then know what is worth earning for a place with you."),
                reverse("recogniser:new", args=[key]),
                _("State what you recognise"),
                State.INFO,
            )
        )
    rows = achievements.achievements(key)
    if held.may(Permission.ACHIEVEMENT_DESIGN):
        if not rows:
            found.append(
                ToDo(
                    _("Design what can be earned"),
                    _("A name, what one must do, a badge. You can change it until you publish it."),
                    reverse("issuer:achievement-new", args=[key]),
                    _("Design an achievement"),
                )
            )
        drafts = [row for row in rows if row.draft]
        if drafts:
            text = ngettext("%(count)s draft waits", "%(count)s drafts wait", len(drafts))
            names = ", ".join(row.draft.name for row in drafts[:3] if row.draft)
            address = reverse("issuer:achievements", args=[key])
            found.append(ToDo(text % {"count": len(drafts)}, names, address, _("See the drafts")))
    return found


def _could_state(held: Membership) -> bool:
    """Whether this is an employer that could state what it recognises, and has not yet."""
    row = held.organization
    may = held.may(Permission.RECOGNITION_STATE) and row.is_proven and row.kind == "employer"
    return may and not statements.has_any(row.key)
