"""The assay of an achievement of this site, and those that organizations published: for anybody."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.errors import AssayError
from assay.web.base.rates import count, limited, visitor
from assay.web.look.answers import onward
from assay.web.look.assay_pieces import assay_piece, inputs_table
from assay.web.look.assay_tables import differences_table, improvements_table
from assay.web.look.exemplars import told_of
from assay.web.look.secret_links import secret_page
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.plans import achievement_id
from assay.web.records.assays import actions, queries
from assay.web.records.assays.ours import Weighed, improvements_of, weighed
from assay.web.records.assays.recomputing import recomputed
from assay.web.records.assays.values import AssayRefused
from assay.web.records.exemplars.queries import open_kinds
from assay.web.screens.value.forms import ReplyForm
from assay.web.screens.value.market_form import (
    PickForm,
    is_about_market,
    pickable,
    picked,
    put_market_error,
)
from assay.web.screens.value.tabs import body, chosen, picks, tabs


@require_safe
@limited("assay", per_minute=120)
def achievement(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The assay of a published version, as of today, in one of three ways."""
    page = achievements.shown(key, number)
    pick = PickForm(request.GET if picks(request) else None)
    if pick.is_bound:  # each is computed anew, and takes more than looking
        count("assay-pick", visitor(request), 30)
    made, status = _picked(page, pick)
    facts = {
        **pickable(pick),
        "way": chosen(request),
        "target": made.target,
        "assay": assay_piece(made.assay, page.organization.name),
        "achievement": page.version,
        "organization": page.organization,
        "is_newest": page.is_newest,
        "tabs": tabs(request),
        "body": body(chosen(request)),
        "improve": improvements_table(improvements_of(made)) if chosen(request) == "analysts" else None,
        "address": f"{settings.ASSAY_ORIGIN}/a/{key}/{number}",
        "machine_address": _with_picks(reverse("published:assay", args=[key, number]), request),
        "others": queries.about(achievement_id(key, number)),
        "exemplars": told_of(open_kinds(page.version.key)),
    }
    return render(request, "value/achievement.html", facts, status=status)


def _with_picks(address: str, request: HttpRequest) -> str:
    """The address about what was picked here."""
    kept = picks(request)
    return f"{address}?{urlencode(kept)}" if kept else address


def _picked(page: achievements.AchievementPage, pick: PickForm) -> tuple[Weighed, int]:
    """The assay about what was picked; where there is no such thing, as it was, and the form says so."""
    try:
        return weighed(page, asked=picked(pick)), 422 if pick.errors else 200
    except AssayError as error:
        if not is_about_market(error):
            raise
        put_market_error(pick, error)
    return weighed(page), 422


@require_safe
@limited("assay", per_minute=120)
def kept(request: HttpRequest, key: str) -> HttpResponse:
    """An assay that an organization published about a credential, with the issuer's answer; or withdrew."""
    page = queries.published(key)
    facts = {
        "page": page,
        "row": page.row,
        "assay": assay_piece(page.assay, page.row.issuer_name),
        "tabs": tabs(request),
        "body": body(chosen(request)),
        "address": f"{settings.ASSAY_ORIGIN}/assays/{key}",
    }
    return render(request, "value/kept.html", facts)


@never_cache
@require_POST
@limited("recompute", per_minute=10)
def recompute(request: HttpRequest, key: str) -> HttpResponse:
    """The same computed again, from the description that is kept: it matches, or what differs."""
    page = queries.published(key)
    result = recomputed(key)
    facts = {
        "row": page.row,
        "result": result,
        "differences": differences_table(result),
        "missing": inputs_table(result.missing, _("Inputs that are not here"), is_caption_hidden=True),
        "signed_address": f"{settings.ASSAY_ORIGIN}/assays/{key}.json",
    }
    return render(request, "value/recomputed.html", facts)


@never_cache
@secret_page("assay-reply")
@limited("assay-reply", per_minute=30)
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """The issuer's page: what will be published, from when, and room to answer."""
    page = queries.by_token(token)
    form = ReplyForm(request.POST or None, initial={"reply": page.row.reply})
    if request.method == "POST" and form.is_valid():
        try:
            actions.reply(token, form.cleaned_data["reply"])
        except AssayRefused as error:
            form.add_error("reply", error.words)
        else:
            messages.success(request, _("Your answer stands beside the assay."))
            return onward("value:reply", token)
    facts = {
        "page": page,
        "row": page.row,
        "assay": assay_piece(page.assay, page.row.issuer_name),
        "tabs": tabs(request),
        "body": body(chosen(request)),
        "form": form,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "value/reply.html", facts, status=status)
