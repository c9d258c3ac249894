"""The texts of a draft achievement: its name, its description and its criteria, out of the papers' words.

Nothing is invented: a name is the beginning of an outcome or a unit's title, and what stands around the
quotations only says whose they are. The language is that of the papers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assay.analysis.drafting.values import Assessment, Quote, Rests

_LONGEST_NAME = 64
_CUT = re.compile(
    r"\s*(?:[,;:(\u2013\u2014]|\s-\s|\b(?:that|which|using|by|in order|so that|such as|including|through"
    r"|while|when|where|according|within|mediante|utilizando|usando|para que|que|tales como|incluyendo"
    r"|a trav[eé]s|seg[uú]n)\b)",
    re.IGNORECASE,
)
_LATER_CUT = re.compile(r"\s+(?:and|with|for|from|y|con|para|desde)\s+", re.IGNORECASE)
_FEWEST_WORDS = 3
_WORDS = {
    "en": {
        "can": "What the course says somebody can do who earned this: {outcomes}.",
        "treated": "This part of the course treats: {topics}. What learners can do then is not written yet.",
        "from": "Drafted from the papers of the course “{title}”.",
        "criteria": "According to the course “{title}”, the learner is able to:",
        "topics": "According to the course “{title}”, this part treats:",
        "assessed": "Assessed in the course by:",
    },
    "es": {
        "can": "Lo que según el curso sabe hacer quien lo obtiene: {outcomes}.",
        "treated": "Esta parte del curso trata: {topics}. Falta escribir qué sabe hacer quien aprende.",
        "from": "Borrador hecho a partir de los documentos del curso «{title}».",
        "criteria": "Según el curso «{title}», quien aprende es capaz de:",
        "topics": "Según el curso «{title}», esta parte trata:",
        "assessed": "En el curso se evalúa con:",
    },
}
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")


def short_name(words: str) -> str:
    """The beginning of an outcome or title, up to where its first thought ends."""
    words = " ".join(words.split()).strip(" .;,:")
    for pattern in (_CUT, _LATER_CUT):
        for cut in pattern.finditer(words):
            if len(words[: cut.start()].split()) >= _FEWEST_WORDS:
                if pattern is _CUT or len(words) > _LONGEST_NAME:
                    words = words[: cut.start()].strip()
                break
    if len(words) > _LONGEST_NAME:
        words = words[: words.rfind(" ", 0, _LONGEST_NAME)] + "…"
    return words[:1].upper() + words[1:]


def distinct(names: Sequence[str]) -> list[str]:
    """The names, those that stand there before with a number behind."""
    seen: dict[str, int] = {}
    told = []
    for name in names:
        seen[name.lower()] = seen.get(name.lower(), 0) + 1
        told.append(name if seen[name.lower()] == 1 else f"{name} ({seen[name.lower()]})")
    return told


def description(quotes: Sequence[Quote], title: str, rests_on: Rests, language: str) -> str:
    """What somebody has who earned it, in the papers' words."""
    words = _WORDS[language]
    said = "; ".join(_low(quote.text) if rests_on is Rests.OUTCOMES else quote.text for quote in quotes)
    if len(said) > 1200:  # noqa: PLR2004 - letters of a description
        said = said[: said.rfind(" ", 0, 1200)] + "…"
    sentence = (
        words["can"].format(outcomes=said)
        if rests_on is Rests.OUTCOMES
        else words["treated"].format(topics=said)
    )
    return f"{sentence} {words['from'].format(title=title)}"


def criteria(
    quotes: Sequence[Quote], assessments: Sequence[Assessment], title: str, rests_on: Rests, language: str
) -> str:
    """What the papers ask for it, as Markdown, each in quotation marks."""
    words = _WORDS[language]
    key = "criteria" if rests_on is Rests.OUTCOMES else "topics"
    lines = [
        words[key].format(title=_safe(title)),
        "",
        *(f"- {_quoted(quote.text, language)}" for quote in quotes),
    ]
    if assessments:
        lines += ["", words["assessed"], ""]
        for one in assessments:
            weight = f" ({one.weight})" if one.weight and one.weight not in one.name else ""
            lines.append(f"- {_quoted(one.name, language)}{weight}")
    return "\n".join(lines)


def _quoted(text: str, language: str) -> str:
    return f"«{_safe(text)}»" if language == "es" else f"“{_safe(text)}”"


def _safe(text: str) -> str:
    """The words as they are, for Markdown."""
    return _MARKDOWN.sub(r"\\\1", text)


def _low(text: str) -> str:
    is_name = len(text) > 1 and text[1].isupper()
    return text if is_name else text[:1].lower() + text[1:]
