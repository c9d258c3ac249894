"""What a promise names: amounts of money, shares, credits, organizations, an occupation; as written.

Apart because these are taken out of the sentence as it stands, whatever kind of promise it makes.
"""

from __future__ import annotations

import re

from assay.analysis.promises.values import Amount

_SIGNS = {
    "$": "USD",
    "us$": "USD",
    "€": "EUR",
    "£": "GBP",
    "dollars": "USD",
    "dólares": "USD",
    "euros": "EUR",
    "euro": "EUR",
}
_SIGN = r"(?:us\$|\$|€|£|usd|eur|gbp|mxn|cop|clp|ars|pen|dollars?|dólares|euros?)"
_FIGURE = r"\d{1,3}(?:[.,\u00a0 ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_THOUSAND = r"(?:\s?(k|mil|thousand)\b)?"
_BEFORE = re.compile(rf"({_SIGN})\s?({_FIGURE}){_THOUSAND}", re.IGNORECASE)
_AFTER = re.compile(rf"({_FIGURE}){_THOUSAND}\s?({_SIGN})(?!\w)", re.IGNORECASE)
_RANGE = re.compile(r"^\s*(?:-|\u2013|\u2014|to|and|a|y|hasta)\s*$", re.IGNORECASE)
_UP_TO = re.compile(r"(?:up\s+to|as\s+much\s+as|hasta|máximo\s+de)\s*$", re.IGNORECASE)
_FROM = re.compile(
    r"(?:from|over|more\s+than|at\s+least|starting\s+at|minimum|desde|más\s+de|al\s+menos|a\s+partir\s+de)\s*$",
    re.IGNORECASE,
)
_PERIODS = (
    ("hour", r"(?:an|per|a|/)\s*(?:hour|hr)\b|hourly|(?:por|la|/)\s*hora\b"),
    ("week", r"(?:a|per|/)\s*week\b|weekly|(?:por|a\s+la)\s+semana\b|semanal"),
    ("month", r"(?:a|per|/)\s*month\b|monthly|(?:al|por|/)\s*mes\b|mensual"),
    ("year", r"(?:a|per|/)\s*(?:year|annum)\b|yearly|annual|salar(?:y|ies)|(?:al|por|/)\s*año\b|anual"),
)
_PERIOD = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _PERIODS)
_YEARLY_FROM = 10_000.0  # a figure of pay as large as this is a year's where nothing else is said
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d)?)\s?(?:%|per\s?cent|por\s+ciento)", re.IGNORECASE)
_CREDITS = re.compile(
    r"(\d{1,3}(?:[.,]\d)?)\s+(?:[\w-]+\s+){0,3}?(?:credits?|créditos?|ects)\b|\bects[:\s]+(\d{1,3})",
    re.IGNORECASE,
)
_NAME = r"[A-ZÁÉÍÓÚÑ][\w&.'®-]*"
_BODY = re.compile(
    rf"\b(?:by|with|from|at|including|like|por|de\s+la|del|con|en)\s+(?:the\s+|la\s+|el\s+)?"
    rf"({_NAME}(?:\s+(?:of|for|de|del|la|and|y|&)?\s*{_NAME}){{0,6}})"
)
_KNOWN_BODY = re.compile(r"\b(ACE|FIBAA|ANECA|ANSI|ISO|QAA|NCSC)\b")
_AS = re.compile(
    r"\b(?:as\s+(?:a|an)|roles?\s+(?:as|like|such\s+as)|jobs?\s+(?:as|like|such\s+as)|trabajar\s+(?:como|de)|como)\s+"
    r"((?:[\w/+-]+\s+){0,3}?[\w/+-]+?)(?=\s+(?:you|they|people|in|with|for|within|at|and|or|who|after|by|en|con|y|o|tras)\b|[.,;:!)]|$)",
    re.IGNORECASE,
)
_OF_JOB = re.compile(
    r"\b(?:your|an?|tu|their)\s+((?:[\w/+-]+\s+){1,3}?)(?:career|job|role|position)\b", re.IGNORECASE
)
_DEMANDED = re.compile(
    r"\bdemand\s+for\s+(?:\w+ed\s+)?((?:[\w/+-]+\s+){0,3}?[\w/+-]+s)\b(?=[\s.,;:!]|$)", re.IGNORECASE
)
_EMPTY = frozenset(
    [
        "new",
        "entry-level",
        "entry",
        "level",
        "successful",
        "your",
        "their",
        "great",
        "dream",
        "own",
        "next",
        "first",
        "better",
        "tech",
        "technical",
        "exciting",
        "rewarding",
        "guaranteed",
        "well-paid",
        "competitively",
        "paid",
        "professional",
        "good",
        "real",
        "full-time",
        "the",
        "a",
        "professionals",
        "skills",
        "individuals",
        "people",
        "workers",
        "talent",
        "employees",
        "experts",
    ]
)


