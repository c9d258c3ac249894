"""Promises that rest on other people: jobs on counted outcomes, recognition and credit on signed statements.

A list that names the achievement by its own address bears out that it is on a list, and no other promise.
A statement counts here as in the recognition indicator: signed, of a proven organization that is not the
issuer, and never one of two that recognise each other.
"""

from __future__ import annotations

import re
from datetime import date

from assay.analysis.market import Listed, Names
from assay.analysis.promises.evidence import Checked, Evidence, Fact, Ground, borne_out, contradicted, unclear
from assay.analysis.promises.outcomes import independent, is_issuers_word
from assay.analysis.promises.values import Claim
from assay.analysis.valuation import Proof, RecognitionStatement, Verb, recognition

MANY = 3
"""Organizations that have to recognise what says that an industry or the world does."""

_HALF = 0.5
_WIDE = re.compile(
    r"industry|global|international|world|nation|wide|universal|employers|everywhere|empresas|empleador|oficial|mundo|país",
    re.IGNORECASE,
)
_LIST = re.compile(r"\blist(?:ed|a)?\b", re.IGNORECASE)
_INTERVIEW = re.compile(r"interview|entrevista", re.IGNORECASE)


def check_jobs(claim: Claim, evidence: Evidence, as_of: date) -> Checked:
    """Whether those who completed it found work, as somebody independent counted; no figure says why."""
    invited = [one for one in counted(evidence, as_of) if one.verb is Verb.INTERVIEWS]
    if _INTERVIEW.search(claim.text) and invited:
        names = _names(invited)
        return borne_out(claim, "interviews-stated", as_of, Ground(names, _inputs(invited)))
    outcomes = independent(evidence.outcomes)
    if outcomes is None:
        word = "issuers-word" if is_issuers_word(evidence.outcomes) else "no-outcomes"
        return unclear(claim, word, as_of)
    placed = outcomes.estimate
    if placed.value is None:
        return unclear(claim, placed.reason or "placement-not-told", as_of)
    facts: dict[str, Fact] = {"share": round(placed.value, 3), "count": placed.count or 0}
    facts |= {name: outcomes.facts[name] for name in ("provider", "design") if name in outcomes.facts}
    said = 1.0 if claim.is_guaranteed else claim.share
    if said is not None:
        facts["said"] = said
    if placed.high < (_HALF if said is None else said):
        return contradicted(claim, "fewer-found-work", as_of, Ground(facts, placed.inputs, placed))
    if claim.is_guaranteed:
        return unclear(claim, "guarantee-unproven", as_of, Ground(facts, placed.inputs, placed))
    is_enough = placed.low > _HALF if said is None else placed.value >= said
    told = borne_out if is_enough else unclear
    return told(claim, "found-work" if is_enough else "between", as_of, Ground(facts, placed.inputs, placed))


def check_recognition(claim: Claim, evidence: Evidence, as_of: date) -> Checked:
    """Whether somebody else states that it counts with them."""
    named = _by_named(claim, evidence)
    ended = [one for one in named if _is_over(one, as_of)]
    standing = counted(evidence, as_of)
    entries = _on_lists(claim, evidence, as_of) if _LIST.search(claim.text) else ()
    if entries:
        releases = tuple(dict.fromkeys(one.release for one in entries))
        return borne_out(claim, "on-a-list", as_of, Ground({"lists": "; ".join(releases)}, releases))
    held = [one for one in standing if one in named]
    if held:
        return borne_out(claim, "recognised-by-named", as_of, Ground(_names(held), _inputs(held)))
    if ended:
        return contradicted(claim, "recognition-ended", as_of, Ground(_names(ended), _inputs(ended)))
    if _LIST.search(claim.text):
        return unclear(claim, "no-list-names-it", as_of)
    if not standing:
        return unclear(claim, "no-statement", as_of)
    facts = _names(standing)
    if claim.bodies:
        return unclear(
            claim,
            "others-recognise-it",
            as_of,
            Ground({**facts, "named": ", ".join(claim.bodies)}, _inputs(standing)),
        )
    if _WIDE.search(claim.text) and len(standing) < MANY:
        return unclear(claim, "fewer-than-said", as_of, Ground({**facts, "least": MANY}, _inputs(standing)))
    return borne_out(claim, "recognised", as_of, Ground(facts, _inputs(standing)))


