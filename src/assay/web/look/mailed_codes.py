"""A code that was sent to an address a moment ago, and whether what is typed is that code.

It stands in the session of whoever asked. Apart from the screens because two of them ask: before what cannot
be undone, and when somebody takes everything along to an address of their own.
"""

from __future__ import annotations

import hmac
import time

from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from assay.web.base.rates import count

LASTS = 10 * 60
MOST_TRIES = 3
A_MINUTE = 3
LOGIN, ADDRESS = "account/email/login_code", "account/email/email_confirmation"


class CodeForm(forms.Form):
    """The code that was just sent."""

    code = forms.CharField(
        label=gettext_lazy("The code from the e-mail"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "class": "is-code",
                "autocomplete": "one-time-code",
                "autofocus": True,
                "spellcheck": "false",
            }
        ),
    )


def send(request: HttpRequest, name: str, email: str, letter: str = LOGIN) -> None:
    """Send a code to this address; it stands in the session under `name`. Raises `TooMany`."""
    count("again", str(request.user.pk), A_MINUTE)
    adapter = get_adapter()
    code = adapter.generate_login_code()
    request.session[name] = {"code": code, "at": time.time(), "tries": 0, "email": email}
    adapter.send_mail(letter, email, {"request": request, "code": code})


def waiting_for(request: HttpRequest, name: str) -> str:
    """The address whose code still works; empty where none does."""
    held = request.session.get(name)
    if not isinstance(held, dict) or time.time() - float(held["at"]) >= LASTS or held["tries"] >= MOST_TRIES:
        return ""
    return str(held["email"])


def accept(request: HttpRequest, name: str, typed: str) -> bool:
    """Whether that was the code, which then works no more. Three wrong ones end it."""
    if not waiting_for(request, name):
        return False
    held = dict(request.session[name])
    held["tries"] += 1
    request.session[name] = held
    if not hmac.compare_digest(_plain(typed), _plain(str(held["code"]))):
        return False
    del request.session[name]
    return True


def _plain(code: str) -> bytes:
    return "".join(letter for letter in code.upper() if letter.isalnum()).encode()
