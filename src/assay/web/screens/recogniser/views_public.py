"""Who recognises an achievement, and each statement by itself: for everybody, people and machines."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from assay.web.base.rates import limited
from assay.web.base.refusals import Refusal
from assay.web.look.answers import onward
from assay.web.look.secret_links import secret_page
from assay.web.records.achievements import queries as achievements
from assay.web.records.statements import actions, queries
from assay.web.records.statements.queries import Recognised
from assay.web.records.statements.reading import own_key
from assay.web.screens.recogniser.forms import AnswerForm
from assay.web.screens.recogniser.words import all_shown, shown

_TRIES = 30  # a minute, from one network
_LONGEST = 500


@require_safe
def recognised(request: HttpRequest, key: str) -> HttpResponse:
    """Who recognises this achievement: who counts, who does not and why."""
    page = achievements.shown(key)
    facts = {"name": page.version.name, "issuer": page.organization.name, "key": key}
    return _recognised(request, queries.recognised(str(page.version.plan.json["id"])), facts)


@require_safe
def recognised_elsewhere(request: HttpRequest) -> HttpResponse:
    """The same for an achievement of another site, by its identifier."""
    identifier = request.GET.get("achievement", "").strip()[:_LONGEST]
    if own := own_key(identifier):
        return onward("recogniser:recognised", own)
    if not identifier:
        return render(request, "recogniser/ask.html")
    found = queries.recognised(identifier)
    first = next(iter((*found.counted, *(row for row, _reason in found.left_out))), None)
    facts = {
        "name": first.achievement_name if first else "",
        "issuer": first.issuer_name if first else "",
        "identifier": identifier,
    }
    return _recognised(request, found, facts)


def _recognised(request: HttpRequest, found: Recognised, facts: Mapping[str, object]) -> HttpResponse:
    told = {
        "counted": all_shown(found.counted),
        "left_out": [shown(row, reason) for row, reason in found.left_out],
        "count": found.count,
    }
    return render(request, "recogniser/recognised.html", {**facts, **told})


@require_safe
def statement(request: HttpRequest, key: str) -> HttpResponse:
    """One statement: what is stated, by whom, until when, what the issuer says to it."""
    row = queries.public(key)
    facts = {
        "one": shown(row),
        "mistaken_for": queries.mistaken_for(row),
        "address": f"{settings.ASSAY_ORIGIN}/statements/{key}",
    }
    return render(request, "recogniser/statement.html", facts)


@require_safe
def document(request: HttpRequest, key: str) -> HttpResponse:
    """The statement byte for byte as it was signed."""
    response = HttpResponse(queries.document(key), content_type="application/vc+ld+json")
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "public, max-age=60"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@secret_page("statement-answer")
@limited("statement-answer", per_minute=_TRIES)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """An issuer that is not on this site answers, by the link in its mail."""
    row = queries.by_answer_token(token)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_by_link(token, form.cleaned_data["text"])
        except Refusal as error:
            form.add_error("text", error.words)
        else:
            return onward("recogniser:answer", token)
    status = 422 if request.method == "POST" else 200
    return render(request, "recogniser/answer.html", {"one": shown(row), "form": form}, status=status)
