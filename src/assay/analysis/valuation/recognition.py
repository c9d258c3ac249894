"""Who states that they take this achievement into account: each controlling organization once.

Apart because it alone rests on other people's words. A statement counts when it is signed and its
organization has proven its domain; an issuer's for itself never does, nor two that recognise each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation.indicators import Indicator, Mark, Part, unknown


class Verb(StrEnum):
    """What the organization does with it, from a closed list."""

    REQUIRES = "requires"
    PREFERS = "prefers"
    INTERVIEWS = "interviews"
    ACCEPTS_INSTEAD = "accepts-instead"
    CREDITS = "credits"


class Proof(StrEnum):
    """How far it is known who made a statement."""

    PROVEN = "proven"  # signed, by an organization that has proven its domain
    UNPROVEN = "unproven"  # signed by somebody who is not known, or not signed
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class RecognitionStatement:
    """One statement of an organization about one achievement.

    `controller` identifies whoever controls the organization: subsidiaries share it. `recognised` is the same
    for the issuer of the achievement; statements about *other* achievements are given too where they show
    that two organizations recognise each other. `digest`: SHA-256 of the signed statement, in hexadecimal.
    """

    by: str
    controller: str
    achievement: str  # its identifier
    recognised: str
    verb: Verb
    proof: Proof
    since: date
    until: date | None = None
    credits: float | None = None
    occupation: str = ""
    place: str = ""
    reference: str = ""  # where the signed statement is
    digest: str = ""


METHOD = "recognition/1"
MOST = 10
"""Where the scale ends: ten organizations, or more."""

_STRONGEST_FIRST = tuple(Verb)


def recognition(
    statements: Sequence[RecognitionStatement], *, achievement: str, issuer_id: str = "", as_of: date
) -> Indicator:
    """How many organizations that are not the issuer's state that they take the achievement into account.

    At least so many: who says nothing is not known to refuse it, so the interval reaches to the end of the
    scale, and without any statement that counts there is no value.
    """
    about = [one for one in statements if achievement and one.achievement == achievement]
    standing = {(one.controller, one.recognised) for one in statements if _why_not(one, as_of) == ""}
    counted: list[RecognitionStatement] = []
    parts: list[Part] = []
    for one in sorted(about, key=_order):
        reason = _why_not(one, as_of) or _why_apart(one, standing, issuer_id)
        if not reason and any(other.controller == one.controller for other in counted):
            reason = "same-organization"
        if not reason:
            counted.append(one)
        parts.append(_part(one, reason))
    inputs = tuple(one.digest or one.reference for one in counted if one.digest or one.reference)
    scale = (0.0, float(MOST))
    if not counted:
        reason = "no-statement-counts" if about else "no-statement"
        estimate = unknown(METHOD, as_of, reason, unit="count", scale=scale, grade=Grade.A)
        return Indicator("recognition", estimate, reason, scale, {"shown": len(about)}, parts=tuple(parts))
    value = float(min(len(counted), MOST))
    estimate = Estimate(
        value, value, float(MOST), "count", METHOD, as_of, Grade.A, count=len(counted), inputs=inputs
    )
    facts = {"count": len(counted), "shown": len(about) - len(counted)}
    others = _credits(counted, as_of)
    return Indicator("recognition", estimate, "recognised", scale, facts, others, tuple(parts))


def _order(one: RecognitionStatement) -> tuple[object, ...]:
    """Equal for nothing that is shown otherwise, so that the order in which they came tells nothing."""
    rank = _STRONGEST_FIRST.index(one.verb)
    until = one.until.isoformat() if one.until else ""
    told = (one.by, one.reference, one.digest, one.occupation, one.place, until, one.proof, one.recognised)
    return (one.controller, rank, one.since, *told, one.credits or 0.0)


def _why_not(one: RecognitionStatement, as_of: date) -> str:
    """Why it is not in force, by itself."""
    if one.proof is Proof.WITHDRAWN:
        return "withdrawn"
    if one.proof is not Proof.PROVEN or not one.controller:
        return "unproven"
    if one.since > as_of:
        return "not-begun"
    return "expired" if one.until is not None and one.until < as_of else ""


def _why_apart(one: RecognitionStatement, standing: set[tuple[str, str]], issuer_id: str) -> str:
    """Why one that is in force does not count all the same."""
    if one.controller in {one.recognised, issuer_id}:
        return "issuer-itself"
    # Only where the other half is in force and proven: else anybody could void a statement by inventing it.
    return "reciprocal" if (one.recognised, one.controller) in standing else ""


def _part(one: RecognitionStatement, reason: str) -> Part:
    credit = f" {one.credits:g}" if one.credits is not None else ""
    told = (f"{one.verb}{credit}", one.occupation, one.place, one.until.isoformat() if one.until else "")
    value = " · ".join(text for text in (one.by, *told, reason) if text)
    return Part(reason or "counted", Mark.SHOWN if reason else Mark.PASSED, value, one.reference)


def _credits(counted: Sequence[RecognitionStatement], as_of: date) -> dict[str, Estimate]:
    """The credits that those who give some give."""
    given = sorted(one.credits for one in counted if one.verb is Verb.CREDITS and one.credits is not None)
    if not given:
        return {}
    middle = median(given)
    return {
        "credits": Estimate(middle, given[0], given[-1], "credits", METHOD, as_of, Grade.A, count=len(given))
    }
