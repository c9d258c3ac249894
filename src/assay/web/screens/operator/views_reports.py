"""The inbox of reports: read, take the page down or leave it, and bring it back."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.look.answers import onward
from assay.web.records.people import queries as people
from assay.web.records.reports import actions, queries
from assay.web.screens.operator.gate import ROWS, operators_only, side

REASONS = {
    "look-alike": gettext_lazy("It pretends to be somebody else"),
    "false": gettext_lazy("What it says is not true"),
    "offensive": gettext_lazy("It insults or threatens"),
    "personal": gettext_lazy("It shows something personal"),
    "other": gettext_lazy("Something else"),
}
KINDS = {
    "achievement": gettext_lazy("Badge"),
    "organization": gettext_lazy("Organization"),
    "share": gettext_lazy("Shared page"),
    "statement": gettext_lazy("Statement of recognition"),
    "assay": gettext_lazy("Assay"),
}


@dataclass(frozen=True, slots=True)
class _Told:
    """A report or a takedown with its kind and reason in words."""

    row: queries.ReportRow | queries.TakedownRow
    kind: str
    reason: str


def _told(row: queries.ReportRow | queries.TakedownRow) -> _Told:
    return _Told(row, str(KINDS.get(row.kind, row.kind)), str(REASONS.get(row.reason, row.reason)))


@operators_only
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Reports that wait, or those decided; and every page that is down now."""
    state = request.GET.get("state", "open")
    state = state if state in {"open", "upheld", "dismissed"} else "open"
    facts = {
        "rows": [_told(row) for row in queries.inbox(state, count=ROWS)],
        "state": state,
        "open_count": queries.open_count(),
        "takedowns": [_told(row) for row in queries.takedowns()],
        **side("reports"),
    }
    return render(request, "operator/reports.html", facts)


@operators_only
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, key: str) -> HttpResponse:
    """One report, and the decision."""
    told = _told(queries.report(key))
    if request.method == "POST":
        upheld = request.POST.get("decision") == "take-down"
        actions.decide(people.by_key(str(request.user.pk)), key, upheld=upheld)
        messages.success(request, _("The page is down.") if upheld else _("The page stays."))
        return onward("operator:reports")
    return render(request, "operator/report.html", {"told": told, **side("reports")})


@operators_only
@require_POST
def reinstate(request: HttpRequest, key: str) -> HttpResponse:
    """Show a page again."""
    actions.reinstate(people.by_key(str(request.user.pk)), key)
    messages.success(request, _("The page is shown again."))
    return onward("operator:reports")
