"""What screens are told of a grid: plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from assay.web.records.rosters.rows import PupilRow

WINDOW = timedelta(minutes=10)
"""For so long a mark can be undone; then it is awarded."""

MOST_SKILLS = 12
"""Columns of one grid at most."""

Cell = tuple[str, str]
"""A pupil's key and a version's."""


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A column: what it awards. `is_open` is false once the achievement was archived."""

    version: str
    achievement: str
    name: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class CellRow:
    """How a pupil stands with a skill.

    `set` can still be undone here, `elsewhere` was marked in another section, `settling` can be undone no
    more, `held` is awarded.
    """

    state: str
    until: datetime | None = None
    credential: str = ""


@dataclass(frozen=True, slots=True)
class SectionGrid:
    """Pupils and skills of a section; `cells` has those that are not empty."""

    skills: list[SkillRow]
    pupils: list[PupilRow]
    cells: dict[Cell, CellRow] = field(default_factory=dict)

    def done(self, version: str) -> int:
        """How many of its pupils have this, marked or awarded."""
        return sum((pupil.key, version) in self.cells for pupil in self.pupils)


@dataclass(frozen=True, slots=True)
class TapRow:
    """What one person ticked together and can still undo."""

    tap: str
    count: int
    set_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class TroubleRow:
    """A mark that was not awarded, or not yet, and why: a code."""

    pupil: str  # name
    skill: str
    code: str
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A mark of one pupil's."""

    key: str
    section: str
    section_title: str
    version: str
    achievement: str  # name
    set_at: datetime
    settles_at: datetime
    state: str  # set, undone, awarded
    credential: str
    trouble: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that was not changed, and why: closed, column, archived, left, held, settled."""

    pupil: str
    version: str
    code: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a tap: the cells that are now as was wanted, how many changed, and those refused."""

    tap: str
    done: tuple[Cell, ...]
    changed: int
    refused: tuple[Refused, ...] = ()
