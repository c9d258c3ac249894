"""Gates in words: verdicts, the reason of each condition, what a threshold is called.

Apart from the tables because these sentences are what somebody reads who is told no.
"""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from assay.analysis.gates import Bar, Condition, Decision, Gate, Judged
from assay.analysis.valuation import Mark
from assay.web.look.figures import figure

VERDICT_WORDS = {
    Mark.PASSED: gettext_lazy("Passes"),
    Mark.FAILED: gettext_lazy("Fails"),
    Mark.UNKNOWN: gettext_lazy("Cannot be evaluated"),
}
_BARS = {
    Bar.AT_LEAST: gettext_lazy("at least"),
    Bar.ABOVE: gettext_lazy("more than"),
    Bar.AT_MOST: gettext_lazy("at most"),
    Bar.BELOW: gettext_lazy("less than"),
}
_REASONS = {
    "reaches": gettext_lazy("%(figure)s"),
    "stays-below": gettext_lazy("%(figure)s"),
    "falls-short": gettext_lazy("%(figure)s, less than %(bar)s"),
    "goes-beyond": gettext_lazy("%(figure)s, more than %(bar)s"),
    "either-way": gettext_lazy("%(figure)s, so it may lie on either side of %(bar)s"),
    "told": gettext_lazy("it is told"),
    "told-by-awards": gettext_lazy("every award tells it"),
    "told-nowhere": gettext_lazy("the description does not tell it"),
    "only-in-award": gettext_lazy("only an award can tell it"),
    "only-in-words": gettext_lazy("it is told in a sentence only"),
    "may-not-apply": gettext_lazy("it is not told, and perhaps there is none to tell"),
    "among": gettext_lazy("it says “%(told)s”"),
    "not-among": gettext_lazy("it says “%(told)s”, which is none of those asked for"),
    "not-certain": gettext_lazy("what is told is unclear, or contradicts itself"),
    "not-told": gettext_lazy("nobody tells it"),
    "no-description": gettext_lazy("there is no description of it here to read"),
    "no-list": gettext_lazy("there is no list here that says it"),
    "no-column": gettext_lazy("the list has no column “%(column)s”"),
    "cell-empty": gettext_lazy("the list leaves “%(column)s” empty, or hides it"),
    "cell-unreadable": gettext_lazy("“%(cell)s” in the column “%(column)s” cannot be read"),
    "listed": gettext_lazy("a list names it"),
    "not-listed": gettext_lazy("no list kept here names it"),
    "name-is-listed": gettext_lazy("a list has this name; that it is this one, nobody independent says"),
    "list-not-installed": gettext_lazy("there is no such list here"),
    "no-market": gettext_lazy("there are no data of the labour market here"),
    "no-occupation": gettext_lazy("nobody says for which occupation"),
    "occupation-only-stated": gettext_lazy("only its issuer says which occupation it is for"),
    "figure-of-wider": gettext_lazy("figures are published only of a wider place or a broader occupation"),
    "other-currency": gettext_lazy("it is told in %(currency)s"),
    "no-such-figure": gettext_lazy("the assay has no such figure"),
    "few": gettext_lazy("there are fewer than ten behind the figure, so it is not given"),
    "no-outcomes": gettext_lazy("nobody has published what became of those who took it"),
    "placement-over-other-days": gettext_lazy("work is counted over other days"),
    "figures-not-plausible": gettext_lazy("the figures published cannot be so"),
    "area-not-covered": gettext_lazy("the data here do not cover this place"),
    "no-ads": gettext_lazy("there are no advertisements for it here"),
    "name-too-common": gettext_lazy("its name is a common word"),
}


def language() -> str:
    """The reader's, as rule files name languages."""
    return (get_language() or "en").partition("-")[0]


def reason(gate: Gate, one: Judged) -> str:
    """The condition, why it came out so, and what that was read from."""
    says = gate.conditions[one.condition].says.said(language())
    words = _REASONS.get(one.why)
    told = _("nobody has published it") if words is None else str(words) % _facts(one)
    source = "" if one.source.startswith("/") else one.source
    return f"{says}: {told} ({source})" if source else f"{says}: {told}"


def _facts(one: Judged) -> dict[str, object]:
    facts: dict[str, object] = dict(one.facts)
    if "low" not in facts:
        return facts
    unit = str(facts["unit"])
    low, high, value, bar = (
        amount(float(str(facts[name])), unit) for name in ("low", "high", "value", "bar")
    )
    between = _("%(value)s (%(low)s to %(high)s)") % {"value": value, "low": low, "high": high}
    return facts | {"bar": bar, "figure": value if low == high else between}


def amount(value: float, unit: str) -> str:
    """The figure, with as many digits as it takes to tell it from a threshold."""
    if unit == "share" and round(value * 100) != round(value * 100, 6):
        return _("%(figure)s %%") % {"figure": number_format(round(value * 100, 1), 1)}
    if unit == "weeks":
        return _("%(figure)s weeks") % {"figure": number_format(round(value, 1))}
    return figure(value, unit)


def deciding_words(gate: Gate, decision: Decision) -> str:
    """Why the whole came out so, condition by condition."""
    return "; ".join(reason(gate, one) for one in decision.deciding)


def tier_words(decision: Decision) -> str:
    """Which tier is certain, and which above it nobody can tell."""
    unclear = ", ".join(one.said(language()) for one in decision.open_tiers)
    if decision.tier is None:
        return (
            _("No tier is certain; %(open)s cannot be evaluated") % {"open": unclear}
            if unclear
            else _("None")
        )
    tier = decision.tier.said(language())
    if not unclear:
        return tier
    return _("At least %(tier)s; %(open)s cannot be evaluated") % {"tier": tier, "open": unclear}


def threshold_words(condition: Condition, bar: Bar, unit: str) -> str:
    """What a field for this threshold is called: the condition, the direction, the unit."""
    says, direction = condition.says.said(language()), _BARS[bar]
    shown = {"share": _("in percent"), "rung": ""}.get(unit, unit)
    return f"{says} – {direction}, {shown}" if shown else f"{says} – {direction}"  # noqa: RUF001 - a dash in a label
