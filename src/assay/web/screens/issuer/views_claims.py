"""Claim codes: make one for a room or a sheet of them, show it large, print it, watch the count, stop it."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.rates import limited
from assay.web.look.answers import onward
from assay.web.look.workplace import frame, member, person
from assay.web.records.claims import actions, queries
from assay.web.records.claims.actions import MOST_CLAIMS, MOST_CODES, NewCodes
from assay.web.records.claims.queries import SetRow
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters.queries import has_roster
from assay.web.screens.issuer.desk import badge_of, said, version_choices
from assay.web.screens.issuer.views_award import own_version

LASTS = (
    ("2", gettext_lazy("2 hours: this lesson")),
    ("24", gettext_lazy("Until tomorrow, this time")),
    ("168", gettext_lazy("A week")),
    ("720", gettext_lazy("30 days")),
)
FORMS = (
    ("room", gettext_lazy("One code for the whole room, to project or print")),
    ("sheet", gettext_lazy("A sheet of codes, one for each person; each works once")),
)


class CodeForm(forms.Form):
    """A new code."""

    version = forms.ChoiceField(label=gettext_lazy("What do they claim?"))
    form = forms.ChoiceField(
        label=gettext_lazy("How?"), choices=FORMS, widget=forms.RadioSelect, initial="room"
    )
    count = forms.IntegerField(
        label=gettext_lazy("How many people?"),
        min_value=1,
        max_value=MOST_CLAIMS,
        initial=30,
        help_text=gettext_lazy("Nobody beyond that number can claim."),
        widget=forms.NumberInput(attrs={"class": "is-short"}),
    )
    lasts = forms.ChoiceField(label=gettext_lazy("For how long?"), choices=LASTS, initial="2")
    asks_email = forms.BooleanField(
        label=gettext_lazy("Ask for an e-mail address, so that nobody loses their link"),
        required=False,
        initial=True,
    )
    is_known = forms.BooleanField(
        label=gettext_lazy("Also without an address"),
        required=False,
        help_text=gettext_lazy(
            "Pupils who came in with their section's class code are known, and claim into their own record. "
            "Of whoever else claims without an address nobody can tell who it was: it stands in no pupil's "
            "record, and no guardian is asked before it is shown."
        ),
    )
    title = forms.CharField(
        label=gettext_lazy("Your own note"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("For example “Class 9b, Tuesday”. Only your organization sees it."),
    )

    def __init__(
        self, *arguments: object, choices: list[tuple[str, str]], has_roster: bool, **options: object
    ) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # Django's own
        if not has_roster:
            del self.fields["is_known"]
        self.fields["version"].choices = choices  # type: ignore[attr-defined]  # the field above

    def clean(self) -> dict[str, object]:
        """A sheet is no longer than can be printed."""
        told: dict[str, object] = super().clean() or self.cleaned_data
        if told.get("form") == "sheet" and int(str(told.get("count") or 0)) > MOST_CODES:
            self.add_error("count", _("At most %(most)s codes a sheet.") % {"most": MOST_CODES})
        if "is_known" in self.fields and not told.get("asks_email") and not told.get("is_known"):
            self.add_error("is_known", _("Ask for an address, or say here that it is meant so."))
        return told

    def wanted(self) -> NewCodes:
        """What was asked for."""
        told = self.cleaned_data
        return NewCodes(
            version=told["version"],
            count=told["count"],
            ends_at=now() + timedelta(hours=int(told["lasts"])),
            title=told["title"],
            is_personal=told["form"] == "sheet",
            asks_email=told["asks_email"],
        )


def claim_page() -> str:
    """Where a code is typed, as it is read aloud."""
    return f"{settings.ASSAY_ORIGIN}/claim".removeprefix("https://").removeprefix("http://")


def code_address(code: str) -> str:
    """Where a code's QR figure leads."""
    return f"{settings.ASSAY_ORIGIN}/claim/code/{code}"


@login_required
@require_safe
def codes(request: HttpRequest, organization: str) -> HttpResponse:
    """The codes so far."""
    held = member(request, organization, Permission.AWARD_MAKE)
    facts = {"sets": queries.sets(organization)}
    return render(request, "issuer/desk/codes.html", frame(held, "issuer:codes", **facts))


@login_required
@limited("code-new", per_minute=20, methods=("POST",))
def new(request: HttpRequest, organization: str) -> HttpResponse:
    """A new code."""
    held = member(request, organization, Permission.AWARD_MAKE)
    choices = version_choices(organization)
    form = CodeForm(
        request.POST or None,
        choices=choices,
        has_roster=has_roster(organization),
        initial={"version": request.GET.get("version", "")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            key = actions.make_codes(person(request), organization, form.wanted())
        except AssayError as error:
            form.add_error(None, said(error))
        else:
            return onward("issuer:code", organization, key)
    facts = {"form": form, "choices": choices, "may_design": held.may(Permission.ACHIEVEMENT_DESIGN)}
    status = 422 if form.is_bound else 200
    return render(request, "issuer/desk/code_new.html", frame(held, "issuer:codes", **facts), status=status)


def _facts(organization: str, row: SetRow) -> dict[str, object]:
    version = own_version(organization, row.version)
    first = row.codes[0]
    return {
        "set": row,
        "code": first,
        "version": version,
        "design": badge_of(version),
        "address": code_address(first.code),
        "claim_page": claim_page(),
    }


@login_required
@require_safe
def code(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """One code: how many have claimed, what can be done with it."""
    held = member(request, organization, Permission.AWARD_MAKE)
    row = queries.claim_set(organization, key)
    facts = _facts(organization, row)
    return render(request, "issuer/desk/code.html", frame(held, "issuer:codes", **facts))


@login_required
@require_safe
def screen(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """The code as large as the wall allows, with its QR figure and a count that moves."""
    held = member(request, organization, Permission.AWARD_MAKE)
    facts = _facts(organization, queries.claim_set(organization, key))
    return render(request, "issuer/desk/code_screen.html", {"organization": held.organization, **facts})


@login_required
@require_safe
def count(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """The count alone, for pages that ask for it every few seconds."""
    member(request, organization, Permission.AWARD_MAKE)
    facts = {"set": queries.claim_set(organization, key)}
    return render(request, "issuer/desk/code_count.html", facts)


@login_required
@require_safe
def sheet(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """To print: a poster for a room, or a slip for each person."""
    held = member(request, organization, Permission.AWARD_MAKE)
    row = queries.claim_set(organization, key)
    slips = [(one, code_address(one.code)) for one in row.codes]
    facts = {**_facts(organization, row), "slips": slips}
    return render(request, "issuer/desk/code_sheet.html", frame(held, "issuer:codes", **facts))


@login_required
@require_POST
def stop(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Nobody can use it any more."""
    member(request, organization, Permission.AWARD_MAKE)
    actions.stop(person(request), organization, key)
    messages.success(request, _("Stopped. What was claimed stays."))
    return onward("issuer:code", organization, key)
