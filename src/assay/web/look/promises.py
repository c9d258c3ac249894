"""Promises and what came of them as rows of a page, and the sentence that sums them up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.web.look import promise_words
from assay.web.records.promise_checks.values import FAILED, PASSED, UNKNOWN, CheckRow, Finding

_STATES = {PASSED: "ok", FAILED: "bad", UNKNOWN: "unknown"}


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One sentence that promises something."""

    quote: str
    kind: str
    place: str
    verdict: str
    state: str  # of the pill
    why: str
    rests_on: str
    instead: str


@dataclass(frozen=True, slots=True)
class PromisePage:
    """What came of all of them. `checked_at` is None of what is not kept."""

    rows: tuple[PromiseRow, ...]
    summary: str
    occupation: str
    checked_at: datetime | None = None
    shown_at: datetime | None = None


def page_of(check: CheckRow) -> PromisePage:
    """The page of a check that is kept."""
    return PromisePage(
        rows_of(check.findings), summary(check.findings), check.occupation, check.checked_at, check.shown_at
    )


def rows_of(findings: Sequence[Finding]) -> tuple[PromiseRow, ...]:
    """The rows, in the order of the text."""
    return tuple(
        PromiseRow(
            quote=one.text,
            kind=str(promise_words.KINDS.get(one.kind, one.kind)),
            place=str(promise_words.PLACES.get(one.place, one.place)),
            verdict=str(promise_words.VERDICTS[one.verdict]),
            state=_STATES[one.verdict],
            why=promise_words.why(one.why, one.facts),
            rests_on=promise_words.rests_on(one.inputs),
            instead=promise_words.instead(one.kind, one.verdict),
        )
        for one in findings
    )


def summary(findings: Sequence[Finding]) -> str:
    """How many promises there are in how many sentences, and how many of them are borne out, or are not."""
    if not findings:
        return _("No sentence promises jobs, pay, demand, recognition or credit.")
    sentences = len({(one.place, one.start) for one in findings})
    where = ngettext("%(count)s sentence", "%(count)s sentences", sentences) % {"count": sentences}
    counts = {verdict: sum(one.verdict == verdict for one in findings) for verdict in _STATES}
    told = {
        PASSED: ngettext("%(count)s borne out", "%(count)s borne out", counts[PASSED]),
        FAILED: ngettext("%(count)s not borne out", "%(count)s not borne out", counts[FAILED]),
        UNKNOWN: ngettext(
            "%(count)s that nobody can check", "%(count)s that nobody can check", counts[UNKNOWN]
        ),
    }
    said = [told[verdict] % {"count": counts[verdict]} for verdict in _STATES if counts[verdict]]
    whole = ngettext(
        "%(count)s promise in %(where)s: %(said)s.",
        "%(count)s promises in %(where)s: %(said)s.",
        len(findings),
    )
    return whole % {"count": len(findings), "where": where, "said": ", ".join(said)}
