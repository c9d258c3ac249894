"""Pages behind secret links: slow for whoever guesses; no copies, no index, no word of the address to others.

Apart because a guardian, a mentor, somebody who is asked to vouch and whoever was sent a share link all come
without an account, and each link must be as hard to find as the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

from assay.web.base import rates
from assay.web.base.permission import NotFound

GUESSES = 20
"""Links of one kind that lead nowhere which one visitor may try in a minute."""

_P = ParamSpec("_P")
View = Callable[Concatenate[HttpRequest, _P], HttpResponse]


@contextmanager
def guesses_counted(request: HttpRequest, kind: str) -> Iterator[None]:
    """Around the opening of a link of this kind: one that leads nowhere counts. Raises `TooMany` beyond."""
    who, name = rates.visitor(request), f"{kind}-guess"
    rates.refuse_beyond(name, who, GUESSES)
    try:
        yield
    except NotFound:
        rates.count(name, who, GUESSES)
        raise


def without_traces(response: HttpResponse, *, may_be_indexed: bool = False) -> HttpResponse:
    """The response with nothing that would carry the link further."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "same-origin"  # with none at all, its own form would come from nowhere
    if not may_be_indexed:
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def secret_page(kind: str) -> Callable[[View[_P]], View[_P]]:
    """Above a view whose address holds the secret of a link of this kind."""

    def decorate(view: View[_P]) -> View[_P]:
        @wraps(view)
        def answered(request: HttpRequest, /, *arguments: _P.args, **named: _P.kwargs) -> HttpResponse:
            with guesses_counted(request, kind):
                return without_traces(view(request, *arguments, **named))

        return answered

    return decorate
