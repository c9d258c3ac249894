"""What is found in a course's papers and what is drafted from it, as plain values.

Every text that came out of the papers is a `Quote`: the words, and where they stand in `Draft.text`, so
that whoever decides can look. Nothing here is a number about the world but the linker's probabilities.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assay.analysis.descriptions import Told
from assay.analysis.estimates import Estimate


class Rests(StrEnum):
    """What a draft achievement was made from."""

    OUTCOMES = "outcomes"  # what the course says that learners will be able to do
    TOPICS = "topics"  # what it treats; what learners can do then, nobody said


class Assessed(StrEnum):
    """How something is judged, as far as its name tells."""

    EXAM = "exam"
    ORAL = "oral-exam"
    QUIZ = "quiz"
    ESSAY = "essay"
    PRESENTATION = "presentation"
    PORTFOLIO = "portfolio"
    PROJECT = "project"
    PRACTICAL = "practical"
    WORKPLACE = "workplace"
    EXERCISES = "exercises"
    DISCUSSION = "discussion"
    ATTENDANCE = "attendance"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the papers: `Draft.text[start:end]`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What learners will be able to do, in the course's words; `unit` is the heading that it stands under."""

    quote: Quote
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A week, unit or module, and what it treats."""

    label: str  # "Week 3"; empty where it has none
    quote: Quote


@dataclass(frozen=True, slots=True)
class Assessment:
    """Something by which learners are judged. `weight` as the papers give it ("20%", "150 points")."""

    kind: Assessed
    name: str
    weight: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class SuggestedSkill:
    """A skill that a model finds in the words: inferred, and nobody's claim until a person takes it over."""

    name: str
    url: str
    framework: str
    probability: Estimate
    quote: Quote


@dataclass(frozen=True, slots=True)
class DraftAchievement:
    """One thing that could be awarded: texts for a person to finish, and what they rest on.

    `assessments` are those whose words meet this one's; `missing` has the keys of European elements that
    nothing in the papers tells.
    """

    name: str
    description: str
    criteria: str
    rests_on: Rests
    quotes: tuple[Quote, ...]
    units: tuple[Unit, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    skills: tuple[SuggestedSkill, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a course's papers give: its facts, and the achievements that could be made of it.

    `told` has the elements that the papers tell, by the keys of the framework and `code`, `hours-a-week`,
    `grading`. `shared` are assessments of the course as a whole. `notes` are codes of what a person should
    know: no-outcomes, nothing-found, no-assessment, no-weights, skills-not-asked.
    """

    file: str
    digest: str  # SHA-256 of the bytes as read, in hexadecimal
    kind: str  # pdf, docx, html, text
    language: str  # en or es: that of most of its words
    title: str
    description: str
    told: Mapping[str, Told] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()
    units: tuple[Unit, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    shared: tuple[Assessment, ...] = ()
    achievements: tuple[DraftAchievement, ...] = ()
    notes: tuple[str, ...] = ()
    text: str = field(default="", repr=False)
