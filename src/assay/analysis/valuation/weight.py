"""Weight in the labour market, in three answers that are never added up: name, skills, occupation.

Apart from one another because each rests on other data and each may be unknown: who is named in
advertisements may teach nothing that is asked for, and a growing occupation says nothing of a certificate.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from assay.analysis.descriptions import Aligned, Description
from assay.analysis.estimates import FEWEST, Estimate, Grade
from assay.analysis.market import Target, names_in
from assay.analysis.valuation.indicators import Fact, Indicator, Mark, Part, unknown, widened
from assay.analysis.valuation.market_doors import DemandModel, Market, Named, SkillAsked, TechnologyDemand
from assay.analysis.valuation.specificity import Graph
from assay.errors import AssayError

NAMED, SKILLS, OUTLOOK = "named-in-ads/1", "skill-demand/1", "occupation-outlook/1"
MOST_WAGE = 1_000_000.0  # a year, where none is known
_SHARE = (0.0, 1.0)


def weight(
    description: Description,
    *,
    market: Market | None,
    target: Target | None,
    demand: DemandModel | None,
    graph: Graph | None,
    as_of: date,
) -> tuple[Indicator, Indicator, Indicator]:
    """Whether ads name it, whether its skills are asked for, how the occupation stands; each on its own."""
    return (
        named_in_ads(description, market, target, as_of),
        skill_demand(description, market=market, target=target, demand=demand, graph=graph, as_of=as_of),
        occupation_outlook(market, target, as_of),
    )


def target_of(description: Description, market: Market | None, area: str = "") -> Target | None:
    """The first occupation that the issuer names and the market knows, in this area; else None.

    Raises `market-area-unknown`.
    """
    if market is None:
        return None
    for told in description.occupations:
        for words in filter(None, (told.code, told.url, told.name)):
            try:
                return market.target(words, area)
            except AssayError as error:
                if error.code != "market-occupation-unknown":
                    raise
    return None


def about(target: Target | None) -> dict[str, Fact]:
    """Which occupation and place an answer is about, as facts of its sentence."""
    if target is None:
        return {}
    return {
        "occupation": target.title,
        "code": target.occupation,
        "area": target.area_name or target.area,
        "area_code": target.area,
    }


def named_in_ads(
    description: Description, market: Market | None, target: Target | None, as_of: date
) -> Indicator:
    """The share of advertisements that name this certificate.

    Low is 0 unless a list names the achievement by its own address: a name is chosen by whoever issues, and
    what advertisements ask for may be another's of the same name.
    """
    if market is None or target is None:
        return _not_asked("named-in-ads", NAMED, market, target, as_of=as_of)
    found = market.named(names_in(description.name), target, as_of)
    share = _withheld(found.share, found.ads)
    coverage = (share.is_known + (bool(found.listed) or found.licence is not None)) / 2
    others = {"named": share, "required": found.required, "preferred": found.preferred}
    wider = _wider([found.of_area] if share.is_known else [], target, market)
    parts = (*_lists(found), *(Part("wider", Mark.SHOWN, name) for name in wider))
    if share.value is None:
        estimate = unknown(NAMED, as_of, share.reason, unit="share", scale=_SHARE, coverage=coverage)
        return Indicator("named-in-ads", estimate, share.reason, _SHARE, about(target), others, parts)
    if description.id and any(one.code == description.id for one in found.listed):
        low, high, grade = share.low, share.high, share.grade
    else:
        low, high = widened(0.0, share.high, Grade.C, _SHARE)
        grade = max(share.grade, Grade.C)
    estimate = Estimate(
        share.value, low, high, "share", NAMED, as_of, grade, found.ads, coverage, inputs=share.inputs
    )
    facts = about(target) | {"ads": found.ads, "named": share.value} | _of(wider)
    return Indicator("named-in-ads", estimate, "named-in-ads", _SHARE, facts, others, parts)


def _withheld(share: Estimate, count: int) -> Estimate:
    """The share; of few advertisements none."""
    if share.value is None or count >= FEWEST:
        return share
    return unknown(share.method, share.as_of, "few", unit="share", scale=_SHARE, grade=share.grade)


def _wider(areas: Sequence[str], target: Target | None, market: Market | None) -> tuple[str, ...]:
    """The names of wider places that answered because nobody published figures of the one asked about."""
    asked = "" if target is None else target.area
    codes = [area for area in dict.fromkeys(areas) if asked and area and area != asked]
    if not codes or market is None:
        return ()
    names = {one.code: one.name for one in market.areas()}
    return tuple(names.get(code, code) for code in codes)


def _of(wider: Sequence[str]) -> dict[str, Fact]:
    return {"of_area": ", ".join(wider)} if wider else {}


def _lists(found: Named) -> tuple[Part, ...]:
    parts = [
        Part("listed", Mark.SHOWN, " · ".join(text for text in (one.name, one.citation) if text), one.code)
        for one in found.listed
    ]
    if found.licence is not None:
        parts.append(Part("licence", Mark.SHOWN, "yes" if found.licence else "no"))
    return tuple(parts)


def skill_demand(
    description: Description,
    *,
    market: Market | None,
    target: Target | None,
    demand: DemandModel | None,
    graph: Graph | None,
    as_of: date,
) -> Indicator:
    """Whether at least one of its skills is asked for: of ads the share, of technologies the chance.

    Never to be shown without its parts. Low is 0, for a list of skills is only words.
    """
    skills = _labels(description.aligned, graph)
    asked = _asked(skills, market, target, as_of)
    told = _technologies(skills, demand, target)
    technologies = _at_least_one([one.estimate for one in told.values()], Grade.D, as_of)
    others = {"technologies": technologies}
    if told:
        others["holds"] = max(told.values(), key=lambda one: one.estimate.value or 0.0).holds
    answered = asked.keys() | told.keys()
    wider = _wider([one.of_area for one in asked.values()], target, market)
    parts = (*_skill_parts(skills, asked, told), *(Part("wider", Mark.SHOWN, name) for name in wider))
    facts = about(target) | {"skills": len(skills), "found": len(answered)} | _of(wider)
    if asked:
        supported = [one.share for one in asked.values() if _is_supported(one.share)]
        estimate = _at_least_one(supported, Grade.C, as_of, [one.share for one in asked.values()])
        words = "skills-asked-in-ads" if estimate.is_known else estimate.reason
        return Indicator("skill-demand", estimate, words, _SHARE, facts, others, parts)
    if technologies.is_known:
        estimate = replace(technologies, coverage=0.5)
        return Indicator("skill-demand", estimate, "technologies-in-demand", _SHARE, facts, others, parts)
    reason = _why_not(skills, market, target, demand, told)
    estimate = unknown(SKILLS, as_of, reason, unit="share", scale=_SHARE)
    return Indicator("skill-demand", estimate, reason, _SHARE, facts, others, parts)


def _labels(aligned: Sequence[Aligned], graph: Graph | None) -> dict[str, tuple[str, ...]]:
    """Each declared skill by its name, with the words to ask about it: its own, then those of the data."""
    found: dict[str, tuple[str, ...]] = {}
    for told in aligned:
        skill = graph.skill(told.url) if graph is not None and told.url else None
        label = skill.label if skill is not None else ""
        words = tuple(dict.fromkeys(text for text in (told.name, label) if text))
        if words:
            found.setdefault(words[0], words)
    return found


def _asked(
    skills: Mapping[str, Sequence[str]], market: Market | None, target: Target | None, as_of: date
) -> dict[str, SkillAsked]:
    """The skills that advertisements say something of; of each the first word that is known."""
    if market is None or target is None or not skills:
        return {}
    every = list(dict.fromkeys(text for words in skills.values() for text in words))
    answers = {one.skill: one for one in market.skills_asked(every, target, as_of)}
    found = {}
    for name, words in skills.items():
        known = [answers[text] for text in words if text in answers and answers[text].share.is_known]
        if known:
            found[name] = known[0]
    return found


def _technologies(
    skills: Mapping[str, Sequence[str]], demand: DemandModel | None, target: Target | None
) -> dict[str, TechnologyDemand]:
    """The technologies among them with an answer. Of anything else the model is not asked."""
    if demand is None:
        return {}
    occupation = "" if target is None else target.occupation
    found = {}
    for name, words in skills.items():
        known = next((text for text in words if demand.applies_to(text)), None)
        answer = None if known is None else demand.demand(known, occupation)
        if answer is not None and answer.estimate.is_known:
            found[name] = answer
    return found


def _is_supported(share: Estimate) -> bool:
    """Whether advertisements themselves bear it out: ten of them at least, and not only what is usual."""
    return share.value is not None and share.value * (share.count or 0) >= FEWEST


def _at_least_one(
    counted: Sequence[Estimate], grade: Grade, as_of: date, every: Sequence[Estimate] = ()
) -> Estimate:
    """That at least one of these holds: between nothing, for all are only declared, and all added up.

    `every`: those that open the upper bound too, and move no value.
    """
    values = sorted(one.value for one in counted if one.value is not None)  # in one order: equal bytes
    most = min(math.fsum(one.high for one in (every or counted)), 1.0)
    if not values:
        reason = "asked-too-rarely" if every else "no-model-for-this-kind"
        coverage = 1.0 if every else 0.0  # the ads were asked, and answered
        return unknown(SKILLS, as_of, reason, unit="share", scale=_SHARE, grade=grade, coverage=coverage)
    value = 1.0 - math.prod(1.0 - one for one in values)
    low, high = widened(0.0, max(most, value), grade, _SHARE)
    inputs = tuple(dict.fromkeys(text for one in counted for text in one.inputs))
    return Estimate(value, low, high, "share", SKILLS, as_of, grade, len(values), 1.0, inputs)


def _skill_parts(
    skills: Mapping[str, Sequence[str]],
    asked: Mapping[str, SkillAsked],
    told: Mapping[str, TechnologyDemand],
) -> tuple[Part, ...]:
    parts = [Part("asked", Mark.SHOWN, name, estimate=one.share) for name, one in asked.items()]
    parts += [Part("technology", Mark.SHOWN, name, estimate=one.estimate) for name, one in told.items()]
    unanswered = [name for name in skills if name not in asked and name not in told]
    return (*parts, *(Part("not-known", Mark.UNKNOWN, name) for name in unanswered))


def _why_not(
    skills: Mapping[str, Sequence[str]],
    market: Market | None,
    target: Target | None,
    demand: DemandModel | None,
    told: Mapping[str, TechnologyDemand],
) -> str:
    if market is None and demand is None:
        return "no-market"
    if not skills:
        return "no-skill-declared"
    if target is None:
        return "no-occupation"
    if demand is not None and market is None and not told:
        return "no-model-for-this-kind"
    return "no-ads"


def occupation_outlook(market: Market | None, target: Target | None, as_of: date) -> Indicator:
    """What entrants of the occupation earn, and how it grows: about the occupation, and no certificate."""
    if market is None or target is None:
        return _not_asked("occupation-outlook", OUTLOOK, market, target, as_of=as_of, scale=(0.0, MOST_WAGE))
    found = market.outlook(target, as_of)
    others = {
        "growth": found.growth,
        "openings": found.openings,
        "employment": found.employment,
        "wage-low": found.wage_low,
        "median-wage": found.median_wage,
    }
    figures = (found.entry_wage, found.growth, found.openings)
    coverage = sum(one.is_known for one in figures) / len(figures)
    wage, facts = found.entry_wage, about(target)
    of = found.wages_of
    parts: tuple[Part, ...] = ()
    if of is not None and (of.occupation, of.area) != (target.occupation, target.area or of.area):
        place = of.area_name or of.area
        parts = (Part("wider", Mark.SHOWN, " · ".join(text for text in (of.title, place) if text)),)
        facts |= {"of_area": place} if of.area != target.area and target.area else {}
        facts |= {"of_occupation": of.title} if of.occupation != target.occupation else {}
    if wage.value is None:
        scale = (0.0, MOST_WAGE)
        estimate = unknown(
            OUTLOOK, as_of, wage.reason, unit=wage.unit, scale=scale, grade=wage.grade, coverage=coverage
        )
        return Indicator("occupation-outlook", estimate, wage.reason, scale, facts, others, parts)
    # As far as half of them earn: wages have no end that all agree on.
    most = max(one.high for one in (wage, found.median_wage) if one.is_known)
    estimate = replace(wage, method=OUTLOOK, as_of=as_of, coverage=coverage)
    facts |= {"value": wage.value, "unit": wage.unit}
    return Indicator("occupation-outlook", estimate, "occupation-outlook", (0.0, most), facts, others, parts)


def _not_asked(
    key: str,
    method: str,
    market: Market | None,
    target: Target | None,
    *,
    as_of: date,
    scale: tuple[float, float] = _SHARE,
) -> Indicator:
    """Nothing was given to ask, or nobody said about which occupation."""
    reason = "no-market" if market is None else "no-occupation"
    unit = "share" if scale == _SHARE else "money"
    estimate = unknown(method, as_of, reason, unit=unit, scale=scale)
    return Indicator(key, estimate, reason, scale, about(target))
