"""The page about keeping credentials current: all of a wallet on one page, a credential a section."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from assay.web.look.workplace import person
from assay.web.records.holdings import queries
from assay.web.screens.learner import keeping, paging

A_PAGE = 20


@login_required
@never_cache
def current(request: HttpRequest) -> HttpResponse:
    """What carries over, what changes quickly, and the shortest way to renew it."""
    shown, pages = paging.page(request, queries.held_by(person(request)), A_PAGE)
    return render(request, "learner/current.html", {"kept": keeping.kept(shown), "pages": pages})
