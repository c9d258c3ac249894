"""Applications: what is asked, the queue, and the page on which one is judged beside its criteria."""

from __future__ import annotations

import time

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from assay.errors import AssayError
from assay.web.look.answers import attachment, onward
from assay.web.look.awarding import turns_of
from assay.web.look.workplace import frame, member, person
from assay.web.records.applications import actions, judging, queries
from assay.web.records.applications.values import (
    WAITING,
    ApplicationRefused,
    IntakeRow,
    Judgement,
)
from assay.web.records.exemplars import queries as exemplars
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters.recipients import limits
from assay.web.screens.issuer.desk import badge_of, said
from assay.web.screens.issuer.forms_applications import IntakeForm, JudgeForm
from assay.web.screens.issuer.views_exemplars import listed, usable

TABS = (
    ("waiting", gettext_lazy("Waiting")),
    ("returned", gettext_lazy("Returned")),
    ("accepted", gettext_lazy("Accepted")),
    ("declined", gettext_lazy("Declined")),
)
STATES = {
    "draft": ("plain", gettext_lazy("Draft"), "edit"),
    "submitted": ("info", gettext_lazy("Waiting for an assessor"), "clock"),
    "second": ("info", gettext_lazy("Waiting for a second assessor"), "people"),
    "returned": ("unknown", gettext_lazy("Returned"), "refresh"),
    "accepted": ("ok", gettext_lazy("Accepted"), "check"),
    "declined": ("bad", gettext_lazy("Declined"), "cross"),
}


@login_required
@require_safe
def queue(request: HttpRequest, organization: str) -> HttpResponse:
    """Who waits, the longest first."""
    held = member(request, organization, Permission.APPLICATION_REVIEW)
    chosen = request.GET.get("state", "waiting")
    chosen = chosen if chosen in dict(TABS) else "waiting"
    within = limits(held)
    counts = queries.counts(organization, within)
    facts = {
        "rows": [(row, STATES[row.state]) for row in queries.queue(organization, chosen, within=within)],
        "tabs": [(key, words, counts.get(key, 0), key == chosen) for key, words in TABS],
        "chosen": chosen,
        "may_ask": held.may(Permission.ACHIEVEMENT_PUBLISH),
    }
    return render(request, "issuer/desk/applications.html", frame(held, "issuer:applications", **facts))


@login_required
def review(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """The criteria beside the evidence, and the decision."""
    held = member(request, organization, Permission.APPLICATION_REVIEW)
    page = queries.application(organization, key, limits(held))
    form = JudgeForm(
        request.POST or None, asked=page.version.values.results, initial={"begun": int(time.time())}
    )
    if request.method == "POST" and form.is_valid():
        try:
            state = judging.judge(person(request), organization, key, _judgement(form))
        except ApplicationRefused as refused:
            form.add_error("text" if refused.reason == "text-missing" else None, refused.words)
        except AssayError as error:
            form.add_error(None, said(error))
        else:
            messages.success(request, _said(state))
            return onward("issuer:applications", organization)
    facts = {
        "page": page,
        "state": STATES[page.row.state],
        "is_waiting": page.row.state in WAITING,
        "design": badge_of(page.version),
        "form": form,
        "turns": turns_of(page),
        "usable": usable(organization, key),
        "exemplars": listed(exemplars.of_application(organization, key)),
    }
    status = 422 if form.is_bound else 200
    page_facts = frame(held, "issuer:applications", **facts)
    return render(request, "issuer/desk/application.html", page_facts, status=status)


def _judgement(form: JudgeForm) -> Judgement:
    told = form.cleaned_data
    return Judgement(told["kind"], told["text"], form.results(), told["minutes"] or form.minutes_open())


def _said(state: str) -> str:
    return {
        "returned": _("Returned. The learner was told what is missing."),
        "declined": _("Declined. The learner was told why."),
        "second": _("You accepted it. A second assessor decides now."),
        "accepted": _("Accepted and awarded. The credential is on its way."),
    }[state]


@login_required
@require_safe
def piece(request: HttpRequest, organization: str, key: str, piece: str) -> HttpResponse:
    """A file that was handed in, to be saved; it is never shown here."""
    held = member(request, organization, Permission.APPLICATION_REVIEW)
    page = queries.application(organization, key, limits(held))
    found, content = queries.piece_content(page.row.key, piece)
    return attachment(found.name if found.kind == "file" else f"{found.name}.txt", content)


@login_required
def intake(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """Whether people may apply for an achievement, and what they are asked."""
    held = member(request, organization, Permission.ACHIEVEMENT_PUBLISH)
    row = queries.intake(organization, achievement)
    initial = {
        "is_open": row.is_open,
        "asks": row.asks,
        "takes_files": row.takes_files,
        "needs_second": row.needs_second,
    }
    form = IntakeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.set_intake(person(request), organization, IntakeRow(achievement, **form.cleaned_data))
        messages.success(request, _("Saved."))
        return onward("issuer:intake", organization, achievement)
    facts = {"form": form, "intake": row, "achievement": achievement}
    return render(request, "issuer/desk/intake.html", frame(held, "issuer:applications", **facts))
