"""Promises held against what this site knows: its market data, statements about the achievement, outcomes.

Apart from storing, because a brochure is held against the same and nothing of it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from assay.analysis.descriptions import Description, read
from assay.analysis.promises import Evidence, Passage, brochure, check, claims_in, place
from assay.analysis.valuation import MarketMeans, outcomes, target_of
from assay.errors import AssayError
from assay.web.base import market_data
from assay.web.base.clock import now
from assay.web.records.achievements.plans import achievement_id
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.exemplars.described import document_of
from assay.web.records.organizations import queries as organizations
from assay.web.records.promise_checks.values import Finding, finding_of
from assay.web.records.statements.queries import of_achievement


@dataclass(frozen=True, slots=True)
class Held:
    """What came of the promises, and the occupation that they were held against (empty: none was named)."""

    findings: tuple[Finding, ...]
    occupation: str


def of_version(version: VersionRow) -> Held:
    """What this version promises in its description and criteria, as the organization wrote them."""
    texts = {"description": version.description, "criteria": version.criteria}
    language = version.values.language
    passages = [Passage(each, text, claims_in(text, language)) for each, text in texts.items() if text]
    return _held(version, passages)


def of_brochure(version: VersionRow, content: bytes, name: str) -> Held:
    """What a brochure about it promises; nothing is kept. Raises the errors of reading it."""
    return _held(version, [brochure(content, name)])


def _held(version: VersionRow, passages: list[Passage]) -> Held:
    evidence, described = _evidence(version)
    today = now().date()
    findings = tuple(
        finding_of(passage, checked)
        for passage in passages
        for checked in check(passage.claims, evidence, description=described, as_of=today)
    )
    return Held(findings, evidence.target.title if evidence.target is not None else "")


def _evidence(version: VersionRow) -> tuple[Evidence, Description]:
    described = read(document_of(version))
    identifier = achievement_id(version.achievement, version.number)
    evidence = Evidence(
        statements=of_achievement(identifier), achievement=identifier, issuer_id=described.issuer.id
    )
    means = market_data.means()
    if means is None:
        return evidence, described
    figures = means.outcomes_of(described)
    counted = outcomes(figures, described, as_of=now().date()) if figures else None
    evidence = replace(evidence, market=means.market, demand=means.demand, outcomes=counted)
    return _aimed(evidence, described, means, organizations.public(version.organization).region), described


def _aimed(evidence: Evidence, described: Description, means: MarketMeans, region: str) -> Evidence:
    """The same about the occupation that the achievement names, in the organization's region where known."""
    if means.market is None:
        return evidence
    for area in dict.fromkeys((place(means.market, region), place(means.market))):
        try:
            return replace(evidence, target=target_of(described, means.market, area))
        except AssayError:
            continue  # the data know nothing of this region: those of the whole country do
    return evidence
