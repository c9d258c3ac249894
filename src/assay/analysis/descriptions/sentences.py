"""What sentences for people tell, by a closed set of phrases: only what is said, and never its contrary.

Apart because it is the one place where text is read. It rather abstains: a denial, a choice or an other
occasion in the same breath, and the phrase tells nothing. Each finding keeps its span in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.analysis.descriptions.nodes import Place
from assay.analysis.descriptions.patterns import (
    CONTRASTS,
    CURRENCIES,
    DENIALS,
    DENIALS_AFTER,
    ECTS,
    EQF_LEVEL,
    HARMLESS,
    HOURS,
    MONEY,
    PER,
    PHRASES,
    UP_TO,
    Phrase,
)
from assay.analysis.descriptions.platform_lines import LINE, meaning, number
from assay.analysis.descriptions.telling import Telling
from assay.analysis.descriptions.vocabulary import ects_hours, write_hours, write_money

MOST_TEXT = 20_000
"""Characters of one text that are read; what stands behind them tells nothing."""
LONGEST_SENTENCE = 600
_SHORTEST_SENTENCE = 5

_SENTENCE = re.compile(r"[^.!?;\n]+(?:\.(?=\S)[^.!?;\n]+)*[.!?;]?")
_TAG = re.compile(r"<(/?)(\w{1,12})[^<>]{0,200}>")
_INLINE = frozenset({"a", "b", "em", "i", "span", "strong", "u"})
_MARKS = str.maketrans(dict.fromkeys("*_`#>~|", " "))


def tell_sentences(place: Place, telling: Telling) -> None:
    """Tell what this text says of the elements, by the platform's lines and by the phrases."""
    original = place.text[:MOST_TEXT]
    text = original
    for line in LINE.finditer(original):
        found = meaning(line[1], line[2].strip())
        if found:
            telling.sentence(*found, place.pointer, line.span(2))
            text = text[: line.start()] + " " * (line.end() - line.start()) + text[line.end() :]
    plain = _lower(_TAG.sub(_blank, text).translate(_MARKS))
    for start, sentence in _sentences(plain):
        for element, value, (begin, end) in _findings(sentence):
            told = value or original[start : start + len(sentence)]
            telling.sentence(element, told, place.pointer, (start + begin, start + end))


def _lower(text: str) -> str:
    # Some capitals have longer small forms, and every span behind them would be wrong.
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _blank(tag: re.Match[str]) -> str:
    length = tag.end() - tag.start()
    return " " * length if tag[2].lower() in _INLINE else "\n" + " " * (length - 1)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences with their places; a question states nothing."""
    for found in _SENTENCE.finditer(text):
        sentence = found[0]
        begun = sentence.lstrip(" \t-•·")
        if _SHORTEST_SENTENCE <= len(begun) <= LONGEST_SENTENCE and not sentence.rstrip().endswith("?"):
            yield found.start() + len(sentence) - len(begun), begun


def _findings(sentence: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    for phrase in PHRASES:
        for found in phrase.phrase.finditer(sentence):
            if _is_said(sentence, found, phrase):
                yield phrase.element, phrase.value, found.span()
                break
    yield from _amounts(sentence)


def _is_said(sentence: str, found: re.Match[str], phrase: Phrase) -> bool:
    """Whether nothing before or behind it, up to a contrast, denies it."""
    if phrase.whichever:
        return True
    before = HARMLESS.sub(_spaces, sentence[: found.start()])
    behind = HARMLESS.sub(_spaces, sentence[found.end() :])
    contrasts = list(CONTRASTS.finditer(before))
    if contrasts:
        before = before[contrasts[-1].end() :]
    turn = CONTRASTS.search(behind)
    if turn:
        behind = behind[: turn.start()]
    return not DENIALS.search(before) and not DENIALS_AFTER.search(behind)


def _spaces(found: re.Match[str]) -> str:
    return " " * (found.end() - found.start())


def _amounts(sentence: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    for pattern in HOURS:
        found = pattern.search(sentence)
        if found and not PER.match(sentence[found.end() :]):
            low, high = number(found[1]), number(found[found.lastindex or 1])
            if 0 < low <= high:
                yield "workload", write_hours(low, high), found.span()
                break
    ects = ECTS.search(sentence)
    if ects and not UP_TO.search(sentence[: ects.start()]) and number(ects[1] or ects[2]) > 0:
        yield "workload", ects_hours(number(ects[1] or ects[2])), ects.span()
    level = EQF_LEVEL.search(sentence)
    if level:
        yield "level", f"EQF {level[1] or level[2]}", level.span()
    money = MONEY.search(sentence)
    if money:
        sign = money[1] or money[4]
        amount = number(money[2] or money[3])
        yield "cost", write_money(amount, CURRENCIES.get(sign, sign.upper())), money.span()
