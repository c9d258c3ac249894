"""What a guardian reads of one question: the words of the school's policy, the state, a small preview.

Apart from the guardian's screens because the tour shows the same page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assay.web.base.permission import NotFound
from assay.web.look.pieces import State
from assay.web.look.shared import SharedView, shared_views
from assay.web.records.consents import words
from assay.web.records.consents.queries import AUDIENCES, AskRow, ConsentRow, GuardianPage
from assay.web.records.policies.queries import Policy, policy
from assay.web.records.rosters.rows import GuardianRow
from assay.web.records.shares import queries as shares
from assay.web.records.shares.shown import shown_of

_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Seen:
    """One question as a row: how it stands, and what can be done about it."""

    asked: AskRow
    state: State
    word: str
    sentence: str
    parts: tuple[str, ...]
    kind: str  # of who will see it, in words
    may_withdraw: bool


def question(held: GuardianPage, asked: AskRow) -> dict[str, Any]:
    """What the page of one question shows: the question, the answers that can be given, what was said."""
    mine, terms = asked.said_by(held.guardian.key), policy(held.organization)
    may_answer = (asked.is_waiting or asked.is_open) and mine is None
    return {
        "held": held,
        "asked": asked,
        "told": seen(asked, held.guardian),
        "views": preview(asked) if may_answer or asked.is_open else [],
        "texts": texts(held, terms, asked),
        "mine": mine,
        "said": answer_words(asked, mine, terms),
        "may_answer": may_answer,
        "may_say_yes": may_answer and asked.rule.value == "guardian",
        "others": sum(len(child.waiting) for child in held.children) - may_answer,
    }


def seen(asked: AskRow, guardian: GuardianRow) -> Seen:
    """This question for this guardian; nothing of what another guardian answered."""
    mine = asked.said_by(guardian.key)
    state, word = _pill(asked, mine)
    return Seen(
        asked,
        state,
        word,
        _sentence(asked, mine),
        tuple(words.seen(asked.parts)),
        str(AUDIENCES.get(asked.audience_kind, "")),
        asked.is_open or _waits(asked, mine),
    )


def _waits(asked: AskRow, mine: ConsentRow | None) -> bool:
    return asked.is_waiting and mine is not None and mine.counts


def _pill(asked: AskRow, mine: ConsentRow | None) -> tuple[State, str]:
    if asked.is_open:
        return State.OK, _("Open")
    if asked.is_waiting:
        return (
            (State.INFO, _("Waiting for another guardian")) if mine else (State.UNKNOWN, _("Waiting for you"))
        )
    if asked.state == "refused":
        return State.BAD, _("No")
    if asked.state == "withdrawn":
        return State.PLAIN, _("Taken back")
    return State.PLAIN, _("Over")


def _sentence(asked: AskRow, mine: ConsentRow | None) -> str:
    if asked.is_open and asked.until:
        day = date_format(localtime(asked.until), "DATE_FORMAT")
        return _("It can be seen until %s.") % day
    if asked.is_waiting and mine:
        return _("You said yes. Another guardian has not answered yet; until then nothing is shown.")
    if asked.is_waiting:
        return _("Nothing is shown while it waits.")
    return _("Nothing is shown.")


def texts(held: GuardianPage, terms: Policy, asked: AskRow | None = None) -> Mapping[str, str]:
    """The school's own words for the page, in the present language, by name with underscores."""
    language = get_language() or "en"
    facts = {"school": held.school, "pupil": held.children[0].row.name}
    if asked is not None:
        until = date_format(localtime(asked.ends_at), "DATE_FORMAT")
        facts |= {"pupil": asked.pupil.name, "audience": asked.audience, "until": until}
    names = (
        "page-heading",
        "page-lede",
        "page-what",
        "page-who",
        "page-until",
        "page-nothing",
        "page-rights",
    )
    buttons = ("button-yes", "button-standing", "button-no", "button-withdraw")
    return {
        name.replace("-", "_"): terms.written(name, language, facts).strip() for name in (*names, *buttons)
    }


def answer_words(asked: AskRow, mine: ConsentRow | None, terms: Policy) -> str:
    """What this guardian is told after answering; empty before."""
    language = get_language() or "en"
    if asked.state == "withdrawn" and mine is not None:
        return terms.written("said-withdrawn", language, {}).strip()
    if mine is None:
        return ""
    return terms.written(f"said-{mine.answer}", language, {}).strip()


def preview(asked: AskRow) -> list[SharedView]:
    """The first few of what a link would show, as its readers will see them; nothing for other things."""
    if asked.kind != shares.KIND or not asked.subject:
        return []
    try:
        link = shares.asked_about(asked.subject)
        keys = link.row.holdings[:_MOST_SHOWN]
        found = shown_of(link.person, keys, link.row.scope, "", link.secret)
    except NotFound:
        return []
    return shared_views(found, heading=3)
