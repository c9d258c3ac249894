"""The assay in words for people: what each answer is about, says, rests on, and what would change it.

Apart from the analysis, which gives codes and facts, and from the pieces, which place the words. Nothing here
says that one thing brings about another, and nothing is said of whoever earned something.
"""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation import Indicator
from assay.web.look import assay_market, assay_market_words
from assay.web.look.assay_sentences import (
    CHANGES,
    EFFORT_SENTENCES,
    REASONS,
    RUNG_SENTENCES,
    SENTENCES,
)
from assay.web.look.figures import NOTHING, figure, interval

Text = str | Promise

RIGOR = "rigor"

_TITLES: dict[str, tuple[Text, Text, Text, Text]] = {
    "transparency": (
        gettext_lazy("What it tells"),
        gettext_lazy("Does it say what one needs to know?"),
        gettext_lazy("tells nothing"),
        gettext_lazy("tells all that is asked for"),
    ),
    "rigor": (
        gettext_lazy("How it is judged"),
        gettext_lazy("What must somebody do to get it, and who looks at it?"),
        gettext_lazy("nothing to pass"),
        gettext_lazy("independent, supervised, identity checked"),
    ),
    "specificity": (
        gettext_lazy("How particular its skills are"),
        gettext_lazy("Are its skills for one line of work, or for many? Neither is better."),
        gettext_lazy("needed nearly everywhere"),
        gettext_lazy("needed in one occupation"),
    ),
    "portability": (
        gettext_lazy("Can be checked and taken along"),
        gettext_lazy("Can anybody check it, wherever they are?"),
        gettext_lazy("no check passed"),
        gettext_lazy("every check passed"),
    ),
    "recognition": (
        gettext_lazy("Who recognises it"),
        gettext_lazy("Who, other than whoever issues it, says in public that it counts?"),
        gettext_lazy("nobody"),
        gettext_lazy("ten organizations or more"),
    ),
    "cost": (
        gettext_lazy("What it costs"),
        gettext_lazy("What does the issuer ask for it?"),
        gettext_lazy("nothing"),
        "",
    ),
    "time": (
        gettext_lazy("How long it takes"),
        gettext_lazy("How many hours does the issuer say? Short is not slight."),
        gettext_lazy("no time"),
        "",
    ),
    **assay_market_words.TITLES,
}
_OTHERS: dict[str, Text] = {
    "worked": gettext_lazy("Time that people worked at it, from the records"),
    "agreement": gettext_lazy("How often a second assessor came to the same result"),
    "minimal-effort": gettext_lazy("How probable minimal effort is, from the records"),
    "screening": gettext_lazy("How much a first try tells apart"),
    "returned": gettext_lazy("Share whose work was given back at least once"),
    "inferred": gettext_lazy("Skills guessed from the text"),
    "transversal": gettext_lazy("Share of skills needed in every kind of work"),
    "credits": gettext_lazy("Credits given elsewhere"),
    "total": gettext_lazy("Price, and what the hours would have earned"),
    "break-even": gettext_lazy("What a month must bring more, to have it back in a year"),
    **assay_market_words.OTHERS,
}
_GRADES: dict[str, Text] = {
    Grade.A: gettext_lazy("signed, measured or registered by somebody independent"),
    Grade.B: gettext_lazy("documents one can fetch, or records of how awards were judged"),
    Grade.C: gettext_lazy("the issuer's word"),
    Grade.D: gettext_lazy("guessed by a model"),
}
_RUNGS: tuple[Text, ...] = (
    gettext_lazy("Nothing to pass"),
    gettext_lazy("Something handed in"),
    gettext_lazy("Judged by a public rubric"),
    gettext_lazy("Judged by someone independent"),
    gettext_lazy("Independent, supervised, identity checked"),
)


class _Holes(dict[str, Any]):
    """The facts of a sentence; a hole that nobody fills shows a dash."""

    def __missing__(self, _key: str) -> str:
        return NOTHING


def title(key: str) -> str:
    """What the answer is about, in a few words; a key that has none shows as it is."""
    return str(_TITLES[key][0]) if key in _TITLES else key


def titled(path: str) -> str:
    """The title of an answer, or of a figure beside one, as `specificity/inferred`."""
    key, _slash, name = path.partition("/")
    return f"{title(key)}: {other(name)}" if name else title(key)


def question(key: str) -> str:
    """The question that it answers."""
    return str(_TITLES[key][1]) if key in _TITLES else ""


