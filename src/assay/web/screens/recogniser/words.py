"""Statements in plain words: what is stated, how it stands, and why one is left out of the count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.analysis.valuation import Verb
from assay.web.look.pieces import State
from assay.web.records.statements.signing import plain_number, sentence
from assay.web.records.statements.values import StatementRow
from assay.web.records.verifications.own_pages import own_version

VERBS = {str(verb): verb for verb in Verb}

STATES = {
    "draft": (State.INFO, gettext_lazy("Not signed yet")),
    "signed": (State.OK, gettext_lazy("In force")),
    "ended": (State.PLAIN, gettext_lazy("Its time is over")),
    "withdrawn": (State.BAD, gettext_lazy("Withdrawn")),
}
UNPROVEN = (State.UNKNOWN, gettext_lazy("Does not count at present"))
DOWN = (State.BAD, gettext_lazy("Taken down"))

REASONS = {
    "issuer-itself": gettext_lazy(
        "It is the issuer's own word about its own achievement, or that of its owner."
    ),
    "reciprocal": gettext_lazy("The two recognise each other's achievements, so neither counts."),
    "same-organization": gettext_lazy("Whoever controls this organization is counted already."),
    "withdrawn": gettext_lazy("It was withdrawn."),
    "expired": gettext_lazy("Its time is over."),
    "not-begun": gettext_lazy("It does not hold yet."),
    "unproven": gettext_lazy(
        "It is not known at present who states it: the proof of the domain or key is gone."
    ),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement as pages show it."""

    row: StatementRow
    sentence: str
    state: str  # of the pill
    state_words: str
    reason: str = ""  # why it is left out

    @property
    def version(self) -> int | None:
        """Which version of one of ours it was stated of: it holds for later ones, and readers may compare."""
        named = own_version(self.row.achievement_id)
        return named[1] if named else None

    @property
    def heading(self) -> str:
        """What it does, in few words."""
        if self.row.credits is not None:
            return _("Gives %(number)s credits for it") % {"number": plain_number(self.row.credits)}
        return self.row.verb_words


def shown(row: StatementRow, reason: str = "") -> Shown:
    """One, ready for a page; `reason` as the counting gives it."""
    state, words = STATES[row.state]
    if row.is_down:
        state, words = DOWN
    elif row.state == "signed" and not row.is_proven:
        state, words = UNPROVEN
    return Shown(row, sentence(row), str(state), str(words), str(REASONS.get(reason, "")))


def all_shown(rows: Iterable[StatementRow]) -> list[Shown]:
    """All of them."""
    return [shown(row) for row in rows]
