"""What is asked of those who vouch, what they sign, and why something is refused: plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from assay.web.base.refusals import Refusal
from assay.web.records.consents.values import ConsentState

Json = dict[str, Any]

PLACEMENT, EXPERIENCE, CREDENTIAL = "placement", "experience", "credential"
SHORTEST, LONGEST = 30, 1500  # characters of what somebody writes


class EndorsementRefused(Refusal):
    """Nothing was signed or asked. `reason` is a key of `WORDS`."""

    WORDS = {
        "name": _("Write your own name, at most 200 characters. It is your signature."),
        "email": _("Write their e-mail address, like ada@example.org."),
        "short": _("Write two sentences: what you saw, and what you think of it."),
        "long": _("Write less: at most 1,500 characters."),
        "characters": _("There are characters in it that cannot be signed. Type the words anew."),
        "done": _("This was answered already. Nothing was changed."),
        "own": _("Ask somebody else: this is your own address."),
        "many": _("Ten people have been asked and have not answered yet. Wait, or take one request back."),
        "again": _("This person has been asked about this already and has not answered yet."),
        "closed": _("This link is closed."),
    }


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody is about to sign.

    `subject`: the id of what is endorsed. `email`: shown only where the signer wishes. `sent_to`: where the
    link went; empty where it was handed over by `handed_by`.
    """

    subject: str
    title: str
    comment: str
    name: str
    email: str = ""
    sent_to: str = ""
    handed_by: str = ""


@dataclass(frozen=True, slots=True)
class EndorsementRow:
    """Somebody's signed words, opened."""

    key: str
    kind: str
    about: str
    name: str
    comment: str
    sentence: str  # how far it is known who signed
    document: Json = field(repr=False)
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class About:
    """What somebody is asked to vouch for, and what they are shown of it.

    `subject`: its id as a credential names it. `credential`: the award's key where we issued it.
    """

    kind: str
    key: str
    subject: str
    whose: str
    title: str
    told: str
    credential: str = ""


@dataclass(frozen=True, slots=True)
class AskRow:
    """A request as its owner sees it."""

    key: str
    kind: str
    about: str
    title: str
    name: str
    email: str
    note: str
    state: str  # waiting, sent, signed, declined, withdrawn, ended
    consent: ConsentState | None  # how it stands with whoever has to say yes, while it is not answered
    made_at: datetime
    sent_at: datetime | None
    answered_at: datetime | None
    ends_at: datetime
    endorsement: str


@dataclass(frozen=True, slots=True)
class AskPage:
    """What whoever holds the link may see: what the owner chose to show, and nothing else of theirs."""

    key: str
    kind: str
    subject: str
    whose: str
    title: str
    told: str
    note: str
    name: str
    sent_to: str
    state: str
    ends_at: datetime

    @property
    def is_open(self) -> bool:
        """Whether it can still be answered."""
        return self.state == "sent"
