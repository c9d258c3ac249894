"""An organization's statements: the list, who controls it, and what others state about its achievements."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.base.refusals import Refusal
from assay.web.look.answers import onward, put_refusal
from assay.web.look.workplace import frame, member, person
from assay.web.records.organizations.domains import DomainMalformed
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.records.statements import actions, controllers, queries
from assay.web.records.statements.values import StatementRefused
from assay.web.screens.recogniser.forms import AnswerForm, ParentForm
from assay.web.screens.recogniser.words import all_shown, shown

HERE = "recogniser:home"


@login_required
@require_safe
def home(request: HttpRequest, organization: str) -> HttpResponse:
    """What this organization states, newest first, with how each stands."""
    held = member(request, organization, Permission.RECOGNITION_STATE)
    return _home(request, held)


def _home(
    request: HttpRequest, held: Membership, form: ParentForm | None = None, status: int = 200
) -> HttpResponse:
    key = held.organization.key
    parent = controllers.parent_of(key)
    told = {"name": parent.name, "domain": parent.domain} if parent else None
    facts = {
        "statements": all_shown(queries.statements(key)),
        "about_us": queries.count_about_us(key),
        "form": form or ParentForm(initial=told),
    }
    return render(request, "recogniser/home.html", frame(held, HERE, **facts), status=status)


@login_required
@require_POST
def controller(request: HttpRequest, organization: str) -> HttpResponse:
    """Who controls the organization, named or taken away; back to the list."""
    held = member(request, organization, Permission.RECOGNITION_STATE)
    form = ParentForm(request.POST)
    if form.is_valid():
        try:
            told = form.cleaned_data
            controllers.name_parent(person(request), organization, told["name"], told["domain"])
        except DomainMalformed:
            form.add_error("domain", _("This is no domain. Write it like example.org."))
        except StatementRefused as error:
            put_refusal(form, error)
        else:
            messages.success(request, _("Noted. Organizations under one owner count once."))
            return onward(HERE, organization)
    return _home(request, held, form, status=422)


@login_required
@require_safe
def about_us(request: HttpRequest, organization: str) -> HttpResponse:
    """What others state about this organization's achievements, and where to answer."""
    held = member(request, organization, Permission.RECOGNITION_STATE)
    facts = {"statements": all_shown(queries.about_us(organization))}
    return render(request, "recogniser/about_us.html", frame(held, HERE, **facts))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_here(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """One of them with the form for an answer; after POST the answer stands beside it."""
    held = member(request, organization, Permission.RECOGNITION_STATE)
    row = queries.about_one(organization, key)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(person(request), organization, key, form.cleaned_data["text"])
        except Refusal as error:
            form.add_error("text", error.words)
        else:
            messages.success(request, _("Your answer stands beside the statement."))
            return onward("recogniser:about-us", organization)
    status = 422 if request.method == "POST" else 200
    facts = {"one": shown(row), "form": form}
    return render(request, "recogniser/answer_here.html", frame(held, HERE, **facts), status=status)
