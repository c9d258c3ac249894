"""Who is asking: a person with an account, and never anybody else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect

from assay.web.base.permission import NotFound
from assay.web.records.people.queries import Person

SEE_OTHER = 303


def person(request: HttpRequest) -> Person:
    """Who is signed in. Raises `NotFound` where nobody is; views ask for a sign-in first."""
    if isinstance(request.user, Person):
        return request.user
    raise NotFound


def go(address: str) -> HttpResponseRedirect:
    """Send the browser on after a form was accepted: by GET, so that reloading repeats nothing."""
    answer = HttpResponseRedirect(address)
    answer.status_code = SEE_OTHER
    return answer
