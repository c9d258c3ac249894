"""The words of the five answers about the labour market: what each is about, its sentences, its reasons.

Apart from the words of the other seven because these are about an occupation, its advertisements and its
wages, and never about the certificate alone; each sentence says so.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

Text = str | Promise

NAMED, DEMAND, OUTLOOK = "named-in-ads", "skill-demand", "occupation-outlook"
DURABILITY, OUTCOMES = "durability", "outcomes"
MARKET = (NAMED, DEMAND, OUTLOOK, DURABILITY, OUTCOMES)

TITLES: dict[str, tuple[Text, Text, Text, Text]] = {
    NAMED: (
        gettext_lazy("Named in job advertisements"),
        gettext_lazy("Do employers name it when they look for somebody?"),
        gettext_lazy("in no advertisement"),
        gettext_lazy("in every advertisement"),
    ),
    DEMAND: (
        gettext_lazy("Whether its skills are asked for"),
        gettext_lazy("Do employers look for what one learns here?"),
        gettext_lazy("none is asked for"),
        gettext_lazy("asked for everywhere"),
    ),
    OUTLOOK: (
        gettext_lazy("What such work earns"),
        gettext_lazy("What do people in this occupation earn, and is it growing?"),
        gettext_lazy("nothing"),
        "",
    ),
    DURABILITY: (
        gettext_lazy("How long its skills stay asked for"),
        gettext_lazy("Will what one learns here still be asked for in five years?"),
        gettext_lazy("nothing stays"),
        gettext_lazy("all of it stays"),
    ),
    OUTCOMES: (
        gettext_lazy("What became of those who did it"),
        gettext_lazy("How many had work within half a year?"),
        gettext_lazy("nobody"),
        gettext_lazy("everybody"),
    ),
}

SENTENCES: dict[tuple[str, str], tuple[Text, Text]] = {
    (NAMED, "named-in-ads"): (
        gettext_lazy(
            "Of %(ads)s advertisements for %(occupation)s (%(area)s), %(named)s name a certificate that is "
            "called this. A name is only a name: others may use it too, unless a public list says that it is "
            "this one."
        ),
        gettext_lazy("named in up to %(high)s of %(ads)s advertisements"),
    ),
    (DEMAND, "skills-asked-in-ads"): (
        gettext_lazy(
            "Of the %(skills)s skills that the issuer names, %(found)s could be looked for in advertisements "
            "for %(occupation)s (%(area)s). The table says how often each is asked for. That an issuer names "
            "a skill does not show that it is learned."
        ),
        gettext_lazy("%(found)s of %(skills)s skills looked for in advertisements"),
    ),
    (DEMAND, "technologies-in-demand"): (
        gettext_lazy(
            "Of the %(skills)s skills that the issuer names, %(found)s are technologies that a model knows. "
            "The table says how probable it is that each is listed as in demand. The model says nothing "
            "about the others."
        ),
        gettext_lazy("%(found)s of %(skills)s skills guessed by a model"),
    ),
    (OUTLOOK, "occupation-outlook"): (
        gettext_lazy(
            "%(occupation)s (%(area)s): a quarter of those who do this work earn less than %(value)s a year, "
            "three quarters earn more."
        ),
        gettext_lazy("three quarters earn more than %(value)s a year"),
    ),
    (DURABILITY, "durability"): (
        gettext_lazy(
            "Of the %(terms)s skills that the issuer names, %(found)s can be followed through years of "
            "advertisements. That at least half of today's demand is left after five years is probable by "
            "%(value)s."
        ),
        gettext_lazy("half is left after five years: probable by %(value)s"),
    ),
    (OUTCOMES, "outcomes"): (
        gettext_lazy(
            "Of %(count)s people who finished it, %(value)s had work within 180 days. That they did it does "
            "not show that they have the work because of it."
        ),
        gettext_lazy("%(value)s of %(count)s had work within 180 days"),
    ),
}

ABOUT_OCCUPATION: Text = gettext_lazy(
    "This is about the occupation: what people in it earn, with any certificate or none. It promises nobody "
    "a job or a wage."
)
STILL_HOLD: Text = gettext_lazy("Of ten such statements, about %(count)s still hold 18 months later.")
EVERYWHERE: Text = gettext_lazy("wherever the data reach")
RANGE: Text = gettext_lazy("One in ten earns less than %(low)s; half earn less than %(median)s.")
GROWTH: Text = gettext_lazy("The number of people in it is projected to change by %(value)s (%(between)s).")
OPENINGS: Text = gettext_lazy("Openings a year: about %(value)s (%(between)s).")
WIDER: Text = gettext_lazy("Nobody has published narrower figures; these are of: %(what)s.")
SOURCE: Text = gettext_lazy("Source: %(source)s.")
SOURCES: dict[str, Text] = {
    "oews": gettext_lazy("wage statistics (OEWS)"),
    "wages": gettext_lazy("a table of wages"),
    "projections": gettext_lazy("employment projections"),
    "postings": gettext_lazy("job advertisements"),
    "onet": gettext_lazy("O*NET"),
    "term-series": gettext_lazy("series of advertisements"),
    "credential-list": gettext_lazy("list of credentials"),
}
"""Kinds of releases, which the names of sources begin with."""

OTHERS: dict[str, Text] = {
    "named": gettext_lazy("Share of advertisements with this name"),
    "required": gettext_lazy("Share of advertisements that require it"),
    "preferred": gettext_lazy("Share of advertisements that would like it"),
    "technologies": gettext_lazy("That at least one of its technologies is listed as in demand"),
    "holds": gettext_lazy("Share of such statements that still hold 18 months later"),
    "growth": gettext_lazy("Projected growth of the occupation"),
    "openings": gettext_lazy("Openings a year"),
    "employment": gettext_lazy("People in this occupation"),
    "wage-low": gettext_lazy("One in ten earns less than this a year"),
    "median-wage": gettext_lazy("Half earn less than this a year"),
    "half-life": gettext_lazy("Years until half of the demand is gone"),
    "completion": gettext_lazy("Share of those who began it that finished it"),
    "earnings": gettext_lazy("What half of those who finished it earn less than, a year"),
}

_WIDER: Text = gettext_lazy("What the figures are really of")
PARTS: dict[str, dict[str, Text]] = {
    OUTLOOK: {"wider": _WIDER},
    NAMED: {
        "wider": _WIDER,
        "listed": gettext_lazy("On a public list"),
        "licence": gettext_lazy("Whether the law asks for it"),
    },
    DEMAND: {
        "wider": _WIDER,
        "asked": gettext_lazy("Asked for in advertisements"),
        "technology": gettext_lazy("Technology, in demand by a model"),
        "not-known": gettext_lazy("Nothing is known of this skill"),
    },
    DURABILITY: {
        "horizon": gettext_lazy("What may be left of today's demand"),
        "no-horizon": gettext_lazy("Nothing supports looking so far ahead"),
        "term": gettext_lazy("Skill followed through advertisements"),
        "not-known": gettext_lazy("No series has this skill"),
        "review-by": gettext_lazy("When to look again, by the market"),
        "review-date": gettext_lazy("When the issuer will look again"),
        "recertification": gettext_lazy("When it must be earned anew"),
    },
    OUTCOMES: {
        "bar-completion": gettext_lazy("At least seven in ten finish it (Workforce Pell)"),
        "bar-placement": gettext_lazy("At least seven in ten have work within 180 days (Workforce Pell)"),
        "bar-earnings": gettext_lazy(
            "Half earn more than one and a half times the poverty line (Workforce Pell)"
        ),
        "bar-hours": gettext_lazy("150 to 599 clock hours (Workforce Pell)"),
        "bar-weeks": gettext_lazy("8 to under 15 weeks (Workforce Pell)"),
        "design": gettext_lazy("How it was found out"),
        "source": gettext_lazy("Where it is from"),
    },
}
VALUES: dict[str, Text] = {
    "yes": gettext_lazy("yes"),
    "no": gettext_lazy("no"),
    "claim": gettext_lazy("the issuer's claim"),
    "raw": gettext_lazy("counted, and compared with nobody"),
    "matched": gettext_lazy("compared with people like them"),
    "quasi-experiment": gettext_lazy("compared as if by chance"),
    "experiment": gettext_lazy("compared by lot"),
}
KINDS: dict[str, Text] = {
    "market": gettext_lazy("Labour market data"),
    "demand": gettext_lazy("Model of demand for technologies"),
    "term-series": gettext_lazy("Series of advertisements"),
    "target": gettext_lazy("Occupation and region"),
    "horizon": gettext_lazy("Year looked forward to"),
    "outcomes": gettext_lazy("What became of those who did it"),
}

REASONS: dict[str, Text] = {
    "no-market": gettext_lazy("no labour market data are installed here."),
    "no-occupation": gettext_lazy("nobody has said for which occupation it is."),
    "no-ads": gettext_lazy("no advertisements for this occupation in this region are here."),
    "area-not-covered": gettext_lazy("nobody has published this for the region."),
    "no-model-for-this-kind": gettext_lazy("no model here knows skills of this kind."),
    "technology-not-listed": gettext_lazy("the list of technologies that is here does not have it."),
    "technology-not-listed-here": gettext_lazy(
        "the list of technologies that is here does not have it for this occupation."
    ),
    "wage-not-published": gettext_lazy("nobody has published what this occupation earns there."),
    "no-series": gettext_lazy("no years of advertisements are installed here."),
    "term-not-in-series": gettext_lazy("its skills are in none of the series that are here."),
    "durability-not-shown": gettext_lazy("the method has not been shown to foresee it better than chance."),
    "no-decay-detected": gettext_lazy("no decline can be seen."),
    "no-outcomes": gettext_lazy("nobody has published what became of those who did it."),
    "placement-not-told": gettext_lazy("nobody has published how many had work."),
    "projection-not-published": gettext_lazy("nobody has published a projection for it there."),
    "employment-not-published": gettext_lazy("nobody has published how many do this work there."),
    "asked-too-rarely": gettext_lazy("too few advertisements ask for any of its skills."),
    "name-too-common": gettext_lazy("its name is too common a word to be looked for in advertisements."),
    "series-too-old": gettext_lazy("the years of advertisements that are here ended too long ago."),
    "completion-not-told": gettext_lazy("nobody has published how many finished it."),
    "earnings-not-told": gettext_lazy("nobody has published what they earned."),
    "placement-over-other-days": gettext_lazy("who had work was counted over other than 180 days."),
    "figures-not-plausible": gettext_lazy("the figures that were published contradict themselves."),
}
"""Why one of these cannot be evaluated."""

_PICK = gettext_lazy(
    "Whoever asks names an occupation; or the issuer names those it prepares for, from a public list."
)
_NO_DATA = gettext_lazy("Whoever runs this site can install such data: `assay data import`.")
_SKILLS = gettext_lazy("The issuer names the skills, as advertisements call them.")

CHANGES: dict[tuple[str, str], Text] = {
    **{(key, "no-market"): _NO_DATA for key in (NAMED, DEMAND, OUTLOOK)},
    **{(key, "no-occupation"): _PICK for key in (NAMED, DEMAND, OUTLOOK)},
    (NAMED, ""): gettext_lazy("Advertisements of this occupation and region, brought by whoever has them."),
    (DEMAND, "no-skill-declared"): _SKILLS,
    (DEMAND, ""): gettext_lazy("Advertisements of this occupation and region, brought by whoever has them."),
    (OUTLOOK, ""): gettext_lazy("Another region, for which wages are published: pick one on this page."),
    (DURABILITY, "no-series"): _NO_DATA,
    (DURABILITY, "no-skill-declared"): _SKILLS,
    (DURABILITY, "durability-not-shown"): gettext_lazy(
        "Longer series of advertisements, by which the method could be tested. Until then, ask the issuer "
        "when it will look again."
    ),
    (DURABILITY, ""): gettext_lazy("Series of advertisements that name its skills, over some years."),
    (OUTCOMES, "few"): gettext_lazy("Ten people or more of whom it is known."),
    (OUTCOMES, ""): gettext_lazy(
        "The issuer, or whoever pays for it, publishes how many began it, finished it and had work."
    ),
}
"""What would change it: by indicator and code, else by indicator alone."""
