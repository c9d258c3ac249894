"""The Open Badges 3.0 Achievement made of an organization's values, ready to stand in credentials.

Only terms that the standard's own context defines. The elements of `EuropeanElements` and `MarketElements`
have none there, so they are told in the criteria's text, in the achievement's own language: what a verifier
shows in ten years is what was signed, whether this site still answers or not. ECTS and the EQF level have
terms too. For machines all of them stand in the public description alone (`described`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from assay.issuance import AchievementPlan
from assay.web.records.achievements import words
from assay.web.records.achievements.values import (
    AchievementValues,
    Creator,
    EuropeanElements,
    MarketElements,
    Occupation,
    ResultAsked,
    Skill,
)

Json = dict[str, Any]

EQF = "European Qualifications Framework"
OCCUPATION = "ext:Occupation"
"""What an alignment is with that names an occupation; the standard's own list of kinds has none for it."""
EQF_LEVELS = "https://europass.europa.eu/en/description-eight-eqf-levels"


def achievement_id(achievement: str, number: int) -> str:
    """The identifier of this version: where its page is."""
    return f"{settings.ASSAY_IDENTITY_ORIGIN}/a/{achievement}/{number}"


def plan_of(values: AchievementValues, achievement: str, number: int) -> AchievementPlan:
    """The plan of this version, for `Issuer` and `draft`."""
    identifier = achievement_id(achievement, number)
    criteria: Json = {"narrative": _narrative(values)}
    if values.criteria_url:
        criteria = {"id": values.criteria_url, **criteria}
    json: Json = {
        "id": identifier,
        "type": ["Achievement"],
        "name": values.name,
        "description": values.description,
        "achievementType": values.kind,
        "criteria": criteria,
        "image": {"id": f"{identifier}/badge.png", "type": "Image", "caption": values.name},
        "inLanguage": values.language,
        "version": str(number),
    }
    if values.creator:
        json["creator"] = _profile(values.creator)
    alignments = [_alignment(skill) for skill in values.skills if skill.url]
    alignments += [{**_alignment(one), "targetType": OCCUPATION} for one in values.occupations if one.url]
    if values.eu.eqf_level:
        alignments.append(_eqf(values.eu.eqf_level))
    tags = [*values.tags, *(skill.name for skill in values.skills if not skill.url)]
    if alignments:
        json["alignment"] = alignments
    if tags:
        json["tag"] = list(dict.fromkeys(tags))
    if values.eu.ects is not None:
        json["creditsAvailable"] = values.eu.ects
    if values.results:
        json["resultDescription"] = [
            _result(asked, f"{identifier}#result-{place}") for place, asked in enumerate(values.results, 1)
        ]
    return AchievementPlan(json, values.valid_for)


def european_lines(eu: EuropeanElements) -> Iterator[tuple[str, str]]:
    """What is said of each European element: its name and its words, in the present language."""
    if eu.workload_hours is not None:
        yield _("Workload"), _("%(hours)s hours") % {"hours": _number(eu.workload_hours)}
    if eu.ects is not None:
        yield _("Credits"), _("%(credits)s ECTS credits") % {"credits": _number(eu.ects)}
    levels = [_("EQF level %(level)s") % {"level": eu.eqf_level}] if eu.eqf_level else []
    if levels or eu.other_level:
        yield _("Level"), " · ".join([*levels, *([eu.other_level] if eu.other_level else [])])
    told: list[tuple[str, str, Mapping[str, object]]] = [
        (_("Assessment"), eu.assessment, words.ASSESSMENTS),
        (_("Supervision and identity"), eu.supervision, words.SUPERVISIONS),
        (_("Participation"), eu.participation, words.PARTICIPATIONS),
    ]
    for title, value, table in told:
        if value:
            yield title, str(table.get(value, value))
    if eu.quality:
        quality = str(words.QUALITIES.get(eu.quality, eu.quality))
        yield _("Quality assurance"), f"{quality}: {eu.quality_body}" if eu.quality_body else quality
    if eu.prerequisites:
        yield _("Needed before"), eu.prerequisites
    if eu.stackability:
        yield _("Counts towards"), eu.stackability


