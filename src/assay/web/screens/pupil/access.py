"""Who is asking: a pupil of some school, and never anybody else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from assay.web.base.permission import NotFound
from assay.web.look.workplace import person
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.rows import PupilRow

_P = ParamSpec("_P")
View = Callable[Concatenate[HttpRequest, _P], HttpResponse]


def for_pupils(view: View[_P]) -> Callable[..., Any]:
    """Above a page of a pupil's: whoever is not signed in comes in first."""

    @wraps(view)
    def asked(request: HttpRequest, *arguments: _P.args, **named: _P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect("pupil:in")
        return view(request, *arguments, **named)

    return never_cache(asked)


def own_rows(request: HttpRequest) -> list[PupilRow]:
    """As which pupils whoever asks is known, present ones first. Raises `NotFound` for who is none."""
    rows = rosters.of_person(person(request).key)
    if not rows:
        raise NotFound
    return sorted(rows, key=lambda row: (row.left_at is not None, row.joined_at))
