"""Reporting a badge that misleads, or an organization that is not who it says: without an account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from assay.web.base.rates import limited
from assay.web.look.answers import onward
from assay.web.records.reports import actions
from assay.web.screens.public.forms_report import ReportForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("report", per_minute=5, methods=("POST",))
def report(request: HttpRequest) -> HttpResponse:
    """The form, filled with the page that the link came from; what is sent waits for an operator."""
    if request.method == "POST":
        form = ReportForm(request.POST)
        if form.is_valid():
            kind, key = form.cleaned_data["about"]
            actions.report(
                kind,
                key,
                form.cleaned_data["reason"],
                form.cleaned_data["text"],
                form.cleaned_data["email"],
            )
            return onward("public:report-thanks")
        return render(request, "public/report.html", {"form": form}, status=422)
    form = ReportForm(initial={"about": request.GET.get("about", "")[:400]})
    return render(request, "public/report.html", {"form": form})


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """That it arrived, and what happens now."""
    return render(request, "public/report_thanks.html")
