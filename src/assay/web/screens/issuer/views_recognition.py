"""Whom an organization recognises: its own lists, put here as files, beside those of the site."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assay.web.look.answers import onward
from assay.web.look.recognition import ListForm, is_put
from assay.web.look.workplace import frame, member, person
from assay.web.records.organizations.permissions import Permission
from assay.web.records.recognition import actions, queries


@login_required
def recognition(request: HttpRequest, organization: str) -> HttpResponse:
    """The organization's lists and the site's; after POST with one more, or one replaced."""
    held = member(request, organization, Permission.RECOGNITION_EDIT)
    own = queries.lists_of(organization)
    form = ListForm(request.POST or None, request.FILES or None, lists=own)
    put = partial(actions.put_list, person(request), organization)
    if request.method == "POST" and is_put(form, put):
        messages.success(request, _("The list is in use from now on."))
        return onward("issuer:recognition", organization)
    facts = {"lists": own, "site_lists": queries.site_lists(), "form": form}
    status = 422 if request.method == "POST" else 200
    return render(
        request, "issuer/recognition.html", frame(held, "issuer:recognition", **facts), status=status
    )


@login_required
@require_POST
def remove(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """A list taken away; back to the others."""
    actions.remove_list(person(request), organization, key)
    messages.success(request, _("The list is no longer used."))
    return onward("issuer:recognition", organization)
