"""The wallet: what somebody keeps, one credential's page, its files, looking again, putting away."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assay.errors import AssayError
from assay.web.base.permission import NotFound
from assay.web.base.rates import count, limited, visitor
from assay.web.look.answers import go
from assay.web.look.pieces import Skill
from assay.web.look.verdicts import remembered_card
from assay.web.look.workplace import person
from assay.web.records.achievements import queries as achievements
from assay.web.records.exemplars import queries as exemplars
from assay.web.records.holdings import actions, arriving, claiming, files, queries, taking
from assay.web.records.holdings.actions import NotKept
from assay.web.records.holdings.queries import HoldingRow
from assay.web.records.holdings.summaries import Check
from assay.web.records.people.queries import Person
from assay.web.records.shares import actions as share_actions
from assay.web.records.shares import queries as shares
from assay.web.screens.learner import cards, keeping, paging
from assay.web.screens.learner.access import said
from assay.web.screens.learner.forms import CollectionForm, SearchForm
from assay.web.screens.learner.views_claim import PRINTED, as_download
from assay.web.screens.learner.views_consents import file_closed

A_PAGE = 60


@login_required
@never_cache
def wallet(request: HttpRequest) -> HttpResponse:
    """Everything somebody keeps, and what waits to be taken."""
    who = person(request)
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    is_archived = request.GET.get("archived") == "1"
    rows = queries.held_by(who, words, is_archived=is_archived)
    shown, pages = paging.page(request, rows, A_PAGE, keep=("q", "archived"))
    facts = {
        "cards": [cards.card(row) for row in shown],
        "pages": pages,
        "total": len(rows),
        "words": words,
        "is_archived": is_archived,
        "awaiting": claiming.awaiting(who) if not words and not is_archived else [],
        "collections": queries.collections(who),
        "is_asked_for_work": exemplars.is_asked(who),
    }
    return render(request, "learner/wallet.html", facts)


@login_required
@require_POST
def take(request: HttpRequest, credential: str) -> HttpResponse:
    """Put an award that waits for one of the person's addresses into the wallet."""
    try:
        kept = claiming.keep_awaiting(person(request), credential)
    except NotKept as error:
        return render(request, "learner/not_kept.html", {"judged": error.judged}, status=422)
    return go(reverse("learner:holding", args=[kept.key]))


@login_required
@never_cache
def holding(request: HttpRequest, key: str) -> HttpResponse:
    """One credential: whose, what, from whom; how it stands; what can be done with it."""
    who = person(request)
    row = queries.holding(who, key)
    check = _check(who, row)
    links = shares.with_holding(who, key)
    link = _link(who, key)
    inside = queries.collections_with(who, key)
    summary, leaving = row.summary, taking.file_state(who, key)
    facts = {
        "card": cards.card(row),
        "row": row,
        "summary": summary,
        "verdict": remembered_card(check) if check else None,
        "skills": tuple(Skill(skill.name, "", skill.framework) for skill in summary.skills),
        "sentences": cards.sentences(summary),
        "linkedin": cards.linkedin_url(summary, link) if leaving.state == "free" else "",
        "may_take": leaving.is_open,
        "link": link,
        "links": links,
        "collections": [(each, each.key in inside) for each in queries.collections(who)],
        "endings": ("png", "svg", "pdf", files.plain_file(queries.content(who, key)).ending),
        "version": _version(row),
        "kept": keeping.kept([row])[0],
    }
    return render(request, "learner/holding.html", facts)


def _version(row: HoldingRow) -> achievements.VersionRow | None:
    try:
        return achievements.version(row.version) if row.version else None
    except NotFound:
        return None


def _check(who: Person, row: HoldingRow) -> Check | None:
    """The remembered answer; asked anew where that costs nothing, and where it is in another language."""
    held = queries.last_check(who, row.key)
    if held is None or row.credential or held.language != get_language():
        try:
            return actions.look_again(who, row.key)
        except AssayError:
            return held
    return held


@login_required
@require_POST
@limited("look-again", per_minute=20)
def look_again(request: HttpRequest, key: str) -> HttpResponse:
    """Check it once more, now."""
    check = actions.look_again(person(request), key)
    messages.info(request, check.sentence)
    return go(reverse("learner:holding", args=[key]))


