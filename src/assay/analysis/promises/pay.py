"""Promises of pay, held against what people in the occupation earn.

Supported says that people in it earn so much. It never says that they do because of a certificate, which
these figures cannot show; only an independent table of outcomes can speak of who completed it.
"""

from __future__ import annotations

from datetime import date

from assay.analysis.estimates import Estimate
from assay.analysis.market import Outlook
from assay.analysis.promises.evidence import Checked, Evidence, Fact, Ground, borne_out, contradicted, unclear
from assay.analysis.promises.occupations import about, target_for, versions
from assay.analysis.promises.outcomes import independent
from assay.analysis.promises.values import About, Amount, Claim

_YEARLY = {"hour": 2080.0, "week": 52.0, "month": 12.0, "year": 1.0}
_CURRENCY = "USD"  # of the wages that are published


def check_pay(claim: Claim, evidence: Evidence, as_of: date) -> Checked:
    """Whether people earn what this sentence says."""
    found = _of_completers(claim, evidence, as_of)
    if found is not None:
        return found
    if evidence.market is None:
        return unclear(claim, "no-market", as_of)
    target = target_for(claim, evidence, evidence.market)
    if target is None:
        return unclear(claim, "no-occupation", as_of)
    facts = about(target)
    if not claim.amounts:
        return unclear(claim, "no-figure", as_of, Ground(facts))
    amount = max(claim.amounts, key=lambda one: one.high * _YEARLY.get(one.per, 0.0))
    if amount.per not in _YEARLY:
        return unclear(claim, "period-unclear", as_of, Ground(facts))
    if amount.currency != _CURRENCY:
        return unclear(claim, "other-currency", as_of, Ground({**facts, "currency": amount.currency}))
    outlook = evidence.market.outlook(target, as_of)
    facts |= {"amount": round(yearly(amount)), "currency": amount.currency}
    return _compared(
        claim, amount, outlook, as_of, Ground(facts, versions(evidence.market.releases, "oews", "wages"))
    )


def yearly(amount: Amount) -> float:
    """The highest figure that is named, a year."""
    return amount.high * _YEARLY[amount.per]


def _compared(claim: Claim, amount: Amount, outlook: Outlook, as_of: date, ground: Ground) -> Checked:
    facts, inputs = ground.facts, ground.inputs
    is_most = amount.bound == "up-to"
    bound = outlook.wage_high if is_most else outlook.upper_wage
    value = yearly(amount)
    if bound.value is None:
        return unclear(claim, bound.reason or "wage-not-published", as_of, Ground(facts, inputs, bound))
    if bound.unit != _CURRENCY:
        return unclear(claim, "currency-untold", as_of, Ground(facts, inputs, bound))
    inputs = bound.inputs or inputs
    shown = {**facts, **_wages(outlook)}
    if value > bound.value:
        why = "above-nine-in-ten" if is_most else "above-three-in-four"
        return contradicted(claim, why, as_of, Ground({**shown, "bound": round(bound.value)}, inputs, bound))
    if claim.is_guaranteed:
        return unclear(claim, "guarantee-unproven", as_of, Ground(shown, inputs, outlook.median_wage))
    return borne_out(claim, "what-people-earn", as_of, Ground(shown, inputs, outlook.median_wage))


def _wages(outlook: Outlook) -> dict[str, Fact]:
    told = {"p25": outlook.entry_wage, "median": outlook.median_wage, "p75": outlook.upper_wage}
    return {name: round(one.value) for name, one in told.items() if one.value is not None}


def _of_completers(claim: Claim, evidence: Evidence, as_of: date) -> Checked | None:
    """What they earned who completed it, where somebody independent counted; None where nobody did."""
    outcomes = independent(evidence.outcomes)
    if outcomes is None or claim.about is not About.CREDENTIAL or not claim.amounts:
        return None
    earned: Estimate | None = outcomes.others.get("earnings")
    amount = max(claim.amounts, key=lambda one: one.high * _YEARLY.get(one.per, 0.0))
    if earned is None or earned.value is None or amount.currency != earned.unit or amount.per not in _YEARLY:
        return None
    facts: dict[str, Fact] = {
        "amount": round(yearly(amount)),
        "currency": amount.currency,
        "earned": round(earned.value),
    }
    facts |= {name: outcomes.facts[name] for name in ("count", "provider") if name in outcomes.facts}
    if yearly(amount) > earned.high:
        return contradicted(claim, "completers-earn-less", as_of, Ground(facts, earned.inputs, earned))
    if yearly(amount) <= earned.value and not claim.is_guaranteed:
        return borne_out(claim, "completers-earn-it", as_of, Ground(facts, earned.inputs, earned))
    return unclear(claim, "between", as_of, Ground(facts, earned.inputs, earned))
