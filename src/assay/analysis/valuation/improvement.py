"""What an issuer could tell or do so that more would be known: the missing piece that narrows most, first.

Apart because it asks every indicator anew: each piece is imagined told, with each value that it could have,
and the indicator computed again. The share of the variance that is expected to go is

    shrink = 1 - mean over the values of width² / width² before

an interval of width w having, every place in it equally likely, the variance w²/12. The prior takes each
word of an element's closed list, or each quarter of a scale, as equally likely; it is stated, not measured,
and so is graded D.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assay.analysis.descriptions import ELEMENTS, Description, How, Told, vocabulary
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation.answers import rigor_indicator
from assay.analysis.valuation.indicators import NARROWEST, Assay, Indicator, Mark, widened
from assay.analysis.valuation.observed import Observed
from assay.analysis.valuation.rigor import rigor
from assay.analysis.valuation.transparency import transparency

METHOD = "improvement/2"
_QUARTERS = (0.125, 0.375, 0.625, 0.875)


@dataclass(frozen=True, slots=True)
class Improvement:
    """One piece that is missing: the element (or the thing to do), and the indicator that it narrows most.

    `shrink` is the share of that indicator's variance expected to go; `narrowed` the width of the interval
    expected to go, as a share of its scale; `transparency` by how much telling it raises transparency.
    """

    element: str
    indicator: str
    shrink: Estimate
    narrowed: Estimate
    transparency: Estimate


def improvements(
    found: Assay, description: Description, *, observed: Observed | None = None
) -> tuple[Improvement, ...]:
    """What is missing, the piece first that is expected to narrow an interval most; then what tells most."""
    pieces = [*_elements(found, description, observed), *_deeds(found, description)]
    order = {one.key: place for place, one in enumerate(ELEMENTS)}
    return tuple(
        sorted(
            pieces,
            key=lambda one: (
                -(one.narrowed.value or 0.0),
                -(one.transparency.value or 0.0),
                order.get(one.element, len(order)),
                one.element,
            ),
        )
    )


def _elements(found: Assay, description: Description, observed: Observed | None) -> list[Improvement]:
    """Each element that is not told so that a program can read it, with what telling it would narrow."""
    made = []
    for element in ELEMENTS:
        told = description.told.get(element.key)
        if told is not None and told.how is How.MACHINE and not told.others:
            continue
        if element.in_credential and description.credential is None:
            continue
        gain = _gain(found, description, element.key)
        key, widths = _narrowed_by(found, description, element.key, observed)
        improvement = _improvement(found, element.key, key, widths, gain)
        if improvement.narrowed.value or gain.value:
            made.append(improvement)
    return made


def _narrowed_by(
    found: Assay, description: Description, element: str, observed: Observed | None
) -> tuple[str, list[float]]:
    """The indicator that this element bears on, and its width for each value that could be told."""
    amounts = {"cost": "cost", "workload": "time"}
    if element in amounts:
        known = found.indicator(amounts[element]).estimate.is_known
        return amounts[element], [] if known else list(_QUARTERS)
    values = _VALUES.get(element, ())
    told = [
        rigor_indicator(rigor(_with(description, element, value), observed, found.as_of)) for value in values
    ]
    return "rigor", [_width(one) for one in told]


_VALUES: dict[str, tuple[str, ...]] = {
    **{key: vocabulary.CLOSED[key] for key in ("assessment", "supervision", "assessor")},
    "rubric": ("https://issuer.example/rubric",),
    "retakes": ("0", "1", "unlimited"),
}
"""What the elements that rigor asks could be told as."""


def _deeds(found: Assay, description: Description) -> list[Improvement]:
    """What no member of the framework tells: addresses of skills, occupations, an award, others' words."""
    nothing = _estimate([0.0], (0.0, 1.0), found.as_of)
    made = []
    specificity, portability, recognition = (
        found.indicator(key) for key in ("specificity", "portability", "recognition")
    )
    if specificity.estimate.reason in ("no-skill-declared", "skills-not-in-data"):
        # The issuer's word: a width of a fifth of the scale at least, as for any claim.
        widths = [max(share, NARROWEST[Grade.C]) for share in _QUARTERS]
        made.append(_improvement(found, "skills-by-address", "specificity", widths, nothing))
    if any(part.mark is Mark.UNKNOWN for part in portability.parts) and portability.estimate.coverage < 1:
        made.append(_improvement(found, "award-to-examine", "portability", [0.0], nothing))
    named = found.indicator("named-in-ads")
    if named.estimate.reason == "no-occupation" and not description.occupations:
        widths = [max(share, NARROWEST[Grade.C]) for share in _QUARTERS]
        made.append(_improvement(found, "occupations-by-code", "named-in-ads", widths, nothing))
    if not found.indicator("outcomes").estimate.is_known:
        widths = [max(share, NARROWEST[Grade.C]) for share in _QUARTERS]
        made.append(_improvement(found, "outcomes-published", "outcomes", widths, nothing))
    if not recognition.estimate.is_known:
        widths = [1 - share for share in _QUARTERS]
        made.append(_improvement(found, "recognition-by-others", "recognition", widths, nothing))
    return [one for one in made if one.narrowed.value]


def _improvement(
    found: Assay, element: str, key: str, widths: Sequence[float], gain: Estimate
) -> Improvement:
    before = _width(found.indicator(key))
    shares = [1 - (width / before) ** 2 for width in widths] if before else []
    if not shares or math.fsum(shares) <= 0:
        # Telling it narrows nothing; it is still told then.
        nothing = _estimate([0.0], (0.0, 1.0), found.as_of)
        return Improvement(element, "transparency", nothing, nothing, gain)
    gone = [before - width for width in widths]
    return Improvement(
        element,
        key,
        _estimate(shares, (min(0.0, *shares), 1.0), found.as_of),
        _estimate(gone, (min(0.0, *gone), 1.0), found.as_of),
        gain,
    )


def _estimate(values: Sequence[float], scale: tuple[float, float], as_of: date) -> Estimate:
    """The mean over the values of the prior, the interval from the least to the most of them."""
    mean = math.fsum(values) / len(values)
    low, high = widened(min(values), max(values), Grade.D, scale)
    value = min(max(mean, low), high)
    return Estimate(value, low, high, "share", METHOD, as_of, Grade.D, len(values))


def _gain(found: Assay, description: Description, element: str) -> Estimate:
    """By how much transparency rises: no guess, for what is told can be counted."""
    before = found.indicator("transparency").estimate
    value = next(iter(_VALUES.get(element, ())), "told")
    after = transparency(_with(description, element, value), found.as_of).estimate
    gain = max((after.value or 0.0) - (before.value or 0.0), 0.0)
    return Estimate(gain, gain, gain, "share", METHOD, found.as_of, Grade.B, 1)


def _with(description: Description, element: str, value: str) -> Description:
    told = {**description.told, element: Told(value, How.MACHINE)}
    return replace(description, told=told)


def _width(indicator: Indicator) -> float:
    """The width of the interval, as a share of its scale."""
    low, high = indicator.scale
    return (indicator.estimate.high - indicator.estimate.low) / (high - low) if high > low else 0.0
