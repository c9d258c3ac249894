"""What somebody says of their own learning: plain values, and why something is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from assay.web.base.refusals import Refusal

KIND_WORDS = {
    "club": _("A club, a team, a community"),
    "job": _("A job"),
    "caring": _("Caring for somebody"),
    "other": _("Something else"),
}
LARGEST_FILE = 5 << 20
MOST_PIECES = 20
MOST_EXPERIENCES = 200
MOST_ENTRIES = 400
QUARTERS_A_DAY = 96
LONGEST_TITLE, LONGEST_PLACE, LONGEST_LEARNED = 120, 120, 3000


class ExperienceRefused(Refusal):
    """Nothing was changed. `reason` is a key of the table in `words`; `field`: which field it is about."""

    WORDS = {
        "title": _("Give it a name, at most 120 characters: “Football coach for the little ones”."),
        "place": _("Write where it was, at most 120 characters, or leave it empty."),
        "learned": _("Write what you learned, in a sentence or more, at most 3,000 characters."),
        "dates": _("The last day lies before the first. Correct one of them."),
        "future": _("It has not begun yet. Write a first day that is past."),
        "many": _("You have 200 experiences here. Remove one first."),
        "issued": _("You have signed this; it stays as it is. Make a new one for what came after."),
        "day": _("This day lies outside the time of it, or in the future."),
        "hours": _("Write hours from 0.25 to 24, in quarters: 1.5."),
        "full-day": _("That would make more than 24 hours on this day."),
        "too-many": _("There are too many entries here already. Remove one first."),
        "file": _("Choose a file."),
        "too-large": _("The file is larger than 5 MB. Make it smaller, or give a link."),
        "link": _("Write the whole address, beginning with https://."),
        "name": _("Write your name as it should stand there, at most 200 characters."),
        "characters": _("There are characters in it that cannot be signed. Type the words anew."),
    }


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says: what, where, when, what they learned. `ends` is None while it goes on."""

    kind: str
    title: str
    place: str
    begins: date
    ends: date | None
    learned: str


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Hours of one day."""

    key: str
    day: date
    quarters: int
    what: str

    @property
    def hours(self) -> float:
        """How many, in hours."""
        return self.quarters / 4


@dataclass(frozen=True, slots=True)
class PieceRow:
    """A file or a link that shows something of it."""

    key: str
    kind: str  # file, link
    name: str
    url: str
    digest: str
    size: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class ExperienceRow:
    """One experience, as its owner sees it."""

    key: str
    kind: str
    title: str
    place: str
    begins: date
    ends: date | None
    learned: str
    quarters: int
    credential_id: str
    made_at: datetime
    issued_at: datetime | None

    @property
    def hours(self) -> float:
        """All hours so far."""
        return self.quarters / 4

    @property
    def kind_words(self) -> str:
        """What kind of thing it is, in words."""
        return str(KIND_WORDS[self.kind])


@dataclass(frozen=True, slots=True)
class ExperiencePage:
    """One experience with its hours and what shows it."""

    row: ExperienceRow
    hours: tuple[HoursRow, ...]
    pieces: tuple[PieceRow, ...]
