"""Gates: the rules of a state or a funder held against what an organization publishes, or against a list.

Nothing is stored. What somebody brings travels in the page's own form until they leave it.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from assay.analysis.gates import SHIPPED, Gate, Subject, read_gate, read_list, shipped
from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.csv_files import write_csv
from assay.web.base.rates import limited
from assay.web.look.answers import csv_answer, said
from assay.web.look.gate_words import language
from assay.web.look.gates import gate_rows, gate_view
from assay.web.look.workplace import frame, member
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.screens.value.forms_gates import MOST_ROWS, OWN, GateForm, ThresholdForm, sent
from assay.web.screens.value.gating import MOST_OWN, Applied, applied, listed, own

_JOB = "value:gates"


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@limited("gates", per_minute=20, methods=("POST",))
def gates(request: HttpRequest, organization: str) -> HttpResponseBase:
    """The rules that there are; after POST the answer about the rules and the list that were brought."""
    held = member(request, organization, Permission.FIGURES_READ)
    if request.method != "POST":
        return _choose(request, held, GateForm())
    form = GateForm(request.POST, request.FILES)
    if not form.is_valid():
        return _choose(request, held, form, status=422)
    try:
        gate = _rules(form)
    except (AssayError, UnicodeDecodeError) as error:
        form.add_error("rules", _said(error))
        return _choose(request, held, form, status=422)
    content = form.rows_bytes()
    try:
        rows = read_list(content, form.list_name, most=MOST_ROWS).rows if content else ()
    except AssayError as error:
        form.add_error("rows", said(error))
        return _choose(request, held, form, status=422)
    subjects = listed(rows, held.organization.region) if rows else own(organization)
    brought = {
        "gate": form.cleaned_data["gate"],
        "rules_text": form.rules_bytes().decode("utf-8-sig"),
        "rows_text": content.decode("utf-8-sig"),
        "rows_name": form.list_name if content else "",
    }
    return _answer(request, held, gate, subjects, brought=brought)


@never_cache
@login_required
@require_safe
@limited("gate", per_minute=60)
def gate(request: HttpRequest, organization: str, gate: str) -> HttpResponseBase:
    """One of the gates that come with the program, held against what is published."""
    held = member(request, organization, Permission.FIGURES_READ)
    return _answer(request, held, _shipped(gate), own(organization), name=gate)


@never_cache
@login_required
@require_safe
@limited("gate-table", per_minute=20)
def table(request: HttpRequest, organization: str, gate: str) -> HttpResponseBase:
    """The same as a table."""
    member(request, organization, Permission.FIGURES_READ)
    rules, subjects = _shipped(gate), own(organization)
    form = ThresholdForm(request.GET if sent(request.GET, rules) else None, gate=rules)
    return _table(_applied(rules, subjects, form))


def _shipped(name: str) -> Gate:
    if name not in SHIPPED:
        raise Http404
    return shipped(name)


def _rules(form: GateForm) -> Gate:
    """The rules that were chosen. Raises `gate-wrong`, `UnicodeDecodeError`."""
    chosen = form.cleaned_data["gate"]
    if chosen != OWN:
        return shipped(chosen)
    content = form.rules_bytes()
    content.decode("utf-8-sig")
    file = form.cleaned_data["rules"]
    return read_gate(content, str(file.name) if file else _("your rules"))


def _said(error: AssayError | UnicodeDecodeError) -> str:
    return said(error) if isinstance(error, AssayError) else _("The file is not written in UTF-8.")


def _choose(request: HttpRequest, held: Membership, form: GateForm, status: int = 200) -> HttpResponse:
    shown = [
        {
            "url": reverse("value:gate", args=[held.organization.key, name]),
            "title": shipped(name).title.said(language()),
            "authority": shipped(name).authority.said(language()),
            "is_example": shipped(name).is_example,
        }
        for name in SHIPPED
    ]
    return render(request, "value/gates.html", frame(held, _JOB, form=form, gates=shown), status=status)


def _applied(rules: Gate, subjects: tuple[Subject, ...], form: ThresholdForm) -> Applied:
    """The decisions with what was typed; as the rules are, and the form says why, where that cannot be."""
    try:
        return applied(rules, subjects, form.values())
    except AssayError as error:
        form.add_error(None, said(error))
        return applied(rules, subjects, {})


def _answer(
    request: HttpRequest,
    held: Membership,
    rules: Gate,
    subjects: tuple[Subject, ...],
    *,
    name: str = "",
    brought: dict[str, str] | None = None,
) -> HttpResponseBase:
    data = request.POST if brought is not None else request.GET
    form = ThresholdForm(data if sent(data, rules) else None, gate=rules)
    done = _applied(rules, subjects, form)
    if brought is not None and "table" in request.POST:
        return _table(done)
    key = held.organization.key
    today = now().date()
    facts: dict[str, Any] = {
        "view": gate_view(rules, done.before, done.changed),
        "form": form,
        "brought": brought,
        "action": reverse("value:gates", args=[key]) if brought is not None else "",
        "table_url": ""
        if brought is not None
        else _with(reverse("value:gate-table", args=[key, name]), request),
        "today": today,
        "in_force": rules.holds_on(today),
        "is_example": rules.is_example,
        "is_list": brought is not None and bool(brought["rows_text"]),
        "count": len(subjects),
        "most": MOST_OWN,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "value/gate.html", frame(held, _JOB, **facts), status=status)


def _with(address: str, request: HttpRequest) -> str:
    asked = request.GET.urlencode()
    return f"{address}?{asked}" if asked else address


def _table(done: Applied) -> HttpResponseBase:
    heads, rows = gate_rows(done.gate, done.before, done.after)
    return csv_answer(f"gate-{now().date()}.csv", write_csv(heads, rows))