def _on_lists(claim: Claim, evidence: Evidence, as_of: date) -> tuple[Listed, ...]:
    """The entries of lists that have the achievement's own address: a name alone may be another's.

    Where the sentence names an area, only those of lists of that area.
    """
    market = evidence.market
    if market is None or not evidence.achievement:
        return ()
    found = market.listed(Names(evidence.achievement), "", as_of)
    own = [one for one in found if one.code == evidence.achievement]
    text = claim.text.casefold()
    named = {area.code for area in market.areas() if own and _stands_in(area.name.casefold(), text)}
    return tuple(one for one in own if not named or one.area in named)


def _stands_in(name: str, text: str) -> bool:
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def check_credit(claim: Claim, evidence: Evidence, as_of: date) -> Checked:
    """Whether somebody who gives credit states that they do, and how much."""
    giving = [one for one in counted(evidence, as_of) if one.verb is Verb.CREDITS]
    named = _by_named(claim, evidence)
    if not giving:
        ended = [one for one in named if one.verb is Verb.CREDITS and _is_over(one, as_of)]
        if ended:
            return contradicted(claim, "recognition-ended", as_of, Ground(_names(ended), _inputs(ended)))
        return unclear(claim, "no-credit-statement", as_of)
    meant = [one for one in giving if one in named] or giving
    facts = _names(meant)
    most = max((one.credits for one in meant if one.credits is not None), default=None)
    if most is not None:
        facts["credits"] = most
    if claim.credits is None:
        return borne_out(claim, "credit-stated", as_of, Ground(facts, _inputs(meant)))
    facts["said"] = claim.credits
    if most is None:
        return unclear(claim, "credit-amount-unknown", as_of, Ground(facts, _inputs(meant)))
    if most >= claim.credits:
        return borne_out(claim, "credit-stated", as_of, Ground(facts, _inputs(meant)))
    told = contradicted if any(one in named for one in meant) else unclear
    return told(claim, "fewer-credits", as_of, Ground(facts, _inputs(meant)))


def counted(evidence: Evidence, as_of: date) -> list[RecognitionStatement]:
    """The statements about it that count, each organization's strongest of a kind."""
    about = [
        one for one in evidence.statements if evidence.achievement and one.achievement == evidence.achievement
    ]
    elsewhere = [one for one in evidence.statements if one not in about]
    return [
        one
        for one in about
        if recognition(
            [one, *elsewhere], achievement=evidence.achievement, issuer_id=evidence.issuer_id, as_of=as_of
        ).estimate.is_known
    ]


def _by_named(claim: Claim, evidence: Evidence) -> list[RecognitionStatement]:
    """The statements of organizations that the sentence names."""
    return [
        one
        for one in evidence.statements
        if one.achievement == evidence.achievement
        and one.controller not in {one.recognised, evidence.issuer_id}
        and any(_same(one.by, name) for name in claim.bodies)
    ]


def _same(one: str, other: str) -> bool:
    left, right = (" ".join(name.casefold().replace(".", " ").split()) for name in (one, other))
    return left == right or f" {right} " in f" {left} " or f" {left} " in f" {right} "


def _is_over(one: RecognitionStatement, as_of: date) -> bool:
    return one.proof is Proof.WITHDRAWN or (
        one.proof is Proof.PROVEN and one.until is not None and one.until < as_of
    )


def _names(statements: list[RecognitionStatement]) -> dict[str, Fact]:
    names = list(dict.fromkeys(one.by for one in statements))
    return {"count": len({one.controller for one in statements}), "by": ", ".join(names[:5])}


def _inputs(statements: list[RecognitionStatement]) -> tuple[str, ...]:
    return tuple(one.reference or one.digest for one in statements if one.reference or one.digest)
