"""The pupil's own page: who I am, what I was awarded, where my links stand, who can see what."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assay.web.look import pupil_phone
from assay.web.look.answers import go
from assay.web.look.workplace import person
from assay.web.records.consents import actions as consents
from assay.web.records.consents.values import ConsentRefused
from assay.web.records.exemplars import queries as exemplars
from assay.web.records.holdings import arriving
from assay.web.records.holdings.actions import NotKept
from assay.web.records.organizations import queries as organizations
from assay.web.records.people.queries import has_address
from assay.web.records.shares import queries as shares
from assay.web.screens.pupil.access import for_pupils, own_rows
from assay.web.screens.pupil.taking import taking_of


@for_pupils
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everything of a pupil's at one glance; what was awarded meanwhile comes into the wallet."""
    who, rows = person(request), own_rows(request)
    arriving.keep_arrived(who)
    issuers = {key: organizations.public(key).name for key in {row.organization for row in rows}}
    facts = {
        "name": rows[0].name or who.name,
        "schools": [row.school for row in rows if row.left_at is None],
        "settling": pupil_phone.settling(rows),
        "awarded": pupil_phone.awarded(who, rows, issuers),
        "links": pupil_phone.links(who),
        "rule": pupil_phone.rule_of(rows),
        "is_asked_for_work": exemplars.is_asked(who),
        "taking": taking_of(rows, has_address=has_address(who)),
    }
    return render(request, "pupil/home.html", facts)


@for_pupils
@require_POST
def take(request: HttpRequest, credential: str) -> HttpResponse:
    """Put an award that was taken out of the wallet back into it."""
    own_rows(request)
    try:
        arriving.put_back(person(request), credential)
    except NotKept:
        messages.error(request, _("Your wallet is full. Remove something from it first."))
    else:
        messages.success(request, _("It is in your wallet again."))
    return go(reverse("pupil:home"))


@for_pupils
@require_POST
def remind(request: HttpRequest, key: str) -> HttpResponse:
    """Write to the guardian once more about one of the pupil's links."""
    who = person(request)
    own_rows(request)
    shares.share(who, key)
    try:
        consents.remind(who, key)
    except ConsentRefused as error:
        messages.error(request, error.words)
    else:
        messages.success(request, _("We wrote to your guardian again."))
    return go(reverse("pupil:home"))
