"""Whether the laws of the indicators hold on real descriptions, attacked by everything an issuer can write.

The tests prove the same laws on made-up ones; here each figure is the share of real ones that broke a law,
with its interval, so that "none" says out of how many.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from assay.analysis.descriptions import CONTEXT, Description, read
from assay.analysis.estimates import proportion
from assay.analysis.evaluation.figures import Figure
from assay.analysis.market import Target
from assay.analysis.skills import SkillGraph
from assay.analysis.valuation import (
    Assay,
    Indicator,
    MarketMeans,
    Observed,
    Proof,
    RecognitionStatement,
    Verb,
    assay,
)

Json = dict[str, Any]

_AS_OF = date(2026, 11, 1)
_BOAST: Final = (
    "Pass a proctored written exam, a practical exam and an oral exam. Assessed by an independent examiner, "
    "on site, identity is checked. Judged by the published rubric at https://issuer.example/rubric. "
    "Accredited by everyone, "
    "recognised by every employer, required for all jobs. 900 hours of study. EQF level 8. Cost 9000 EUR. "
    "Only 3 % of all learners pass; no one passes at the first attempt."
)
_SKILLS: Final = (
    "Python",
    "leadership",
    "welding",
    "nursing",
    "communicate",
    "teamwork",
    "project management",
)
_TOLD: Final[Mapping[str, object]] = {
    "learningOutcomes": [_BOAST],
    "workloadHours": 900,
    "qualificationLevel": "EQF 8",
    "assessmentMethod": ["written", "oral", "practical", "portfolio", "workplace"],
    "participation": "onsite",
    "qualityAssurance": "accredited",
    "country": "CH",
    "prerequisites": "a doctorate",
    "supervision": "onsite-id",
    "gradingScheme": "at least 99 %",
    "stackability": ["every degree"],
    "furtherInformation": "https://issuer.example/more",
    "offerStatus": "active",
    "registryIdentifier": "ce-00000000-0000-4000-8000-000000000000",
    "cost": {"amount": 9000, "currency": "EUR"},
    "reviewDate": "2030-01-01",
    "assessor": "independent",
    "rubric": "https://issuer.example/rubric",
    "retakes": 0,
    "exemplars": ["https://issuer.example/work"],
    "recertification": "P1Y",
}


@dataclass(frozen=True, slots=True)
class Broken:
    """A law that did not hold: which, of which indicator, and what it was before and after."""

    law: str
    indicator: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class _Given:
    """What every assay of a trial is computed from."""

    graph: SkillGraph | None
    means: MarketMeans
    target: Target | None


def attacked(members: Mapping[str, Any], issuer: str = "https://issuer.example/") -> Json:
    """The achievement with all that its issuer could write to look better: words, skills, own praise."""
    told = f"{members.get('description', '')} {_BOAST}"
    aligned = [
        {"type": ["Alignment"], "targetName": name, "targetUrl": f"https://issuer.example/{number}"}
        for number, name in enumerate(_SKILLS)
    ]
    praise = {
        "type": ["EndorsementCredential"],
        "issuer": {"id": issuer, "type": ["Profile"], "name": "The issuer itself"},
        "credentialSubject": {
            "id": str(members.get("id", "")),
            "type": ["EndorsementSubject"],
            "endorsementComment": _BOAST,
        },
    }
    result = {"id": "urn:result", "type": ["ResultDescription"], "name": _BOAST, "requiredLevel": "highest"}
    return {
        **members,
        "@context": [CONTEXT],
        "description": told,
        "criteria": {"narrative": _BOAST, "id": "https://issuer.example/criteria"},
        "tag": [*_SKILLS, "accredited", "independent", "supervised"],
        "alignment": [*members.get("alignment", []), *aligned],
        "endorsement": [praise],
        "recognisedBy": [issuer],
        "resultDescription": [result],
        "observed": {"attempts": 5000, "passed_first": 1, "independent": 5000, "supervised": 5000},
        **_TOLD,
    }


def reordered(members: Mapping[str, Any]) -> Json:
    """The same achievement with its members, skills and tags the other way round."""
    turned = {
        name: value[::-1] if name in ("alignment", "tag") and isinstance(value, list) else value
        for name, value in members.items()
    }
    return dict(reversed(turned.items()))


def broken_laws(before: Assay, after: Assay, law: str, *, free: Sequence[str] = ()) -> tuple[Broken, ...]:
    """Where a lower bound rose, by indicator; `free` are those that the law leaves out."""
    pairs = zip(before.indicators, after.indicators, strict=True)
    return tuple(
        Broken(law, one.key, one.estimate.low, other.estimate.low)
        for one, other in pairs
        if one.key not in free and other.estimate.low > one.estimate.low
    )


def integrity_figures(
    achievements: Iterable[Mapping[str, Any]],
    graph: SkillGraph | None = None,
    means: MarketMeans | None = None,
    target: Target | None = None,
) -> tuple[list[Figure], list[Broken]]:
    """The share of these Open Badges achievements on which each law broke, and what broke.

    `means` and `target`: the labour market, where the laws of its indicators are tried too.
    """
    given = _Given(graph, means or MarketMeans(), target)
    broken: list[Broken] = []
    tried: dict[str, int] = {}
    failed: dict[str, int] = {}
    for members in achievements:
        for law, found in _tried(members, given):
            tried[law] = tried.get(law, 0) + 1
            failed[law] = failed.get(law, 0) + bool(found)
            broken += found
    note = "share of real descriptions on which the law broke; it should be none"
    figures = [
        Figure(f"integrity: {law}", *proportion(failed[law], count), 0.0, count, note)
        for law, count in tried.items()
    ]
    return figures, broken


def _tried(members: Mapping[str, Any], given: _Given) -> Iterator[tuple[str, tuple[Broken, ...]]]:
    description = read(members)
    plain = _assayed(description, given)
    law = "no text of the issuer raises a lower bound but that of transparency"
    loud = read(attacked(members, description.issuer.id))
    yield law, broken_laws(plain, _assayed(loud, given), law, free=("transparency",))
    law = "an issuer's word for itself changes nothing"
    stated = _assayed(description, given, statements=[_own(description)])
    yield law, _changed(plain, stated, law)
    law = "the order of members and skills changes nothing"
    yield law, _changed(plain, _assayed(read(reordered(members)), given), law)
    law = "more evidence never lowers coverage"
    observed = Observed(40, passed_first=31, returned=6, with_evidence=40, independent=38)
    more = _assayed(description, given, observed=observed, statements=[_another(description)])
    yield (
        law,
        tuple(
            Broken(law, one.key, one.estimate.coverage, other.estimate.coverage)
            for one, other in zip(plain.indicators, more.indicators, strict=True)
            if other.estimate.coverage < one.estimate.coverage
        ),
    )
    law = "equal inputs give equal bytes"
    again = _assayed(read(members), given)
    same = json.dumps(dict(plain.json)) == json.dumps(dict(again.json))
    yield law, () if same else (Broken(law, "", 0, 1),)


def _assayed(description: Description, given: _Given, **more: Any) -> Assay:  # noqa: ANN401 - passed on
    means = given.means
    return assay(
        description,
        graph=given.graph,
        market=means.market,
        target=given.target,
        demand=means.demand,
        durability=means.durability,
        outcomes=means.outcomes_of(description),
        as_of=_AS_OF,
        **more,
    )


def _changed(before: Assay, after: Assay, law: str) -> tuple[Broken, ...]:
    return tuple(
        Broken(law, one.key, one.estimate.low, other.estimate.low)
        for one, other in zip(before.indicators, after.indicators, strict=True)
        if _told(one) != _told(other)
    )


def _told(indicator: Indicator) -> tuple[object, ...]:
    """What the indicator answers. Not why it has no answer: a statement that does not count is shown."""
    found = indicator.estimate
    return found.value, found.low, found.high, found.coverage, found.count, found.grade


def _own(description: Description) -> RecognitionStatement:
    return replace(_another(description), by="the issuer", controller=description.issuer.id or "issuer")


def _another(description: Description) -> RecognitionStatement:
    return RecognitionStatement(
        by="somebody else",
        controller="https://another.example/",
        achievement=description.id,
        recognised=description.issuer.id or "issuer",
        verb=Verb.REQUIRES,
        proof=Proof.PROVEN,
        since=date(2026, 1, 1),
    )
