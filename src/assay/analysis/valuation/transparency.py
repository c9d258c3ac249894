"""Transparency: what the issuer tells of each element, field by field, and by which published lists.

The one indicator in which absence counts, because it is about telling and nothing else; never mixed with
the rest. It is exact: whoever has the same bytes finds the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assay.analysis.descriptions import ELEMENTS, Description, Element, Family, How, Told, vocabulary
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation.indicators import Mark

METHOD = "transparency/1"
QUALITY = {How.ABSENT: 0.0, How.TEXT: 0.5, How.MACHINE: 1.0}
_STEP = 0.5  # an uncertain reading may be worth one step less
_IF_APPLICABLE = frozenset({"level"})  # Annex I asks for it "if applicable", and that is not told


@dataclass(frozen=True, slots=True)
class Field:
    """One element: how it is told, what that counts, and with what weight; `low` where it is uncertain."""

    element: Element
    how: How
    quality: float
    low: float
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """One published list: how many of those that apply are told, and whether it is met."""

    key: str  # eu, ctdl, australia
    told: int
    of: int
    verdict: Mark


@dataclass(frozen=True, slots=True)
class Transparency:
    """The share told, every field of it, and the three lists."""

    estimate: Estimate
    fields: tuple[Field, ...]
    lists: tuple[Checklist, ...]


def transparency(description: Description, as_of: date) -> Transparency:
    """How much of what a micro-credential ought to tell this description tells."""
    found = tuple(
        _field(element, description.told.get(element.key))
        for element in ELEMENTS
        if description.credential is not None or not element.in_credential
    )
    total = sum(one.element.weight for one in found)
    value = sum(one.element.weight * one.quality for one in found) / total
    low = sum(one.element.weight * one.low for one in found) / total
    estimate = Estimate(
        value,
        low,
        value,
        unit="share",
        method=METHOD,
        as_of=as_of,
        grade=Grade.B,  # of the document itself, which its digest names and anyone can compare
        count=len(found),
        inputs=tuple(one.pointer for one in found if one.pointer),
    )
    return Transparency(estimate, found, (_eu(description), _ctdl(description), _australia(description)))


def _field(element: Element, told: Told | None) -> Field:
    if told is None:
        return Field(element, How.ABSENT, 0.0, 0.0)
    quality = QUALITY[told.how]
    low = max(0.0, quality - _STEP) if told.others else quality
    return Field(element, told.how, quality, low, told.pointer)


def _eu(description: Description) -> Checklist:
    """Annex I's eleven. What only an award can tell is not asked of a bare description, nor then settled."""
    asked = [one for one in ELEMENTS if one.family is Family.EU_MANDATORY]
    applying = [one.key for one in asked if description.credential is not None or not one.in_credential]
    missing = set(applying) - description.told.keys()
    if missing - _IF_APPLICABLE:
        verdict = Mark.FAILED
    elif missing or len(applying) < len(asked):
        verdict = Mark.UNKNOWN
    else:
        verdict = Mark.PASSED
    return Checklist("eu", len(applying) - len(missing), len(applying), verdict)


def _ctdl(description: Description) -> Checklist:
    asked = [one.key for one in ELEMENTS if one.family is Family.CTDL]
    told = sum(key in description.told for key in asked)
    return Checklist("ctdl", told, len(asked), Mark.PASSED if told == len(asked) else Mark.FAILED)


def _australia(description: Description) -> Checklist:
    """Outcomes, assessment that evidences them, an hour at least, a word on quality: about the thing itself.

    So what is not told is not known to be missing; only what is told to the contrary fails.
    """
    told = description.told
    marks = (
        Mark.PASSED if "outcomes" in told else Mark.UNKNOWN,
        _assessment(told.get("assessment")),
        _an_hour(told.get("workload")),
        Mark.PASSED if "quality" in told else Mark.UNKNOWN,
    )
    verdict = next((mark for mark in (Mark.FAILED, Mark.UNKNOWN) if mark in marks), Mark.PASSED)
    return Checklist("australia", marks.count(Mark.PASSED), len(marks), verdict)


def _assessment(told: Told | None) -> Mark:
    if told is None or told.others or told.value not in vocabulary.ASSESSMENTS:
        return Mark.UNKNOWN
    return Mark.FAILED if told.value in vocabulary.NOTHING_JUDGED else Mark.PASSED


def _an_hour(told: Told | None) -> Mark:
    hours = vocabulary.read_hours(told.value) if told else None
    if told is None or hours is None or told.others:
        return Mark.UNKNOWN
    if hours[0] >= 1:
        return Mark.PASSED
    return Mark.FAILED if hours[1] < 1 else Mark.UNKNOWN
