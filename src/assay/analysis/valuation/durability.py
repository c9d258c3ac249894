"""How long what it teaches is asked for, what may be left by a year, and when to look at it again.

Apart because it rests on series of advertisements and on nothing else; where those show nothing, nothing
is said, and only the issuer's own day of review and its renewal are told.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assay.analysis.descriptions import Description, vocabulary
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation.indicators import Fact, Indicator, Mark, Part, unknown, widened
from assay.analysis.valuation.market_doors import Durability

METHOD = "durability/1"
_SCALE = (0.0, 1.0)
_LONGEST = 100.0  # years of a half-life that is unknown


def durability(
    description: Description, series: Durability | None, *, horizon: int | None = None, as_of: date
) -> Indicator:
    """The chance that half of today's demand for its skills is left after five years; a band up to `horizon`.

    Low is 0: which skills are looked at is the issuer's word. Unknown where no series names any of them,
    and where the method was not shown to beat a guess.
    """
    terms = tuple(dict.fromkeys(one.name for one in description.aligned if one.name))
    own = _told(description)
    if series is None or not terms:
        reason = "no-series" if series is None else "no-skill-declared"
        estimate = unknown(METHOD, as_of, reason, unit="share", scale=_SCALE, grade=Grade.D)
        return Indicator("durability", estimate, reason, _SCALE, {"terms": len(terms)}, parts=own)
    found = series.lasting(terms, as_of)
    bands = series.horizon(terms, horizon, as_of) if horizon is not None else ()
    facts: dict[str, Fact] = {"terms": len(terms), "found": len(found.terms)}
    parts = [Part("term", Mark.SHOWN, one.term) for one in found.terms]
    parts += [Part("not-known", Mark.UNKNOWN, term) for term in found.unknown]
    parts += [Part("horizon", Mark.SHOWN, str(one.year), estimate=one.estimate) for one in bands]
    if horizon is not None:
        facts["horizon"] = horizon
        if max((one.year for one in bands), default=0) < horizon:
            parts.append(Part("no-horizon", Mark.UNKNOWN, str(horizon)))
    if found.review_by is not None:
        parts.append(Part("review-by", Mark.SHOWN, found.review_by.isoformat()))
        own = _told(description, found.review_by)
    estimate = _bounded(found.durability, found.reason, as_of)
    words = "durability" if estimate.is_known else estimate.reason
    others = {"half-life": found.half_life} if found.terms else {"half-life": _no_half_life(as_of)}
    return Indicator("durability", estimate, words, _SCALE, facts, others, (*parts, *own))


def _bounded(found: Estimate, reason: str, as_of: date) -> Estimate:
    """The answer with nothing certain below, and as wide as a model's must be."""
    if found.value is None:
        why = found.reason or reason
        return unknown(METHOD, as_of, why, unit="share", scale=_SCALE, grade=Grade.D)
    low, high = widened(0.0, found.high, Grade.D, _SCALE)
    # Naming one more skill is no evidence: how many have a series is told among the facts.
    return replace(found, low=low, high=high, method=METHOD, grade=Grade.D, as_of=as_of, coverage=1.0)


def _no_half_life(as_of: date) -> Estimate:
    scale = (0.0, _LONGEST)
    return unknown(METHOD, as_of, "term-not-in-series", unit="years", scale=scale, grade=Grade.D)


def _told(description: Description, review_by: date | None = None) -> tuple[Part, ...]:
    """The issuer's own day of review, by the suggested one where there is any; and the renewal."""
    parts = []
    review = description.told.get("review-date")
    if review is not None:
        parts.append(Part("review-date", _in_time(review.value, review_by), review.value, review.pointer))
    renewal = description.told.get(vocabulary.RECERTIFICATION)
    if renewal is not None:
        parts.append(Part("recertification", Mark.SHOWN, renewal.value, renewal.pointer))
    return tuple(parts)


def _in_time(told: str, review_by: date | None) -> Mark:
    if review_by is None:
        return Mark.SHOWN
    try:
        day = date.fromisoformat(told[:10])
    except ValueError:
        return Mark.UNKNOWN
    return Mark.PASSED if day <= review_by else Mark.FAILED
