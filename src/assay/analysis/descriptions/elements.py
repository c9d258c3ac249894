"""The elements that a micro-credential ought to tell, from the published lists, each under one name.

Apart because `docs/framework.md` prints this table, the transparency indicator counts it and forms ask it.
EU: Council Recommendation 2022/C 243/02, annex I. Australia: National Microcredentials Framework (2021),
minimum information. CTDL: the seven properties that the Credential Registry requires.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """Which published list asks for it, and with what weight it counts."""

    EU_MANDATORY = "eu-mandatory"
    EU_OPTIONAL = "eu-optional"
    CTDL = "ctdl"
    MARKET = "market"  # what buyers ask and no list requires: cost, review date, assessor


@dataclass(frozen=True, slots=True)
class Element:
    """One element. `in_credential`: told by an award and not by the description of what can be earned."""

    key: str
    family: Family
    weight: float
    in_credential: bool = False


ELEMENTS: tuple[Element, ...] = (
    Element("learner", Family.EU_MANDATORY, 1, in_credential=True),
    Element("title", Family.EU_MANDATORY, 1),
    Element("country", Family.EU_MANDATORY, 1),
    Element("awarding-body", Family.EU_MANDATORY, 1),
    Element("issue-date", Family.EU_MANDATORY, 1, in_credential=True),
    Element("outcomes", Family.EU_MANDATORY, 1),
    Element("workload", Family.EU_MANDATORY, 1),
    Element("level", Family.EU_MANDATORY, 1),
    Element("assessment", Family.EU_MANDATORY, 1),
    Element("participation", Family.EU_MANDATORY, 1),
    Element("quality", Family.EU_MANDATORY, 1),
    Element("prerequisites", Family.EU_OPTIONAL, 0.5),
    Element("supervision", Family.EU_OPTIONAL, 0.5),
    Element("grade", Family.EU_OPTIONAL, 0.5),
    Element("stackability", Family.EU_OPTIONAL, 0.5),
    Element("further-information", Family.EU_OPTIONAL, 0.5),
    Element("kind", Family.CTDL, 0.25),
    Element("identifier", Family.CTDL, 0.25),
    Element("status", Family.CTDL, 0.25),
    Element("registry-identifier", Family.CTDL, 0.25),
    Element("name", Family.CTDL, 0.25),
    Element("description", Family.CTDL, 0.25),
    Element("webpage", Family.CTDL, 0.25),
    Element("cost", Family.MARKET, 0.5),
    Element("review-date", Family.MARKET, 0.5),
    Element("assessor", Family.MARKET, 0.5),
    Element("rubric", Family.MARKET, 0.5),
    Element("retakes", Family.MARKET, 0.5),
)
