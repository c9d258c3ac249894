"""What a mentor's pages and those of somebody who vouches share: a closed link, and what will be signed."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assay.web.records.endorsements.signing import checked, unsigned
from assay.web.records.endorsements.values import EndorsementRefused, Wanted

GONE = 410


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
