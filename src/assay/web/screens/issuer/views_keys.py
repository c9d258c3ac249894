"""Signing keys: the present one, the former ones, a change, and the end of one in wrong hands."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assay.web.look.answers import onward
from assay.web.look.workplace import frame, member, person
from assay.web.records.organizations.permissions import Permission
from assay.web.records.signing_keys import actions, queries
from assay.web.screens.issuer.forms import WithdrawKeyForm


@login_required
def keys(request: HttpRequest, organization: str) -> HttpResponse:
    """All keys, and where the world finds them."""
    held = member(request, organization, Permission.KEY_ROTATE)
    facts = {"keys": queries.keys(organization), "identifier": queries.identifier(organization)}
    return render(request, "issuer/keys.html", frame(held, "issuer:keys", **facts))


@login_required
@require_POST
def rotate(request: HttpRequest, organization: str) -> HttpResponse:
    """A new key from now on."""
    actions.rotate(person(request), organization)
    messages.success(request, _("A new key signs from now on. What the former ones signed stays good."))
    return onward("issuer:keys", organization)


@login_required
def withdraw(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """The end of a key in wrong hands; asked twice, because it spoils what it signed."""
    held = member(request, organization, Permission.KEY_ROTATE)
    row = queries.key_row(organization, key)
    form = WithdrawKeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw(person(request), organization, key, form.cleaned_data["reason"])
        messages.success(request, _("The key is withdrawn. A new one signs what you issue now."))
        return onward("issuer:keys", organization)
    return render(request, "issuer/key_withdraw.html", frame(held, "issuer:keys", form=form, key_row=row))
