"""A list at its secret address: its table, changes to it, and what may be taken away from it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assay.web.base.csv_files import write_csv
from assay.web.base.rates import limited
from assay.web.look.answers import csv_answer, onward, page_number, pages
from assay.web.look.pieces import Progress
from assay.web.records.shortlists import actions, queries
from assay.web.records.shortlists.actions import ListFull
from assay.web.records.shortlists.bulk import BulkRefused
from assay.web.screens.employer.forms import AddForm, refused_words
from assay.web.screens.employer.rows import VERDICT_WORDS, shown_rows

PAGE = 100


@never_cache
@require_safe
@limited("shortlist-open", per_minute=120)
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The list: one row a person, and how far the checks are."""
    return _page(request, token, AddForm())


@never_cache
@require_POST
@limited("shortlist-add", per_minute=20)
def add(request: HttpRequest, token: str) -> HttpResponse:
    """More on the list; back to it."""
    form = AddForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, token, form, status=422)
    try:
        count = actions.add(token, form.cleaned_data["items"])
    except ListFull as error:
        form.add_error("links", refused_words(BulkRefused("too-many", limit=error.limit)))
        return _page(request, token, form, status=422)
    said = ngettext(
        "%(count)d added; it is being checked.", "%(count)d added; they are being checked.", count
    )
    messages.success(request, said % {"count": count})
    return _back(token)


@never_cache
@require_POST
@limited("shortlist-check", per_minute=5)
def check(request: HttpRequest, token: str) -> HttpResponse:
    """Everything checked once more; back to the list."""
    actions.check_again(token)
    return _back(token)


@never_cache
@require_POST
@limited("shortlist-open", per_minute=120)
def remove(request: HttpRequest, token: str, entry: str) -> HttpResponse:
    """One row off the list; back to it."""
    actions.remove(token, entry)
    messages.success(request, _("Taken off the list."))
    return _back(token)


@never_cache
@require_POST
@limited("shortlist-open", per_minute=120)
def delete(request: HttpRequest, token: str) -> HttpResponse:
    """The list gone for good; to the page that begins one."""
    actions.delete(token)
    messages.success(request, _("The list and all that was on it are deleted."))
    return onward("employer:start")


@never_cache
@require_safe
@limited("shortlist-open", per_minute=120)
def report(request: HttpRequest, token: str) -> StreamingHttpResponse:
    """The list as a table to take away; no cell is a formula."""
    held = queries.by_token(token)
    headings = (
        _("Label"),
        _("Answer"),
        _("In words"),
        _("Reasons"),
        _("Holder"),
        _("Achievement"),
        _("Issuer"),
        _("Issuer recognised"),
        _("Valid until"),
        _("Link"),
        _("Checked at (UTC)"),
    )
    rows = (
        (
            row.told.label,
            VERDICT_WORDS[row.verdict] if not row.is_waiting else _("not checked yet"),
            row.told.sentence,
            " · ".join(row.told.reasons),
            row.told.holder,
            row.told.achievement,
            row.told.issuer,
            "" if row.verdict == "rejected" else _("yes") if row.told.is_recognised else _("unrecognised"),
            row.told.valid_until[:10],
            row.link,
            row.checked_at.strftime("%Y-%m-%d %H:%M") if row.checked_at else "",
        )
        for row in queries.entries(token)
    )
    return csv_answer(f"checks-{held.made_at:%Y-%m-%d}.csv", write_csv(headings, rows))


@never_cache
@require_safe
@limited("shortlist-open", per_minute=120)
def paper(request: HttpRequest, token: str) -> HttpResponse:
    """The list on paper: every row with its reasons."""
    held = queries.by_token(token)
    facts = {"list": held, "rows": shown_rows(queries.entries(token)), "token": token}
    return render(request, "employer/paper.html", facts)


def _page(request: HttpRequest, token: str, form: AddForm, status: int = 200) -> HttpResponse:
    held = queries.by_token(token)
    number = min(page_number(request), max(1, -(-held.total // PAGE)))
    verdict = request.GET.get("show", "")
    rows = queries.entries(token, (number - 1) * PAGE, PAGE, verdict if verdict in VERDICT_WORDS else "")
    here = reverse("employer:shortlist", args=[token])
    facts: dict[str, Any] = {
        "list": held,
        "rows": shown_rows(rows),
        "form": form,
        "show": verdict,
        "read_url": settings.ASSAY_ORIGIN + reverse("employer:shortlist", args=[held.read_token]),
        "edit_url": settings.ASSAY_ORIGIN + here,
        "progress": Progress(_("Checked"), held.checked, held.total, 0) if held.waiting else None,
        "pages": pages(request, held.total, PAGE) if held.total > PAGE and not verdict else None,
        "token": token,
    }
    return render(request, "employer/shortlist.html", facts, status=status)


def _back(token: str) -> HttpResponse:
    return onward("employer:shortlist", token)
