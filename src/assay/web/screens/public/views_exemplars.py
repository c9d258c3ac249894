"""Judged work that is shown as an example, for everybody, while whoever made it agrees.

Apart from the other public pages because it is never kept ready: each opening asks anew if it may be seen.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assay.web.base.rates import limited
from assay.web.look.exemplars import KINDS, file_answer
from assay.web.records.achievements import queries as achievements
from assay.web.records.exemplars import actions, queries
from assay.web.records.exemplars.values import Work


@dataclass(frozen=True, slots=True)
class Shown:
    """One exemplar with its heading and where its files are."""

    work: Work
    heading: str
    files_at: str


@require_safe
@limited("exemplars", per_minute=120)
def exemplars(request: HttpRequest, key: str, number: int, kind: str = "") -> HttpResponse:
    """The exemplars of a version: what passed beside what was returned, and why; or one of them."""
    page = achievements.shown(key, number)
    shown = [
        Shown(work, str(KINDS[work.kind]), _files_at(key, number, work.kind))
        for work in actions.opened(key, number, kind)
    ]
    facts = {"page": page, "version": page.version, "organization": page.organization, "shown": shown}
    response = render(request, "public/exemplars.html", facts)
    response["Cache-Control"] = "no-store"  # taken back, it is gone at once
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response


@require_safe
@limited("exemplars", per_minute=120)
def file(request: HttpRequest, key: str, number: int, kind: str, place: int) -> HttpResponse:
    """A file of one."""
    del request
    achievements.shown(key, number)
    answer = file_answer(*queries.shown_file(key, number, kind, place))
    answer["X-Robots-Tag"] = "noindex, noarchive"
    return answer


def _files_at(key: str, number: int, kind: str) -> str:
    return reverse("public:exemplar-file", args=[key, number, kind, 0])[:-1]
