"""Consents as members see them: what waits, and everything that was asked and said about one pupil."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assay.web.look.workplace import frame, member, person
from assay.web.records.consents import queries
from assay.web.records.organizations.permissions import Permission
from assay.web.records.policies.queries import policy
from assay.web.records.rosters import queries as rosters
from assay.web.screens.school.consent_rows import asked_row, band_words

CURRENT = "school:consents"


@login_required
@never_cache
@require_safe
def waiting(request: HttpRequest, organization: str) -> HttpResponse:
    """What waits for an answer, of the pupils within reach; what the school must record comes first."""
    held = member(request, organization, Permission.CONSENT_RECORD)
    terms = policy(organization)
    rows = [asked_row(row, terms) for row in queries.waiting(organization, rosters.reach(held))]
    facts = {
        "ours": [each for each in rows if each.row.state == "waiting-school"],
        "theirs": [each for each in rows if each.row.state != "waiting-school"],
    }
    return render(request, "school/consents.html", frame(held, CURRENT, **facts))


@login_required
@never_cache
@require_safe
def of_pupil(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Everything that was asked about one pupil, and what was said."""
    held = member(request, organization, Permission.CONSENT_RECORD)
    row = rosters.require_pupil(person(request), organization, key, Permission.CONSENT_RECORD)
    terms = policy(organization)
    asked = [asked_row(each, terms) for each in queries.of_pupil(organization, key)]
    standing = [
        answer
        for each in asked
        for answer in each.answers
        if answer.row.answer == "standing" and answer.row.counts
    ]
    facts = {
        "pupil": row,
        "band": band_words(row.band),
        "asked": asked,
        "standing": standing,
        "guardians": rosters.guardians_of(organization, key),
    }
    return render(request, "school/consents_pupil.html", frame(held, CURRENT, **facts))
