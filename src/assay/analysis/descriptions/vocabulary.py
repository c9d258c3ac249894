"""The framework's closed lists: the words in which an element's value is kept, weakest first.

Apart because `docs/framework.md` prints them, the readers translate into them and the indicators compare
by them. What no list has is `unknown`, and is never taken for the nearest word.
"""

from __future__ import annotations

import re

UNKNOWN = "unknown"

ASSESSMENTS = ("none", "completion", "quiz", "written", "oral", "practical", "portfolio", "workplace")
NOTHING_JUDGED = frozenset({"none", "completion"})
SUPERVISIONS = ("unsupervised", "supervised", "online-id", "onsite-id")
IDENTITY_CHECKED = frozenset({"online-id", "onsite-id"})
PARTICIPATIONS = ("online", "onsite", "blended", "workplace")
QUALITIES = ("internal", "external", "accredited")
ASSESSORS = ("automatic", "peer", "teacher", "independent")
STATUSES = ("active", "deprecated", "suspended", "proposed")

CLOSED: dict[str, tuple[str, ...]] = {
    "assessment": ASSESSMENTS,
    "supervision": SUPERVISIONS,
    "participation": PARTICIPATIONS,
    "quality": QUALITIES,
    "assessor": ASSESSORS,
    "status": STATUSES,
}
"""Which elements have a closed list; the value of the others is text, a number or an address."""

ECTS_HOURS = (25.0, 30.0)  # of one credit, ECTS Users' Guide (2015); never one number, as none is agreed
MOST_HOURS = 20_000  # half a working life: more is a slip
EQF = re.compile(r"EQF ([1-8])")

# No elements, and no list asks for them; the ladder's readers want them told beside it.
EXEMPLARS = "exemplars"
RECERTIFICATION = "recertification"
BESIDE = (EXEMPLARS, RECERTIFICATION)

FREE = "0 XXX"  # a price of nothing, of no currency (ISO 4217): what is free needs none

_HOURS = re.compile(r"(\d+(?:\.\d+)?)(?:\.\.(\d+(?:\.\d+)?))?")
_AMOUNT_FIRST = re.compile(r"(\d+(?:\.\d+)?) ?([A-Z]{3})")
_CURRENCY_FIRST = re.compile(r"([A-Z]{3}) ?(\d+(?:\.\d+)?)")


def write_hours(low: float, high: float | None = None) -> str:
    """Hours as an element's value: `40`, or `75..90` for an interval."""
    return f"{low:g}" if high is None or high == low else f"{low:g}..{high:g}"


def read_hours(value: str) -> tuple[float, float] | None:
    """The least and the most hours of such a value; None where it holds no hours."""
    found = _HOURS.fullmatch(value)
    if found is None:
        return None
    low, high = float(found[1]), float(found[2] or found[1])
    return (low, high) if low <= high else None


def ects_hours(credits_told: float) -> str:
    """The hours of so many ECTS credits: an interval, as a credit is 25 to 30 hours of work."""
    least, most = ECTS_HOURS
    return write_hours(credits_told * least, credits_told * most)


def write_money(amount: float, currency: str) -> str:
    """A price as an element's value: `12.5 EUR`, every digit of it, to a hundredth of a cent."""
    return f"{f'{amount:.4f}'.rstrip('0').rstrip('.')} {currency}"


def read_money(value: str) -> tuple[float, str] | None:
    """The amount and the currency (ISO 4217) of such a value; None where it tells none."""
    first = _AMOUNT_FIRST.fullmatch(value.strip())
    if first is not None:
        return float(first[1]), first[2]
    second = _CURRENCY_FIRST.fullmatch(value.strip())
    return None if second is None else (float(second[2]), second[1])
