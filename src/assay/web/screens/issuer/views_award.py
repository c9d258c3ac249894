"""Award one person: what, whom, look once more, done. The draft's key makes a double click one award."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from assay.errors import AssayError
from assay.web.base.permission import NotFound
from assay.web.look.answers import attachment, onward
from assay.web.look.workplace import frame, member, person, reached
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.credentials import queries as credentials
from assay.web.records.drafts import actions, queries
from assay.web.records.drafts.actions import NewFile
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.screens.issuer.desk import badge_of, claim_address, member_at_draft, said
from assay.web.screens.issuer.forms_award import AwardForm, initial_of


@login_required
def award(request: HttpRequest, organization: str) -> HttpResponse:
    """Which achievement, then who and what; `?draft=` changes what was typed before."""
    held = member(request, organization, Permission.AWARD_MAKE)
    draft = request.GET.get("draft", "")
    if draft:
        member_at_draft(request, organization, draft)
    former = queries.draft(organization, draft).prepared if draft else None
    if draft and former is None:
        return onward("issuer:award-done", organization, draft)
    chosen = former.version if former else request.GET.get("version", "")
    if not chosen:
        return _choose(request, held)
    version = own_version(organization, chosen)
    initial = initial_of(former, version) if former else {"language": get_language() or "en"}
    form = AwardForm(request.POST or None, request.FILES or None, version=version, initial=initial)
    if request.method == "POST" and form.is_valid():
        wanted = replace(form.prepared(), evidence_before=former.evidence_before if former else ())
        key = actions.prepare(person(request), organization, wanted, new_files(form), draft=draft)
        return onward("issuer:award-check", organization, key)
    facts = {"form": form, "version": version, "design": badge_of(version)}
    status = 422 if form.is_bound else 200
    return render(request, "issuer/desk/award.html", frame(held, "issuer:award", **facts), status=status)


def _choose(request: HttpRequest, held: Membership) -> HttpResponse:
    rows = [(row, badge_of(row)) for row in achievements.published(held.organization.key)]
    may_design = held.may(Permission.ACHIEVEMENT_DESIGN)
    facts = frame(held, "issuer:award", rows=rows, may_design=may_design)
    return render(request, "issuer/desk/choose.html", facts)


def own_version(organization: str, key: str) -> VersionRow:
    """A published version of this organization's. Raises `NotFound`."""
    version = achievements.version(key)
    if version.organization != organization:
        raise NotFound
    return version


def new_files(form: AwardForm) -> tuple[NewFile, ...]:
    """The file that came with the form, if one did."""
    file = form.cleaned_data["file"]
    return (NewFile(file.name, file.read()),) if file else ()


@login_required
@require_safe
def check(request: HttpRequest, organization: str, draft: str) -> HttpResponse:
    """Everything once more, before it is signed."""
    held = member_at_draft(request, organization, draft)
    return shown_draft(request, held, draft)


def shown_draft(request: HttpRequest, held: Membership, key: str, trouble: str = "") -> HttpResponse:
    """The page on which an award is looked at once more."""
    row = queries.draft(held.organization.key, key)
    if row.prepared is None:
        return onward("issuer:award-done", held.organization.key, key)
    version = own_version(held.organization.key, row.prepared.version)
    facts = {"draft": row, "prepared": row.prepared, "version": version, "design": badge_of(version)}
    page = frame(held, "issuer:award", **facts, trouble=trouble, results=list(row.prepared.results.items()))
    return render(request, "issuer/desk/check.html", page, status=422 if trouble else 200)


@login_required
@require_POST
def make(request: HttpRequest, organization: str, draft: str) -> HttpResponse:
    """Award it: once, however often the button is pressed."""
    held = member_at_draft(request, organization, draft)
    try:
        actions.award(person(request), organization, draft)
    except AssayError as error:
        return shown_draft(request, held, draft, said(error))
    return onward("issuer:award-done", organization, draft)


@login_required
@require_safe
def done(request: HttpRequest, organization: str, draft: str) -> HttpResponse:
    """The receipt: who has what now, the link and its QR figure, and one more."""
    held = member_at_draft(request, organization, draft)
    row = queries.draft(organization, draft)
    if not row.credential:
        return onward("issuer:award-check", organization, draft)
    made = credentials.award(organization, row.credential)
    version = own_version(organization, made.version)
    facts = {"award": made, "design": badge_of(version), "link": claim_address(made.key), "version": version}
    return render(request, "issuer/desk/awarded.html", frame(held, "issuer:award", **facts))


@login_required
@require_POST
def discard(request: HttpRequest, organization: str, draft: str) -> HttpResponse:
    """Throw it away."""
    member_at_draft(request, organization, draft)
    actions.discard(person(request), organization, draft)
    return onward("issuer:award", organization)


@login_required
@require_POST
def remove_file(request: HttpRequest, organization: str, draft: str, file: str) -> HttpResponse:
    """Take a file out again."""
    member_at_draft(request, organization, draft)
    actions.remove_file(person(request), organization, draft, file)
    return onward("issuer:award-check", organization, draft)


@login_required
@require_safe
def kept_file(request: HttpRequest, organization: str, file: str) -> HttpResponse:
    """A file that was kept with an award, to be saved."""
    within = reached(member(request, organization, Permission.AWARD_READ))
    made_from = queries.of_file(organization, file)
    if within and not (within.made_by and made_from.made_by == within.made_by):
        credentials.award(organization, made_from.credential, within)
    name, content = queries.file(organization, file)
    return attachment(name, content)
