"""Other bodies' certificates: the list, adding one or many, issuing many, the catalogue of kinds."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.errors import AssayError
from assay.sentences import sentence
from assay.web.look.answers import onward, page_number, pages
from assay.web.look.certificate_forms import put_refusal
from assay.web.look.workplace import frame, member, person
from assay.web.records.certificates import actions, catalogue, issuing, queries
from assay.web.records.certificates.matching import search
from assay.web.records.certificates.values import LONGEST, NewCertificate, Refused, refusal_words
from assay.web.records.organizations.permissions import Permission, Role
from assay.web.records.organizations.queries import Membership
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.rows import PupilRow, SectionRow
from assay.web.screens.school.forms_certificates import AddForm, FilterForm, KindForm, ManyForm

A_PAGE = 50
_ALL = 100_000
_MOST_AT_ONCE = 200


@login_required
@require_safe
def certificates(request: HttpRequest, organization: str) -> HttpResponse:
    """Everything that pupils within reach hold, newest first."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    reach = rosters.reach(held)
    form = FilterForm(request.GET, kinds=queries.kinds_held(organization, reach))
    told = form.cleaned_data if form.is_valid() else {}
    state = str(told.get("state", ""))
    page = queries.certificates(
        organization,
        reach,
        search=str(told.get("search", "")),
        kind=str(told.get("kind", "")),
        state="" if state == "waits" else state,
        waits=state == "waits",
        start=(page_number(request) - 1) * A_PAGE,
        count=A_PAGE,
    )
    facts = {
        "rows": [(row, issuing.may_issue(held) and issuing.refusal(row) is None) for row in page.rows],
        "total": page.total,
        "form": form,
        "is_filtered": any(told.values()),
        "pages": pages(request, page.total, A_PAGE),
        "may_issue": issuing.may_issue(held),
    }
    return render(request, "school/certificates/list.html", frame(held, "school:certificates", **facts))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, organization: str) -> HttpResponse:
    """Add one certificate of one pupil."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    pupils = rosters.pupils(organization, rosters.reach(held), count=_ALL).rows
    kinds = list(catalogue.kinds(organization).values())
    asked = next((row.number for row in pupils if row.key == request.GET.get("pupil")), "")
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AddForm(*given, kinds=kinds, pupils=pupils, initial={"pupil": asked})
    if request.method == "POST" and form.is_valid():
        try:
            wanted = form.wanted(form.cleaned_data["pupil"].key)
            key = actions.record_one(person(request), organization, wanted)
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("It is written down."))
            return onward("school:certificate", organization, key)
    facts = {"form": form, "kinds": kinds}
    shown = frame(held, "school:certificates", **facts)
    return render(request, "school/certificates/new.html", shown, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def many(request: HttpRequest, organization: str) -> HttpResponse:
    """The same certificate for many pupils of a section."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    sections = _sections(request, held)
    chosen = next((row for row in sections if row.key == request.GET.get("section")), None)
    pupils = rosters.pupils_of(organization, chosen.key) if chosen else []
    kinds = list(catalogue.kinds(organization).values())
    form = ManyForm(request.POST if request.method == "POST" else None, kinds=kinds)
    is_empty = False
    if request.method == "POST" and form.is_valid():
        wanted = _taken(request, pupils, form.cleaned_data["kind"].key, form.cleaned_data["earned_on"])
        is_empty = not wanted
        try:
            keys = actions.record_many(person(request), organization, wanted)
        except Refused as refused:
            put_refusal(form, refused)
        else:
            if keys:
                told = ngettext("%(n)s is written down.", "%(n)s are written down.", len(keys))
                messages.success(request, told % {"n": len(keys)})
                return onward("school:certificates", organization)
    facts = {
        "form": form,
        "kinds": kinds,
        "sections": sections,
        "chosen": chosen,
        "is_empty": is_empty,
        "pupils": [
            (row, f"take-{row.key}" in request.POST, request.POST.get(f"number-{row.key}", "")[:LONGEST])
            for row in pupils
        ],
    }
    status = 422 if form.errors or is_empty else 200
    shown = frame(held, "school:certificates", **facts)
    return render(request, "school/certificates/many.html", shown, status=status)


@login_required
@require_POST
def issue(request: HttpRequest, organization: str) -> HttpResponse:
    """Issue those that were ticked as credentials of the school's own."""
    member(request, organization, Permission.ACHIEVEMENT_PUBLISH)
    keys = request.POST.getlist("certificate")[:_MOST_AT_ONCE]
    answers = issuing.issue_many(person(request), organization, list(dict.fromkeys(keys)))
    made = sum(bool(answer.credential) for answer in answers)
    if made:
        told = ngettext("%(n)s credential is issued.", "%(n)s credentials are issued.", made)
        messages.success(request, told % {"n": made})
    for text in dict.fromkeys(filter(None, map(why_not, answers))):
        messages.warning(request, text)
    if not answers:
        messages.info(request, _("Tick whom you mean first."))
    return onward("school:certificates", organization)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def kinds(request: HttpRequest, organization: str) -> HttpResponse:
    """The catalogue: what is known of each kind; a form for one that it lacks."""
    held = member(request, organization, Permission.CERTIFICATE_RECORD)
    form = KindForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_kind(person(request), organization, form.cleaned_data["name"], form.about())
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("The kind is in your catalogue."))
            return onward("school:certificate-kinds", organization)
    words = request.GET.get("q", "")[:LONGEST]
    found = list(catalogue.kinds(organization).values())
    facts = {
        "rows": search(words, found) if words.strip() else found,
        "words": words,
        "form": form,
        "may_add": held.may(Permission.CERTIFICATE_CHECK),
    }
    shown = frame(held, "school:certificates", **facts)
    return render(request, "school/certificates/kinds.html", shown, status=422 if form.errors else 200)


def why_not(answer: issuing.IssueAnswer) -> str:
    """Why no credential was made of a certificate; empty where one was."""
    if answer.refused:
        return refusal_words(answer.refused)
    return error_words(answer.error) if answer.error else ""


def error_words(error: AssayError) -> str:
    """What our own code declined to do, and what to do."""
    said = sentence(error.code, error.facts, (get_language() or "en")[:2])
    return f"{said.text} {said.help}"


def _sections(request: HttpRequest, held: Membership) -> list[SectionRow]:
    key = held.organization.key
    if held.role in {Role.OWNER, Role.COORDINATOR}:
        return rosters.sections(key)
    return rosters.sections_taught(person(request), key)


def _taken(
    request: HttpRequest, pupils: list[PupilRow], kind: str, earned_on: date | None
) -> list[NewCertificate]:
    return [
        NewCertificate(
            kind,
            row.key,
            number=request.POST.get(f"number-{row.key}", "")[: LONGEST + 1],
            earned_on=earned_on,
        )
        for row in pupils
        if f"take-{row.key}" in request.POST
    ]
