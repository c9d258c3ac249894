"""The demonstration's way in: a signed link that signs in as one of its made-up people.

These addresses exist only where the instance was started as a demonstration.
"""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from assay.web.base.demo_links import person_of
from assay.web.base.permission import NotFound
from assay.web.records.organizations.queries import memberships
from assay.web.records.people import queries as people
from assay.web.records.rosters import queries as rosters

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_safe
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in as the person of this link and go where their work is."""
    key = person_of(token)
    if key is None:
        raise NotFound
    person = people.by_key(key)
    login(request, person, backend=_BACKEND)
    return HttpResponseRedirect(_home(key))


def _home(key: str) -> str:
    person = people.by_key(key)
    if person.is_operator:
        return reverse("operator:home")
    owned = memberships(person)
    if owned:
        return reverse("issuer:organization", args=[owned[0].organization.key])
    return reverse("pupil:home") if rosters.of_person(key) else reverse("learner:wallet")
