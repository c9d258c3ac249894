"""Skills suggested from an achievement's own words: what was found, how sure, and which words say so.

Nothing is added by itself. What somebody adds becomes a row of the form like any other, and is declared
from then on; what is only suggested is stored nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from assay.analysis.estimates import Estimate
from assay.analysis.skills import Found
from assay.web.base import skill_data
from assay.web.base.web_addresses import is_web_address
from assay.web.look.figures import figure
from assay.web.look.frameworks import framework_name
from assay.web.records.achievements.values import Skill

MOST = 10
PER_MINUTE = 40  # questions of one visitor
MOST_ROWS = 40  # of the form
_AROUND = 70  # characters shown before and after the words
_VERY_LIKELY, _LIKELY = 0.9, 0.75
_MARKS = re.compile(r"^[#*>\s-]+")  # of Markdown, at the beginning of a line
_ROW = ("name", "url", "framework", "code")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One skill, with the words of the text that say it and what stands before and after them."""

    skill: Skill
    before: str
    words: str
    after: str
    sure: str
    interval: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What the box below the skills says; `is_installed` is false where this site has no skill data."""

    is_installed: bool
    is_asked: bool = False
    rows: tuple[Suggestion, ...] = ()
    trouble: str | Promise = ""


def waiting() -> Suggestions:
    """Before anybody asked: the button, or that there is nothing to ask."""
    return Suggestions(skill_data.is_installed())


def suggested(text: str, declared: Collection[Skill]) -> Suggestions:
    """The skills that this text speaks of, without those that are declared already."""
    linker = skill_data.linker()
    if linker is None and skill_data.is_preparing():
        return Suggestions(is_installed=True, trouble=skill_data.PREPARING)
    if linker is None:
        return Suggestions(is_installed=False)
    shown = text[: skill_data.LONGEST]
    if not shown.strip():
        return Suggestions(is_installed=True, is_asked=True)
    taken = {skill.url for skill in declared if skill.url} | {skill.name.casefold() for skill in declared}
    found = [
        _suggestion(shown, each)
        for each in linker.find(shown, most=MOST + len(declared))
        if each.skill_uri not in taken and each.label.casefold() not in taken
    ]
    return Suggestions(is_installed=True, is_asked=True, rows=tuple(found[:MOST]))


def too_often() -> Suggestions:
    """Asked too often within a minute."""
    return Suggestions(
        is_installed=True, trouble=_("That was often. Wait a minute, then ask again: what you typed is kept.")
    )


def text_of(data: Mapping[str, str]) -> str:
    """The words of the form that suggestions come from."""
    return "\n\n".join(part for part in (data.get("description", ""), data.get("criteria", "")) if part)


def declared_in(data: Mapping[str, str]) -> list[Skill]:
    """The skills in the form's rows, as typed."""
    names = [(f"skills-{place}-name", f"skills-{place}-url") for place in range(_total(data))]
    rows = [Skill(data.get(name, "").strip(), data.get(url, "").strip()) for name, url in names]
    return [row for row in rows if row.name]


def with_added(data: QueryDict) -> QueryDict:
    """The form with the suggestion whose button was pressed in the first empty row, or in a new one."""
    chosen, total = data.get("add", ""), _total(data)
    told = {name: data.get(f"suggested-{chosen}-{name}", "") for name in _ROW}
    changed = data.copy()
    if not told["name"] or any(skill.url == told["url"] != "" for skill in declared_in(data)):
        return changed
    place = next((row for row in range(total) if _is_empty(data, row)), total)
    if place >= MOST_ROWS:
        return changed
    for name, value in told.items():
        changed[f"skills-{place}-{name}"] = value
    changed["skills-TOTAL_FORMS"] = str(max(total, place + 1))
    return changed


def _is_empty(data: Mapping[str, str], row: int) -> bool:
    return not any(data.get(f"skills-{row}-{name}", "").strip() for name in _ROW)


def _total(data: Mapping[str, str]) -> int:
    said = data.get("skills-TOTAL_FORMS", "")
    return min(int(said), MOST_ROWS) if said.isascii() and said.isdigit() else 0


def _suggestion(text: str, found: Found) -> Suggestion:
    begins, ends = found.span
    url = found.skill_uri if is_web_address(found.skill_uri) else ""  # a copy without the owner's addresses
    line_begins = text.rfind("\n", 0, begins) + 1
    line_ends = text.find("\n", ends)
    line_ends = len(text) if line_ends < 0 else line_ends
    before = text[max(line_begins, begins - _AROUND) : begins]
    after = text[ends : min(line_ends, ends + _AROUND)]
    return Suggestion(
        skill=Skill(found.label, url, framework_name(found.framework)),
        before=("…" if begins - _AROUND > line_begins else "") + _MARKS.sub("", before),
        words=text[begins:ends],
        after=after + ("…" if ends + _AROUND < line_ends else ""),
        sure=_sure(found.probability),
        interval=_interval(found.probability),
    )


def _sure(probability: Estimate) -> str:
    if probability.value is None:
        return _("Perhaps")
    if probability.value >= _VERY_LIKELY:
        return _("Very likely")
    return _("Likely") if probability.value >= _LIKELY else _("Perhaps")


def _interval(probability: Estimate) -> str:
    facts = {"low": figure(probability.low, "share"), "high": figure(probability.high, "share")}
    return _("Between %(low)s and %(high)s of such suggestions are right, by a model's guess.") % facts
