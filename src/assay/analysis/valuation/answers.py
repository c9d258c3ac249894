"""Transparency and rigor in the one shape that every indicator of the assay has.

Apart from both because they tell more than an indicator shows, and from the assay because what an issuer
could improve asks them again and again.
"""

from __future__ import annotations

from datetime import date

from assay.analysis.descriptions import Description, How
from assay.analysis.estimates import Estimate
from assay.analysis.valuation.indicators import Fact, Indicator, Mark, Part
from assay.analysis.valuation.rigor import HIGHEST, RUNGS, Rigor
from assay.analysis.valuation.transparency import Checklist, Field, transparency

_MARKS = {How.ABSENT: Mark.FAILED, How.TEXT: Mark.SHOWN, How.MACHINE: Mark.PASSED}


def transparency_indicator(description: Description, as_of: date) -> Indicator:
    """The share of the elements told; its parts are the elements and the published lists."""
    found = transparency(description, as_of)
    told = [one for one in found.fields if one.how is not How.ABSENT]
    facts: dict[str, Fact] = {
        "count": len(told),
        "listed": len(found.fields),
        "machine": sum(one.how is How.MACHINE for one in told),
    }
    parts = (*(_element(one) for one in found.fields), *(_list(one) for one in found.lists))
    return Indicator("transparency", found.estimate, "elements-told", (0.0, 1.0), facts, parts=parts)


def _element(field: Field) -> Part:
    # How it is told, and not what: an award tells who the learner is.
    return Part(field.element.key, _MARKS[field.how], str(field.how), field.pointer)


def _list(found: Checklist) -> Part:
    return Part(f"list-{found.key}", found.verdict, f"{found.told}/{found.of}")


def rigor_indicator(found: Rigor) -> Indicator:
    """The rung of the ladder; beside it what award records tell of effort and agreement."""
    value = found.rung.value
    facts: dict[str, Fact] = {"basis": str(found.rests_on), "effort": str(found.effort.verdict)}
    words = found.rung.reason
    if value is not None:
        words = f"rung-{RUNGS[round(value)]}"
        facts["rung"] = round(value)
    return Indicator("rigor", found.rung, words, (0.0, HIGHEST), facts, _beside(found), _parts(found))


def _beside(found: Rigor) -> dict[str, Estimate]:
    effort = found.effort
    return {
        "agreement": found.agreement,
        "minimal-effort": effort.minimal,
        "screening": effort.screening,
        "returned": effort.returned,
    }


def _parts(found: Rigor) -> tuple[Part, ...]:
    parts = [Part(reason.key, Mark.SHOWN, reason.value, reason.pointer) for reason in found.reasons]
    parts += [Part(f"effort-{one.key}", Mark.SHOWN, str(one.count)) for one in found.effort.conditions]
    parts += [Part(f"effort-{key}", Mark.UNKNOWN) for key in found.effort.unrecorded]
    parts += [
        Part("proficiency", Mark.SHOWN, f"{one.skill}: {one.level}", one.pointer)
        for one in found.proficiencies
    ]
    beside = (("exemplars", found.exemplars), ("retakes", found.retakes))
    more = (*beside, ("recertification", found.recertification))
    parts += [Part(key, Mark.SHOWN, told.value, told.pointer) for key, told in more if told is not None]
    return tuple(parts)
