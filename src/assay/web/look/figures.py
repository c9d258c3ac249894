"""Figures in words: a share, a step, an amount, with the bounds between which it lies.

Apart because every page that shows an estimate writes it the same way, in the reader's digits.
"""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.analysis.estimates import Estimate

NOTHING = "\N{EN DASH}"
"""What stands where there is no figure."""

_LARGE = 100


def figure(value: float | None, unit: str) -> str:
    """A figure in its unit; a dash where there is none."""
    if value is None:
        return NOTHING
    if unit in {"share", "ratio"}:
        return _("%(figure)s %%") % {"figure": _number(value * 100, 0)}
    number = _number(value)
    if unit == "rung":
        return _("step %(figure)s of 4") % {"figure": number}
    if unit == "bits":
        return _("%(figure)s bits") % {"figure": number}
    if unit == "hours":
        return ngettext("%(figure)s hour", "%(figure)s hours", round(value)) % {"figure": number}
    if unit == "years":
        return ngettext("%(figure)s year", "%(figure)s years", round(value)) % {"figure": number}
    if unit == "minutes":
        return ngettext("%(figure)s minute", "%(figure)s minutes", round(value)) % {"figure": number}
    if unit == "credits":
        return ngettext("%(figure)s credit", "%(figure)s credits", round(value)) % {"figure": number}
    return number if unit in {"count", "money", ""} else f"{number} {unit}"


def interval(estimate: Estimate) -> str:
    """The bounds: both, or one where both are the same."""
    low, high = figure(estimate.low, estimate.unit), figure(estimate.high, estimate.unit)
    if low == high:
        return low
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def unit_ends(scale: tuple[float, float], unit: str) -> tuple[str, str]:
    """The ends of a scale in its unit."""
    return figure(scale[0], unit), figure(scale[1], unit)


def _number(value: float, places: int | None = None) -> str:
    if places is None:
        places = 0 if value == round(value) or abs(value) >= _LARGE else 1
    return number_format(round(value, places), places, use_l10n=True, force_grouping=True)
