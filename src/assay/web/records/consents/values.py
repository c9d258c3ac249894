"""What is asked and answered at the gate, as values; and the one way in which it refuses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from assay.web.base.refusals import Refusal
from assay.web.records.rosters.rows import PupilRow


class Rule(StrEnum):
    """Whose word opens something, from the most to the least free."""

    FREE = "free"  # the person's own
    GUARDIAN = "guardian"  # a guardian's, by the link they were sent or as the school recorded it
    SCHOOL = "school"  # a guardian's, and only as the school recorded it


STRICTEST = (Rule.FREE, Rule.GUARDIAN, Rule.SCHOOL)


@dataclass(frozen=True, slots=True)
class Concerned:
    """One pupil whom a matter shows, and whose word opens it there."""

    rule: Rule
    pupil: PupilRow


@dataclass(frozen=True, slots=True)
class RuleFor:
    """Whose word opens something: the strictest rule, and the pupil and organization it comes from."""

    rule: Rule
    organization: str = ""
    pupil: str = ""
    concerned: tuple[Concerned, ...] = field(default=(), repr=False)  # everybody whose guardian decides
    has_minor: bool = False  # also one who decides alone

    @property
    def is_free(self) -> bool:
        """Whether the person's own word opens it."""
        return self.rule is Rule.FREE


AUDIENCES = {
    "school": _("a school or college"),
    "employer": _("an employer"),
    "family": _("family or friends"),
    "self": _("nobody else: a copy to keep"),
    "other": _("somebody else"),
}
"""Kinds of audience; "later ones like it" can only be said of the first two."""

PARTS = {
    "narrative": _("how it was judged, in the words of the school"),
    "results": _("the results and levels"),
    "evidence": _("the evidence, such as projects and pictures"),
    "email": _("whether it was issued to an e-mail address that a reader types"),
    "file": _("the signed file, which holds all of it and can be passed on"),
    "work": _("this work and why it was judged so, without a name, by everybody who opens the public page"),
}
"""What something may show beyond the minimum, by the codes that shares use."""

STANDING_KINDS = frozenset({"school", "employer"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What would be opened: named as a guardian reads it, for whom, until when.

    `shows` are the titles of what is in it, `parts` the codes of what is seen of them beyond the minimum;
    `credentials` are their keys, "" for one from elsewhere.
    """

    kind: str  # "share", "endorsement", "file" or "exemplar"
    key: str
    organization: str
    pupil: str
    title: str
    shows: tuple[str, ...]
    audience: str
    ends_at: datetime
    audience_kind: str = "other"
    parts: tuple[str, ...] = ()
    credentials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsentState:
    """How a matter stands now, for the pupil who asked.

    `state`: free, waiting, waiting-school, open, refused, withdrawn, lapsed, or unasked.
    """

    state: str
    since: datetime | None = None
    until: datetime | None = None
    may_remind_from: datetime | None = None  # None: no more reminders
    reminders: int = 0
    is_partly: bool = False  # one guardian said yes, another has not answered
    audience: str = ""
    audience_kind: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it may be shown."""
        return self.state in {"free", "open"}


@dataclass(frozen=True, slots=True)
class Recording:
    """A consent as a member of the school records it."""

    method: str
    guardian: str  # key of the guardian; empty for somebody who is not on the roster
    who: str  # who said it, and what they are to the pupil, where they are not on the roster
    how: str
    said_on: Any  # a date
    until: datetime
    note: str = ""
    scan: bytes = b""


class ConsentRefused(Refusal):
    """The gate did not do what was asked; `words` say why and what helps."""

    WORDS = {
        "closed": _("This was answered or withdrawn already. The pupil can ask again."),
        "lapsed": _("Nobody answered in time, so this question has ended. The pupil can ask again."),
        "not-standing": _("Only this one can be agreed to here."),
        "needs-school": _(
            "At this age the school itself must record a guardian's consent. Please speak to the school."
        ),
        "not-yet": _("A reminder went out a short while ago. You can send the next one in a few days."),
        "no-more": _("Three reminders were sent. Please speak to your guardian, or to the school."),
        "nobody": _("The school has no e-mail address of a guardian of yours. Please speak to the school."),
        "method": _("The school's rules do not accept this way for somebody of this age. Choose another."),
        "date": _("That day has not come yet. Put in the day on which it was said."),
        "until": _("Choose a last day after today, and not after the last day that was asked for."),
        "who": _("Say who agreed: a guardian from the list, or somebody else by name."),
        "audience": _("Say who will see it."),
        "ends": _("Choose a last day after today and within a year."),
        "scan": _("The scan must be a PDF or a picture (PNG, JPEG) of at most 10 MB."),
    }
