"""Public pages that were made a moment ago, given again while what they are made of is the same.

Apart from the views: they read their records each time, so that what was withdrawn or changed is never
shown; only the drawing of the page is saved. For visitors who are not signed in and were told nothing; the
token of the page's forms is each visitor's own.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.translation import get_language

MOST = 256
"""Pages that a process keeps; the oldest is forgotten first."""

LIFE = 60.0  # seconds until a page is made anew whatever its grounds say, and what it held is forgotten

_LARGEST = 200_000  # characters
_TOKEN = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")\w+(?=")')
_OWN = {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name}


@dataclass(frozen=True, slots=True)
class _Page:
    grounds: object
    parts: tuple[str, ...]  # between the tokens
    made_at: float  # on the monotonic clock


_lock = threading.Lock()
_pages: dict[tuple[str, str], _Page] = {}


def kept_page(request: HttpRequest, grounds: object, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The page that `make` makes, or the same made before from equal `grounds`.

    `grounds` are all the values that the page shows, for visitors who are not signed in.
    """
    if request.method not in {"GET", "HEAD"} or request.GET or _OWN.intersection(request.COOKIES):
        return make()
    name = (request.path, get_language() or "")
    held = _pages.get(name)
    if held is not None and time.monotonic() - held.made_at < LIFE and held.grounds == grounds:
        return HttpResponse(get_token(request).join(held.parts))
    response = make()
    if response.status_code == HTTPStatus.OK and len(response.content) <= _LARGEST:
        parts = tuple(_TOKEN.split(response.content.decode()))
        _keep(name, _Page(grounds, parts, time.monotonic()))
    return response


def _keep(name: tuple[str, str], page: _Page) -> None:
    with _lock:
        _pages.pop(name, None)
        _pages[name] = page
        gone = [other for other, held in _pages.items() if page.made_at - held.made_at > LIFE]
        for other in [*gone, *list(_pages)[:-MOST]]:
            _pages.pop(other, None)
