"""Is it still you? What cannot be undone asks for a code that was sent a moment ago.

Apart from signing in because a session lasts for weeks, and a phone is left on a table for a minute.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from assay.web.base.rates import count
from assay.web.look import mailed_codes
from assay.web.look.session_names import CONFIRMED_AT
from assay.web.records.people import pins
from assay.web.records.people.queries import Person, has_address

RECENT = 15 * 60
A_MINUTE = 5
_CODE = "assay_code"
_P = ParamSpec("_P")
View = Callable[Concatenate[HttpRequest, _P], Any]


def was_just_here(request: HttpRequest) -> bool:
    """Whether this session signed in, or typed a code, within the last quarter of an hour."""
    records = request.session.get("account_authentication_methods", [])
    instants = [record.get("at", 0) for record in records if isinstance(record, dict)]
    last = max([*instants, request.session.get(CONFIRMED_AT, 0)], default=0)
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


def needs_address(view: View[_P]) -> Callable[..., Any]:
    """Above a view that is about another way in: an account without an address adds one first."""

    @wraps(view)
    def asked(request: HttpRequest, *arguments: _P.args, **named: _P.kwargs) -> Any:  # noqa: ANN401 - the view's
        if isinstance(request.user, Person) and not has_address(request.user):
            messages.info(
                request, _("Add an e-mail address first: it is how you get in if a device is lost.")
            )
            return HttpResponseRedirect(reverse("account_email"))
        return view(request, *arguments, **named)

    return asked


def send_code(request: HttpRequest, email: str) -> None:
    """Send a code to this address of the person's. Raises `TooMany`."""
    mailed_codes.send(request, _CODE, email)


def is_waiting(request: HttpRequest) -> bool:
    """Whether a code that was sent still works."""
    return bool(mailed_codes.waiting_for(request, _CODE))


def accept(request: HttpRequest, typed: str) -> bool:
    """Whether that was the code; if so the session counts as just here. Three wrong ones end it."""
    if not mailed_codes.accept(request, _CODE, typed):
        return False
    _confirm(request)
    return True


def accept_pin(request: HttpRequest, person: Person, pin: str) -> bool:
    """The same for somebody without an address, who types the PIN. Raises `TooMany`."""
    count("again", person.key, A_MINUTE)
    if not pins.accept(person.key, pin):
        return False
    _confirm(request)
    return True


def _confirm(request: HttpRequest) -> None:
    request.session[CONFIRMED_AT] = time.time()
    request.session.cycle_key()
