"""What was said: a form that was filled in, or only asked for."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict


def said(request: HttpRequest) -> QueryDict | None:
    """What a form was filled in with; None where it was only asked for."""
    return request.POST if request.method == "POST" else None
