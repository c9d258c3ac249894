"""How a question to a guardian stands, in words for the pupil who asked.

Apart from the screens because the wallet's pages and the pupil's phone say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.look.pieces import State
from assay.web.records.consents.queries import ConsentState

_A_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class ConsentSaid:
    """The state as a pill, a sentence, what helps, and what can be done."""

    state: State
    word: str
    sentence: str
    advice: str = ""
    may_remind: bool = False
    may_ask: bool = False  # again, in the same words
    may_open: bool = False  # oneself, as somebody who decides alone


def weekday(instant: datetime) -> str:
    """The day of the week within the last six days, else the date."""
    local = localtime(instant)
    return date_format(local, "l") if now() - instant < _A_WEEK else date_format(local, "DATE_FORMAT")


def consent_said(told: ConsentState, *, is_free: bool = False) -> ConsentSaid | None:
    """What to say of this state; None where nobody had to be asked."""
    if told.state == "free":
        return None
    since = weekday(told.since) if told.since else ""
    if told.state == "open":
        until = date_format(localtime(told.until), "DATE_FORMAT") if told.until else ""
        return ConsentSaid(State.OK, _("Open"), _("Your guardian said yes. It is open until %s.") % until)
    if told.state == "waiting":
        return _waiting(told, since)
    if told.state == "waiting-school":
        words = _("Waiting for your school since %s.") % since
        advice = _("Your school has to record what your guardian says. Speak to your school about it.")
        return ConsentSaid(State.UNKNOWN, _("Not open yet"), words, advice)
    if is_free:
        advice = _("You decide alone now: you can open it.")
        return ConsentSaid(
            State.INFO, _("Closed"), _("It shows nothing at the moment."), advice, may_open=True
        )
    if told.state == "refused":
        advice = _("Talk about it at home. You can ask again when something has changed.")
        return ConsentSaid(
            State.BAD, _("No"), _("Your guardian said no on %s.") % since, advice, may_ask=True
        )
    if told.state == "withdrawn":
        words = _("The yes was taken back on %s. It shows nothing any more.") % since
        return ConsentSaid(State.BAD, _("Taken back"), words, may_ask=True)
    if told.state == "lapsed":
        words = _("Nobody answered in time, or its last day has passed. It shows nothing.")
        return ConsentSaid(State.PLAIN, _("Over"), words, may_ask=bool(told.audience))
    words = _("Somebody has to agree before this can be shown, and nobody was asked yet.")
    return ConsentSaid(State.UNKNOWN, _("Closed"), words, _("Make a new one, and your guardian is asked."))


def _waiting(told: ConsentState, since: str) -> ConsentSaid:
    words = _("Waiting for your guardian since %s.") % since
    if told.is_partly:
        words = _("One guardian said yes; waiting for another since %s.") % since
    if told.may_remind_from is None:
        advice = _("Three reminders went out. Speak to your guardian, or to your school.")
        return ConsentSaid(State.UNKNOWN, _("Not open yet"), words, advice)
    if told.may_remind_from > now():
        day = date_format(localtime(told.may_remind_from), "DATE_FORMAT")
        return ConsentSaid(
            State.UNKNOWN, _("Not open yet"), words, _("You can send a reminder from %s on.") % day
        )
    return ConsentSaid(State.UNKNOWN, _("Not open yet"), words, may_remind=True)
