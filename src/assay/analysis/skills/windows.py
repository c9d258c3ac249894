"""Where in a text a skill may be named: sentences, and the runs of words in them that could name one.

Apart from linking because training reads text the same way; whoever changes this trains anew.
"""

from __future__ import annotations

import re
from typing import Final

from assay.analysis.skills.word_pieces import Word, words_of

LONGEST_WINDOW: Final = 8  # words
_LONGEST_SENTENCE: Final = 60  # words; a longer one is read in parts
_BREAKS: Final = frozenset(".;:()!?•|")
_STOP_WORDS: Final = (
    "a an the and or of to in on at by for with from as is are be been will would can could should must "
    "may your you our we their his her its it this that these those not no than then so such into "
    "within across per via etc very all any both each who which what when where how if but also other "
    "more most have has had do does"
)
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())
_SENTENCE_END: Final = re.compile(r"(?<=[.!?;])\s+(?=[^\W_a-z]|[\"'(\[<“])|[\r\n]+|[•·▪●]\s*")


def sentences_of(text: str) -> list[list[Word]]:
    """The words of each sentence, line or list item, with their places in the text."""
    found: list[list[Word]] = []
    start = 0
    for end in (*_SENTENCE_END.finditer(text), None):
        stop = end.start() if end is not None else len(text)
        words = [Word(word.text, word.start + start, word.end + start) for word in words_of(text[start:stop])]
        found += [
            words[first : first + _LONGEST_SENTENCE] for first in range(0, len(words), _LONGEST_SENTENCE)
        ]
        start = end.end() if end is not None else stop
    return [words for words in found if any(is_word(word.text) for word in words)]


def windows_of(words: list[Word]) -> list[tuple[int, int]]:
    """Runs of words, as (first, after the last), that begin and end with a word that says something.

    None crosses a mark that parts thoughts. A sentence without any such word is one window.
    """
    telling = [is_word(word.text) and word.text not in STOP_WORDS for word in words]
    found: list[tuple[int, int]] = []
    for first in range(len(words)):
        if not telling[first]:
            continue
        for last in range(first, min(first + LONGEST_WINDOW, len(words))):
            if words[last].text in _BREAKS:
                break
            if telling[last]:
                found.append((first, last + 1))
    return found or [(0, len(words))]


def is_word(text: str) -> bool:
    """Whether it has a letter or a figure, and is no mark."""
    return any(letter.isalnum() for letter in text)
