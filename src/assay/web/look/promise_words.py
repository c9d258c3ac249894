"""What a check of promises says in words: the verdicts, the kinds, why, and how one could write instead.

Apart because the educator's page and the public one say the same, and programs only give codes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.web.look.assay_market import source_name
from assay.web.look.figures import figure

Fact = str | int | float

KINDS = {
    "jobs": gettext_lazy("Employment"),
    "pay": gettext_lazy("Pay"),
    "demand": gettext_lazy("Demand"),
    "recognition": gettext_lazy("Recognition"),
    "credit": gettext_lazy("Credit"),
}
VERDICTS = {
    "pass": gettext_lazy("Borne out"),
    "fail": gettext_lazy("Not borne out"),
    "cannot-be-evaluated": gettext_lazy("Nobody can check"),
}
PLACES = {
    "description": gettext_lazy("Description"),
    "criteria": gettext_lazy("Criteria"),
    "brochure": gettext_lazy("Brochure"),
}
WHY = {
    "no-market": gettext_lazy("This site has no figures about the labour market to hold it against."),
    "no-occupation": gettext_lazy("This site does not know which occupation is meant."),
    "no-figure": gettext_lazy("It names no figure, so there is nothing to compare with."),
    "period-unclear": gettext_lazy("It does not say whether the sum is for an hour, a month or a year."),
    "other-currency": gettext_lazy("The wages known here are in US dollars, the promise is in %(currency)s."),
    "currency-untold": gettext_lazy("The wages known here do not say in which money they are."),
    "what-people-earn": gettext_lazy(
        "People in the occupation “%(occupation)s” (%(area)s) do earn so much. What they earn because of a "
        "certificate, no figure here can say."
    ),
    "above-three-in-four": gettext_lazy(
        "%(amount)s %(currency)s a year is more than three in four people in the occupation “%(occupation)s” "
        "(%(area)s) earn: up to %(bound)s."
    ),
    "above-nine-in-ten": gettext_lazy(
        "%(amount)s %(currency)s a year is more than nine in ten people in the occupation “%(occupation)s” "
        "(%(area)s) earn: up to %(bound)s."
    ),
    "guarantee-unproven": gettext_lazy("No figure can show that everybody gets it."),
    "completers-earn-it": gettext_lazy(
        "Half of those who completed it and were followed earn %(earned)s %(currency)s a year or more."
    ),
    "completers-earn-less": gettext_lazy(
        "Those who completed it and were followed earn %(earned)s %(currency)s a year in the middle, not "
        "%(amount)s."
    ),
    "between": gettext_lazy("The figures are such that it can be either way."),
    "asked-in-ads": gettext_lazy(
        "%(share)s of the advertisements for “%(occupation)s” (%(area)s) ask for “%(skill)s”."
    ),
    "hardly-asked": gettext_lazy(
        "Hardly any advertisement for “%(occupation)s” (%(area)s) asks for “%(skill)s”: %(share)s."
    ),
    "technology-in-demand": gettext_lazy("A model expects “%(skill)s” to be in demand: %(share)s sure."),
    "technology-not-in-demand": gettext_lazy(
        "A model does not expect “%(skill)s” to be in demand: %(share)s."
    ),
    "model-unsure": gettext_lazy("A model cannot tell whether “%(skill)s” is in demand: %(share)s."),
    "no-figure-of-skill": gettext_lazy("Nobody has published how often this skill is asked for."),
    "occupation-grows": gettext_lazy(
        "The occupation “%(occupation)s” (%(area)s) is projected to grow by %(growth)s."
    ),
    "occupation-does-not-grow": gettext_lazy(
        "The occupation “%(occupation)s” (%(area)s) is not projected to grow: %(growth)s."
    ),
    "grows-less": gettext_lazy(
        "The occupation “%(occupation)s” (%(area)s) is projected to grow by %(growth)s, not by %(said)s."
    ),
    "superlative": gettext_lazy(
        "The occupation “%(occupation)s” (%(area)s) is projected to grow by %(growth)s. Whether any other "
        "grows less is not shown."
    ),
    "interviews-stated": gettext_lazy("%(by)s states that it interviews those who hold it."),
    "no-outcomes": gettext_lazy("Nobody independent has published what became of those who completed it."),
    "issuers-word": gettext_lazy("Only its own organization says what became of those who completed it."),
    "found-work": gettext_lazy(
        "%(share)s of %(count)s people who completed it and were followed found work."
    ),
    "fewer-found-work": gettext_lazy(
        "%(share)s of %(count)s people who completed it and were followed found work, fewer than it says."
    ),
    "no-statement": gettext_lazy("No organization that has shown who it is states that this counts with it."),
    "recognised-by-named": gettext_lazy("%(by)s states that it takes this into account."),
    "recognised": gettext_lazy(
        "Organizations that state that they take it into account: %(count)s (%(by)s)."
    ),
    "recognition-ended": gettext_lazy("%(by)s recognised it once, and does so no more."),
    "others-recognise-it": gettext_lazy(
        "%(by)s states that it counts there; of %(named)s there is no statement."
    ),
    "fewer-than-said": gettext_lazy(
        "Organizations that state that they take it into account: %(count)s (%(by)s). That is no industry "
        "and not the world."
    ),
    "on-a-list": gettext_lazy("A list that this site has names it by its own address: %(lists)s."),
    "no-list-names-it": gettext_lazy("No list that this site has names it by its own address."),
    "no-credit-statement": gettext_lazy(
        "No organization that has shown who it is states that it gives credit for this."
    ),
    "credit-stated": gettext_lazy("%(by)s states that it gives credit for it."),
    "credit-amount-unknown": gettext_lazy("%(by)s states that it gives credit for it, and not how much."),
    "fewer-credits": gettext_lazy("%(by)s states that it gives %(credits)s credits, not %(said)s."),
    "few": gettext_lazy("There are fewer than ten behind the figure, so it is not given."),
    "area-not-covered": gettext_lazy("The figures known here do not cover this place."),
    "wage-not-published": gettext_lazy("Nobody has published what the best paid in this occupation earn."),
    "projection-not-published": gettext_lazy("Nobody has published how this occupation will grow."),
    "growth-not-published": gettext_lazy("Nobody has published how this occupation will grow."),
    "placement-over-other-days": gettext_lazy("Who found work was counted over other than 180 days."),
    "figures-not-plausible": gettext_lazy("The figures that were published contradict themselves."),
    "placement-not-told": gettext_lazy("Nobody has published how many found work."),
}
_INSTEAD = {
    "jobs": gettext_lazy(
        "You could write what somebody can do who earned it, and for which work that is needed."
    ),
    "pay": gettext_lazy(
        "You could leave the sum out, or write what people in a named occupation earn, with the source."
    ),
    "demand": gettext_lazy("You could name the occupation and the figure, with its source and its year."),
    "recognition": gettext_lazy(
        "You could name who recognises it, and ask them to state so here: then it can be checked."
    ),
    "credit": gettext_lazy(
        "You could name who gives the credit and how much, and ask them to state so here."
    ),
}
_UNKNOWN = gettext_lazy("Nobody has published a figure that decides it.")


def why(code: str, facts: Mapping[str, Fact]) -> str:
    """Why it came out so, in a sentence."""
    return str(WHY.get(code, _UNKNOWN)) % {name: _shown(name, value) for name, value in facts.items()}


def instead(kind: str, verdict: str) -> str:
    """How one could write instead; empty where there is no need."""
    return "" if verdict == "pass" else str(_INSTEAD.get(kind, ""))


def rests_on(inputs: tuple[str, ...]) -> str:
    """What it rests on, in words; empty where nothing decided."""
    return _("Rests on: %(sources)s") % {"sources": "; ".join(map(source_name, inputs))} if inputs else ""


def _shown(name: str, value: Fact) -> str:
    return _FORMS.get(name, str)(value)


def _share(value: Fact) -> str:
    return f"{number_format(round(float(value) * 100), 0)} %"


def _money(value: Fact) -> str:
    return figure(round(float(value)), "count")


def _plain_number(value: Fact) -> str:
    """What a sentence said: a share below one, else as it is."""
    return _share(value) if isinstance(value, float) and value <= 1 else f"{float(value):g}"


_FORMS: dict[str, Callable[[Fact], str]] = {
    "share": _share,
    "growth": _share,
    "said": _plain_number,
    "amount": _money,
    "bound": _money,
    "earned": _money,
    "credits": lambda value: f"{float(value):g}",
}