def ends(key: str) -> tuple[str, str]:
    """What the ends of its scale mean; empty where the figures say it."""
    return (str(_TITLES[key][2]), str(_TITLES[key][3])) if key in _TITLES else ("", "")


def other(key: str) -> str:
    """What a figure that belongs to an answer is about."""
    return str(_OTHERS.get(key, key))


def grade(letter: str) -> str:
    """What the answer rests on."""
    return str(_GRADES.get(letter, letter))


def rungs() -> tuple[str, ...]:
    """The five steps of the ladder, from the lowest up."""
    return tuple(map(str, _RUNGS))


def rung(place: float) -> str:
    """The step at this place of the ladder, in words."""
    return rungs()[max(0, min(round(place), len(_RUNGS) - 1))]


def footing(one: Indicator) -> str:
    """What the reached rung rests on: stated, observed, independent; open where nothing is reached."""
    told = str(one.facts.get("basis", ""))
    return told if one.estimate.is_known and told in RUNG_SENTENCES else "open"


def borne_out(one: Indicator) -> int:
    """Up to which step records bear out what the issuer says beyond them; -1 where they bear out none.

    No word of the issuer's raises the lower bound, so where it stands above the ground records do.
    """
    is_beyond = one.facts.get("basis") == "stated" and one.estimate.low > 0
    return round(one.estimate.low) if is_beyond else -1


def sentence(one: Indicator) -> str:
    """The answer as a sentence or two for anybody."""
    if one.key == RIGOR:
        return " ".join(filter(None, (_rung_sentence(one), _effort_sentence(one))))
    told = _told(one, 0) or (cannot(one.estimate.reason) if one.estimate.reason else short(one))
    return " ".join(filter(None, (told, assay_market.note(one))))


def short(one: Indicator) -> str:
    """The answer in a few words for whoever has many to read."""
    if one.key == RIGOR and one.estimate.value is not None:
        return rung(one.estimate.value)
    told = _told(one, 1)
    if told:
        return told
    if one.estimate.value is None:
        return _("cannot be evaluated")
    return figure(one.estimate.value, one.estimate.unit)


def between(estimate: Estimate) -> str:
    """The bounds in words: steps by their names, anything where nothing is known."""
    if not estimate.is_known:
        return _("anything")
    if estimate.unit != "rung":
        return interval(estimate)
    low, high = rung(estimate.low), rung(estimate.high)
    return low if low == high else _("“%(low)s” to “%(high)s”") % {"low": low, "high": high}


def rests_on(estimate: Estimate) -> str:
    """What the answer rests on; nothing where there is none."""
    return grade(estimate.grade) if estimate.is_known else _("nothing yet")


def reason(code: str) -> str:
    """Why something cannot be evaluated; a code that has no words shows as it is."""
    return str(REASONS.get(code, code))


def cannot(code: str) -> str:
    """The same as a sentence."""
    return _("Cannot be evaluated: %(reason)s") % {"reason": reason(code)}


def change(key: str, words: str, code: str) -> str:
    """What would change that it cannot be evaluated; empty where nobody can say."""
    for name in ((key, words), (key, code), (key, "")):
        if name in CHANGES:
            return str(CHANGES[name])
    return ""


def _told(one: Indicator, place: int) -> str:
    known = SENTENCES.get((one.key, one.words))
    if known is None:
        return ""
    facts = _Holes({name: _fact(name, told) for name, told in one.facts.items()})
    facts["value"] = figure(one.estimate.value, one.estimate.unit)
    facts["high"] = figure(one.estimate.high, one.estimate.unit)
    return str(known[place]) % facts


def _fact(name: str, told: str | float) -> str:
    if name == "area":
        return assay_market.place(str(told))
    if isinstance(told, float) and (name.endswith("share") or name == "named"):
        return figure(told, "share")
    return figure(float(told), "") if isinstance(told, int | float) else str(told)


def _rung_sentence(one: Indicator) -> str:
    basis = str(one.facts.get("basis", ""))
    if one.estimate.value is None or basis not in RUNG_SENTENCES:
        return _told(one, 0) or cannot(one.estimate.reason)
    reached = {"rung": rung(one.estimate.value)}
    if borne_out(one) < 0:
        return str(RUNG_SENTENCES[basis]) % reached
    stated = _("The issuer says: “%(rung)s”.") % reached
    return " ".join((stated, str(RUNG_SENTENCES["observed"]) % {"rung": rung(one.estimate.low)}))


def _effort_sentence(one: Indicator) -> str:
    return str(EFFORT_SENTENCES.get(str(one.facts.get("effort", "")), ""))
