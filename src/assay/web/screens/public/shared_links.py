"""Opening a share link: nobody keeps a copy, no search engine finds it unless its owner wishes.

Apart because pages, files and embeds of a link all begin here and carry the same headers.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assay.web.look.secret_links import guesses_counted, without_traces
from assay.web.records.consents.openings import note_opening
from assay.web.records.shares import actions
from assay.web.records.shares.queries import KIND, SharedLink, by_token

_SEEN = "assay_opened"


def opened(request: HttpRequest, token: str) -> SharedLink:
    """The link of this secret, working or not. Raises `NotFound`, `TooMany` for whoever guesses."""
    with guesses_counted(request, "share"):
        link = by_token(token)
    if link.is_open and link.shows_minor and not _is_owner(request, link):
        note_opening(KIND, link.row.key)
    return link


def _is_owner(request: HttpRequest, link: SharedLink) -> bool:
    return request.user.is_authenticated and request.user.pk == link.person.pk


def ended(request: HttpRequest, link: SharedLink) -> HttpResponse:
    """The page for a link that was withdrawn, taken down or has ended; it says nothing of what it showed."""
    facts = {"is_taken_down": link.is_taken_down}
    return without_copies(render(request, "public/shared_ended.html", facts, status=410))


def without_copies(response: HttpResponse, link: SharedLink | None = None) -> HttpResponse:
    """The response with the headers of a share link: no copies, no index without the owner's wish."""
    return without_traces(response, may_be_indexed=link is not None and link.may_be_indexed)


def counted(request: HttpRequest, response: HttpResponse, link: SharedLink) -> HttpResponse:
    """The response, and this opening counted once a browser session; its owner's own are not.

    The cookie says that this link was opened, to this link's address alone; nothing about who opened it.
    """
    if request.method == "GET" and not _is_owner(request, link) and _SEEN not in request.COOKIES:
        actions.count_opening(link.row.key)
        response.set_cookie(
            _SEEN,
            "1",
            path=reverse("public:shared", args=[link.row.token]),
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def address_of(link: SharedLink) -> str:
    """The whole address of this link."""
    return f"{settings.ASSAY_ORIGIN}{reverse('public:shared', args=[link.row.token])}"
