"""What screens hand in and are shown of exemplars: plain values, the limits, and the refusals in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from assay.web.base.refusals import Refusal

PASSED, RETURNED = "passed", "returned"
LASTS = timedelta(days=365)
"""For so long at most an exemplar is shown before it is asked for anew."""
ANSWER_WITHIN = timedelta(days=60)
LONGEST_TEXT = 20_000
LIVE = ("asked", "agreed")


class ExemplarRefused(Refusal):
    """Nothing was changed. `reason` is a key of `WORDS`; `field` the key of the piece that it is about."""

    WORDS = {
        "not-decided": _("Only work that was decided can become an example."),
        "not-confirmed": _("Nobody has confirmed the address of this application, so nobody can be asked."),
        "whose": _("Several pupils of the roster have this address: it is not known whose work this is."),
        "taken": _("This version has such an example already, or asks for one. Take that down first."),
        "said-no": _("Whoever made this work has said no to showing it. Choose another piece of work."),
        "empty": _("Choose at least one part of the work to show."),
        "why": _("Say why it was judged so: that is what readers learn from."),
        "name": _("The learner's name or address is still in it. Write something else there, like [name]."),
        "link": _("A link is shown as it was handed in, or left out."),
        "file": _("Only pictures (PNG, JPEG) and PDFs of at most 10 MB can be shown. Leave this file out."),
        "too-long": _("Write less: at most 20,000 characters."),
        "ends": _("Choose a last day after today and within a year."),
        "closed": _("This was answered already, or it is over. Nothing was changed."),
        "age": _("Say that you are 18 or older. If you are younger, say no: it stays private."),
        "minor": _(
            "You told us that you are under 18, and no school here knows a guardian of yours who could "
            "agree. It stays private."
        ),
    }


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a member wants to show: which judgement, which pieces in which words, until when.

    `shown`: key of a piece → the text as it would be shown (of links and files as it is). A piece that is
    not in it is left out.
    """

    step: str
    why: str
    shown: Mapping[str, str]
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """A judgement that an exemplar could be made of, with the pieces that were judged and are still there."""

    step: str
    kind: str
    attempt: int
    at: datetime
    why: str
    pieces: tuple[CandidatePiece, ...]
    missing: int  # pieces that were judged and were taken back since


@dataclass(frozen=True, slots=True)
class CandidatePiece:
    """One piece that was judged."""

    key: str
    kind: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part as it is shown. `media_type` of a file: image/png, image/jpeg, application/pdf."""

    place: int
    kind: str
    title: str
    text: str = ""
    is_edited: bool = False
    media_type: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether it is shown on the page; other files are saved."""
        return self.media_type.startswith("image/")


@dataclass(frozen=True, slots=True)
class Work:
    """What readers see of an exemplar: nothing in it says whose it is."""

    key: str = field(repr=False)
    kind: str
    achievement: str  # its key
    achievement_name: str
    number: int
    organization: str
    issuer: str
    why: str
    results: tuple[tuple[str, str], ...]
    parts: tuple[PartRow, ...]
    judged_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class ExemplarRow:
    """An exemplar in a list of its organization's, or of whoever made the work. Never a name.

    `state`: asked, waiting and waiting-school (for a guardian), open, refused, withdrawn, taken-down, over.
    """

    key: str
    token: str
    organization: str
    issuer: str
    achievement: str
    achievement_name: str
    number: int
    application: str
    kind: str
    state: str
    made_at: datetime
    answer_by: datetime
    ends_at: datetime

    @property
    def is_live(self) -> bool:
        """Whether it is shown, or may be once somebody has answered."""
        return self.state in {"asked", "waiting", "waiting-school", "open"}


@dataclass(frozen=True, slots=True)
class OwnPage:
    """The page of whoever made the work: what would be shown, and what they can say."""

    row: ExemplarRow
    work: Work | None  # None once nothing is left to show
    must_say_age: bool
    is_minor: bool  # a guardian is asked after them
    cannot_agree: bool  # under 18, and nobody here could agree for them
