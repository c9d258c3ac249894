"""Bringing along a badge from anywhere: judged first, kept if it may be, and the reason if not."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assay.web.base.rates import limited
from assay.web.look.answers import go
from assay.web.look.verdicts import verdict_card
from assay.web.look.workplace import person
from assay.web.records.holdings import actions, queries
from assay.web.records.holdings.actions import NotKept
from assay.web.records.verifications.judged import ACCEPTED, REJECTED, Judged
from assay.web.records.verifications.queries import judge
from assay.web.records.verifications.sources import is_link
from assay.web.screens.learner.access import said
from assay.web.screens.learner.forms import ImportForm


@login_required
@never_cache
@limited("import", per_minute=20, methods=("POST",))
def bring(request: HttpRequest) -> HttpResponse:
    """The page to hand in a file, a link or a text, and what came of it."""
    form = ImportForm(said(request), request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "learner/import.html", {"form": form}, status=422 if form.errors else 200)
    file, text = form.cleaned_data["file"], form.cleaned_data["text"].strip()
    judged = judge(file.read() if file else text)
    if judged.content is None or judged.verdict == REJECTED:
        return _refused(request, judged)
    source = "file" if file else "link" if is_link(text) else "text"
    return _kept(request, judged, source)


def _refused(request: HttpRequest, judged: Judged) -> HttpResponse:
    facts = {"judged": judged, "card": verdict_card(judged, heading=2), "form": ImportForm()}
    return render(request, "learner/not_imported.html", facts, status=422)


def _kept(request: HttpRequest, judged: Judged, source: str) -> HttpResponse:
    try:
        kept = actions.keep_judged(person(request), judged, source)
    except NotKept as error:
        return render(request, "learner/not_kept.html", {"judged": error.judged}, status=422)
    if not kept.is_new:
        messages.info(request, _("You have this one already. Here it is."))
    elif judged.verdict != ACCEPTED:
        messages.info(
            request, _("It is in your wallet, but could not be checked yet. We try again by ourselves.")
        )
    else:
        messages.success(request, _("It is genuine, and it is in your wallet now."))
    return go(reverse("learner:holding", args=[kept.key]))


@login_required
@require_POST
@limited("import", per_minute=20)
def bring_part(request: HttpRequest, key: str, place: int) -> HttpResponse:
    """Keep one of the credentials inside a record on its own."""
    judged = judge(queries.content(person(request), key))
    parts = judged.content.contained if judged.content else ()
    if place >= len(parts):
        raise Http404
    if parts[place].content is None:
        return _refused(request, parts[place])
    return _kept(request, parts[place], "record")
