"""Assays for machines: of our own achievements, of others' as signed, and the framework's context."""

from __future__ import annotations

import json
from importlib.resources import files

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from assay.web.base.rates import count, limited, visitor
from assay.web.interfaces.published.answering import A_DAY, SOON, answer
from assay.web.records.achievements import queries as achievements
from assay.web.records.assays import queries
from assay.web.records.assays.asking import asked_for
from assay.web.records.assays.ours import weighed

_CONTEXT = files("assay.jsonld") / "contexts" / "assay-framework-v1.json"


@require_safe
@limited("assay", per_minute=120)
def own(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The assay of a published version as of today, as JSON; about an occupation and region, if asked so.

    Raises `market-occupation-unknown`, `market-area-unknown` as the page does.
    """
    asked = asked_for(request.GET.get("occupation", ""), request.GET.get("region", ""))
    if asked.is_picked:  # computed anew, as on the page, and counted with it
        count("assay-pick", visitor(request), 30)
    made = weighed(achievements.shown(key, number), asked=asked)
    content = json.dumps(made.assay.json, ensure_ascii=False, indent=2).encode() + b"\n"
    return answer(request, content, "application/json", SOON)


@require_safe
def kept(request: HttpRequest, key: str) -> HttpResponse:
    """The signed statement of an assay that an organization published; also of one that was withdrawn."""
    return answer(request, queries.signed(key), "application/vc", SOON)


@require_safe
def described(request: HttpRequest, key: str) -> HttpResponse:
    """The description that it was made from, byte for byte: its digest stands in the statement."""
    return answer(request, queries.described(key), "application/json", SOON)


@require_safe
def framework(request: HttpRequest) -> HttpResponse:
    """The context of the framework's terms, as every verifier that knows it has it."""
    return answer(request, _CONTEXT.read_bytes(), "application/ld+json", A_DAY)
