"""What screens hand in and are shown of applications: plain values, the limits, and the refusals in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from assay.web.base.refusals import Refusal
from assay.web.records.achievements.queries import VersionRow

MOST_PIECES = 12
LARGEST_FILE = 5 << 20
LARGEST_ALL = 25 << 20
LONGEST_TEXT = 20_000
OPEN_STATES = ("draft", "submitted", "second", "returned")
EDITABLE = ("draft", "returned")
WAITING = ("submitted", "second")


class ApplicationRefused(Refusal):
    """Something about an application that cannot be done now. `reason` is a code, `words` say it."""

    WORDS = {
        "closed": _("Nobody can apply for this at the moment."),
        "name": _("Write your name as it should stand on the credential, at most 200 characters."),
        "email": _("Write your e-mail address, like ada@example.org."),
        "not-editable": _("It was handed in and is being read. You can change it if it comes back to you."),
        "too-many": _("You can hand in at most 12 pieces. Remove one first."),
        "too-large": _("The file is larger than 5 MB. Make it smaller, or hand in a link to it."),
        "too-much": _("All your files together are larger than 25 MB. Remove one, or hand in links."),
        "empty": _("There is nothing in it. Choose a file, write a text or paste a link."),
        "no-files": _("Files are not taken here. Hand in a link or a text."),
        "link": _("This is not a web address. It must begin with https:// or http://."),
        "nothing-shown": _("Add at least one piece of evidence first."),
        "not-waiting": _("Somebody else has decided this meanwhile. Nothing was changed."),
        "same-assessor": _("You have agreed already. The second assessor must be somebody else."),
        "own": _("This is your own application. Somebody else must assess it."),
        "text-missing": _("Say what is missing or why, so that the learner knows."),
    }


@dataclass(frozen=True, slots=True)
class NewPiece:
    """A piece of evidence as it is handed in: `kind` text, link or file."""

    kind: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an assessor decides: `kind` (returned, accepted, declined), words, results, minutes spent."""

    kind: str
    text: str = ""
    results: Mapping[str, str] = field(default_factory=dict)
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """What those who apply are asked to show."""

    achievement: str
    is_open: bool
    asks: str
    takes_files: bool
    needs_second: bool


@dataclass(frozen=True, slots=True)
class PieceRow:
    """One piece of evidence; texts and links are shown, files are downloaded."""

    key: str
    kind: str
    name: str
    text: str
    size: int
    attempt: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class StepRow:
    """One turn, with who took it (`actor` is a person's key, `actor_name` a name for members)."""

    kind: str
    attempt: int
    actor: str
    actor_name: str
    text: str
    results: dict[str, str]
    minutes: int
    at: datetime


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """An application in a list."""

    key: str
    token: str
    organization: str
    issuer: str
    achievement: str  # its key
    achievement_name: str
    version: str
    name: str
    email: str
    state: str
    attempt: int
    made_at: datetime
    submitted_at: datetime | None
    decided_at: datetime | None
    credential: str

    @property
    def may_edit(self) -> bool:
        """Whether the learner can change it now."""
        return self.state in EDITABLE


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """All of one application."""

    row: ApplicationRow
    version: VersionRow
    intake: IntakeRow
    pieces: tuple[PieceRow, ...]
    steps: tuple[StepRow, ...]
