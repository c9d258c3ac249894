"""Drafts from a course's papers between two pages: shown, carried along signed, and made achievements.

Nothing of the file is stored. What was found in it travels in the form itself, signed for this person and
this organization, until somebody chooses; so two people at one file never see each other's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.analysis.drafting import Assessed, Draft, DraftAchievement, Rests
from assay.analysis.estimates import Estimate
from assay.web.base import skill_data
from assay.web.look.assay_parts import ELEMENTS
from assay.web.look.figures import figure
from assay.web.look.frameworks import framework_name
from assay.web.records.achievements import words
from assay.web.records.achievements.values import AchievementValues, EuropeanElements, Skill

Json = dict[str, Any]

_SALT = "issuer.from-course"
_NOT_ASKED, _PREPARING = "skills-not-asked", "skills-preparing"
_HOURS = 4 * 60 * 60  # seconds: a draft that nobody chose for so long is drafted again
_JUDGED = {  # what the papers name -> the closed list of the form, where that says no more than they do
    Assessed.EXAM: "written",
    Assessed.ORAL: "oral",
    Assessed.PRACTICAL: "practical",
    Assessed.PORTFOLIO: "portfolio",
    Assessed.WORKPLACE: "workplace",
    Assessed.ATTENDANCE: "none",
}
_TAKING_PART = (  # in the order in which one word contains another
    ("blended", ("hybrid", "blended", "semipresencial")),
    ("online", ("online", "asynchron", "en línea", "en linea", "a distancia", "virtual")),
    ("onsite", ("in person", "in-person", "campus", "face", "presencial")),
)
_EQF = re.compile(r"\b(?:EQF|MEC(?:ES)?)\D{0,12}([1-8])\b", re.IGNORECASE)
_MORE_ELEMENTS = {
    "credits": gettext_lazy("Credits"),
    "code": gettext_lazy("Course number"),
    "language": gettext_lazy("Language"),
    "hours-a-week": gettext_lazy("Hours a week"),
    "grading": gettext_lazy("Needed to pass"),
}
_NOTES = {
    "nothing-found": gettext_lazy(
        "Nothing was found to make achievements of: no outcomes, no units, no weeks. Is it the paper that "
        "describes the course?"
    ),
    "no-outcomes": gettext_lazy(
        "The paper does not say what learners will be able to do, so the drafts are made of its topics. "
        "Write the outcomes before you publish."
    ),
    "no-assessment": gettext_lazy("The paper does not say how learners are assessed."),
    "no-weights": gettext_lazy("The paper does not say how much each assessment counts."),
    _PREPARING: skill_data.PREPARING,
    _NOT_ASKED: gettext_lazy(
        "No skills are suggested, because this site has no skill data. You can name them in the editor."
    ),
}


@dataclass(frozen=True, slots=True)
class SkillChoice:
    """A suggested skill: the field that takes it over, how sure the model is, and the words that say it."""

    field: str
    name: str
    url: str
    framework: str
    sure: str
    words: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One draft on the page."""

    number: int
    name: str
    is_from_topics: bool
    quotes: tuple[str, ...]
    topics: tuple[str, ...]
    assessments: tuple[str, ...]
    skills: tuple[SkillChoice, ...]
    missing: tuple[str, ...]
    is_chosen: bool = True


@dataclass(frozen=True, slots=True)
class CoursePage:
    """All that the page with the drafts shows; `carried` is what its form sends back."""

    title: str
    file: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    cards: tuple[Card, ...]
    shared: tuple[str, ...]
    carried: str


def carried(held: Json, whose: str) -> str:
    """What was found, signed for `whose`."""
    return signing.dumps(held, salt=f"{_SALT}:{whose}", compress=True)


def opened(text: str, whose: str) -> Json | None:
    """What was carried; None where it is too old, changed, or somebody else's."""
    try:
        held: Json = signing.loads(text, salt=f"{_SALT}:{whose}", max_age=_HOURS)
    except signing.BadSignature:
        return None
    return held


def plain(draft: Draft) -> Json:
    """What was found, as plain values that can be carried."""
    is_preparing = skill_data.is_preparing()
    return {
        "title": draft.title,
        "file": draft.file,
        "language": draft.language,
        "told": {key: told.value for key, told in draft.told.items()},
        "notes": [_PREPARING if note == _NOT_ASKED and is_preparing else note for note in draft.notes],
        "shared": [_assessed(one.name, one.weight) for one in draft.shared],
        "drafts": [_plain_draft(one) for one in draft.achievements],
    }


