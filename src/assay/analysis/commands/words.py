"""The words of `assay value`, in every language it speaks: one table, each key in each of them.

Apart because the analysis gives codes and facts, and what a person reads of them is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping

from assay.analysis.commands.words_en import ENGLISH
from assay.analysis.commands.words_es import SPANISH

WORDS: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "es": SPANISH}


def word(key: str, language: str, **facts: object) -> str:
    """What is said for this key, its holes filled. A key without words is said as it is."""
    text = WORDS[language].get(key)
    return key if text is None else text.format(**facts)


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
    name = WORDS[language].get(f"unit-{unit}", unit)  # a currency is its own name
    return f"{number(value, language)} {name}".strip()
