"""What happens around every request: an id, a log line by route, and errors turned into pages."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from assay.errors import AssayError
from assay.web.base.ids import new_key
from assay.web.base.permission import Forbidden, NotFound
from assay.web.base.rates import TooMany
from assay.web.site import measures, trouble

_LOG = logging.getLogger("assay.requests")
Handler = Callable[[HttpRequest], HttpResponse]


def requests(handle: Handler) -> Handler:
    """Give each request an id and log its route, never its address: addresses hold links that open things."""

    def handled(request: HttpRequest) -> HttpResponse:
        begun = time.monotonic()
        request_id = new_key()
        request.META["assay.request_id"] = request_id
        response = handle(request)
        response["X-Request-Id"] = request_id
        match = request.resolver_match
        route = match.view_name or match.func.__name__ if match else "unknown"
        seconds = time.monotonic() - begun
        measures.note(request.method or "", route, response.status_code, seconds)
        _LOG.info(
            "request",
            extra={
                "request_id": request_id,
                "method": request.method,
                "route": route,
                "status": response.status_code,
                "milliseconds": round(seconds * 1000, 1),
            },
        )
        return response

    return handled


def private(handle: Handler) -> Handler:
    """Whoever is signed in sees what nobody else may: no cache keeps it unless the page itself says so."""

    def handled(request: HttpRequest) -> HttpResponse:
        response = handle(request)
        if not response.has_header("Cache-Control") and settings.SESSION_COOKIE_NAME in request.COOKIES:
            response["Cache-Control"] = "private, no-store"
        return response

    return handled


class problems:  # noqa: N801 - named as the settings read, beside `requests`
    """Turn what our own code raises into a page a person can act on."""

    def __init__(self, handle: Handler) -> None:
        self._handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response; exceptions come through `process_exception`."""
        return self._handle(request)

    def process_view(
        self, request: HttpRequest, view: object, arguments: object, named: dict[str, object]
    ) -> HttpResponse | None:
        """Nothing is found under a name with a null character in it, and not every database can look."""
        del view, arguments
        asked = [
            *map(str, named.values()),
            *(text for name in request.GET for text in request.GET.getlist(name)),
        ]
        return trouble.not_found(request) if any("\0" in text for text in asked) else None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page for what we know; None, and Django's own 500 page, for what we do not."""
        if isinstance(error, NotFound):
            return trouble.not_found(request)
        if isinstance(error, Forbidden):
            return trouble.forbidden(request, error)
        if isinstance(error, TooMany):
            return trouble.too_many(request, error.seconds)
        if isinstance(error, AssayError):
            return trouble.stopped(request, error)
        if isinstance(error, DatabaseError):
            _LOG.exception("database")
            return trouble.unavailable(request)
        return None
