"""An organization's own assays of others' credentials: make, tell the issuer, publish, withdraw."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.rates import limited
from assay.web.look.answers import onward, said
from assay.web.look.assay_pieces import assay_piece
from assay.web.look.workplace import frame, member, person
from assay.web.records.assays import actions, queries
from assay.web.records.assays.gathering import gathered
from assay.web.records.assays.values import AssayRefused, Notice
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.screens.value.forms import NoticeForm, OwnPublishForm, PublishForm, SourceForm, WithdrawForm
from assay.web.screens.value.market_form import is_about_market, pickable, put_market_error
from assay.web.screens.value.tabs import body, chosen, tabs

_JOB = "value:assays"


@login_required
@require_safe
def assays(request: HttpRequest, organization: str) -> HttpResponse:
    """All of them, newest first."""
    held = member(request, organization, Permission.FIGURES_READ)
    return render(request, "value/assays.html", frame(held, _JOB, rows=queries.rows(organization)))


@login_required
@limited("assay-new", per_minute=20, methods=("POST",))
def new(request: HttpRequest, organization: str) -> HttpResponse:
    """Hand in a description or an award; after POST the assay, for the members alone."""
    held = member(request, organization, Permission.FIGURES_READ)
    form = SourceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            key = actions.keep(person(request), organization, gathered(form.source()), form.asked())
        except AssayError as error:
            if is_about_market(error):
                put_market_error(form, error)
            else:
                form.add_error("file" if form.cleaned_data["file"] else "text", said(error))
        else:
            return onward("value:assay", organization, key)
    status = 422 if request.method == "POST" else 200
    facts = {"form": form, "cancel": reverse(_JOB, args=[organization]), **pickable(form)}
    return render(request, "value/new.html", frame(held, _JOB, **facts), status=status)


@login_required
@require_safe
def assay(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """One of them, and what can be done with it now."""
    held = member(request, organization, Permission.FIGURES_READ)
    return _shown(request, held, key, {})


@login_required
@require_POST
def notice(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Tell the issuer."""
    held = member(request, organization, Permission.ASSAY_PUBLISH)
    form = NoticeForm(request.POST)
    if form.is_valid():
        told = Notice(form.cleaned_data["address"], form.cleaned_data["told"], get_language() or "en")
        try:
            actions.give_notice(person(request), organization, key, told)
        except AssayRefused as error:
            form.add_error("told" if error.reason == "way" else "address", error.words)
        else:
            messages.success(request, _("The issuer has been told, and has time to answer."))
            return onward("value:assay", organization, key)
    return _shown(request, held, key, {"notice_form": form}, status=422)


@login_required
@require_POST
def publish(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Show it to everybody, signed."""
    held = member(request, organization, Permission.ASSAY_PUBLISH)
    is_own = queries.page(organization, key).row.is_own
    form: forms.Form = OwnPublishForm(request.POST) if is_own else PublishForm(request.POST)
    if form.is_valid():
        try:
            actions.publish(person(request), organization, key, form.cleaned_data.get("relation", ""))
        except AssayRefused as error:
            form.add_error(None, error.words)
        except AssayError as error:
            form.add_error(None, said(error))
        else:
            messages.success(request, _("It is published, signed with your organization's key."))
            return onward("value:assay", organization, key)
    return _shown(request, held, key, {"publish_form": form}, status=422)


@login_required
@require_POST
def withdraw(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Take a published one back."""
    held = member(request, organization, Permission.ASSAY_PUBLISH)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        try:
            actions.withdraw(person(request), organization, key, form.cleaned_data["why"])
        except AssayRefused as error:
            form.add_error("why", error.words)
        else:
            messages.success(request, _("It is withdrawn. The page stays, and says so."))
            return onward("value:assay", organization, key)
    return _shown(request, held, key, {"withdraw_form": form}, status=422)


@login_required
@require_POST
def discard(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Forget one that was never published."""
    held = member(request, organization, Permission.ASSAY_PUBLISH)
    try:
        actions.discard(person(request), organization, key)
    except AssayRefused as error:
        messages.error(request, error.words)
        return _shown(request, held, key, {}, status=422)
    messages.success(request, _("It is forgotten."))
    return onward(_JOB, organization)


def _shown(
    request: HttpRequest, held: Membership, key: str, bound: dict[str, Any], status: int = 200
) -> HttpResponse:
    organization = held.organization.key
    page = queries.page(organization, key)
    row, mail = page.row, queries.notice_state(key)
    facts = {
        "row": row,
        "assay": assay_piece(page.assay, row.issuer_name),
        "tabs": tabs(request),
        "body": body(chosen(request)),
        "can_publish": held.may(Permission.ASSAY_PUBLISH),
        "reach": queries.notice_facts(organization, key),
        "mail": mail,
        "was_returned": mail in {"bounced", "failed"},
        "reply_address": _reply_address(key) if row.notice_way == "other" else "",
        "days": settings.ASSAY_NOTICE_DAYS,
        "is_waiting": row.needs_notice and row.opens_at is not None and now() < row.opens_at,
        "notice_form": NoticeForm(),
        "publish_form": OwnPublishForm() if row.is_own else PublishForm(),
        "withdraw_form": WithdrawForm(),
        **bound,
    }
    return render(request, "value/assay.html", frame(held, _JOB, **facts), status=status)


def _reply_address(key: str) -> str:
    return settings.ASSAY_ORIGIN + reverse("value:reply", args=[queries.reply_token(key)])
