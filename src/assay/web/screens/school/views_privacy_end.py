"""What goes when: the schedule with its list, and the end of the contract with its export and certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assay.web.base import rates
from assay.web.base.permission import NotFound
from assay.web.base.rates import limited
from assay.web.look.answers import attachment, onward, streamed
from assay.web.look.policy_words import days_in_words
from assay.web.look.workplace import frame, member, person
from assay.web.records.organizations.permissions import Permission
from assay.web.records.retention import actions, queries
from assay.web.records.retention.export import pieces
from assay.web.records.retention.rest import CERTIFIED

PAGE = "school:privacy"


@dataclass(frozen=True, slots=True)
class Kept:
    """One line of the schedule: what, how long, how many, how many are due, when the next goes."""

    label: str
    span: str
    kept: int
    due: int
    next_on: datetime | None


class EndForm(forms.Form):
    """The end of the contract, asked for by typing the organization's name."""

    name = forms.CharField(
        label=gettext_lazy("Type the name of the organization"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@login_required
@require_safe
def schedule(request: HttpRequest, organization: str) -> HttpResponse:
    """What is kept how long, what goes next, and who is listed."""
    held = member(request, organization, Permission.PRIVACY_MANAGE)
    rows = queries.schedule(organization, get_language() or "en")
    facts = {
        "rows": [Kept(row.label, days_in_words(row.days), row.kept, row.due, row.next_on) for row in rows],
        "listed": queries.listed(organization),
        "notice": queries.NOTICE.days,
    }
    return render(request, "school/privacy_schedule.html", frame(held, PAGE, **facts))


@login_required
@require_POST
def keep(request: HttpRequest, organization: str, pupil: str) -> HttpResponse:
    """Keep a listed record back, or no longer."""
    member(request, organization, Permission.PRIVACY_MANAGE)
    if request.POST.get("held") not in {"yes", "no"}:
        raise NotFound
    actions.keep(person(request), organization, pupil, is_held=request.POST["held"] == "yes")
    messages.success(request, _("Noted."))
    return onward("school:privacy-schedule", organization)


@login_required
@limited("privacy-end", per_minute=10, methods=("POST",))
def end(request: HttpRequest, organization: str) -> HttpResponse:
    """The end of the contract: ask for it, see what waits, read the certificate."""
    held = member(request, organization, Permission.PRIVACY_MANAGE)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_to_end(person(request), organization, form.cleaned_data["name"])
        except actions.WrongName:
            form.add_error("name", _("That is not the name. Type it as it stands at the top of this page."))
        else:
            return onward("school:privacy-end", organization)
    found = queries.ending(organization)
    facts = {
        "form": form,
        "ending": found,
        "wait": queries.WAIT.days,
        "rows": _counted(found) if found and found.done_at else [],
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "school/privacy_end.html", frame(held, PAGE, **facts), status=status)


@login_required
@require_POST
def withdraw(request: HttpRequest, organization: str) -> HttpResponse:
    """The contract goes on."""
    member(request, organization, Permission.PRIVACY_MANAGE)
    actions.withdraw_end(person(request), organization)
    messages.success(request, _("Withdrawn. Nothing is erased."))
    return onward("school:privacy-end", organization)


@login_required
@require_POST
def export(request: HttpRequest, organization: str) -> HttpResponseBase:
    """Everything, as one file."""
    member(request, organization, Permission.PRIVACY_MANAGE)
    rates.count("privacy-export", rates.visitor(request), 3)
    actions.note_export(person(request), organization)
    return streamed("everything.zip", pieces(organization), "application/zip")


@login_required
@require_safe
def certificate(request: HttpRequest, organization: str) -> HttpResponse:
    """The certificate of the erasure, as a file."""
    member(request, organization, Permission.PRIVACY_MANAGE)
    found = queries.certificate(organization)
    return attachment("erasure.json", actions.written(found.certificate), "application/json")


def _counted(found: queries.EndingRow) -> list[tuple[str, int]]:
    rows = found.certificate.get("rows")
    told = rows if isinstance(rows, dict) else {}
    return [(str(CERTIFIED.get(name, name)), count) for name, count in told.items()]
