"""The sentences of the assay, by indicator and code: one for anybody, one of a few words for many at once.

Apart because they are many; `%(value)s` is the figure in the reader's digits, the other holes are the facts
that the analysis tells.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from assay.web.look import assay_market_words

Text = str | Promise

SENTENCES: dict[tuple[str, str], tuple[Text, Text]] = {
    ("transparency", "elements-told"): (
        gettext_lazy(
            "It tells %(count)s of the %(listed)s things that published lists ask for, %(machine)s of them "
            "so "
            "that a program can read them."
        ),
        gettext_lazy("%(count)s of %(listed)s things told"),
    ),
    ("rigor", "no-assessment-stated"): (
        gettext_lazy("No assessment is stated: the description does not say that anything is judged."),
        gettext_lazy("no assessment stated"),
    ),
    ("rigor", "assessment-unclear"): (
        gettext_lazy(
            "The description says something about how it is judged, and not clearly enough to be placed."
        ),
        gettext_lazy("assessment not clear"),
    ),
    ("rigor", "not-recorded"): (
        gettext_lazy("Awards were made here, but nobody recorded how they were judged."),
        gettext_lazy("judging not recorded"),
    ),
    ("specificity", "skills-declared"): (
        gettext_lazy(
            "The issuer names %(declared)s skills; %(found)s of them are known in the lists of occupations. "
            "The "
            "more bits, the fewer occupations need them: that is a trait, and neither good nor bad."
        ),
        gettext_lazy("%(value)s, from %(found)s skills"),
    ),
    ("specificity", "skills-inferred-only"): (
        gettext_lazy(
            "The issuer names no skill that the lists of occupations know. What is shown beside was guessed "
            "from the text by a model."
        ),
        gettext_lazy("no skill named that the lists know"),
    ),
    ("specificity", "skills-not-in-data"): (
        gettext_lazy("None of the skills that the issuer names stands in the lists of occupations we have."),
        gettext_lazy("the skills named are in no list"),
    ),
    ("specificity", "no-skill-declared"): (
        gettext_lazy("The issuer names no skill from a public list, so nobody can say for which work it is."),
        gettext_lazy("no skill named"),
    ),
    ("specificity", "no-occupations"): (
        gettext_lazy(
            "The lists installed on this site do not say which occupation needs which skill, so this cannot "
            "be told."
        ),
        gettext_lazy("no data on occupations"),
    ),
    ("specificity", "no-data"): (
        gettext_lazy("No list of skills and occupations is installed on this site, so this cannot be told."),
        gettext_lazy("no data installed"),
    ),
    ("portability", "checks-passed"): (
        gettext_lazy(
            "Of %(listed)s checks of an award, %(passed)s passed, %(failed)s failed and %(untested)s could "
            "not "
            "be made."
        ),
        gettext_lazy("%(passed)s of %(listed)s checks passed, %(untested)s not made"),
    ),
    ("portability", "no-award-examined"): (
        gettext_lazy(
            "This is the description of what can be earned. Whether an award of it can be checked, and taken "
            "along, shows only on an award."
        ),
        gettext_lazy("no award was looked at"),
    ),
    ("recognition", "recognised"): (
        gettext_lazy(
            "Organizations other than the issuer that state, signed and under their own domain, that it "
            "counts with them: %(count)s. Statements shown and not counted: %(shown)s. Who says nothing has "
            "not said no."
        ),
        gettext_lazy("organizations: %(count)s or more"),
    ),
    ("recognition", "no-statement"): (
        gettext_lazy(
            "Nobody but its issuer has stated here that it counts. That does not mean that nobody counts it."
        ),
        gettext_lazy("nobody has stated it here"),
    ),
    ("recognition", "no-statement-counts"): (
        gettext_lazy(
            "Statements made: %(shown)s. None can be counted: unsigned, ended, the issuer's own, or two that "
            "recognise each other. They are shown below."
        ),
        gettext_lazy("statements made: %(shown)s, none counts"),
    ),
    ("cost", "price-told"): (
        gettext_lazy("The issuer says that it costs %(value)s. Cheap is not poor."),
        gettext_lazy("%(value)s, says the issuer"),
    ),
    ("cost", "no-price-told"): (
        gettext_lazy("The description does not say what it costs, or says it so that nobody can compare it."),
        gettext_lazy("no price told"),
    ),
    ("time", "hours-told"): (
        gettext_lazy(
            "The issuer says that it takes %(value)s. Short is not slight: hours are shown, never weighed."
        ),
        gettext_lazy("%(value)s, says the issuer"),
    ),
    ("time", "no-hours-told"): (
        gettext_lazy(
            "The description does not say how long it takes, or says it so that nobody can compare it."
        ),
        gettext_lazy("no hours told"),
    ),
    **assay_market_words.SENTENCES,
}
"""For anybody, and in a few words."""

RUNG_SENTENCES: dict[str, Text] = {
    "stated": gettext_lazy("The issuer says: “%(rung)s”. Nobody else has confirmed it."),
    "observed": gettext_lazy("Records of how awards were judged bear out: “%(rung)s”."),
    "independent": gettext_lazy("Somebody independent looked and found: “%(rung)s”."),
}
"""What a rung rests on, by basis."""

EFFORT_SENTENCES: dict[str, Text] = {
    "minimal-effort": gettext_lazy(
        "Records show minimal effort: nearly everybody passed at the first try, hardly any work was given "
        "back, hardly any evidence was attached, hardly anybody was supervised."
    ),
    "more-than-minimal-effort": gettext_lazy("Records show that passing takes more than minimal effort."),
    "cannot-be-evaluated": gettext_lazy(
        "The records are too few, or too thin, to say how much passing takes."
    ),
    "stated-not-observed": "",
    "no-assessment-stated": "",
}
"""What can be said of effort, by verdict; nothing where only the issuer says something."""

REASONS: dict[str, Text] = {
    "no-assessment-stated": gettext_lazy("no assessment is stated."),
    "assessment-unclear": gettext_lazy("what is said about assessment is not clear."),
    "not-recorded": gettext_lazy("nobody recorded it."),
    "not-observed": gettext_lazy("there are no records of it."),
    "nothing-known-of-both": gettext_lazy("nothing is known of both."),
    "no-data": gettext_lazy("no list of skills and occupations is installed here."),
    "no-occupations": gettext_lazy("the lists installed here do not say which occupation needs which skill."),
    "no-model": gettext_lazy("no model that reads texts is installed here."),
    "no-text": gettext_lazy("there is no text to read."),
    "no-skill-found": gettext_lazy("no skill was found in the text."),
    "no-skill-declared": gettext_lazy("no skill of a public list is named."),
    "skills-not-in-data": gettext_lazy("the skills named are in no list we have."),
    "no-award-examined": gettext_lazy("no award of it was handed in."),
    "no-statement": gettext_lazy("nobody has stated it here."),
    "no-statement-counts": gettext_lazy("none of the statements made can be counted."),
    "not-told": gettext_lazy("the description does not tell it."),
    "not-readable": gettext_lazy("what the description tells cannot be compared."),
    "cost-unknown": gettext_lazy("the price is not known."),
    "time-unknown": gettext_lazy("the hours are not known."),
    "wage-unknown": gettext_lazy("no wage is known."),
    "currency-different": gettext_lazy("price and wage are in different currencies."),
    "few": gettext_lazy("fewer than ten people: it would tell of somebody."),
    **assay_market_words.REASONS,
}
"""Why something cannot be evaluated."""

CHANGES: dict[tuple[str, str], Text] = {
    ("specificity", "no-occupations"): gettext_lazy(
        "Whoever runs this site can install a list that says it: `assay data import esco-occupations`."
    ),
    ("specificity", "no-data"): gettext_lazy(
        "Whoever runs this site can install the lists: `assay data install`."
    ),
    ("specificity", ""): gettext_lazy(
        "The issuer names the skills, each with its address in a public list such as ESCO."
    ),
    ("portability", ""): gettext_lazy("Hand in an award of it: a badge picture or its file."),
    ("recognition", ""): gettext_lazy(
        "An employer, a college or a union that has proven its domain states that it counts it."
    ),
    ("cost", ""): gettext_lazy("The issuer tells the price with its currency."),
    ("time", ""): gettext_lazy("The issuer tells the hours of work, or the credits."),
    ("transparency", ""): gettext_lazy("The issuer fills the gaps that are listed below."),
    ("rigor", ""): gettext_lazy(
        "The issuer says how it is judged and by whom; or awards made on this site show it, once there "
        "are ten."
    ),
    **assay_market_words.CHANGES,
}
"""What would change it: by indicator and code, else by indicator alone."""
