"""Text cut into the pieces a BERT-uncased model was taught with, each word knowing its place in the text.

Written here and not taken from a library: the usual one brings a network client along. Tests hold it
equal to that library on real texts.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

_LONGEST: Final = 100  # characters; a longer word is unknown to the model
_CHINESE: Final = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)
_REMEMBERED: Final = 60_000  # words whose pieces are kept


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a single mark: as the model reads it (plain, lower case), and where it stands."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words and marks of a text, in order, with their places in it."""
    found: list[Word] = []
    held: list[str] = []
    start = end = 0
    for place, letter in enumerate(text):
        kind = _kind(letter)
        if kind == "drop":
            continue
        if kind == "part":
            if not held:
                start = place
            held.append(_plain(letter))
            end = place + 1
            continue
        if held:
            found.append(Word("".join(held), start, end))
            held = []
        if kind == "mark":
            found.append(Word(_plain(letter), place, place + 1))
    if held:
        found.append(Word("".join(held), start, end))
    return [word for word in found if word.text]


@lru_cache(maxsize=4096)
def _kind(letter: str) -> str:
    """What a character does to the word it stands in: part of it, a mark of its own, a space, nothing."""
    if letter in "\t\n\r":
        return "space"
    category = unicodedata.category(letter)
    if letter == "\ufffd" or category.startswith("C"):
        return "drop"
    if category.startswith("Z"):
        return "space"
    code = ord(letter)
    ascii_mark = code < 128 and not letter.isalnum()  # noqa: PLR2004 - the size of ASCII
    if ascii_mark or category.startswith("P") or any(low <= code <= high for low, high in _CHINESE):
        return "mark"
    return "part"


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """A character without accents, in lower case; nothing for an accent alone."""
    apart = unicodedata.normalize("NFD", letter)
    return "".join(part.lower() for part in apart if unicodedata.category(part) != "Mn")


class WordPieces:
    """The vocabulary of a model: words to the numbers of their pieces."""

    def __init__(self, pieces: list[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self.first = self._numbers["[CLS]"]
        self.last = self._numbers["[SEP]"]
        self.unknown = self._numbers["[UNK]"]
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def read(cls, vocabulary: Path) -> WordPieces:
        """The vocabulary of a file with one piece a line."""
        return cls(vocabulary.read_text(encoding="utf-8").removesuffix("\n").split("\n"))

    def of_word(self, word: str) -> tuple[int, ...]:
        """The pieces of one word: the longest beginning that is known, then the longest of the rest."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[word] = self._cut(word)
        return known

    def of_text(self, text: str) -> tuple[int, ...]:
        """The pieces of a text, without the marks of beginning and end."""
        return tuple(number for word in words_of(text) for number in self.of_word(word.text))

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST:
            return (self.unknown,)
        numbers: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self._numbers.get(("##" if start else "") + word[start:end])
                if number is not None:
                    numbers.append(number)
                    start = end
                    break
            else:
                return (self.unknown,)
        return tuple(numbers)
