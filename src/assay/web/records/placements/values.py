"""What placements are made of and tell: plain values, and why something is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from assay.web.base.refusals import Refusal
from assay.web.records.endorsements.values import EndorsementRow

LONGEST_TEXT = 2000
LONGEST_NAME = 200
LARGEST_FILE = 5 << 20
MOST_ARTEFACTS = 20
MOST_ENTRIES = 400
MOST_AT_ONCE = 60
QUARTERS_A_DAY = 64  # sixteen hours
MENTOR, TEACHER, SELF = "mentor", "teacher", "self"


class PlacementRefused(Refusal):
    """Nothing was changed. `reason` is a key of the table in `words`; `field`: which field it is about."""

    WORDS = {
        "employer": _("Write the employer's name."),
        "mentor": _("Write the mentor's name."),
        "email": _("Write the mentor's e-mail address, like ada@example.org, or leave it empty."),
        "tasks": _("Write what the pupil will do there, in a sentence or two."),
        "dates": _("The last day lies before the first. Correct one of them."),
        "too-long": _("A placement lasts two years at most. Make two of it."),
        "nobody": _("Choose at least one pupil."),
        "many": _("Choose at most 60 pupils at once."),
        "version": _("Choose one of your published achievements."),
        "day": _("This day lies outside the placement, or in the future."),
        "hours": _("Write hours from 0.25 to 16, in quarters: 7.5."),
        "full-day": _("That would make more than 16 hours on this day."),
        "what": _("Write in a few words what you did."),
        "note": _("Write what is not right, so that it can be corrected."),
        "confirmed": _("The mentor has confirmed these hours; they stay as they are."),
        "awarded": _("This placement was awarded; it stays as it is."),
        "sent": _("This observation was sent already; it is final."),
        "nothing": _("Choose a level for at least one skill."),
        "example": _("Give one concrete example for each level you chose: what did you see?"),
        "endorsed": _("You have signed already. Nothing was changed."),
        "file": _("Choose a file."),
        "too-large": _("The file is larger than 5 MB. Make it smaller, or give a link."),
        "link": _("Write the whole address, beginning with https://."),
        "too-many": _("There are 20 pieces here already. Remove one first."),
        "no-address": _("There is no e-mail address of the mentor. Copy the link, or show the QR code."),
        "link-closed": _("The link is closed. Make a new one first."),
        "reason": _("Something is missing. Say why you award it all the same."),
        "left": _("This pupil is not on the roster any more."),
    }


@dataclass(frozen=True, slots=True)
class NewPlacement:
    """What is arranged with one employer, for one pupil or several."""

    employer: str
    mentor: str
    email: str
    tasks: str
    begins: date
    ends: date
    wanted_quarters: int = 0
    wants_two: bool = False
    version: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Rating:
    """One skill as one observer saw it: the level's number (0: not seen), its words, the example."""

    criterion: str
    name: str
    level: int
    words: str
    example: str


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """What one observer saw."""

    kind: str  # mentor, teacher, self
    observer: str
    who: str
    ratings: tuple[Rating, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class HourRow:
    """Hours of one day."""

    key: str
    day: date
    quarters: int
    what: str
    state: str  # logged, confirmed, questioned
    note: str
    logged_at: datetime
    answered_at: datetime | None

    @property
    def hours(self) -> float:
        """How many, in hours."""
        return self.quarters / 4


@dataclass(frozen=True, slots=True)
class ArtefactRow:
    """Something that was made there."""

    key: str
    kind: str  # file, link
    name: str
    about: str
    url: str
    digest: str
    size: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """A placement in a list; names are empty once the pupil was forgotten."""

    key: str
    organization: str
    pupil: str
    pupil_name: str
    given_name: str
    employer: str
    mentor: str
    email: str
    tasks: str
    begins: date
    ends: date
    state: str  # planned, running, done, awarded
    wanted_quarters: int
    logged_quarters: int
    confirmed_quarters: int
    questioned: int
    wants_two: bool
    version: str
    credential: str
    credential_id: str
    language: str
    waits_for: tuple[str, ...]  # pupil, mentor, school
    observers: tuple[str, ...]  # kinds of whoever has observed
    is_endorsed: bool
    link_ends_at: datetime
    link_sent_at: datetime | None
    link_opened_at: datetime | None
    data_key: str = field(repr=False, default="")

    @property
    def wanted_hours(self) -> float:
        """The hours that were agreed; 0 where none were."""
        return self.wanted_quarters / 4

    @property
    def confirmed_hours(self) -> float:
        """The hours the mentor confirmed."""
        return self.confirmed_quarters / 4

    @property
    def logged_hours(self) -> float:
        """The hours that wait for the mentor."""
        return self.logged_quarters / 4


@dataclass(frozen=True, slots=True)
class PlacementPage:
    """A placement with all that belongs to it."""

    row: PlacementRow
    hours: tuple[HourRow, ...]
    observations: tuple[ObservationRow, ...]
    artefacts: tuple[ArtefactRow, ...]
    endorsements: tuple[EndorsementRow, ...]


@dataclass(frozen=True, slots=True)
class MentorPage:
    """What the holder of a mentor's link may see: of the pupil the first name, the tasks, the hours."""

    key: str
    organization: str
    school: str
    pupil: str  # the first name, nothing else
    employer: str
    mentor: str
    sent_to: str
    tasks: str
    begins: date
    ends: date
    hours: tuple[HourRow, ...]
    observation: ObservationRow | None
    endorsement: EndorsementRow | None
    subject: str  # the id of what an endorsement would endorse
    title: str
    language: str
    is_awarded: bool
    link_ends_at: datetime

    @property
    def waiting(self) -> tuple[HourRow, ...]:
        """The hours that wait for an answer."""
        return tuple(row for row in self.hours if row.state == "logged")
