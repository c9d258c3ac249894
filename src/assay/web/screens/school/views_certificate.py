"""One certificate: its ladder of proof, how that came about, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.errors import AssayError
from assay.web.base import rates
from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.look.answers import attachment, onward, signed_file
from assay.web.look.certificate_forms import (
    BadgeForm,
    DetailsForm,
    DocumentForm,
    handed_in,
    initial_day,
    put_refusal,
)
from assay.web.look.workplace import frame, member, person
from assay.web.records.certificates import actions, catalogue, issuing, queries
from assay.web.records.certificates.jobs import judge_badge
from assay.web.records.certificates.rows import CertificateRow
from assay.web.records.certificates.values import NewCheck, Refused, refusal_words
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.records.rosters import queries as rosters
from assay.web.screens.school.certificate_words import moments, rungs
from assay.web.screens.school.forms_certificates import CheckForm, TakeBackForm
from assay.web.screens.school.views_certificates import error_words


@login_required
@require_safe
def page(request: HttpRequest, organization: str, certificate: str) -> HttpResponse:
    """The certificate's page; an attached badge is judged again first."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    queries.certificate(organization, certificate, rosters.reach(held))
    _judge_again(request, organization, certificate)
    return _page(request, held, certificate)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, organization: str, certificate: str) -> HttpResponse:
    """Other words for it."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    row = queries.certificate(organization, certificate, rosters.reach(held))
    kinds = list(catalogue.kinds(organization).values())
    form = DetailsForm(request.POST if request.method == "POST" else None, kinds=kinds, initial=_initial(row))
    del form.fields["document"]
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct(person(request), organization, certificate, form.wanted())
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("It is corrected."))
            return onward("school:certificate", organization, certificate)
    facts = {"form": form, "kinds": kinds, "row": row}
    shown = frame(held, "school:certificates", **facts)
    return render(request, "school/certificates/correct.html", shown, status=422 if form.errors else 200)


@login_required
@require_safe
def document(request: HttpRequest, organization: str, certificate: str) -> HttpResponse:
    """The attached document, to be saved: nothing of it runs here."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    name, kind, content = queries.document(organization, certificate, rosters.reach(held))
    return attachment(name, content, kind)


@login_required
@require_safe
def badge(request: HttpRequest, organization: str, certificate: str) -> HttpResponse:
    """The body's own badge as it was handed in, to be saved."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    return signed_file(queries.badge(organization, certificate, rosters.reach(held)))


@login_required
@require_POST
def do(request: HttpRequest, organization: str, certificate: str, verb: str) -> HttpResponse:
    """One of the things that can be done about it."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    queries.certificate(organization, certificate, rosters.reach(held))
    if verb in _PLAIN:
        return _plain(request, organization, certificate, verb)
    if verb not in _FORMS:
        raise NotFound
    form = _FORMS[verb](request.POST, request.FILES)
    if form.is_valid():
        try:
            _DOING[verb](request, organization, certificate, form)
        except Refused as refused:
            put_refusal(form, refused)
        else:
            return onward("school:certificate", organization, certificate)
    return _page(request, held, certificate, **{f"{verb.replace('-', '_')}_form": form})


def _check(request: HttpRequest, organization: str, key: str, form: forms.Form) -> None:
    told = form.cleaned_data
    actions.check(person(request), organization, key, NewCheck(told["link"], told["number"], told["on"]))
    messages.success(request, _("Your look at the body's page is kept, with its address and time."))


def _attach(request: HttpRequest, organization: str, key: str, form: forms.Form) -> None:
    document = handed_in(form.cleaned_data["document"])
    if document:
        actions.attach_document(person(request), organization, key, document)
        messages.success(request, _("The document is attached and counts as seen by you."))


def _badge(request: HttpRequest, organization: str, key: str, form: forms.Form) -> None:
    rates.count("certificate-badge", person(request).key, 20)
    source = form.source() if isinstance(form, BadgeForm) else b""
    state = actions.attach_badge(person(request), organization, key, source)
    if state == "accepted":
        messages.success(request, _("The badge is genuine, the body's own, and names this pupil."))
    else:
        messages.warning(request, _("The badge is attached, but does not count by itself. See why below."))


def _back(request: HttpRequest, organization: str, key: str, form: forms.Form) -> None:
    told = form.cleaned_data
    actions.take_back(person(request), organization, key, told["what"], told["reason"])
    messages.success(request, _("It is taken back."))


Doing = Callable[[HttpRequest, str, str, forms.Form], None]
_FORMS: dict[str, type[forms.Form]] = {
    "check": CheckForm,
    "attach": DocumentForm,
    "badge": BadgeForm,
    "take-back": TakeBackForm,
}
_DOING: dict[str, Doing] = {"check": _check, "attach": _attach, "badge": _badge, "take-back": _back}
_PLAIN = ("look", "issue", "remove")


def _plain(request: HttpRequest, organization: str, key: str, verb: str) -> HttpResponse:
    who = person(request)
    try:
        if verb == "look":
            actions.look_at_document(who, organization, key)
            messages.success(request, _("The document counts as seen by you."))
        elif verb == "issue":
            issuing.issue(who, organization, key)
            messages.success(request, _("The credential is issued. It says who has not signed it."))
        else:
            actions.remove(who, organization, key)
            messages.success(request, _("It is forgotten, with its document and history."))
            return onward("school:certificates", organization)
    except Refused as refused:
        messages.error(request, refusal_words(refused))
    except AssayError as error:
        messages.error(request, error_words(error))
    return onward("school:certificate", organization, key)


def _page(request: HttpRequest, held: Membership, key: str, **bound: forms.Form) -> HttpResponse:
    organization = held.organization.key
    row = queries.certificate(organization, key, rosters.reach(held))
    start = {"link": row.check.link or row.details.link or row.kind.check_at, "number": row.details.number}
    facts = {
        "row": row,
        "rungs": rungs(row),
        "moments": moments(queries.history(organization, key)),
        "check_form": CheckForm(initial=start),
        "attach_form": DocumentForm(),
        "badge_form": BadgeForm(),
        "take_back_form": TakeBackForm(),
        "may_check": held.may(Permission.CERTIFICATE_CHECK),
        "may_issue": issuing.may_issue(held),
        "may_revoke": held.may(Permission.AWARD_REVOKE),
        "refusal": _refusal(row),
        "opened": next(iter(bound), ""),
        **bound,
    }
    shown = frame(held, "school:certificates", **facts)
    return render(request, "school/certificates/one.html", shown, status=422 if bound else 200)


def _refusal(row: CertificateRow) -> str:
    refused = issuing.refusal(row)
    return refusal_words(refused) if refused else ""


def _judge_again(request: HttpRequest, organization: str, key: str) -> None:
    row = queries.badge_judged_at(organization, key)
    if row is not None and row < now() - queries.BADGE_FRESH:
        with suppress(rates.TooMany):  # then the page tells when it was last checked
            rates.count("certificate-badge", person(request).key, 20)
            judge_badge(organization, key)


def _initial(row: CertificateRow) -> dict[str, str]:
    return {
        "kind": row.kind.name,
        "number": row.details.number,
        "level": row.details.level,
        "score": row.details.score,
        "link": row.details.link,
        "words": row.details.words,
        "earned_on": initial_day(row.earned_on),
        "expires_on": initial_day(row.expires_on),
    }
