"""The privacy office's front page, and the rules for minors: read, try another file, take it."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from assay.web.base.file_faults import Fault, FileRefused
from assay.web.base.plain_yaml import MOST_BYTES, decoded
from assay.web.base.rates import limited
from assay.web.look import policy_words
from assay.web.look.answers import attachment, onward
from assay.web.look.workplace import frame, member, person
from assay.web.records.disclosures import queries as disclosures
from assay.web.records.inspections import queries as inspections
from assay.web.records.organizations.permissions import Permission
from assay.web.records.policies import actions, queries
from assay.web.records.retention import queries as retention

PAGE = "school:privacy"
_MOST = 200


@dataclass(frozen=True, slots=True)
class Trial:
    """What an uploaded file came to: its text, what is wrong with it, or what it would change."""

    text: str
    faults: tuple[Fault, ...] = ()
    effects: policy_words.Effects | None = None


class UploadForm(forms.Form):
    """Another file of rules."""

    file = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy(
            "YAML, 256 KB at most. First you see what it would change; nothing is in force yet."
        ),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,text/plain"}),
    )


class TakeForm(forms.Form):
    """The file that was tried, to be taken."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False)


@login_required
@require_safe
def privacy(request: HttpRequest, organization: str) -> HttpResponse:
    """Everything that whoever answers for pupils' privacy can do here."""
    held = member(request, organization, Permission.PRIVACY_MANAGE)
    waiting = inspections.requests(organization, is_open=True)
    _rows, logged = disclosures.of_organization(organization, count=0)
    facts = {
        "policy": queries.policy(organization),
        "number": queries.number(organization),
        "waiting": len(waiting),
        "is_late": any(row.is_late for row in waiting),
        "logged": logged,
        "listed": len(retention.listed(organization)),
        "ending": retention.ending(organization),
    }
    return render(request, "school/privacy.html", frame(held, PAGE, **facts))


@login_required
@require_safe
def policy(request: HttpRequest, organization: str) -> HttpResponse:
    """The rules in plain sentences, for every member and for the lawyer."""
    held = member(request, organization)
    found = queries.policy(organization)
    facts = {
        "policy": found,
        "parts": policy_words.parts_of(found, held.organization.name),
        "versions": queries.versions(organization),
        "may_change": held.may(Permission.PRIVACY_MANAGE),
    }
    return render(request, "school/privacy_policy.html", frame(held, PAGE, **facts))


@login_required
@require_safe
def file(request: HttpRequest, organization: str, number: int) -> HttpResponse:
    """One version of the file, to be saved."""
    member(request, organization, Permission.PRIVACY_MANAGE)
    text = queries.text(organization, number)
    return attachment(f"rules-for-minors-{number}.yaml", text.encode(), "application/yaml; charset=utf-8")


@login_required
@limited("policy", per_minute=30, methods=("POST",))
def change(request: HttpRequest, organization: str) -> HttpResponse:
    """Try another file; then take it."""
    held = member(request, organization, Permission.PRIVACY_MANAGE)
    form = UploadForm()
    trial: Trial | None = None
    if request.method == "POST" and "text" in request.POST:
        taken = TakeForm(request.POST)
        trial = _tried(request, organization, taken.data.get("text", ""))
        if not trial.faults:
            number = actions.put(person(request), organization, trial.text)
            messages.success(
                request, _("These rules are in force now: version %(number)s.") % {"number": number}
            )
            return onward("school:privacy-policy", organization)
    elif request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            trial = _uploaded(request, organization, form.cleaned_data["file"].read(MOST_BYTES + 1))
    facts = {
        "form": form,
        "trial": trial,
        "faults": trial.faults[:_MOST] if trial else (),
        "number": queries.number(organization),
        "take": TakeForm(initial={"text": trial.text}) if trial and not trial.faults else None,
    }
    status = 422 if form.errors or (trial and trial.faults) else 200
    return render(request, "school/privacy_change.html", frame(held, PAGE, **facts), status=status)


def _uploaded(request: HttpRequest, organization: str, content: bytes) -> Trial:
    try:
        text = decoded(content)
    except FileRefused as refused:
        return Trial("", refused.faults)
    return _tried(request, organization, text)


def _tried(request: HttpRequest, organization: str, told: str) -> Trial:
    text = told.replace("\r\n", "\n").replace("\r", "\n")  # browsers send forms with both
    try:
        after = actions.tried(person(request), organization, text)
    except FileRefused as refused:
        return Trial(text, refused.faults)
    held = member(request, organization, Permission.PRIVACY_MANAGE)
    before = queries.policy(organization)
    return Trial(text, effects=policy_words.effects(before, after, held.organization.name))
