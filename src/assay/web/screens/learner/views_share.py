"""A learner's links: make one after seeing exactly what it shows, look after them, withdraw them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.base.permission import NotFound
from assay.web.look.answers import go
from assay.web.look.consents import consent_said
from assay.web.look.shared import shared_views
from assay.web.look.workplace import person
from assay.web.records.consents import queries as consents
from assay.web.records.consents.queries import ConsentRefused
from assay.web.records.holdings import queries as holdings
from assay.web.records.holdings.queries import HoldingRow
from assay.web.records.people.queries import Person
from assay.web.records.shares import actions, queries
from assay.web.records.shares.actions import MOST_SHOWN, Shown
from assay.web.records.shares.shown import BLOCKED, WARNED, shown_of
from assay.web.screens.learner import share_words
from assay.web.screens.learner.forms_share import PARTS, EndForm, ShareForm
from assay.web.screens.learner.share_rows import choices, concerns


@login_required
@never_cache
@require_safe
def shares(request: HttpRequest) -> HttpResponse:
    """All links: who opened how often, until when, and the ones that have ended."""
    rows = queries.made_by(person(request))
    working = [row for row in rows if row.is_working]
    past = [row for row in rows if not row.is_working]
    return render(request, "learner/shares.html", {"working": working, "past": past})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_share(request: HttpRequest) -> HttpResponse:
    """Choose, say what is seen, look at it as a reader will, make it."""
    who = person(request)
    rows = {row.key: row for row in holdings.held_by(who)}
    if request.method == "POST":
        return _posted(request, rows)
    collection = request.GET.get("collection", "")
    if collection:
        rows |= {row.key: row for row in holdings.held_by(who, collection=collection)}
        chosen = [row.key for row in holdings.held_by(who, collection=collection)]
    else:
        chosen = [key for key in request.GET.getlist("holding") if key in rows]
    allowed = [key for key in chosen if rows[key].state not in BLOCKED][:MOST_SHOWN]
    if not allowed:
        facts = {"choices": choices(rows.values()), "refused": [rows[key] for key in chosen]}
        return render(request, "learner/share_choose.html", facts)
    form = ShareForm(
        may_share=list(rows),
        is_adult=who.is_minor is False,
        is_asked=_is_asked(who, allowed),
        initial={"holdings": allowed, "ends": "90"},
    )
    chosen_rows = [rows[key] for key in allowed]
    return _settings(request, form, chosen_rows, blocked=len(chosen) - len(allowed))


def _settings(
    request: HttpRequest, form: ShareForm, rows: list[HoldingRow], *, blocked: int = 0
) -> HttpResponse:
    facts = {
        "form": form,
        "rows": rows,
        "blocked": blocked,
        "concerns": concerns(row for row in rows if row.state in WARNED),
    }
    return render(request, "learner/share_settings.html", facts, status=422 if form.errors else 200)


def _posted(request: HttpRequest, rows: dict[str, HoldingRow]) -> HttpResponse:
    who = person(request)
    archived = holdings.held_by(who, is_archived=True)
    rows |= {row.key: row for row in archived}
    may_share = [row.key for row in rows.values() if row.state not in BLOCKED]
    posted = [key for key in request.POST.getlist("holdings") if key in may_share]
    form = ShareForm(
        request.POST,
        may_share=may_share,
        is_adult=who.is_minor is False,
        is_asked=_is_asked(who, posted),
    )
    if not form.is_valid() or request.POST.get("step") == "change":
        chosen = [rows[key] for key in request.POST.getlist("holdings") if key in may_share]
        if not chosen:
            return go(reverse("learner:share-new"))
        return _settings(request, form, chosen)
    keys = tuple(form.cleaned_data["holdings"][:MOST_SHOWN])
    if request.POST.get("step") != "make":
        found = shown_of(who, keys, form.scope())
        views = shared_views(found, heading=2)
        facts = {"form": form, "views": views, "ends_at": form.ends_at(), "scope": form.scope()}
        return render(request, "learner/share_preview.html", facts)
    told = form.cleaned_data
    token = actions.share(
        who,
        [Shown(key, rows[key].credential) for key in keys],
        form.scope(),
        form.ends_at(),
        told["title"],
        note=told.get("note", "") or rows[keys[0]].title,  # so that its owner knows it again
        is_public=told.get("is_public", False),
        audience=form.audience(),
    )
    made = queries.by_token(token)
    if made.is_agreed:
        messages.success(request, _("Your link is ready."))
    else:
        messages.info(request, _("Your guardian or your school decides now. Until then it shows nothing."))
    key = made.row.key
    return go(reverse("learner:share", args=[key]))


@login_required
@never_cache
@require_safe
def share(request: HttpRequest, key: str) -> HttpResponse:
    """One link: its address, its code, how often it was opened."""
    who = person(request)
    row, state = queries.share(who, key), consents.state_of(queries.KIND, key)
    facts = {
        "share": row,
        "told": consent_said(state, is_free=_is_free(who, row)),
        "is_shown": state.is_open,
        "address": share_words.address_of(row),
        "rows": _rows(request, row),
        "parts": [label for part, label in PARTS if part in row.scope.parts],
    }
    return render(request, "learner/share.html", facts)


@login_required
@never_cache
@require_safe
def share_use(request: HttpRequest, key: str) -> HttpResponse:
    """The link in other places: profile, résumé, e-mail, one's own page."""
    who = person(request)
    row = queries.share(who, key)
    if not row.is_working:
        raise NotFound
    if not _is_free(who, row):  # it is for those whom the guardian agreed to, and not for everybody
        return go(reverse("learner:share", args=[key]))
    held = dict(zip(row.holdings, range(1, len(row.holdings) + 1), strict=True))
    rows = _rows(request, row)
    title = row.title or (rows[0].title if rows else "")
    facts = {
        "share": row,
        "address": share_words.address_of(row),
        "embed": share_words.embed_code(row, title),
        "signature": share_words.signature(row, rows),
        "taken": [share_words.taken(row, held[each.key], each) for each in rows],
    }
    return render(request, "learner/share_use.html", facts)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def share_end(request: HttpRequest, key: str) -> HttpResponse:
    """Another last day."""
    who = person(request)
    row = queries.share(who, key)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_end(who, key, form.ends_at())
        except ConsentRefused as refused:
            form.add_error("ends", refused.words)
        else:
            messages.success(request, _("The link has a new last day."))
            return go(reverse("learner:share", args=[key]))
    facts = {"form": form, "share": row}
    return render(request, "learner/share_end.html", facts, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def share_withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Withdraw a link, after one question."""
    who = person(request)
    row = queries.share(who, key)
    if request.method == "POST":
        actions.withdraw(who, key)
        messages.success(request, _("The link shows nothing any more. Your credentials are as they were."))
        return go(reverse("learner:shares"))
    return render(request, "learner/share_withdraw.html", {"share": row})


@login_required
@require_POST
def share_renew(request: HttpRequest, key: str) -> HttpResponse:
    """A new address for the same content; the old one ends."""
    who = person(request)
    try:
        token = actions.renew(who, key)
    except ConsentRefused as refused:
        messages.error(request, refused.words)
        return go(reverse("learner:share", args=[key]))
    messages.success(request, _("Here is a new link. The old one shows nothing any more."))
    made = queries.by_token(token).row.key
    return go(reverse("learner:share", args=[made]))


@login_required
@require_POST
def share_publish(request: HttpRequest, key: str) -> HttpResponse:
    """Let search engines find the page, or no longer."""
    actions.publish(person(request), key, is_public=request.POST.get("is_public") == "yes")
    return go(reverse("learner:share", args=[key]))


def _is_asked(who: Person, keys: list[str]) -> bool:
    """Whether somebody else must say yes before these are shown."""
    return bool(keys) and not actions.gated(who, [Shown(key) for key in keys]).is_free


def _is_free(who: Person, row: queries.ShareRow) -> bool:
    return not _is_asked(who, list(row.holdings))


def _rows(request: HttpRequest, row: queries.ShareRow) -> list[HoldingRow]:
    found = []
    for key in row.holdings:
        try:
            found.append(holdings.holding(person(request), key))
        except NotFound:
            continue
    return found
