"""Other bodies' certificates in somebody's own wallet: claimed by its owner, or signed by the body itself."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.base import rates
from assay.web.look.answers import attachment, onward, signed_file
from assay.web.look.certificate_forms import BadgeForm, DetailsForm, DocumentForm, handed_in, put_refusal
from assay.web.look.workplace import person
from assay.web.records.certificates import catalogue, queries, wallet
from assay.web.records.certificates.values import Refused

_A_MINUTE = 10


@login_required
@never_cache
@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    """All of one's own."""
    rows = queries.of_person(person(request))
    return render(request, "learner/certificates.html", {"rows": rows})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Say that one holds a certificate."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DetailsForm(*given, kinds=catalogue.kinds().values())
    if request.method == "POST" and form.is_valid():
        rates.count("own-certificate", person(request).key, _A_MINUTE)
        try:
            key = wallet.add(person(request), form.wanted())
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("It is in your wallet."))
            return onward("learner:certificate", key)
    return render(request, "learner/certificate_new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request: HttpRequest, certificate: str) -> HttpResponse:
    """One of them: hand its document in, or the body's own badge."""
    who = person(request)
    queries.one_of_person(who, certificate)
    is_badge = "is_badge" in request.POST
    badge = BadgeForm(request.POST, request.FILES) if is_badge else BadgeForm()
    is_document = request.method == "POST" and not is_badge
    document = DocumentForm(request.POST, request.FILES) if is_document else DocumentForm()
    form = badge if is_badge else document
    if request.method == "POST" and form.is_valid():
        rates.count("own-certificate", who.key, _A_MINUTE)
        try:
            _attach(request, certificate, badge, document)
        except Refused as refused:
            put_refusal(form, refused)
        else:
            return onward("learner:certificate", certificate)
    elif request.method != "POST" and queries.is_badge_due(who, certificate):
        wallet.judge_again(who, certificate)
    facts = {"row": queries.one_of_person(who, certificate), "badge_form": badge, "document_form": document}
    return render(request, "learner/certificate.html", facts, status=422 if form.errors else 200)


def _attach(request: HttpRequest, key: str, badge: BadgeForm, document: DocumentForm) -> None:
    who = person(request)
    if badge.is_bound:
        if wallet.attach_badge(who, key, badge.source()) == "accepted":
            messages.success(request, _("The badge is genuine, the body's own, and was sent to you."))
        else:
            messages.warning(
                request, _("The badge is attached, but does not count by itself. See why below.")
            )
        return
    handed = handed_in(document.cleaned_data["document"])
    if handed:
        wallet.attach_document(who, key, handed)
        messages.success(request, _("The document is kept with it."))


@login_required
@never_cache
@require_safe
def document(request: HttpRequest, certificate: str) -> HttpResponse:
    """One's own document, to be saved."""
    name, kind, content = queries.own_document(person(request), certificate)
    return attachment(name, content, kind)


@login_required
@never_cache
@require_safe
def badge(request: HttpRequest, certificate: str) -> HttpResponse:
    """The body's own badge as it was handed in, to be saved."""
    return signed_file(queries.own_badge(person(request), certificate))


@login_required
@require_POST
def remove(request: HttpRequest, certificate: str) -> HttpResponse:
    """Forget one of them."""
    wallet.remove(person(request), certificate)
    messages.success(request, _("It is gone, with its document."))
    return onward("learner:certificates")
