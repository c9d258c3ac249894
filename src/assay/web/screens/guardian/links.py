"""Opening a guardian's link: in the guardian's language, and nothing of it is kept.

Apart from the views because each of them begins and ends with it. A link that leads nowhere, one that was
sent to an old address, and one of somebody who decides for nobody any more all look the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from assay.web.base import rates
from assay.web.base.permission import NotFound
from assay.web.look.languages import spoken
from assay.web.look.secret_links import guesses_counted, without_traces
from assay.web.records.consents.links import opened_link
from assay.web.records.consents.queries import GuardianPage, page_of
from assay.web.records.rosters.rows import GuardianRow

OPENED = 60
"""Pages that one visitor may open in a minute."""

_KIND = "guardian"
_P = ParamSpec("_P")
Inner = Callable[Concatenate[HttpRequest, str, GuardianPage, _P], HttpResponse]
View = Callable[..., HttpResponse]


def by_link(view: Inner[_P]) -> View:
    """Above a guardian's view: gives it the page of the link in its address, or says that nothing is here."""

    @wraps(view)
    def opened(request: HttpRequest, /, token: str, *arguments: _P.args, **named: _P.kwargs) -> HttpResponse:
        rates.count(_KIND, rates.visitor(request), OPENED)
        try:
            with guesses_counted(request, _KIND):
                organization, guardian = opened_link(token)
                with translation.override(_language(request, guardian)):  # what is read, too, has words
                    held = page_of(organization, guardian)
                    return without_traces(view(request, token, held, *arguments, **named))
        except NotFound:
            return without_traces(render(request, "guardian/nothing.html", status=404))

    return opened


def _language(request: HttpRequest, guardian: GuardianRow) -> str:
    """What this browser chose; else the guardian's own, as the roster has it, where we speak it."""
    return spoken(guardian.language, request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))
