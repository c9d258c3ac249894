"""English words of `assay value` about the labour market."""

from __future__ import annotations

MARKET_ENGLISH: dict[str, str] = {
    # indicators
    "named-in-ads": "Named in ads",
    "skill-demand": "Skills asked for",
    "occupation-outlook": "The occupation",
    "durability": "Durability",
    "outcomes": "Outcomes",
    # figures beside an indicator
    "named": "advertisements with that name",
    "required": "of which it is required",
    "preferred": "of which it is preferred",
    "technologies": "at least one of its technologies in demand",
    "holds": "of such statements, still true 18 months later",
    "growth": "projected growth",
    "openings": "openings a year",
    "employment": "people in it",
    "wage-low": "a tenth earn less than",
    "median-wage": "half earn less than",
    "half-life": "years until half of the demand is left",
    "completion": "completed it",
    "earnings": "half of them earn less than, a year",
    "unit-years": "years",
    "unit-ratio": "",
    # what is said of each
    "says-named-in-ads": "The share of {ads} advertisements for {occupation} ({area}) that name it.",
    "only-a-name": "They name a certificate called so; that it is this one, only its issuer says.",
    "says-skills-asked-in-ads": (
        "{occupation} ({area}): advertisements that ask for at least one of its skills; {found} of the "
        "{skills} declared are answered. That it teaches them, only its issuer says."
    ),
    "says-technologies-in-demand": (
        "The chance that at least one of its technologies is marked “In Demand”, or will be; "
        "{found} of the {skills} skills declared are answered."
    ),
    "says-occupation-outlook": (
        "What a quarter of those in it earn less than, as entrants often do: {occupation} ({area}). "
        "It is about the occupation, and says nothing of the certificate."
    ),
    "says-durability": (
        "The chance that half of today's demand for its skills is left after five years; "
        "{found} of {terms} have a series."
    ),
    "says-outcomes": (
        "Of {count} who completed it and could be followed, those in work within {days} days ({design}). "
        "That it was the cause is not said."
    ),
    "everywhere": "everywhere covered",
    # why something cannot be evaluated
    "no-market": "No market data are installed: “assay data import”.",
    "no-occupation": "Nobody said for which occupation: add --occupation.",
    "no-ads": "No advertisements for this occupation and place are installed.",
    "area-not-covered": "The data installed do not cover this place.",
    "wage-not-published": "No wage is published for this occupation and place.",
    "projection-not-published": "no projection is published",
    "employment-not-published": "not published",
    "asked-too-rarely": "Fewer than ten advertisements ask for any of its skills.",
    "no-model-for-this-kind": "None of its skills is a technology that the data list.",
    "technology-not-listed": "no such technology is listed",
    "no-series": "No series of advertisements are installed.",
    "term-not-in-series": "No series of advertisements names any of its skills.",
    "series-too-old": "The series installed end too long ago.",
    "durability-not-shown": (
        "What the series tell was not shown to be better than a guess, so nothing is claimed."
    ),
    "no-decay-detected": "no decay is seen",
    "no-outcomes": "Nobody is known to have published what became of those who took it.",
    "placement-not-told": "What is published does not say how many are in work.",
    "placement-over-other-days": "What is published counts work over more days than 180, or does not say.",
    "completion-not-told": "not published",
    "earnings-not-told": "not published",
    "figures-not-plausible": "What is published cannot be so: a part is larger than its whole.",
    # parts
    "part-asked": "{name}: asked for in {figure}",
    "part-technology": "{name}: in demand {figure}",
    "part-not-known": "{name}: nothing is known",
    "part-listed": "On a list: {name}",
    "part-licence-yes": "The law asks for a licence.",
    "part-licence-no": "The law asks for no licence.",
    "part-wider": "No narrower figures are published; these are of {name}.",
    "part-review-by": "Look at it again by {name}.",
    "part-review-date": "The issuer looks at it again on {name}.",
    "part-review-date-fail": "The issuer looks at it again on {name}, later than that.",
    "part-recertification": "It is renewed: {name}",
    "part-no-horizon": "Nothing supports a word on {name}.",
    "part-source": "From: {name}",
    "part-source-cannot-be-evaluated": "From, by its name alone: {name}",
    "part-design": "How it was counted: {name}",
    "design-claim": "said by the provider, not how",
    "design-raw": "counted",
    "design-matched": "beside people alike who did not take it",
    "design-quasi-experiment": "in a quasi-experiment",
    "design-experiment": "in an experiment",
    "bars": "Bars of Workforce Pell",
    "bar-completion": "70 % complete",
    "bar-placement": "70 % in work within 180 days",
    "bar-earnings": "half earn more than 23,475 USD",
    "bar-hours": "150 to 599 hours",
    "bar-weeks": "8 to under 15 weeks",
    "bar-pass": "passes",
    "bar-fail": "fails",
    "bar-cannot-be-evaluated": "cannot be evaluated",
    "horizon": "What may be asked for, today being 1",
    # improve
    "element-occupations-by-code": "occupations that it prepares for, by their code",
    "element-outcomes-published": "what became of those who took it",
}