def amounts_in(sentence: str) -> tuple[Amount, ...]:
    """The sums that are named, with their currency and what they are paid for."""
    found = [
        (one.start(), one.end(), _number(one[2], one[3]), _currency(one[1]))
        for one in _BEFORE.finditer(sentence)
    ]
    for one in _AFTER.finditer(sentence):
        if not any(start < one.end() and one.start() < end for start, end, _value, _named in found):
            found.append((one.start(), one.end(), _number(one[1], one[2]), _currency(one[3])))
    found.sort()
    told: list[Amount] = []
    skip = False
    for place, (start, end, value, currency) in enumerate(found):
        if skip:
            skip = False
            continue
        low, high, bound = value, value, "exact"
        after = found[place + 1] if place + 1 < len(found) else None
        if after is not None and _RANGE.match(sentence[end : after[0]]) and after[2] >= value:
            high, bound, skip = after[2], "range", True
        elif _UP_TO.search(sentence[:start]):
            bound = "up-to"
        elif _FROM.search(sentence[:start]):
            bound = "from"
        told.append(Amount(low, high, currency, _period(sentence, end, high), bound))
    return tuple(told)


def _number(text: str, thousand: str | None) -> float:
    """The figure, whichever of comma and full stop it writes between thousands."""
    figure = re.sub(r"[\u00a0 ]", "", text)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", figure):
        figure = re.sub(r"[.,]", "", figure)
    else:
        decimal = re.fullmatch(r"(.*?)[.,](\d{1,2})", figure)
        whole = re.sub(r"[.,]", "", decimal[1] if decimal else figure)
        figure = f"{whole}.{decimal[2]}" if decimal else whole
    return float(figure) * (1000 if thousand else 1)


def _currency(sign: str) -> str:
    low = sign.lower()
    return _SIGNS.get(low, _SIGNS.get(low + "s", low.upper()))


def _period(sentence: str, end: int, value: float) -> str:
    near = sentence[end : end + 30]
    for text in (near, sentence):
        for name, pattern in _PERIOD:
            if pattern.search(text):
                return name
    return "year" if value >= _YEARLY_FROM else ""


def share_in(sentence: str) -> float | None:
    """The first share that is named, between 0 and 1."""
    found = _SHARE.search(sentence)
    value = float(found[1].replace(",", ".")) / 100 if found else None
    return value if value is not None and value <= 1 else None


def credits_in(sentence: str) -> float | None:
    """How many credits are named."""
    found = _CREDITS.search(sentence)
    return float((found[1] or found[2]).replace(",", ".")) if found else None


def bodies_in(sentence: str) -> tuple[str, ...]:
    """The organizations that are named, as written."""
    found = [one[1].strip(" .,'") for one in _BODY.finditer(sentence)] + _KNOWN_BODY.findall(sentence)
    kept = [name for name in found if name and not (len(name) < 2)]  # noqa: PLR2004 - one letter names nobody
    return tuple(dict.fromkeys(kept))


def occupation_in(sentence: str) -> str:
    """The occupation that is named, as written; empty where none is."""
    for pattern in (_AS, _OF_JOB, _DEMANDED):
        for found in pattern.finditer(sentence):
            words = [word for word in found[1].split() if word.lower() not in _EMPTY]
            while words and words[0].lower() in {"skilled", "qualified", "junior", "senior", "certified"}:
                words = words[1:]
            if words and any(letter.isalpha() for letter in words[-1]):
                return " ".join(words)
    return ""
