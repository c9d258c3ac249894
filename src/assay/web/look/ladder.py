"""The ladder of rigor: five steps, and how far the evidence climbs.

Apart because "the school states" and "we observed" must never look alike: outline and fill.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _


class Footing(StrEnum):
    """What a step rests on."""

    OPEN = "open"
    STATED = "stated"
    OBSERVED = "observed"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class LadderStep:
    """A step: its name in words, what it rests on, and whether it is the highest one reached."""

    label: str
    state: Footing = Footing.OPEN
    is_reached: bool = False

    @property
    def word(self) -> str:
        """What it rests on, in a word."""
        words = {
            Footing.STATED: _("stated"),
            Footing.OBSERVED: _("observed"),
            Footing.INDEPENDENT: _("seen by others"),
        }
        return words.get(self.state, "")


@dataclass(frozen=True, slots=True)
class Ladder:
    """Five steps from the lowest up, and the sentence that says what was reached."""

    steps: tuple[LadderStep, ...]
    sentence: str
