"""The grid: pupils down, skills across, a box of 44 pixels for each, and the bar that takes a tap back.

Apart because the teacher's page, the tour and the gallery draw it; it knows neither rosters nor awards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

FITS = 6
"""So many columns fit beside the names on a phone; with more the grid scrolls sideways in its frame."""


class TickState(StrEnum):
    """How a cell stands: only open and set ones can be tapped."""

    OPEN = "open"
    SET = "set"
    WAITING = "waiting"
    HELD = "held"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        """The state, said."""
        return {
            TickState.OPEN: _("not yet"),
            TickState.SET: _("marked"),
            TickState.WAITING: _("being awarded"),
            TickState.HELD: _("awarded"),
            TickState.CLOSED: _("cannot be marked any more"),
        }[self]


@dataclass(frozen=True, slots=True)
class GridSkill:
    """A column: its key, its name, how many have it, and where it is shown alone."""

    key: str
    name: str
    done: int
    url: str = ""
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class GridTick:
    """A cell. `key` is what its box sends; `says` is whom and what it is about; `url` shows what is held."""

    key: str
    skill: str
    state: TickState
    says: str
    url: str = ""

    @property
    def may_tap(self) -> bool:
        """Whether it is a box."""
        return self.state in {TickState.OPEN, TickState.SET}


@dataclass(frozen=True, slots=True)
class GridRow:
    """A pupil's row."""

    key: str
    name: str
    ticks: tuple[GridTick, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole: one column alone is drawn with large rows."""

    caption: str
    skills: tuple[GridSkill, ...]
    rows: tuple[GridRow, ...]

    @property
    def is_single(self) -> bool:
        """Whether one skill is shown alone."""
        return len(self.skills) == 1

    @property
    def fits(self) -> bool:
        """Whether it needs no scrolling sideways on a phone."""
        return len(self.skills) <= FITS

    @property
    def was(self) -> str:
        """Which boxes were set when it was drawn: so only what was changed is sent."""
        ticks = (tick for row in self.rows for tick in row.ticks)
        return " ".join(tick.key for tick in ticks if tick.state == TickState.SET)


@dataclass(frozen=True, slots=True)
class Undo:
    """The bar below: what was ticked last, how long it can be taken back; and all of the last minutes."""

    url: str
    last: str
    count: int
    minutes: int
    taps: Sequence[str] = ()
    total: int = 0

    @property
    def has_more(self) -> bool:
        """Whether there is more to take back than the last tap."""
        return self.total > self.count
