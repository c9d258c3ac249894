"""The words of `assay value` and the names of elements, each key in each language, and their look-up.

Apart because the analysis gives codes and facts, and what a person reads of them is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping

from assay.analysis.commands.words_en import ENGLISH
from assay.analysis.commands.words_es import SPANISH
from assay.analysis.commands.words_market_en import MARKET_ENGLISH
from assay.analysis.commands.words_market_es import MARKET_SPANISH

Words = Mapping[str, Mapping[str, str]]  # by language, by key

WORDS: Words = {"en": ENGLISH | MARKET_ENGLISH, "es": SPANISH | MARKET_SPANISH}


def said(words: Words, key: str, language: str, **facts: object) -> str:
    """What these words say for a key, its holes filled: in English where they lack the language.

    A key without words is said as it is.
    """
    text = words.get(language, words["en"]).get(key)
    return key if text is None else text.format(**facts)


def word(key: str, language: str, **facts: object) -> str:
    """What `assay value` says for this key, its holes filled."""
    return said(WORDS, key, language, **facts)


def named(kind: str, key: str, language: str) -> str:
    """The name of an element or a unit (`kind`); its key where it has none: a currency is its own name."""
    return word(f"{kind}-{key}", language) if f"{kind}-{key}" in WORDS["en"] else key


def number(value: float, language: str) -> str:
    """The number as people write it: three digits that matter, no more."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2  # noqa: PLR2004 - sizes at which digits end
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if language == "es" else text


def figure(value: float, unit: str, language: str) -> str:
    """The number with its unit."""
    if unit == "share":
        return f"{round(value * 100)} %"
    return f"{number(value, language)} {named('unit', unit, language)}".strip()
