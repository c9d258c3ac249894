"""How pages behind secret links are answered: no copies, no index; a closed link says only that."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assay.web.records.endorsements.signing import checked, unsigned
from assay.web.records.endorsements.values import EndorsementRefused, Wanted

GONE = 410


def secret_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Above a view of a secret link: nothing of it is kept or indexed."""

    @wraps(view)
    def answered(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:  # noqa: ANN401 - its own
        response = view(request, *arguments, **named)
        response["Cache-Control"] = "private, no-store"
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return answered


def closed(request: HttpRequest, *, is_placement: bool) -> HttpResponse:
    """This link is closed: nothing about whom it was about."""
    return render(request, "mentor/closed.html", {"is_placement": is_placement}, status=GONE)


def refused(form: forms.Form, error: EndorsementRefused) -> None:
    """Put a refusal at the field it is about."""
    field = {"name": "name", "short": "comment", "long": "comment", "characters": "comment"}.get(error.reason)
    form.add_error(field, error.words)


def proof(wanted: Wanted) -> dict[str, Any]:
    """Exactly what will be signed, in words and as it will stand. Raises `EndorsementRefused`."""
    told = checked(wanted)
    document = unsigned(told)
    return {
        "told": told,
        "sentence": document["description"],
        "document": json.dumps(document, ensure_ascii=False, indent=2),
    }
