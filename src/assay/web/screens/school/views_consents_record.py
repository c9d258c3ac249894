"""Recording what a guardian said, and what was taken back; the scan of a signed form."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.look.answers import attachment, onward
from assay.web.look.workplace import frame, member, person
from assay.web.records.consents import queries, recording
from assay.web.records.consents.queries import ConsentRefused
from assay.web.records.organizations.permissions import Permission
from assay.web.records.policies.queries import policy
from assay.web.records.rosters.queries import guardians_of
from assay.web.screens.school.consent_rows import asked_row
from assay.web.screens.school.forms_consents import RecordForm
from assay.web.screens.school.views_consents import CURRENT

_ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """One question with its answers, and the form to record a guardian's yes to it."""
    held = member(request, organization, Permission.CONSENT_RECORD)
    row = queries.asked(person(request), organization, key)
    terms = policy(organization)
    told = asked_row(row, terms)
    form = None
    if told.may_record:
        guardians = [each for each in guardians_of(organization, row.pupil.key) if each.decides]
        methods = terms.methods_for(row.pupil.band, verified_only=True)
        posted = (request.POST, request.FILES) if request.method == "POST" else ()
        form = RecordForm(*posted, asked=row, guardians=guardians, methods=methods)
        if form.is_bound and form.is_valid():
            try:
                recording.record_by_school(person(request), organization, key, form.recording())
            except ConsentRefused as refused:
                form.add_error(None, refused.words)
            else:
                messages.success(request, _("Recorded."))
                return onward("school:consents-pupil", organization, row.pupil.key)
    status = 422 if form is not None and form.errors else 200
    return render(request, "school/consent.html", frame(held, CURRENT, told=told, form=form), status=status)


@login_required
@require_POST
def withdraw(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Close it at once."""
    row = queries.asked(person(request), organization, key)
    recording.withdraw_by_school(person(request), organization, key)
    messages.success(request, _("Withdrawn. Nothing of it is shown any more."))
    return onward("school:consents-pupil", organization, row.pupil.key)


@login_required
@require_POST
def refuse(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """A guardian's no that reached the school."""
    row = queries.asked(person(request), organization, key)
    try:
        recording.refuse_by_school(person(request), organization, key)
    except ConsentRefused as refused:
        messages.error(request, refused.words)
    else:
        messages.success(request, _("The no is recorded. Nothing of it is shown."))
    return onward("school:consents-pupil", organization, row.pupil.key)


@login_required
@require_POST
def withdraw_standing(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Take a guardian's word for later ones back for them; back to the pupil."""
    pupil = recording.withdraw_standing_by_school(person(request), organization, key)
    messages.success(request, _("Withdrawn. What it had opened is closed."))
    return onward("school:consents-pupil", organization, pupil)


@login_required
@never_cache
@require_safe
def scan(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """The scan of the signed form, to be saved."""
    content, kind = queries.scan_of(person(request), organization, key)
    return attachment(f"consent.{_ENDINGS.get(kind, 'bin')}", content, kind)
