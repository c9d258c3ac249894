"""Is it still you? What cannot be undone asks for a code that was sent a moment ago.

Apart from signing in because a session lasts for weeks, and a phone is left on a table for a minute.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from assay.web.base.rates import count

RECENT = 15 * 60
CODE_LASTS = 10 * 60
MOST_TRIES = 3
_CODE, _CONFIRMED = "assay_code", "assay_confirmed_at"
_P = ParamSpec("_P")
View = Callable[Concatenate[HttpRequest, _P], Any]


def was_just_here(request: HttpRequest) -> bool:
    """Whether this session signed in, or typed a code, within the last quarter of an hour."""
    records = request.session.get("account_authentication_methods", [])
    instants = [record.get("at", 0) for record in records if isinstance(record, dict)]
    last = max([*instants, request.session.get(_CONFIRMED, 0)], default=0)
    return time.time() - float(last) < RECENT


def needs_code(view: View[_P]) -> Callable[..., Any]:
    """Above a view that cannot be undone: whoever was not just here types a code first."""

    @wraps(view)
    def asked(request: HttpRequest, *arguments: _P.args, **named: _P.kwargs) -> Any:  # noqa: ANN401 - the view's
        if request.user.is_authenticated and not was_just_here(request):
            query = urlencode({"next": request.path})
            return HttpResponseRedirect(f"{reverse('learner:again')}?{query}")
        return view(request, *arguments, **named)

    return login_required(asked)


def send_code(request: HttpRequest, email: str) -> None:
    """Send a code to this address of the person's. Raises `TooMany`."""
    count("again", str(request.user.pk), 3)
    adapter = get_adapter()
    code = adapter.generate_login_code()
    request.session[_CODE] = {"code": code, "at": time.time(), "tries": 0}
    adapter.send_mail("account/email/login_code", email, {"request": request, "code": code})


def is_waiting(request: HttpRequest) -> bool:
    """Whether a code that was sent still works."""
    held = request.session.get(_CODE)
    return (
        isinstance(held, dict) and time.time() - float(held["at"]) < CODE_LASTS and held["tries"] < MOST_TRIES
    )


def accept(request: HttpRequest, typed: str) -> bool:
    """Whether that was the code; if so the session counts as just here. Three wrong ones end it."""
    if not is_waiting(request):
        return False
    held = dict(request.session[_CODE])
    held["tries"] += 1
    request.session[_CODE] = held
    if not hmac.compare_digest(_plain(typed), _plain(str(held["code"]))):
        return False
    del request.session[_CODE]
    request.session[_CONFIRMED] = time.time()
    request.session.cycle_key()
    return True


def _plain(code: str) -> bytes:
    return "".join(letter for letter in code.upper() if letter.isalnum()).encode()
