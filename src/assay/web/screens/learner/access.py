"""Who is asking: a person with an account, and never anybody else."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict

from assay.web.base.permission import NotFound
from assay.web.records.people.queries import Person


def person(request: HttpRequest) -> Person:
    """Who is signed in. Raises `NotFound` where nobody is; views ask for a sign-in first."""
    if isinstance(request.user, Person):
        return request.user
    raise NotFound


def said(request: HttpRequest) -> QueryDict | None:
    """What a form was filled in with; None where it was only asked for."""
    return request.POST if request.method == "POST" else None
