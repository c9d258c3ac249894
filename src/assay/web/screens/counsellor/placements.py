"""Placements in a pupil's record: where, the hours that were confirmed, and what observers saw, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time

from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assay.web.look.dossier import Chapter, Line
from assay.web.look.pieces import State
from assay.web.records.placements.awarding import hours_text
from assay.web.records.placements.values import ObservationRow, PlacementPage, PlacementRow

STATES = {
    "planned": (gettext_lazy("Planned"), State.PLAIN),
    "running": (gettext_lazy("Under way"), State.INFO),
    "done": (gettext_lazy("Over, not awarded yet"), State.UNKNOWN),
    "awarded": (gettext_lazy("Awarded"), State.OK),
}
OBSERVERS = {
    "mentor": gettext_lazy("the mentor"),
    "teacher": gettext_lazy("a teacher"),
    "self": gettext_lazy("the pupil"),
}


def placements_of(pages: Iterable[PlacementPage]) -> Chapter:
    """The chapter of placements."""
    return Chapter(
        "placements",
        _("Work placements"),
        tuple(_line(page) for page in pages),
        _("Not shown yet. A placement brings hours, what a mentor saw, and something that was made."),
    )


def _line(page: PlacementPage) -> Line:
    row = page.row
    word, state = STATES[row.state]
    return Line(
        title=row.employer or _("A placement that was forgotten"),
        detail=row.tasks,
        at=datetime.combine(row.begins, time(12), get_current_timezone()),
        word=str(word),
        state=state,
        notes=(_hours(row), *_observed(page.observations), *_more(page)),
    )


def _hours(row: PlacementRow) -> str:
    count = hours_text(row.confirmed_quarters)
    if row.wanted_quarters:
        told = _("%(count)s of %(wanted)s hours confirmed by the mentor, until %(day)s.")
    else:
        told = _("%(count)s hours confirmed by the mentor, until %(day)s.")
    wanted = hours_text(row.wanted_quarters)
    return told % {"count": count, "wanted": wanted, "day": date_format(row.ends, "DATE_FORMAT")}


def _observed(rows: Iterable[ObservationRow]) -> Iterator[str]:
    """Each observation: who saw it, the skill, the level in words, the example."""
    for row in rows:
        who = row.who or str(OBSERVERS.get(row.kind, row.kind))
        for rating in row.ratings:
            if rating.level:
                facts = {"skill": rating.name, "words": rating.words, "who": who}
                seen = _("%(skill)s: %(words)s (%(who)s)") % facts
                yield f"{seen} — {rating.example}" if rating.example else seen


def _more(page: PlacementPage) -> Iterator[str]:
    if page.artefacts:
        count = len(page.artefacts)
        told = ngettext("%(count)s piece of work kept", "%(count)s pieces of work kept", count)
        yield told % {"count": count}
    if page.row.is_endorsed:
        yield _("The mentor signed an endorsement of it.")
