"""Rigor: on which rung of an absolute ladder passing stands, and what that rests on.

In words and not in points. What an issuer states is shown as stated and bounds nothing from below; what
was observed, or measured by somebody independent, outranks it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from assay.analysis.descriptions import Description, How, Proficiency, Told, vocabulary
from assay.analysis.estimates import FEWEST, Estimate, Grade
from assay.analysis.valuation.effort import Effort, effort, grade_of
from assay.analysis.valuation.indicators import unknown
from assay.analysis.valuation.observed import Keeper, Observed, chance_above, share_between

METHOD = "rigor/1"
AS_A_RULE = 0.8  # a rung is reached when at least four of five were judged so
TURNED_BACK = 0.2  # something was judged when one in five did not pass at once
SURE, LIKELY, POSSIBLE = 0.9, 0.5, 0.1


class Rung(IntEnum):
    """The ladder. A rung is reached by its own condition; the first two are implied by all above."""

    NOTHING_TO_PASS = 0
    HANDED_IN = 1
    PUBLIC_RUBRIC = 2
    INDEPENDENT = 3
    SUPERVISED = 4

    @property
    def key(self) -> str:
        """Its word in the framework."""
        return RUNGS[self]


RUNGS = (
    "nothing-to-pass",
    "something-handed-in",
    "public-rubric",
    "independent",
    "independent-supervised",
)
HIGHEST = float(Rung.SUPERVISED)
_THINGS = 8
_ADDRESS = re.compile(r"https?://\S+")


class Basis(StrEnum):
    """What a rung rests on."""

    NOTHING = "nothing"
    STATED = "stated"
    OBSERVED = "observed"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it stands there, or no higher: a code, and the place or the count that it comes from."""

    key: str
    value: str = ""
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Rigor:
    """The rung with its basis and reasons, the effort, and what is told beside it for whoever judges."""

    rung: Estimate
    rests_on: Basis
    reasons: tuple[Reason, ...]
    effort: Effort
    agreement: Estimate  # of second assessors, as a share
    proficiencies: tuple[Proficiency, ...] = ()
    exemplars: Told | None = None
    retakes: Told | None = None
    recertification: Told | None = None


def rigor(description: Description, observed: Observed | None, as_of: date) -> Rigor:
    """The rung of this achievement, from its description and from what was observed where there is any."""
    claims, reasons = _claimed(description)
    seen = observed if observed is not None and observed.is_enough else None
    if observed is not None and seen is None:
        reasons = (*reasons, Reason("few", str(FEWEST)))
    borne = _borne_out(seen) if seen else {}
    if seen is None or all(one.chance is None for one in borne.values()):
        rung, basis = _of_statement(description, claims, as_of)
    else:
        rung, basis = _of_observation(description, seen, borne, claims, as_of)
        reasons = (*reasons, *(one.reason for one in borne.values() if one.chance is not None))
    told = description.told
    return Rigor(
        rung,
        basis,
        reasons,
        effort(description, observed, as_of),
        _agreement(seen, observed, as_of),
        description.proficiencies,
        told.get(vocabulary.EXEMPLARS),
        told.get("retakes"),
        told.get(vocabulary.RECERTIFICATION),
    )


def _claimed(description: Description) -> tuple[frozenset[Rung], tuple[Reason, ...]]:
    """The rungs that the description claims, and why no others; none where no assessment is stated."""
    told = description.told.get("assessment")
    if told is None:
        return frozenset(), (Reason("no-assessment-stated"),)
    if told.value not in vocabulary.ASSESSMENTS:
        return frozenset(), (Reason("assessment-unknown", told.value, told.pointer),)
    if told.others:
        return frozenset(), (Reason("assessment-contradicted", told.value, told.pointer),)
    reasons = [Reason("assessment", told.value, told.pointer)]
    if told.value in vocabulary.NOTHING_JUDGED:
        return frozenset({Rung.NOTHING_TO_PASS}), tuple(reasons)
    claims = {Rung.NOTHING_TO_PASS, Rung.HANDED_IN}
    rubric = description.told.get("rubric")
    if rubric is not None and (rubric.how is How.MACHINE or _ADDRESS.fullmatch(rubric.value)):
        claims.add(Rung.PUBLIC_RUBRIC)
        reasons.append(Reason("rubric-public", rubric.value, rubric.pointer))
    else:
        # Named in a sentence, it cannot be looked at.
        reasons.append(Reason("rubric-not-public", pointer=rubric.pointer if rubric else ""))
    assessor = description.told.get("assessor")
    if assessor is None or assessor.value != "independent" or assessor.others:
        reasons.append(Reason("assessor-not-independent", assessor.value if assessor else ""))
        return frozenset(claims), tuple(reasons)
    claims.add(Rung.INDEPENDENT)
    reasons.append(Reason("assessor-independent", assessor.value, assessor.pointer))
    supervision = description.told.get("supervision")
    if supervision is None or supervision.value not in vocabulary.IDENTITY_CHECKED or supervision.others:
        reasons.append(Reason("identity-not-checked", supervision.value if supervision else ""))
    else:
        claims.add(Rung.SUPERVISED)
        reasons.append(Reason("supervised-identity-checked", supervision.value, supervision.pointer))
    return frozenset(claims), tuple(reasons)


def _of_statement(description: Description, claims: frozenset[Rung], as_of: date) -> tuple[Estimate, Basis]:
    told = description.told.get("assessment")
    inputs = (told.pointer,) if told else ()
    if not claims:
        reason = "no-assessment-stated" if told is None else "assessment-unclear"
        return _unknown(reason, _coverage(description), as_of, inputs), Basis.NOTHING
    # Never narrower than a rung: it is an issuer's word, be it against its own interest.
    stated = max(claims)
    high = float(max(stated, Rung.HANDED_IN))
    known = Estimate(
        float(stated),
        0.0,
        high,
        "rung",
        METHOD,
        as_of,
        Grade.C,
        coverage=_coverage(description),
        inputs=inputs,
    )
    return known, Basis.STATED


