"""Beginning a list, or a check of many at once; no account is needed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from assay.web.base.rates import limited
from assay.web.look.answers import onward
from assay.web.records.shortlists import actions
from assay.web.records.shortlists.actions import ListFull
from assay.web.records.shortlists.bulk import BulkRefused
from assay.web.screens.employer.forms import BulkForm, StartForm, refused_words


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("shortlist", per_minute=10, methods=("POST",))
def start(request: HttpRequest) -> HttpResponse:
    """The form for a new list; after POST the list, at its secret address."""
    form = StartForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            token = actions.create(form.cleaned_data["title"], form.cleaned_data["items"])
        except ListFull as error:
            form.add_error("links", refused_words(BulkRefused("too-many", limit=error.limit)))
        else:
            return _to(token)
    status = 422 if request.method == "POST" else 200
    return render(request, "employer/start.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("bulk", per_minute=5, methods=("POST",))
def bulk(request: HttpRequest) -> HttpResponse:
    """The form for many at once; after POST the list of them, being checked."""
    form = BulkForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _to(actions.create(form.cleaned_data["title"], form.cleaned_data["items"], kind="bulk"))
    status = 422 if request.method == "POST" else 200
    return render(request, "employer/bulk.html", {"form": form}, status=status)


def _to(token: str) -> HttpResponse:
    return onward("employer:shortlist", token)
