"""A pupil's certificates of other bodies: what the school knows of, and adding one's own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.base import rates
from assay.web.base.permission import NotFound
from assay.web.look.answers import attachment, onward, signed_file
from assay.web.look.certificate_forms import DetailsForm, DocumentForm, handed_in, put_refusal
from assay.web.look.workplace import person
from assay.web.records.certificates import actions, catalogue, queries
from assay.web.records.certificates.rows import CertificateRow
from assay.web.records.certificates.values import Refused
from assay.web.records.rosters.rows import Reach
from assay.web.screens.pupil.access import for_pupils, own_rows

_A_MINUTE = 10


@for_pupils
@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    """All of one's own, in every school."""
    own_rows(request)
    return render(request, "pupil/certificates.html", {"rows": queries.of_account(person(request))})


@for_pupils
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Say that one holds a certificate; the document goes to the school, which looks at it."""
    me = own_rows(request)[0]
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DetailsForm(*given, kinds=catalogue.kinds(me.organization).values())
    if request.method == "POST" and form.is_valid():
        rates.count("pupil-certificate", person(request).key, _A_MINUTE)
        try:
            key = actions.add_as_holder(person(request), me.organization, me.key, form.wanted())
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(
                request, _("It is written down. Your school sees it and can look at the document.")
            )
            return onward("pupil:certificate", key)
    return render(request, "pupil/certificate_new.html", {"form": form}, status=422 if form.errors else 200)


@for_pupils
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request: HttpRequest, certificate: str) -> HttpResponse:
    """One of them; a document can be handed in until the school has looked at one."""
    row = _mine(request, certificate)
    form = DocumentForm(request.POST, request.FILES) if request.method == "POST" else DocumentForm()
    if request.method == "POST" and form.is_valid():
        rates.count("pupil-certificate", person(request).key, _A_MINUTE)
        document = handed_in(form.cleaned_data["document"])
        try:
            if document:
                actions.attach_as_holder(person(request), row.organization, row.key, document)
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("The document is with your school. It counts once they have looked."))
            return onward("pupil:certificate", row.key)
    facts = {"row": row, "form": form, "may_change": row.state == "claimed" and row.source == "holder"}
    return render(request, "pupil/certificate.html", facts, status=422 if form.errors else 200)


@for_pupils
@require_safe
def document(request: HttpRequest, certificate: str) -> HttpResponse:
    """One's own document, to be saved."""
    row = _mine(request, certificate)
    name, kind, content = queries.document(row.organization, row.key, Reach(is_all=True))
    return attachment(name, content, kind)


@for_pupils
@require_safe
def badge(request: HttpRequest, certificate: str) -> HttpResponse:
    """The body's own badge as it was handed in, to be saved."""
    row = _mine(request, certificate)
    return signed_file(queries.badge(row.organization, row.key, Reach(is_all=True)))


@for_pupils
@require_POST
def remove(request: HttpRequest, certificate: str) -> HttpResponse:
    """Take a claim of one's own away again."""
    row = _mine(request, certificate)
    actions.remove_as_holder(person(request), row.organization, row.key)
    messages.success(request, _("It is gone."))
    return onward("pupil:certificates")


def _mine(request: HttpRequest, key: str) -> CertificateRow:
    own_rows(request)
    found = next((row for row in queries.of_account(person(request)) if row.key == key), None)
    if found is None:
        raise NotFound
    return found
