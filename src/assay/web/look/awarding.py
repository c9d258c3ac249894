"""An award as its organization tells it: what happened, how it was judged, and each turn of an application.

Apart from the screens because the award desk and the tour show the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assay.web.look.pieces import Moment, State
from assay.web.records.applications.values import ApplicationPage
from assay.web.records.credentials.rows import AwardRow
from assay.web.records.reminders.queries import reminders_of

TURNS = {
    "submitted": gettext_lazy("Handed in"),
    "returned": gettext_lazy("Returned"),
    "agreed": gettext_lazy("Accepted by the first assessor"),
    "accepted": gettext_lazy("Accepted"),
    "declined": gettext_lazy("Declined"),
}


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of an application: when, what, by whom, in which words, with which results."""

    at: datetime
    words: str
    who: str
    text: str
    results: tuple[tuple[str, str], ...]
    attempt: int


def turns_of(page: ApplicationPage) -> list[Turn]:
    """What happened to an application, newest first."""
    return [
        Turn(
            at=step.at,
            words=str(TURNS[step.kind]),
            who=step.actor_name,
            text=step.text,
            results=tuple((name, value) for name, value in step.results.items() if value),
            attempt=step.attempt,
        )
        for step in reversed(page.steps)
    ]


def history(organization: str, row: AwardRow, address: Callable[[str], str]) -> tuple[Moment, ...]:
    """What happened, newest first; `address` says where another award is shown."""
    sources = {
        "single": _("Awarded by hand"),
        "batch": _("Awarded from a file"),
        "code": _("Claimed with a code"),
        "grid": _("Marked in the grid of a section"),
        "application": _("Awarded after an application"),
        "reissue": _("Issued in place of a former one"),
        "certificate": _("Issued for another body's certificate"),
        "placement": _("Awarded for a placement"),
    }
    source = sources.get(row.source, _("Awarded"))
    former = address(row.replaces) if row.replaces else ""
    found = [Moment(row.planned_at, source, url=former, state=State.BRAND)]
    if row.issued_at:
        found.append(Moment(row.issued_at, _("Signed and stored"), state=State.OK))
    if row.told_at:
        states = {
            "sent": (_("The mail with the link was sent"), State.OK),
            "bounced": (_("The mail came back"), State.BAD),
            "failed": (_("The mail could not be sent"), State.BAD),
        }
        text, state = states.get(row.mail_state, (_("The mail with the link is on its way"), State.INFO))
        at = max(row.told_at, row.issued_at or row.told_at)  # queued with the signed bytes
        found.append(Moment(at, text, row.recipient_email, state))
    found += [
        Moment(at, _("The link was sent again"), state=State.INFO)
        for at in reminders_of(organization, row.key)
    ]
    if row.claimed_at:
        found.append(Moment(row.claimed_at, _("Claimed by the learner"), state=State.OK))
    if row.standing_at:
        found.append(_standing(row, address))
    found.sort(key=lambda moment: moment.at)
    return tuple(reversed(found))  # of one instant the last thing first


def _standing(row: AwardRow, address: Callable[[str], str]) -> Moment:
    at = row.standing_at or row.planned_at
    if row.replaced_by:
        return Moment(at, _("Corrected and issued anew"), url=address(row.replaced_by))
    if row.standing == "revoked":
        return Moment(at, _("Revoked"), row.reason, State.BAD)
    if row.standing == "suspended":
        return Moment(at, _("Suspended"), row.reason, State.UNKNOWN)
    return Moment(at, _("Reinstated"), row.reason, State.OK)


def judged(assessment: Mapping[str, Any]) -> list[tuple[str, str]]:
    """How it was judged, line by line; nothing where nobody recorded it."""
    if not assessment:
        return []
    attempts, returns = int(assessment.get("attempts", 1)), int(assessment.get("returns", 0))
    people, minutes = len(assessment.get("assessors", [])), int(assessment.get("minutes", 0))
    lines = [
        (_("Attempts"), str(attempts)),
        (_("Times returned"), str(returns)),
        (_("Assessors"), ngettext("%(n)s person", "%(n)s people", people) % {"n": people}),
        (_("Pieces of evidence"), str(len(assessment.get("evidence", [])))),
    ]
    if minutes:
        lines.append((_("Time spent"), ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}))
    return lines
