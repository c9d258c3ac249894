"""What each code says to a person: title, sentence and help, one package a language.

Templates use the facts that the table of codes names, and nothing else. Checks never hold
prose; the command line, the pages and the reference render it from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assay.sentences import en, es
from assay.sentences.showing import Manner, show

LANGUAGES: Mapping[str, Mapping[str, tuple[str, str, str]]] = {"en": en.SENTENCES, "es": es.SENTENCES}
MANNERS: Mapping[str, Manner] = {"en": en.MANNER, "es": es.MANNER}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One code in one language: a short title, what is wrong, what to do about it."""

    title: str
    text: str
    help: str


def sentence(code: str, facts: Mapping[str, object], language: str = "en") -> Sentence:
    """The sentence of this code with its facts filled in; English where the language is unknown.

    Whatever the facts hold, each text is one line of printable characters.
    """
    title, text, help_ = LANGUAGES.get(language, en.SENTENCES)[code]
    manner = MANNERS.get(language, en.MANNER)
    shown = {name: show(name, fact, manner) for name, fact in facts.items()}
    return Sentence(title, text.format_map(shown), help_.format_map(shown))
