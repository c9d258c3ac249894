"""Whom this site recognises: lists that hold for everybody who checks something here."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assay.web.look.answers import onward
from assay.web.look.recognition import ListForm, is_put
from assay.web.records.people import queries as people
from assay.web.records.recognition import actions, queries
from assay.web.screens.operator.gate import operators_only, side


@operators_only
@require_http_methods(["GET", "HEAD", "POST"])
def recognition(request: HttpRequest) -> HttpResponse:
    """The site's lists; after POST with one more, or one replaced."""
    lists = queries.site_lists()
    form = ListForm(request.POST or None, request.FILES or None, lists=lists)
    put = partial(actions.put_site_list, people.by_key(str(request.user.pk)))
    if request.method == "POST" and is_put(form, put):
        messages.success(request, _("The list is in use from now on."))
        return onward("operator:recognition")
    facts = {"lists": lists, "form": form, **side("recognition")}
    status = 422 if request.method == "POST" else 200
    return render(request, "operator/recognition.html", facts, status=status)


@operators_only
@require_POST
def remove(request: HttpRequest, key: str) -> HttpResponse:
    """A list taken away; back to the others."""
    actions.remove_site_list(people.by_key(str(request.user.pk)), key)
    messages.success(request, _("The list is no longer used."))
    return onward("operator:recognition")
