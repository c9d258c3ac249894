"""What members read of a question to a guardian: its state as a pill, its words, its answers."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from assay.web.base.permission import NotFound
from assay.web.look.consents import weekday
from assay.web.look.pieces import State
from assay.web.look.policy_words import BANDS
from assay.web.records.consents import words
from assay.web.records.consents.queries import AskRow, ConsentRow
from assay.web.records.policies.queries import Policy
from assay.web.records.rosters.ages import AgeBand

_BANDS = {**BANDS, AgeBand.UNKNOWN: gettext_lazy("age unknown")}


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer in words."""

    row: ConsentRow
    what: str
    method: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, ready for a page."""

    row: AskRow
    state: State
    word: str
    sentence: str
    parts: tuple[str, ...]
    band: str
    answers: tuple[Answered, ...]

    @property
    def may_record(self) -> bool:
        """Whether a consent can be recorded: asked, and neither answered with no nor over."""
        return self.row.is_waiting or self.row.is_open


def asked_row(row: AskRow, terms: Policy) -> Asked:
    """This question as members see it."""
    state, word, sentence = _told(row)
    return Asked(
        row,
        state,
        word,
        sentence,
        tuple(words.seen(row.parts)),
        band_words(row.pupil.band),
        tuple(Answered(each, _answer(each), _method(each, terms)) for each in row.said),
    )


def band_words(band: AgeBand) -> str:
    """The age band in words, in the present language."""
    return str(_BANDS[band])


def _told(row: AskRow) -> tuple[State, str, str]:
    since = weekday(row.since) if row.since else ""
    if row.state == "open":
        until = date_format(localtime(row.until), "DATE_FORMAT") if row.until else ""
        return State.OK, _("Open"), _("Agreed to; open until %s.") % until
    if row.state == "waiting":
        words_ = _("Waiting for another guardian since %s.") if row.is_partly else _("Waiting since %s.")
        return State.UNKNOWN, _("Waiting for a guardian"), words_ % since
    if row.state == "waiting-school":
        return State.UNKNOWN, _("The school must record it"), _("Waiting since %s.") % since
    if row.state == "refused":
        return State.BAD, _("Refused"), _("A guardian said no on %s.") % since
    if row.state == "withdrawn":
        return State.PLAIN, _("Withdrawn"), _("Taken back on %s.") % since
    if row.state == "free":
        return State.INFO, _("Decides alone"), _("The pupil decides alone now.")
    return (
        State.PLAIN,
        _("Over"),
        _("Nobody answered in time, its last day has passed, or the pupil ended it."),
    )


def _answer(row: ConsentRow) -> str:
    told = {"yes": _("Yes, to this one"), "standing": _("Yes, to this one and later ones"), "no": _("No")}
    return told[row.answer]


def _method(row: ConsentRow, terms: Policy) -> str:
    try:
        return terms.method(row.method).name(get_language() or "en")
    except NotFound:
        return row.method
