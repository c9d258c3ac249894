"""A pupil's telephone and a guardian's: what is asked on the one is answered on the other.

The question is the one that waits in the records, or, where somebody answered that one, another that the
pupil asks here: see `school.taken_back`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.look import pupil_phone
from assay.web.look.asked import question
from assay.web.look.languages import spoken
from assay.web.look.shared import SharedView, shared_view
from assay.web.records.consents import answering
from assay.web.records.consents import queries as consents
from assay.web.records.consents.letters import new_link
from assay.web.records.consents.queries import AskRow, guardian_page
from assay.web.records.holdings import queries as holdings
from assay.web.records.shares.actions import Audience, Shown, share
from assay.web.records.shares.queries import KIND, asked_about
from assay.web.records.shares.shown import at
from assay.web.screens.tour.school import School, taken_back

_OPEN_FOR = timedelta(days=60)
_NEWEST = 3  # of what was awarded: so many leave room for the links on a telephone
ANSWERS = frozenset({"yes", "standing", "no", "withdraw"})


@dataclass(frozen=True, slots=True)
class Answered:
    """The guardian's page after an answer, and what stands at the link then."""

    screen: SafeString  # the page, in `language`
    language: str
    other: str  # the language it can also be read in; empty where there is no other
    other_name: str
    view: SharedView | None  # what the link shows; None: nothing
    audience: str  # whose link it is, by name
    said: str


def telephone(house: School) -> dict[str, Any]:
    """The pupil's own page, with a link that waits."""
    with taken_back():
        asked = _question(house)
        rows = [house.pupil]
        issuers = {house.key: house.organization.name}
        return {
            "pupil": house.pupil,
            "schools": [house.pupil.school],
            "settling": pupil_phone.settling(rows),
            "awarded": pupil_phone.awarded(house.account, rows, issuers)[:_NEWEST],
            "links": pupil_phone.links(house.account),
            "audience": asked_about(asked.subject).row.audience,
            "rule": pupil_phone.rule_of(rows),
        }


def answered(request: HttpRequest, house: School, said: str, wanted: str) -> Answered:
    """The guardian's page after this answer; one that is none of `ANSWERS` changes nothing.

    `wanted`: the language to show it in, of this site's; else the visitor's.
    """
    own, present = spoken(house.guardian.language), translation.get_language() or "en"
    language = wanted if wanted in {own, present} else present
    with taken_back():
        asked = _question(house)
        token = new_link(house.key, house.guardian)
        if said in ANSWERS:
            _answer(token, asked.key, said, language)
        link = asked_about(asked.subject)
        view = shared_view(at(link, 1), heading=3) if link.is_open else None
        here = reverse("tour:step", args=["guardian"])
        with translation.override(language):
            held = guardian_page(token)
            asked = held.asked(asked.key)
            facts = question(held, asked) | {
                "answer_at": here,
                "withdraw_at": here,
                "method": "get",
                "kept": language if language != present else "",
                "heading": 2,
                "inner": 3,
            }
            screen = render_to_string("guardian/one_content.html", facts, request)
    other = own if language == present and own != present else present if language != present else ""
    name = translation.get_language_info(other)["name_translated"] if other else ""
    return Answered(screen, language, other, name, view, link.row.audience, said if said in ANSWERS else "")


def _answer(token: str, key: str, said: str, language: str) -> None:
    if said == "withdraw":
        answering.answer(token, key, "yes", language)
        answering.withdraw(token, key)
    else:
        answering.answer(token, key, said, language)


def _question(house: School) -> AskRow:
    """What waits for this guardian; asked by the pupil just now where nothing does."""
    waiting = _waiting(house)
    if waiting is None:
        _ask(house)
        waiting = _waiting(house)
    if waiting is None:
        raise NotFound
    return waiting


def _waiting(house: School) -> AskRow | None:
    asks = consents.of_pupil(house.key, house.pupil.key)
    return next(
        (each for each in asks if each.kind == KIND and each.state == "waiting" and not each.said), None
    )


def _ask(house: School) -> None:
    """The pupil makes a link for an employer; words for "later ones too" are taken back before."""
    token = new_link(house.key, house.guardian)
    for child in guardian_page(token).children:
        for said, _asked in child.standing:
            answering.withdraw_standing(token, said.key)
    shown = [Shown(row.key, row.credential) for row in holdings.held_by(house.account)[:1]]
    bakery = Audience("Corner Bakery", "employer")
    share(house.account, shown, ends_at=now() + _OPEN_FOR, title=_("For the summer job"), audience=bakery)
