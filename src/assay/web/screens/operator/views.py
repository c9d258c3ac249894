"""How the instance is: its health, its journal, its jobs and its mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assay.web.base.permission import NotFound
from assay.web.look.answers import go, page_number, pages
from assay.web.look.pieces import Stat, State
from assay.web.records.audit import queries as audit
from assay.web.records.mailing import queries as mailing
from assay.web.records.work import actions as work_actions
from assay.web.records.work import queries as work
from assay.web.screens.operator.chart import Hour, draw
from assay.web.screens.operator.forms import JournalFilter
from assay.web.screens.operator.gate import ROWS, operators_only, side

_MAIL_STATES = {"queued": State.PLAIN, "sent": State.OK, "bounced": State.BAD, "failed": State.BAD}
_JOB_STATES = {"waiting": State.PLAIN, "running": State.INFO, "failed": State.BAD, "done": State.OK}


@dataclass(frozen=True, slots=True)
class _Line:
    """One thing the instance needs, and whether it is there."""

    label: str
    state: State
    word: str
    advice: str


@dataclass(frozen=True, slots=True)
class _Tab:
    label: str
    url: str
    count: int
    is_current: bool


@operators_only
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Health: what is there, what waits, and the last day's work as a picture and a table."""
    jobs, mails, seen = work.counts(), mailing.counts(), work.workers()
    oldest = work.oldest_waiting()
    hours = [Hour(*row) for row in work.done_by_hour()]
    facts = {
        "lines": [_worker(seen), _failed_jobs(jobs["failed"]), _failed_mail(mails)],
        "stats": [
            Stat(_("Jobs waiting"), str(jobs["waiting"]), reverse("operator:jobs")),
            Stat(_("Mail waiting"), str(mails["queued"]), reverse("operator:mail")),
            Stat(_("Mail that came back"), str(mails["bounced"]), _states_url("mail", "bounced")),
        ],
        "oldest": oldest,
        "chart": draw(hours, _("Jobs done in each of the last 24 hours")),
        "hours": [hour for hour in reversed(hours) if hour.done or hour.failed],
        **side("home"),
    }
    return render(request, "operator/home.html", facts)


def _worker(seen: list[datetime]) -> _Line:
    if seen:
        return _Line(_("The worker"), State.OK, _("at work"), "")
    return _Line(
        _("The worker"),
        State.BAD,
        _("not seen for a minute"),
        _("Mail and jobs wait. Start the instance again."),
    )


def _failed_jobs(count: int) -> _Line:
    if not count:
        return _Line(_("Jobs"), State.OK, _("none has failed"), "")
    return _Line(
        _("Jobs"), State.BAD, _("%(count)s failed") % {"count": count}, _("Look at them under Jobs.")
    )


def _failed_mail(mails: dict[str, int]) -> _Line:
    if not mails["failed"]:
        return _Line(_("Mail"), State.OK, _("nothing is stuck"), "")
    words = _("%(count)s could not be sent") % {"count": mails["failed"]}
    return _Line(_("Mail"), State.BAD, words, _("Look at them under Mail; is the mail server set rightly?"))


@operators_only
@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """The journal, with filters; keys and verbs, never names."""
    verbs, kinds = audit.words()
    form = JournalFilter(request.GET or None, verbs=verbs, kinds=kinds)
    wanted = form.cleaned_data if form.is_valid() else {}
    number = page_number(request)
    rows, total = audit.search(
        verb=wanted.get("verb", ""),
        kind=wanted.get("kind", ""),
        organization=wanted.get("organization", ""),
        start=(number - 1) * ROWS,
        count=ROWS,
    )
    facts = {
        "form": form,
        "rows": rows,
        "total": total,
        "pages": pages(request, total, ROWS),
        **side("journal"),
    }
    return render(request, "operator/journal.html", facts)


def _tabs(page: str, counts: dict[str, int], current: str, labels: dict[str, str]) -> list[_Tab]:
    return [
        _Tab(label, _states_url(page, state), counts[state], state == current)
        for state, label in labels.items()
    ]


def _states_url(page: str, state: str) -> str:
    return f"{reverse(f'operator:{page}')}?state={state}"


@operators_only
@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """Jobs by state; those that failed can be tried again."""
    counts = work.counts()
    labels = {"waiting": _("Waiting"), "running": _("Running"), "failed": _("Failed"), "done": _("Done")}
    state = request.GET.get("state", "")
    state = state if state in labels else ("failed" if counts["failed"] else "waiting")
    number = page_number(request)
    facts = {
        "rows": work.jobs(state, start=(number - 1) * ROWS, count=ROWS),
        "state": state,
        "pill": _JOB_STATES[state],
        "label": labels[state],
        "tabs": _tabs("jobs", counts, state, labels),
        "pages": pages(request, counts[state], ROWS),
        **side("jobs"),
    }
    return render(request, "operator/jobs.html", facts)


@operators_only
@require_POST
def retry(request: HttpRequest, key: UUID) -> HttpResponse:
    """Have a failed job tried again at once. Raises `NotFound` for any other."""
    if not work_actions.retry(str(key), actor=str(request.user.pk)):
        raise NotFound
    messages.success(request, _("It will be tried again now."))
    return go(_states_url("jobs", "failed"))


@operators_only
@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """What became of mail: never to whom, never what it said."""
    counts = mailing.counts()
    labels = {"queued": _("Waiting"), "sent": _("Sent"), "bounced": _("Came back"), "failed": _("Not sent")}
    state = request.GET.get("state", "")
    state = state if state in labels else "queued"
    number = page_number(request)
    facts = {
        "rows": mailing.mails(state, start=(number - 1) * ROWS, count=ROWS),
        "pill": _MAIL_STATES[state],
        "label": labels[state],
        "tabs": _tabs("mail", counts, state, labels),
        "pages": pages(request, counts[state], ROWS),
        **side("mail"),
    }
    return render(request, "operator/mail.html", facts)
