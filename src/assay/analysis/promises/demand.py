"""Promises of demand: the skills in advertisements, technologies in the model, the occupation's projection.

Advertisements decide before a model, both before the projection, which is of the occupation and no skill.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assay.analysis.promises.evidence import Checked, Evidence, Fact, Ground, borne_out, contradicted, unclear
from assay.analysis.promises.occupations import about, target_for, versions
from assay.analysis.promises.values import Claim

OFTEN, HARDLY = 0.10, 0.01
"""A skill that one advertisement in ten asks for is in demand; one in a hundred is hardly any."""

_HALF = 0.5
_ROUNDED = 0.02  # growth as texts round it
_TERM = re.compile(r"[A-Z][\w+#.]*(?:\s+[A-Z][\w+#.]*){0,3}")
_GROWTH = re.compile(r"\bgrow\w*|\bexpand\w*|\bcrec\w+|\bauge\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:fastest|most|hottest|highest|never\s+been|mayor|más)\b", re.IGNORECASE)
_SKILLS = re.compile(
    r"\bskills?(?:et)?\b|\blanguages?\b|\btools?\b|\bcompetencias?\b|\bhabilidades?\b", re.IGNORECASE
)


def check_demand(claim: Claim, evidence: Evidence, as_of: date) -> Checked:
    """Whether what it says is asked for is asked for."""
    if evidence.market is None and evidence.demand is None:
        return unclear(claim, "no-market", as_of)
    return (
        _in_advertisements(claim, evidence, as_of)
        or _by_model(claim, evidence, as_of)
        or _of_occupation(claim, evidence, as_of)
    )


def _named(claim: Claim, skills: Sequence[str]) -> list[str]:
    """The skills that the sentence names; those declared where it speaks of skills and names none."""
    low = claim.text.lower()
    within = [skill for skill in skills if skill and skill.lower() in low]
    return within or (list(skills) if _SKILLS.search(claim.text) else [])


def _in_advertisements(claim: Claim, evidence: Evidence, as_of: date) -> Checked | None:
    skills = _named(claim, evidence.skills)
    if evidence.market is None or not skills:
        return None
    target = target_for(claim, evidence, evidence.market)
    if target is None:
        return None
    asked = [
        one for one in evidence.market.skills_asked(skills, target, as_of) if one.share.value is not None
    ]
    if not asked:
        return None
    best = max(asked, key=lambda one: one.share.low)
    facts = about(target) | {"skill": best.skill, "share": round(best.share.value or 0.0, 3)}
    inputs = best.share.inputs or versions(evidence.market.releases, "postings")
    if best.share.low >= OFTEN:
        return borne_out(claim, "asked-in-ads", as_of, Ground(facts, inputs, best.share))
    if len(asked) == len(skills) and all(one.share.high < HARDLY for one in asked):
        return contradicted(claim, "hardly-asked", as_of, Ground(facts, inputs, best.share))
    return unclear(claim, "between", as_of, Ground(facts, inputs, best.share))


def _by_model(claim: Claim, evidence: Evidence, as_of: date) -> Checked | None:
    """Of technologies alone: no model of technologies says anything about other skills."""
    model = evidence.demand
    if model is None:
        return None
    terms = [*_named(claim, evidence.skills), *(found[0].strip(" .") for found in _TERM.finditer(claim.text))]
    known = [model.demand(term) for term in dict.fromkeys(terms) if model.applies_to(term)]
    told = [one for one in known if one.estimate.value is not None]
    if not told:
        return None
    best = max(told, key=lambda one: one.estimate.low)
    facts: dict[str, Fact] = {
        "skill": best.technology,
        "share": round(best.estimate.value or 0.0, 3),
    }
    if best.holds.value is not None:
        facts["holds"] = round(best.holds.value * 10)
    inputs = best.estimate.inputs
    if best.estimate.low > _HALF:
        return borne_out(claim, "technology-in-demand", as_of, Ground(facts, inputs, best.estimate))
    if len(told) == len(known) and all(one.estimate.high < _HALF for one in told):
        return contradicted(claim, "technology-not-in-demand", as_of, Ground(facts, inputs, best.estimate))
    return unclear(claim, "model-unsure", as_of, Ground(facts, inputs, best.estimate))


def _of_occupation(claim: Claim, evidence: Evidence, as_of: date) -> Checked:
    """By the projection: whether it grows, and by how much."""
    market = evidence.market
    if market is None:
        return unclear(claim, "no-market", as_of)
    if _SKILLS.search(claim.text) and not claim.occupation and not _GROWTH.search(claim.text):
        return unclear(claim, "no-figure-of-skill", as_of)
    target = target_for(claim, evidence, market)
    if target is None:
        return unclear(claim, "no-occupation", as_of)
    outlook = market.outlook(target, as_of)
    growth, facts = outlook.growth, about(target)
    inputs = growth.inputs or versions(market.releases, "projections")
    if growth.value is None:
        return unclear(claim, growth.reason or "growth-not-published", as_of, Ground(facts, (), growth))
    facts |= {"growth": round(growth.value, 3)}
    if outlook.openings.value is not None:
        facts["openings"] = round(outlook.openings.value)
    if growth.value <= 0:
        told = contradicted if _GROWTH.search(claim.text) else unclear
        return told(claim, "occupation-does-not-grow", as_of, Ground(facts, inputs, growth))
    if claim.share is not None and _GROWTH.search(claim.text):
        facts["said"] = claim.share
        if growth.value < claim.share - _ROUNDED:
            return contradicted(claim, "grows-less", as_of, Ground(facts, inputs, growth))
    elif _MOST.search(claim.text):
        return unclear(claim, "superlative", as_of, Ground(facts, inputs, growth))
    return borne_out(claim, "occupation-grows", as_of, Ground(facts, inputs, growth))
