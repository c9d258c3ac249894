"""From an address to a signed statement: typed, read and looked at, signed; later withdrawn."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.base.rates import limited
from assay.web.look.answers import onward, put_refusal
from assay.web.look.workplace import frame, member, person
from assay.web.records.organizations.permissions import Permission
from assay.web.records.statements import actions, controllers, occupations, queries
from assay.web.records.statements.values import StatementRefused
from assay.web.screens.recogniser.forms import StatementForm
from assay.web.screens.recogniser.words import shown

HERE = "recogniser:home"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@limited("statement-read", per_minute=10, methods=("POST",))
def new(request: HttpRequest, organization: str) -> HttpResponse:
    """The form; after POST the achievement is read, and what would be signed is shown."""
    held = member(request, organization, Permission.RECOGNITION_STATE)
    form = StatementForm(request.POST or None, initial={"address": request.GET.get("achievement", "")[:500]})
    if request.method == "POST" and form.is_valid():
        try:
            key = actions.draft(person(request), organization, form.wanted())
        except StatementRefused as error:
            put_refusal(form, error)
        else:
            return onward("recogniser:one", organization, key)
    status = 422 if request.method == "POST" else 200
    return render(request, "recogniser/new.html", frame(held, HERE, form=form), status=status)


@login_required
@require_safe
def one(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """A draft as it will be signed, or what became of it."""
    held = member(request, organization, Permission.RECOGNITION_STATE)
    row = queries.statement(organization, key)
    is_draft = row.state == "draft"
    facts = {
        "one": shown(row),
        "parent": controllers.parent_of(organization) if is_draft else None,
        "suggested": occupations.suggestions(row.occupation) if is_draft and not row.occupation_uri else (),
        "mistaken_for": queries.mistaken_for(row),
        "is_own": row.issuer_organization == organization,
    }
    page = "recogniser/draft.html" if is_draft else "recogniser/one.html"
    return render(request, page, frame(held, HERE, **facts))


@login_required
@require_POST
def occupation(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """The occupation named as a public list names it; back to the draft."""
    member(request, organization, Permission.RECOGNITION_STATE)
    queries.statement(organization, key)
    found = occupations.by_uri(request.POST.get("uri", ""))
    if found is not None:
        try:
            actions.choose_occupation(person(request), organization, key, found.label, found.uri)
        except StatementRefused as error:
            messages.error(request, error.words)
    else:
        messages.error(request, _("This occupation is on no list that is installed here. Choose another."))
    return onward("recogniser:one", organization, key)


@login_required
@require_POST
def sign(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Signed and public from now on; back to it."""
    try:
        actions.sign(person(request), organization, key)
    except StatementRefused as error:
        messages.error(request, error.words)
    else:
        messages.success(request, _("Signed. Everybody can read it now, and check that it is yours."))
    return onward("recogniser:one", organization, key)


@login_required
@require_POST
def discard(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """The draft thrown away; back to the list."""
    try:
        actions.discard(person(request), organization, key)
    except StatementRefused as error:
        messages.error(request, error.words)
        return onward("recogniser:one", organization, key)
    messages.success(request, _("The draft is gone. Nobody else has seen it."))
    return onward(HERE, organization)


@login_required
@require_POST
def withdraw(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Taken back: it stays in sight as withdrawn."""
    actions.withdraw(person(request), organization, key)
    messages.success(request, _("Withdrawn. It stays in sight, marked as withdrawn, and counts no more."))
    return onward("recogniser:one", organization, key)
