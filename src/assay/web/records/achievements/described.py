"""The public description of a version: the Achievement of its credentials, and its elements for machines.

Apart from the plans: the framework's members stand here and never in a credential, which must stay readable
to verifiers that do not know our context.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from assay.analysis.descriptions import CONTEXT, PROFICIENCY
from assay.web.records.achievements.values import AchievementValues, EuropeanElements, MarketElements

Json = dict[str, Any]

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    CONTEXT,
)
_SUPERVISIONS = {
    "online": "online-id",
    "onsite": "onsite-id",
}  # our words -> the framework's, where they differ
_NONE = "XXX"  # ISO 4217: no currency is involved; so what is free needs none
_PERIODS = {"day": "D", "month": "M", "year": "Y"}


def described(plan: Json, values: AchievementValues, achievement: str, state: str, body: Json) -> Json:
    """The Achievement of this plan with its contexts, the awarding `body` and the framework's members."""
    told = {"@context": list(CONTEXTS), **plan}
    told.setdefault("creator", body)
    levels = {(skill.name, skill.url): skill.level for skill in values.skills if skill.level}
    if levels and "alignment" in told:
        told["alignment"] = [_levelled(one, levels) for one in told["alignment"]]
    members = {
        "offerStatus": "deprecated" if state == "archived" else "active",
        "furtherInformation": values.criteria_url or f"{settings.ASSAY_IDENTITY_ORIGIN}/a/{achievement}",
        "recertification": _duration(values.valid_for),
        **_european(values.eu),
        **_market(values.market),
    }
    return {**told, **{name: value for name, value in members.items() if value not in (None, "")}}


def _levelled(alignment: Json, levels: Mapping[tuple[str, str], str]) -> Json:
    level = levels.get((alignment["targetName"], alignment["targetUrl"]))
    return {**alignment, PROFICIENCY: level} if level else alignment


def _european(eu: EuropeanElements) -> Json:
    return {
        "workloadHours": eu.workload_hours or None,
        "qualificationLevel": f"EQF {eu.eqf_level}" if eu.eqf_level else eu.other_level,
        "assessmentMethod": eu.assessment,
        "supervision": _SUPERVISIONS.get(eu.supervision, eu.supervision),
        "participation": eu.participation,
        "qualityAssurance": eu.quality,
        "prerequisites": eu.prerequisites,
        "stackability": eu.stackability,
    }


def _market(market: MarketElements) -> Json:
    return {
        "country": market.country,
        "cost": None
        if market.cost is None
        else {"amount": market.cost, "currency": market.currency or _NONE},
        "reviewDate": market.review_by,
        "assessor": market.assessor,
        "rubric": market.rubric_url,
        "retakes": int(market.retakes) if market.retakes.isdigit() else market.retakes,
    }


def _duration(span: tuple[int, str] | None) -> str:
    return f"P{span[0]}{_PERIODS[span[1]]}" if span and span[1] in _PERIODS else ""