@login_required
@require_POST
def put_away(request: HttpRequest, key: str) -> HttpResponse:
    """Put it into the archive, or take it out again."""
    is_archived = "back" not in request.POST
    actions.archive(person(request), key, is_archived=is_archived)
    messages.success(request, _("Put away.") if is_archived else _("It is back in the wallet."))
    return go(reverse("learner:wallet") if is_archived else reverse("learner:holding", args=[key]))


@login_required
def remove(request: HttpRequest, key: str) -> HttpResponse:
    """Remove it from the wallet for good, after asking once; its links stop working."""
    who = person(request)
    row = queries.holding(who, key)
    if request.method != "POST":
        links = len(shares.with_holding(who, key))
        return render(request, "learner/remove.html", {"row": row, "links": links})
    share_actions.withdraw_showing_only(who, key)
    credential = actions.remove(who, key)
    if credential:
        arriving.leave_out(who, credential)
    messages.success(request, _("Removed from your wallet."))
    return go(reverse("learner:wallet"))


@login_required
def download(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """The signed credential as a file, alone or inside its picture."""
    who = person(request)
    row, content = queries.holding(who, key), queries.content(who, key)
    if ending == "pdf":
        count("pdf", visitor(request), PRINTED)
    if not taking.file_state(who, key).is_open:
        return file_closed(request, who, row, None, 403)
    taking.note_taken(key)
    taken = cards.Taken(content, row.summary, row.version, _link(who, key))
    return as_download(taken.file(ending), row.title)


def _link(who: Person, key: str) -> str:
    links = shares.with_holding(who, key)
    return f"{settings.ASSAY_ORIGIN}/s/{links[0].token}" if links else ""


@login_required
@never_cache
def collections(request: HttpRequest) -> HttpResponse:
    """All collections, and a new one."""
    who = person(request)
    form = CollectionForm(said(request))
    if request.method == "POST" and form.is_valid():
        try:
            key = actions.make_collection(who, form.cleaned_data["name"])
        except NotKept:
            form.add_error("name", _("You have as many collections as there can be. Remove one first."))
        else:
            return go(reverse("learner:collection", args=[key]))
    facts = {"form": form, "collections": queries.collections(who)}
    return render(request, "learner/collections.html", facts, status=422 if form.errors else 200)


@login_required
@never_cache
def collection(request: HttpRequest, key: str) -> HttpResponse:
    """One collection in its order; rename, order, add, take out, take apart."""
    who = person(request)
    held = queries.collection(who, key)
    form = CollectionForm(request.POST if "rename" in request.POST else None, initial={"name": held.name})
    if request.method == "POST":
        answer = _change(request, who, key, form)
        if answer is not None:
            return answer
    inside = queries.held_by(who, collection=key)
    keys = {row.key for row in inside}
    facts = {
        "collection": held,
        "form": form,
        "cards": [cards.card(row) for row in inside],
        "others": [row for row in queries.held_by(who) if row.key not in keys],
    }
    return render(request, "learner/collection.html", facts, status=422 if form.errors else 200)


def _change(request: HttpRequest, who: Person, key: str, form: CollectionForm) -> HttpResponse | None:
    asked, holding_key = request.POST, request.POST.get("holding", "")
    from_page = asked.get("from") == "holding"
    if (holding_key or from_page) and not holding_key.isalnum():
        raise NotFound
    if "rename" in asked:
        if not form.is_valid():
            return None
        actions.rename_collection(who, key, form.cleaned_data["name"])
    elif "add" in asked:
        actions.collect(who, key, holding_key)
    elif "out" in asked:
        actions.take_out(who, key, holding_key)
    elif "up" in asked or "down" in asked:
        actions.move(who, key, holding_key, -1 if "up" in asked else 1)
    elif "remove" in asked:
        actions.remove_collection(who, key)
        messages.success(request, _("The collection is gone; what was in it is still in your wallet."))
        return go(reverse("learner:collections"))
    return go(reverse("learner:holding", args=[holding_key]) if from_page else request.path)