def market_lines(market: MarketElements) -> Iterator[tuple[str, str]]:
    """What is said of each element that buyers ask, in the same way."""
    if market.assessor:
        yield _("Assessed by"), str(words.ASSESSORS.get(market.assessor, market.assessor))
    if market.rubric_url:
        yield _("Public rubric"), market.rubric_url
    if market.retakes:
        yield _("Retakes"), str(words.RETAKES.get(market.retakes, market.retakes))
    if market.cost is not None:
        amount = number_format(market.cost, 0 if float(market.cost).is_integer() else 2)
        yield _("Cost"), f"{amount} {market.currency}".strip() if market.cost else _("Free of charge")
    if market.review_by:
        yield _("To be reviewed by"), date_format(date.fromisoformat(market.review_by), "DATE_FORMAT")
    if market.country:
        yield _("Country of the awarding body"), market.country


def element_lines(values: AchievementValues) -> list[tuple[str, str]]:
    """What is said of all these elements: their names and words, in the present language."""
    return [
        *european_lines(values.eu),
        *market_lines(values.market),
        *_skill_lines(values.skills),
        *_occupation_lines(values.occupations),
    ]


def _skill_lines(skills: tuple[Skill, ...]) -> Iterator[tuple[str, str]]:
    """At which level each skill is awarded, where that is said."""
    told = [f"{skill.name} ({skill.level})" for skill in skills if skill.level]
    if told:
        yield _("Levels of skills"), " · ".join(told)


def _occupation_lines(occupations: tuple[Occupation, ...]) -> Iterator[tuple[str, str]]:
    if occupations:
        yield _("Prepares for"), " · ".join(one.name for one in occupations)


def _narrative(values: AchievementValues) -> str:
    with translation.override(values.language if values.language in dict(settings.LANGUAGES) else "en"):
        lines = [f"- **{title}**: {' '.join(text.split())}" for title, text in element_lines(values)]
        evidence = _("Evidence: %(rule)s") % {"rule": values.evidence.text} if values.evidence.text else ""
    return "\n\n".join(part for part in (values.criteria.strip(), evidence, "\n".join(lines)) if part)


def _profile(creator: Creator) -> Json:
    told: Json = {"id": creator.id, "type": ["Profile"], "name": creator.name}
    return {**told, "url": creator.url} if creator.url else told


def _alignment(skill: Skill | Occupation) -> Json:
    told: Json = {"type": ["Alignment"], "targetName": skill.name, "targetUrl": skill.url}
    if skill.framework:
        told["targetFramework"] = skill.framework
    if skill.code:
        told["targetCode"] = skill.code
    return told


def _eqf(level: int) -> Json:
    return {
        "type": ["Alignment"],
        "targetName": f"EQF level {level}",
        "targetUrl": EQF_LEVELS,
        "targetFramework": EQF,
        "targetCode": str(level),
    }


def _result(asked: ResultAsked, identifier: str) -> Json:
    told: Json = {
        "id": identifier,
        "type": ["ResultDescription"],
        "name": asked.name,
        "resultType": asked.kind,
    }
    if asked.allowed:
        told["allowedValue"] = list(asked.allowed)
    levels = []
    for place, level in enumerate(asked.levels, 1):
        level_id = f"{identifier}-level-{place}"
        levels.append(
            {
                "id": level_id,
                "type": ["RubricCriterionLevel"],
                "name": level.name,
                **({"description": level.description} if level.description else {}),
                **({"points": level.points} if level.points else {}),
            }
        )
        if level.name == asked.required:
            told["requiredLevel"] = level_id
    if levels:
        told["rubricCriterionLevel"] = levels
    if asked.required and "requiredLevel" not in told:
        told["requiredValue"] = asked.required
    return told


def _number(value: float) -> str:
    return number_format(int(value) if float(value).is_integer() else value)
