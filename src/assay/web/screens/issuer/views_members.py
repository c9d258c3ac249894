"""Members: who they are, what their roles may do, inviting, changing, leaving."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assay.web.base.rates import limited
from assay.web.look.answers import onward
from assay.web.look.workplace import frame, member, person
from assay.web.records.organizations import actions, invitations, queries
from assay.web.records.organizations.actions import LastOwner
from assay.web.records.organizations.permissions import (
    PERMISSION_WORDS,
    ROLE_WORDS,
    ROLES,
    Permission,
    Role,
)
from assay.web.screens.issuer.forms import InviteForm, RoleForm, role_choices


@dataclass(frozen=True, slots=True)
class RightRow:
    """One right, and for each role whether it has it."""

    words: str
    name: str
    held: tuple[tuple[str, bool], ...]


@login_required
@limited("invite", per_minute=30, methods=("POST",))
def members(request: HttpRequest, organization: str) -> HttpResponse:
    """Who belongs to the organization, who is invited, and a form to invite somebody."""
    held = member(request, organization, Permission.MEMBER_INVITE)
    is_owner = held.role == Role.OWNER
    form = InviteForm(request.POST or None, may_make_owners=is_owner)
    if request.method == "POST" and form.is_valid():
        try:
            invitations.invite(
                person(request),
                organization,
                form.cleaned_data["email"],
                form.cleaned_data["role"],
                person(request).language,
            )
        except invitations.TooManyInvitations:
            form.add_error(None, _("There are too many open invitations. Withdraw some first."))
        else:
            messages.success(request, _("The invitation is on its way. It counts for two weeks."))
            return onward("issuer:members", organization)
    facts = {
        "members": queries.members(organization),
        "invitations": queries.invitations(organization),
        "roles": role_choices(may_make_owners=is_owner),
        "form": form,
    }
    return render(request, "issuer/members.html", frame(held, "issuer:members", **facts))


@login_required
@require_POST
def change_role(request: HttpRequest, organization: str, member: str) -> HttpResponse:
    """Another role for a member."""
    queries.require(person(request), organization, Permission.MEMBER_INVITE)
    form = RoleForm(request.POST, may_make_owners=True)
    if form.is_valid():
        try:
            actions.change_role(person(request), organization, member, form.cleaned_data["role"])
            messages.success(request, _("The new role counts from now on."))
        except LastOwner:
            messages.error(
                request, _("Every organization needs an owner. Make somebody else an owner first.")
            )
    else:
        messages.error(request, _("Choose one of the roles."))
    return onward("issuer:members", organization)


@login_required
@require_POST
def remove(request: HttpRequest, organization: str, member: str) -> HttpResponse:
    """A member no longer; oneself too."""
    leaver = queries.membership(person(request), organization)
    is_own = member == queries.member_key(person(request), organization)
    try:
        actions.remove_member(person(request), organization, member)
    except LastOwner:
        messages.error(request, _("Every organization needs an owner. Make somebody else an owner first."))
        return onward("issuer:rights", organization)
    if is_own:
        messages.success(
            request, _("You have left %(organization)s.") % {"organization": leaver.organization.name}
        )
        return onward("issuer:home")
    messages.success(request, _("Removed. Their access ended at once."))
    return onward("issuer:members", organization)


@login_required
@require_POST
def withdraw_invitation(request: HttpRequest, organization: str, invitation: str) -> HttpResponse:
    """An invitation that counts no more."""
    invitations.withdraw(person(request), organization, invitation)
    messages.success(request, _("The invitation is withdrawn. Its link leads nowhere now."))
    return onward("issuer:members", organization)


@login_required
def rights(request: HttpRequest, organization: str) -> HttpResponse:
    """Every right in the system and which role has it: the one table, as the program uses it."""
    held = member(request, organization)
    rows = [
        RightRow(
            str(words),
            permission.value,
            tuple((str(ROLE_WORDS[role]), permission in ROLES[role]) for role in Role),
        )
        for permission, words in PERMISSION_WORDS.items()
    ]
    facts = {
        "rows": rows,
        "roles": [str(ROLE_WORDS[role]) for role in Role],
        "own_member": queries.member_key(person(request), organization),
    }
    return render(request, "issuer/rights.html", frame(held, "issuer:rights", **facts))


@login_required
@limited("invitation", per_minute=20)
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What an invitation's link offers, and the button that takes it up."""
    offered = queries.invitation(token)
    is_other = False
    if request.method == "POST":
        try:
            organization = invitations.accept(person(request), token)
        except invitations.AnotherAddress:
            is_other = True
        else:
            messages.success(
                request, _("Welcome to %(organization)s.") % {"organization": offered.organization_name}
            )
            return onward("issuer:organization", organization)
    facts = {"offered": offered, "is_other": is_other}
    return render(request, "issuer/invitation.html", facts, status=422 if is_other else 200)