def _plain_draft(one: DraftAchievement) -> Json:
    return {
        "name": one.name,
        "description": one.description,
        "criteria": one.criteria,
        "topics_only": one.rests_on is Rests.TOPICS,
        "quotes": [quote.text for quote in one.quotes],
        "topics": [f"{unit.label}: {unit.quote.text}".removeprefix(": ") for unit in one.units],
        "assessments": [_assessed(held.name, held.weight) for held in one.assessments],
        "kinds": [held.kind.value for held in one.assessments],
        "skills": [
            {
                **asdict(Skill(skill.name, skill.url, framework_name(skill.framework))),
                "sure": _sure(skill.probability),
                "words": skill.quote.text,
            }
            for skill in one.skills
        ],
        "missing": list(one.missing),
    }


def _assessed(name: str, weight: str) -> str:
    return f"{name} ({weight})" if weight else name


def _sure(probability: Estimate) -> str:
    facts = {
        "value": figure(probability.value, "share"),
        "low": figure(probability.low, "share"),
        "high": figure(probability.high, "share"),
    }
    return _("%(value)s sure (%(low)s to %(high)s)") % facts


def page_of(held: Json, text: str, chosen: Collection[str] | None = None) -> CoursePage:
    """The page of what was carried; `chosen`: the fields that were ticked, None where nobody chose yet."""
    names = {**ELEMENTS, **_MORE_ELEMENTS}
    cards = tuple(_card(number, one, chosen) for number, one in enumerate(held["drafts"]))
    return CoursePage(
        title=held["title"],
        file=held["file"],
        facts=tuple((str(names.get(key, key)), value) for key, value in held["told"].items()),
        notes=tuple(str(_NOTES[note]) for note in held["notes"] if note in _NOTES),
        cards=cards,
        shared=tuple(held["shared"]),
        carried=text,
    )


def _card(number: int, one: Json, chosen: Collection[str] | None) -> Card:
    skills = tuple(
        SkillChoice(
            field := f"skill-{number}-{place}",
            skill["name"],
            skill["url"],
            skill["framework"],
            skill["sure"],
            skill["words"],
            is_chosen=chosen is not None and field in chosen,
        )
        for place, skill in enumerate(one["skills"])
    )
    return Card(
        number,
        one["name"],
        one["topics_only"],
        tuple(one["quotes"]),
        tuple(one["topics"]),
        tuple(one["assessments"]),
        skills,
        tuple(str(ELEMENTS.get(key, key)) for key in one["missing"]),
        is_chosen=chosen is None or f"take-{number}" in chosen,
    )


def values_in(held: Json, chosen: Collection[str]) -> Iterator[AchievementValues]:
    """The values of the drafts that were ticked, with the skills that were ticked for them."""
    for number, one in enumerate(held["drafts"]):
        if f"take-{number}" not in chosen:
            continue
        skills = tuple(
            Skill(skill["name"], skill["url"], skill["framework"])
            for place, skill in enumerate(one["skills"])
            if f"skill-{number}-{place}" in chosen
        )
        yield AchievementValues(
            name=one["name"][:200],
            description=one["description"][:2000],
            criteria=one["criteria"][:20_000],
            skills=skills,
            language=held["language"] if held["language"] in words.LANGUAGES else "en",
            eu=_european(held["told"], one["kinds"]),
        )


def _european(told: dict[str, str], kinds: list[str]) -> EuropeanElements:
    """What holds for a part as for the whole course. Hours and credits do not, so they stay open."""
    level, taking_part = told.get("level", ""), told.get("participation", "").lower()
    eqf = _EQF.search(level)
    judged = [_JUDGED.get(Assessed(kind), "") for kind in kinds]
    return EuropeanElements(
        eqf_level=int(eqf[1]) if eqf else None,
        other_level="" if eqf else level[:200],
        assessment=judged[0] if judged and len(set(judged)) == 1 else "",
        participation=next(
            (key for key, signs in _TAKING_PART if any(sign in taking_part for sign in signs)), ""
        ),
        prerequisites=told.get("prerequisites", "")[:1000],
    )
