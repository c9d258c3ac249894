"""How awards fare: sent, bounced, claimed, shared, as a picture and a table; and reminding the unclaimed."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from assay.web.base.rates import limited
from assay.web.look.answers import onward
from assay.web.look.workplace import frame, member, person, reached
from assay.web.records.credentials import queries
from assay.web.records.credentials.rows import Funnel
from assay.web.records.organizations.permissions import Permission
from assay.web.records.reminders import actions as reminders
from assay.web.records.reminders import queries as reminder_queries

_WIDTH = 480
_HUNDRED = 100
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the funnel: its words and count, how much of the issued that is, how wide it is drawn."""

    label: str
    count: int
    percent: int
    width: int
    url: str = ""


@login_required
@require_safe
def dashboard(request: HttpRequest, organization: str) -> HttpResponse:
    """The funnel, who cannot be reached, and whom to remind."""
    held = member(request, organization, Permission.FIGURES_READ)
    may_read = held.may(Permission.AWARD_READ)
    within = reached(held)
    funnel = queries.funnel(organization, within=within)
    bounced = queries.awards(organization, state="bounced", within=within, count=_SHOWN) if may_read else None
    facts = {
        "funnel": funnel,
        "bars": _bars(organization, funnel, may_read=may_read),
        "bounced": bounced,
        "due": reminder_queries.due_count(organization, within) if held.may(Permission.AWARD_MAKE) else 0,
        "is_weekly": reminder_queries.is_weekly(organization),
        "may_award": held.may(Permission.AWARD_MAKE),
        "may_read": may_read,
    }
    return render(request, "issuer/desk/dashboard.html", frame(held, "issuer:dashboard", **facts))


def _bars(organization: str, funnel: Funnel, *, may_read: bool) -> list[Bar]:
    awards = reverse("issuer:awards", args=[organization]) if may_read else ""

    def bar(label: str, count: int, query: str | None = None) -> Bar:
        part = count / funnel.issued if funnel.issued else 0.0
        url = f"{awards}{query}" if awards and query is not None else ""
        return Bar(label, count, round(part * _HUNDRED), round(min(part, 1.0) * _WIDTH), url)

    return [
        bar(_("Awarded"), funnel.issued, ""),
        bar(_("Mail sent"), funnel.sent),
        bar(_("Mail came back"), funnel.bounced, "?state=bounced"),
        bar(_("Claimed"), funnel.claimed),
        bar(_("Shared"), funnel.shared),
    ]


@login_required
@require_POST
@limited("remind", per_minute=5)
def remind(request: HttpRequest, organization: str) -> HttpResponse:
    """Remind everybody who is due."""
    held = member(request, organization, Permission.AWARD_MAKE)
    count = reminders.nudge_unclaimed(person(request), organization, reached(held))
    if count:
        told = ngettext("%(count)s person was reminded.", "%(count)s people were reminded.", count)
        messages.success(request, told % {"count": count})
    else:
        messages.info(request, _("Nobody is due: each person is reminded once a week at most."))
    return onward("issuer:dashboard", organization)


@login_required
@require_POST
def weekly(request: HttpRequest, organization: str) -> HttpResponse:
    """Remind by itself, or not."""
    member(request, organization, Permission.AWARD_MAKE)
    reminders.set_habit(person(request), organization, is_on=request.POST.get("on") == "yes")
    return onward("issuer:dashboard", organization)