def _unknown(reason: str, coverage: float, as_of: date, inputs: tuple[str, ...] = ()) -> Estimate:
    scale = (0.0, HIGHEST)
    return unknown(METHOD, as_of, reason, unit="rung", scale=scale, coverage=coverage, inputs=inputs)


@dataclass(frozen=True, slots=True)
class _Borne:
    """How probable a rung is after the records; None where nobody counted what it rests on.

    `complete`: the records could refute it too.
    """

    chance: float | None
    complete: bool
    reason: Reason


def _borne_out(seen: Observed) -> dict[Rung, _Borne]:
    found = {Rung.HANDED_IN: _handed_in(seen)}
    for rung, count in (
        (Rung.PUBLIC_RUBRIC, seen.by_rubric),
        (Rung.INDEPENDENT, seen.independent),
        (Rung.SUPERVISED, _overlap(seen)),
    ):
        chance = None if count is None else chance_above(AS_A_RULE, count, seen.attempts)
        told = Reason(f"observed-{rung.key}", f"{count}/{seen.attempts}")
        found[rung] = _Borne(chance, chance is not None, told)
    return found


def _handed_in(seen: Observed) -> _Borne:
    """Whether anything is judged at all: it left something, or was watched or examined, or some failed.

    A demonstration leaves nothing behind, so only all four counts together can say that nothing was asked.
    """
    proofs = (seen.with_evidence, seen.by_rubric, seen.independent, seen.supervised, seen.second_assessed)
    most = max((count for count in proofs if count is not None), default=None)
    failed = None if seen.passed_first is None else seen.attempts - seen.passed_first
    chances = [] if most is None else [chance_above(AS_A_RULE, most, seen.attempts)]
    turned = [count for count in (failed, seen.returned) if count is not None]
    chances += [chance_above(TURNED_BACK, count, seen.attempts) for count in turned]
    told = Reason("observed-something-handed-in", f"{max([most or 0, *turned])}/{seen.attempts}")
    four = (seen.with_evidence, seen.passed_first, seen.returned, seen.supervised)
    return _Borne(max(chances, default=None), None not in four, told)


def _overlap(seen: Observed) -> int | None:
    """Of three counts together no more is known than the least that they can have in common."""
    if seen.independent is None or seen.supervised is None or seen.identity_checked is None:
        return None
    return max(0, seen.independent + seen.supervised + seen.identity_checked - 2 * seen.attempts)


def _of_observation(
    description: Description,
    seen: Observed,
    borne: dict[Rung, _Borne],
    claims: frozenset[Rung],
    as_of: date,
) -> tuple[Estimate, Basis]:
    """The rungs that the records bear out: surely, likely, possibly. What nobody counted refutes nothing."""
    chances = {rung: one.chance for rung, one in borne.items() if one.chance is not None}
    surely, likely, possibly = (
        [rung for rung, chance in chances.items() if chance >= least] for least in (SURE, LIKELY, POSSIBLE)
    )
    undecided = [rung for rung, one in borne.items() if not one.complete and rung not in likely]
    claimed = [rung for rung in claims & set(undecided) if rung > max(likely, default=0)]
    is_settled = bool(likely) or borne[Rung.HANDED_IN].complete
    basis = Basis.INDEPENDENT if seen.keeper is Keeper.INDEPENDENT else Basis.OBSERVED
    if claimed or (claims and not is_settled):
        # Observed as far as anybody looked; above that the issuer's word stands, as such.
        basis = Basis.STATED
    elif not is_settled:
        return _unknown("not-recorded", _coverage(description, seen), as_of), Basis.NOTHING
    value = max([Rung.NOTHING_TO_PASS, *likely, *claimed])
    most = max(claims, default=Rung.SUPERVISED)
    high = max([value, *possibly, *(rung for rung in undecided if rung <= most)])
    if basis is Basis.STATED:
        high = max(high, Rung.HANDED_IN)
    known = Estimate(
        float(value),
        float(max(surely, default=Rung.NOTHING_TO_PASS)),
        float(high),
        "rung",
        METHOD,
        as_of,
        Grade.C if basis is Basis.STATED else grade_of(seen),
        count=seen.attempts,
        coverage=_coverage(description, seen),
        inputs=tuple(rung.key for rung in chances),
    )
    return known, basis


def _coverage(description: Description, seen: Observed | None = None) -> float:
    """Of the eight things that a rung can rest on, the share that is there: a statement and seven counts."""
    counts: tuple[int | None, ...] = ()
    if seen is not None:
        counts = (
            seen.with_evidence,
            seen.by_rubric,
            seen.independent,
            seen.supervised,
            seen.identity_checked,
            seen.passed_first,
            seen.returned,
        )
    there = sum(count is not None for count in counts)
    return (("assessment" in description.told) + there) / _THINGS


def _agreement(seen: Observed | None, observed: Observed | None, as_of: date) -> Estimate:
    """How often a second assessor came to the same result; of few it is not told."""
    second, agreed = (seen.second_assessed, seen.agreed) if seen else (None, None)
    if seen is None or second is None or agreed is None or second < FEWEST:
        few = second is not None or (observed is not None and seen is None)
        reason = "few" if few else "not-recorded" if seen else "not-observed"
        return unknown(METHOD, as_of, reason, unit="share", scale=(0.0, 1.0))
    middle, low, high = share_between(agreed, second)
    return Estimate(
        middle, low, high, "share", METHOD, as_of, grade_of(seen), count=second, inputs=("agreed",)
    )
