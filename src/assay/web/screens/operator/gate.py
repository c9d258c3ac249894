"""The door to the operators' pages: for everybody else they do not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from assay.web.base.permission import NotFound
from assay.web.look.pieces import SideGroup, SideItem
from assay.web.records.reports.queries import open_count
from assay.web.records.work.queries import counts

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
ROWS = 50
"""Rows of one page of any list here."""


def operators_only(view: View[P]) -> View[P]:
    """Raise `NotFound` for whoever is no operator, signed in or not."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *arguments: P.args, **named: P.kwargs) -> HttpResponse:
        if not getattr(request.user, "is_operator", False):
            raise NotFound
        return view(request, *arguments, **named)

    return never_cache(guarded)


def side(current: str) -> dict[str, Any]:
    """The side navigation, for the page of this name."""
    items = (
        ("home", _("Health"), "chart", 0),
        ("reports", _("Reports"), "flag", open_count()),
        ("organizations", _("Organizations"), "organization", 0),
        ("recognition", _("Recognised issuers"), "scale", 0),
        ("jobs", _("Jobs"), "clock", counts()["failed"]),
        ("mail", _("Mail"), "mail", 0),
        ("journal", _("Journal"), "book", 0),
    )
    return {
        "side_name": _("This site"),
        "side": [
            SideGroup(
                "",
                tuple(
                    SideItem(label, reverse(f"operator:{name}"), icon, name == current, number)
                    for name, label, icon, number in items
                ),
            )
        ],
    }
