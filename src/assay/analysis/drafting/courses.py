"""A course's papers in, draft achievements out: read, find, group, word, and say what is missing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assay.analysis.descriptions import ELEMENTS, Family, SkillFinder, Told
from assay.analysis.drafting import naming
from assay.analysis.drafting.assessments import assessments_in
from assay.analysis.drafting.facts import description_of, language_of, title_of, told_in
from assay.analysis.drafting.grouping import Likeness, by_unit, by_words
from assay.analysis.drafting.outcomes import outcomes_in
from assay.analysis.drafting.reading import read_papers
from assay.analysis.drafting.sections import sectioned
from assay.analysis.drafting.units import units_in
from assay.analysis.drafting.values import (
    Assessment,
    Draft,
    DraftAchievement,
    Outcome,
    Quote,
    Rests,
    SuggestedSkill,
    Unit,
)
from assay.analysis.estimates import Estimate

_MEETS = 0.16  # likeness from which an assessment or unit belongs to a group
_NEARLY = 0.85  # of the best group, so that the assessment belongs to both
_SKILLS = 8  # of one achievement
_ASKED = 4  # of one outcome
_NEAR = 3  # topics further apart than this are not one achievement
_ISSUER = {"country", "awarding-body"}  # told by who issues, not by a course's papers


@dataclass(frozen=True, slots=True)
class _Group:
    """What one achievement will be made of."""

    name: str
    quotes: tuple[Quote, ...]
    rests_on: Rests


def draft(syllabus: bytes, name: str, linker: SkillFinder | None = None) -> Draft:
    """What can be made of these papers. `name` is the file's; without a linker no skills are suggested.

    Raises what `read_papers` raises. Papers without anything to build on give a draft without
    achievements, with the note `nothing-found`.
    """
    papers = read_papers(syllabus, name)
    blocks = tuple(sectioned(papers.blocks))
    language = language_of(papers.text)
    outcomes = outcomes_in(blocks, language)
    units = units_in(blocks)
    assessments = assessments_in(blocks)
    heading = title_of(blocks)
    title = heading.text if heading else name.rpartition(".")[0] or name
    told = told_in(blocks, heading, outcomes, assessments)
    groups = list(_groups(outcomes, units))
    met = _met(groups, [one.name for one in assessments])
    treated = _met(groups, [unit.quote.text for unit in units]) if outcomes else [[] for _group in groups]
    shared = tuple(one for at, one in enumerate(assessments) if not any(at in places for places in met))
    achievements = tuple(
        _achievement(
            group, tuple(assessments[at] for at in judged), tuple(units[at] for at in topics), title, language
        )
        for group, judged, topics in zip(groups, met, treated, strict=True)
    )
    achievements = tuple(
        _finished(one, linker, told, is_judged=bool(one.assessments or shared)) for one in achievements
    )
    return Draft(
        file=name,
        digest=hashlib.sha256(syllabus).hexdigest(),
        kind=papers.kind,
        language=language,
        title=title,
        description=description_of(blocks),
        told=told,
        outcomes=outcomes,
        units=units,
        assessments=assessments,
        shared=shared,
        achievements=achievements,
        notes=tuple(_notes(outcomes, achievements, assessments, is_asked=linker is not None)),
        text=papers.text,
    )


def _groups(outcomes: Sequence[Outcome], units: Sequence[Unit]) -> Iterator[_Group]:
    if outcomes:
        quotes = [outcome.quote for outcome in outcomes]
        named = by_unit(outcomes)
        grouped = [places for _unit, places in named] or by_words([quote.text for quote in quotes])
        names = [unit for unit, _places in named] or [quotes[places[0]].text for places in grouped]
        placed_in = {at for places in grouped for at in places}
        rest = [at for at in range(len(quotes)) if at not in placed_in]
        if rest:  # outcomes of the whole course, beside those of its units
            grouped, names = [*grouped, rest], [*names, quotes[rest[0]].text]
        rests_on = Rests.OUTCOMES
    else:
        quotes = [unit.quote for unit in units]
        grouped = by_words([quote.text for quote in quotes], near=_NEAR)
        names = [quotes[places[0]].text for places in grouped]
        rests_on = Rests.TOPICS
    distinct = naming.distinct([naming.short_name(name) for name in names])
    for name, places in zip(distinct, grouped, strict=True):
        yield _Group(name, tuple(quotes[at] for at in places), rests_on)


def _met(groups: Sequence[_Group], names: Sequence[str]) -> list[list[int]]:
    """For each group the places of the names whose words meet it."""
    texts = [(group.name, *(quote.text for quote in group.quotes)) for group in groups]
    likeness = Likeness([*(" ".join(pieces) for pieces in texts), *names])
    vectors = [[likeness.vector(text) for text in pieces] for pieces in texts]
    met: list[list[int]] = [[] for _group in groups]
    for at, name in enumerate(names):
        own = likeness.vector(name)
        alike = [max(likeness.between(own, vector) for vector in pieces) for pieces in vectors]
        best = max(alike, default=0.0)
        for group, value in enumerate(alike):
            if best >= _MEETS and value >= _NEARLY * best:
                met[group].append(at)
    return met


def _achievement(
    group: _Group, assessments: tuple[Assessment, ...], units: tuple[Unit, ...], title: str, language: str
) -> DraftAchievement:
    return DraftAchievement(
        name=group.name,
        description=naming.description(group.quotes, title, group.rests_on, language),
        criteria=naming.criteria(group.quotes, assessments, title, group.rests_on, language),
        rests_on=group.rests_on,
        quotes=group.quotes,
        units=units,
        assessments=assessments,
    )


def _finished(
    made: DraftAchievement, linker: SkillFinder | None, told: Mapping[str, Told], *, is_judged: bool
) -> DraftAchievement:
    return replace(
        made,
        skills=tuple(_skills(made.quotes, linker)) if linker is not None else (),
        missing=tuple(_missing(made, told, is_judged=is_judged)),
    )


def _skills(quotes: Sequence[Quote], linker: SkillFinder) -> list[SuggestedSkill]:
    kept: dict[str, SuggestedSkill] = {}
    for quote in quotes:
        for found in linker.find(quote.text, most=_ASKED):
            start, end = found.span
            words = Quote(quote.text[start:end], quote.start + start, quote.start + end)
            held = kept.get(found.skill_uri)
            if held is None or _sureness(found.probability) > _sureness(held.probability):
                kept[found.skill_uri] = SuggestedSkill(
                    found.label, found.skill_uri, found.framework, found.probability, words
                )
    return sorted(kept.values(), key=lambda skill: -_sureness(skill.probability))[:_SKILLS]


def _sureness(probability: Estimate) -> float:
    return probability.value if probability.value is not None else 0.0


def _missing(made: DraftAchievement, told: Mapping[str, Told], *, is_judged: bool) -> Iterator[str]:
    has_ects = "ects" in told["credits"].value.lower() if "credits" in told else False
    for element in ELEMENTS:
        is_european = element.family in {Family.EU_MANDATORY, Family.EU_OPTIONAL}
        if element.in_credential or element.key in _ISSUER or not is_european:
            continue
        is_told = element.key in told
        match element.key:
            case "outcomes":
                is_told = made.rests_on is Rests.OUTCOMES
            case "assessment":
                is_told = is_judged
            case "workload":
                is_told = is_told or has_ects
            case "title":
                is_told = True  # the draft has one
        if not is_told:
            yield element.key


def _notes(
    outcomes: Sequence[Outcome],
    achievements: Sequence[DraftAchievement],
    assessments: Sequence[Assessment],
    *,
    is_asked: bool,
) -> Iterator[str]:
    if not achievements:
        yield "nothing-found"
        return
    if not outcomes:
        yield "no-outcomes"
    if not assessments:
        yield "no-assessment"
    elif not any(one.weight for one in assessments):
        yield "no-weights"
    if not is_asked:
        yield "skills-not-asked"
