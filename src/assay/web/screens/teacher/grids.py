"""From what a browser sends to cells, and what can be taken back. How a grid is drawn: `look.class_grid`."""

from __future__ import annotations

import math
from collections.abc import Iterable

from django.urls import reverse

from assay.web.base.clock import now
from assay.web.look.class_grid import BETWEEN
from assay.web.look.grid import Undo
from assay.web.records.marks import queries
from assay.web.records.marks.rows import Cell
from assay.web.records.people.queries import Person
from assay.web.records.rosters.rows import SectionRow

MOST_SENT = 2_000


def undo_bar(section: SectionRow, person: Person) -> Undo | None:
    """What this person can take back here now; None where that is nothing."""
    taps = queries.taps(section.organization, section.key, person)
    if not taps:
        return None
    last = taps[0]
    return Undo(
        url=reverse("teacher:undo", args=[section.organization, section.key]),
        last=last.tap,
        count=last.count,
        minutes=max(1, math.ceil((last.until - now()).total_seconds() / 60)),
        taps=[tap.tap for tap in taps],
        total=sum(tap.count for tap in taps),
    )


def cells(texts: Iterable[str]) -> list[Cell]:
    """The cells that a browser named; what is none is left out."""
    found = []
    for text in list(texts)[:MOST_SENT]:
        pupil, between, version = text.partition(BETWEEN)
        if pupil and between and version:
            found.append((pupil, version))
    return found
