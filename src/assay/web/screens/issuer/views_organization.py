"""The organization's public profile, its logo, its domain, its journal."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from assay.web.base.market_data import area_names
from assay.web.base.rates import limited
from assay.web.look.answers import onward, page_number
from assay.web.look.pieces import Pages
from assay.web.look.workplace import frame, member, person
from assay.web.records.audit.queries import of_organization
from assay.web.records.organizations import actions, domains, queries
from assay.web.records.organizations.logos import LogoDeclined
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters import queries as rosters
from assay.web.screens.issuer.forms import DomainForm, LogoForm, ProfileForm
from assay.web.screens.issuer.journal_words import entry_words, fact_words, nobody_words

A_PAGE = 50

TROUBLES = {
    "absent": gettext_lazy("The server answered, but there is no such file."),
    "line-missing": gettext_lazy("The file is there, but your line is not in it."),
    "unreachable": gettext_lazy("Nobody answered within five seconds, or not in a way that can be trusted."),
    "refused": gettext_lazy("This address is not on the public internet, so it was not asked."),
    "no-domain": gettext_lazy("Name a domain first."),
}
LOGO_REASONS = {
    "too-large": gettext_lazy("The file is larger than 2 MB."),
    "too-wide": gettext_lazy("The picture is wider or higher than 4096 pixels."),
    "no-picture": gettext_lazy("This is not a PNG, JPEG or WebP picture."),
}


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One entry in words a member reads."""

    at: datetime
    who: str
    what: str
    facts: str


@login_required
def profile(request: HttpRequest, organization: str) -> HttpResponse:
    """What the organization says of itself in public."""
    held = member(request, organization, Permission.ORGANIZATION_EDIT)
    row = held.organization
    told = _told(row)
    form = ProfileForm(request.POST or None, initial=asdict(told), areas=area_names())
    if request.method == "POST" and form.is_valid():
        actions.edit(person(request), organization, actions.Profile(**form.cleaned_data))
        messages.success(request, _("Saved. It stands in what you issue from now on."))
        return onward("issuer:profile", organization)
    facts = {"form": form, "logo_form": LogoForm()}
    return render(request, "issuer/profile.html", frame(held, "issuer:profile", **facts))


@login_required
@require_POST
@limited("logo", per_minute=10)
def logo(request: HttpRequest, organization: str) -> HttpResponse:
    """Another logo, or none."""
    held = member(request, organization, Permission.ORGANIZATION_EDIT)
    if "remove" in request.POST:
        actions.set_logo(person(request), organization, None)
        messages.success(request, _("The logo is removed."))
        return onward("issuer:profile", organization)
    form = LogoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            actions.set_logo(person(request), organization, form.cleaned_data["logo"].read())
        except LogoDeclined as declined:
            form.add_error("logo", str(LOGO_REASONS[declined.reason]))
        else:
            messages.success(request, _("The new logo is on your public page."))
            return onward("issuer:profile", organization)
    row = held.organization
    told = _told(row)
    facts = {"form": ProfileForm(initial=asdict(told), areas=area_names()), "logo_form": form}
    return render(request, "issuer/profile.html", frame(held, "issuer:profile", **facts), status=422)


def _told(row: queries.OrganizationRow) -> actions.Profile:
    return actions.Profile(row.name, row.description, row.kind, row.website, row.email, row.region)


@login_required
def domain(request: HttpRequest, organization: str) -> HttpResponse:
    """Which domain is the organization's, how that is shown, and what the last look found."""
    held = member(request, organization, Permission.ORGANIZATION_EDIT)
    row = held.organization
    form = DomainForm(request.POST or None, initial={"domain": row.domain})
    if request.method == "POST" and form.is_valid():
        domains.claim(person(request), organization, form.cleaned_data["domain"])
        return onward("issuer:domain", organization)
    facts = {
        "form": form,
        "address": domains.proof_address(row.domain) if row.domain else "",
        "line": domains.proof_line(row.domain_token),
        "trouble": str(TROUBLES.get(row.domain_trouble, "")),
    }
    return render(request, "issuer/domain.html", frame(held, "issuer:domain", **facts))


@login_required
@require_POST
@limited("domain", per_minute=10)
def check_domain(request: HttpRequest, organization: str) -> HttpResponse:
    """Look now."""
    trouble = domains.check(person(request), organization)
    if trouble:
        messages.error(request, str(TROUBLES[trouble]))
    else:
        messages.success(request, _("The domain is yours: everybody can see it now."))
    return onward("issuer:domain", organization)


@login_required
def journal(request: HttpRequest, organization: str) -> HttpResponse:
    """Who did what, when."""
    held = member(request, organization, Permission.AUDIT_READ)
    number = page_number(request)
    rows = of_organization(organization, start=(number - 1) * A_PAGE, count=A_PAGE + 1)
    names = {row.person_key: row.name for row in queries.members(organization)}
    others = {row.actor for row in rows[:A_PAGE]} - names.keys() - {""}
    names |= dict.fromkeys(rosters.accounts_among(organization, others), _("a pupil"))
    lines = [
        JournalLine(
            row.at,
            names.get(row.actor, _("no member now") if row.actor else nobody_words(row.verb, row.kind)),
            entry_words(row.verb, row.kind),
            fact_words(row.facts),
        )
        for row in rows[:A_PAGE]
    ]
    pages = Pages(
        number,
        number + (len(rows) > A_PAGE),
        f"?page={number - 1}" if number > 1 else "",
        f"?page={number + 1}" if len(rows) > A_PAGE else "",
    )
    return render(request, "issuer/journal.html", frame(held, "issuer:journal", lines=lines, pages=pages))
