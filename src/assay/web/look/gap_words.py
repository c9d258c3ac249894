"""The gap report in words: one sentence a programme, and what each figure is called.

Apart from the tables because these sentences are what somebody reads who reads nothing else.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from assay.analysis.gaps import Advice, Asked, Verdict
from assay.web.look.figures import figure

ASKED_WORDS = {
    Verdict.ASKED: gettext_lazy("Asked for"),
    Verdict.NOT_ASKED: gettext_lazy("Not asked for"),
    Verdict.UNKNOWN: gettext_lazy("Cannot be evaluated"),
}
STATE_WORDS = {
    "signed": gettext_lazy("Signed by the body"),
    "checked": gettext_lazy("Checked with the body"),
    "seen": gettext_lazy("Document seen"),
    "claimed": gettext_lazy("Claimed only"),
}
BAND_WORDS = {
    "6-8": gettext_lazy("Grades 6 to 8"),
    "9-10": gettext_lazy("Grades 9 and 10"),
    "11-12": gettext_lazy("Grades 11 and 12"),
    "": gettext_lazy("Other grades"),
}
NOT_SHOWN = gettext_lazy("not shown")
"""What stands where a count is left out."""
METHOD = gettext_lazy(
    "Counts under ten are left out, and with them as many others as it takes so that none of them can be "
    "worked out; pupils are counted once in four weeks at most, so two reports of neighbouring days say "
    "the same of them."
)
RULE = gettext_lazy(
    "Asked for: at least one job advertisement in fifty names it, or the law demands it. A list alone is "
    "shown and does not count as demand."
)
SENTENCES = {
    "no-target": gettext_lazy(
        "Nobody has said yet which occupations it prepares for: say so, and it can be held against what is "
        "asked for."
    ),
    "no-market": gettext_lazy(
        "It cannot be evaluated, because there are no data of the labour market here: a file of job "
        "advertisements for %(occupation)s would answer it."
    ),
    "no-ads": gettext_lazy(
        "It cannot be evaluated, because no advertisement on file is for %(occupation)s: a file of job "
        "advertisements that holds some would answer it."
    ),
    "too-few-ads": gettext_lazy(
        "It cannot be evaluated, because only %(ads)s advertisements on file are for %(occupation)s: a "
        "larger file of job advertisements would answer it."
    ),
    "nothing-known": gettext_lazy(
        "No certificate is on record, and no list names one for %(occupation)s: a list of industry "
        "credentials, such as a state's, would say which to look for."
    ),
    "few": gettext_lazy(
        "Fewer than ten pupils are in it or have earned anything, so nothing more may be told of them."
    ),
    "nothing-earned": gettext_lazy(
        "No certificate is on record, while “%(name)s” is named in %(named)s of %(ads)s advertisements for "
        "%(occupation)s: offer it, or record it where pupils have it."
    ),
    "nobody-earns": gettext_lazy(
        "“%(name)s” is named in %(named)s of %(ads)s advertisements for %(occupation)s, and nobody here has "
        "it on record: offer it, or record it where pupils have it."
    ),
    "unproven": gettext_lazy(
        "%(count)s of %(of)s certificates are claimed and nobody has looked: look at the documents, so that "
        "they count with an employer."
    ),
    "named-by-few": gettext_lazy(
        "“%(name)s”, held most often (%(count)s), is named in %(named)s of %(ads)s advertisements for "
        "%(occupation)s: ask whether its place belongs to one that is named more."
    ),
    "named-by-few-other": gettext_lazy(
        "“%(name)s”, held most often (%(count)s), is named in %(named)s of %(ads)s advertisements for "
        "%(occupation)s: ask whether its place belongs to “%(other)s”, which they name most."
    ),
    "aligned": gettext_lazy(
        "%(count)s of %(of)s certificates are ones that advertisements ask for, first of all “%(name)s” "
        "(%(named)s of %(ads)s for %(occupation)s): keep offering them."
    ),
    "aligned-in-part": gettext_lazy(
        "%(count)s of %(of)s certificates are ones that advertisements ask for, first of all “%(name)s” "
        "(%(named)s of %(ads)s for %(occupation)s): keep offering them, and look first at the other "
        "%(rest)s where places are short."
    ),
    "mixed": gettext_lazy(
        "“%(name)s” is named most, in %(named)s of %(ads)s advertisements for %(occupation)s, and %(count)s "
        "hold it: more of it, and less of what nobody names, would close the gap."
    ),
    "cannot-tell": gettext_lazy(
        "Too few advertisements are on file to tell whether any of its certificates is asked for: a larger "
        "file of job advertisements would answer it."
    ),
}
REASONS = {
    "licence": gettext_lazy("the law demands it"),
    "no-target": gettext_lazy("nobody said which occupation"),
    "no-market": gettext_lazy("no data of the labour market"),
    "no-ads": gettext_lazy("no advertisements on file"),
    "few-ads": gettext_lazy("too few advertisements on file"),
    "too-close": gettext_lazy("too few advertisements to tell"),
}


def advice_words(told: Advice) -> str:
    """The one sentence of a programme."""
    code, rest, named = told.code, told.of - told.count, round((told.share or 0) * told.ads)
    if code == "named-by-few" and told.other:
        code = "named-by-few-other"
    if code == "aligned" and told.count and rest > 0:
        code = "aligned-in-part"
    return str(SENTENCES[code]) % {
        "name": told.name,
        "other": told.other,
        "occupation": told.occupation,
        "count": number(told.count) if told.count else _("fewer than can be shown"),
        "of": number(told.of),
        "rest": number(rest),
        "named": number(named) if named else pgettext("advertisements", "none"),
        "ads": number(told.ads),
    }


def is_unknown(told: Advice) -> bool:
    """Whether the sentence says that nobody can tell."""
    return told.code in {
        "no-target",
        "no-market",
        "no-ads",
        "too-few-ads",
        "nothing-known",
        "cannot-tell",
        "few",
    }


def asked_words(asked: Asked) -> str:
    """Whether a certificate is asked for, and why that is said where the advertisements do not show it."""
    verdict, reason = str(ASKED_WORDS[asked.verdict]), REASONS.get(asked.reason)
    return f"{verdict}: {reason}" if reason else verdict


def named_words(asked: Asked) -> str:
    """In how many advertisements it is named; a dash where there are none."""
    if asked.share.value is None or not asked.ads:
        return figure(None, "share")
    named = number(round(asked.share.value * asked.ads))
    return _("%(named)s of %(ads)s") % {"named": named, "ads": number(asked.ads)}


def count_words(count: int | None) -> str:
    """A count, or that it is left out."""
    return str(NOT_SHOWN) if count is None else number(count)


def outside_words(count: int | None) -> str:
    """How many are in no programme; empty where nobody is."""
    if count is None:
        return _("How many pupils are in no programme is not shown.")
    text = ngettext("%(count)s pupil is in no programme.", "%(count)s pupils are in no programme.", count)
    return text % {"count": number(count)} if count else ""


def number(value: int) -> str:
    """A count in the reader's digits."""
    return figure(value, "count")
