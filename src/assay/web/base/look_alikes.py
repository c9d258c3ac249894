"""Names that look like others: letters borrowed from other alphabets, and characters nobody sees.

Apart because whoever shows a stranger's name needs it. UTS #39 without its whole table: the letters of
Cyrillic, Greek, Armenian and Cherokee that pass for Latin ones in usual fonts, and what compatibility
forms (full-width, mathematical) fold to. CVE-2021-42574.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

# Pairs: a letter, and the Latin one (or two) that a reader takes it for; small letters only.
_PAIRS = (
    "аa ɑa αa вb ьb бb сc ϲc ԁd еe єe ҽe ɛe εe ғf ցg ɡg һh հh нh іi ιi ӏl ıi јj ϳj кk κk ӏl լl мm пn ոn ηn "  # noqa: RUF001 - the table itself
    "оo οo օo σo рp ρp զq ԛq гr ɾr ѕs ꮪs тt τt цu սu υu ѵv νv ԝw ѡw ωw хx χx уy γy ყy ᴢz ʐz"  # noqa: RUF001 - the table itself
)
_LATIN = {pair[0]: pair[1:] for pair in _PAIRS.split()}
_LATIN |= {
    "0": "o",
    "1": "l",
    "|": "l",
    "!": "l",
    "5": "s",
    "$": "s",
    "@": "a",
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
}

# What a writing system needs inside a word: Persian and Indic joiners, and those of pictures.
_JOINERS = "\u200c\u200d"
_HIDDEN_CATEGORIES = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text as it can be shown, and whether something that nobody sees was taken out of it."""

    text: str
    had_hidden: bool


def shown(text: str, *, lines: bool = False) -> ShownText:
    """The text without controls, overrides and zero-width characters; `lines` keeps its breaks."""
    kept = []
    for at, character in enumerate(text):
        if (
            (character in "\n\t" and lines)
            or unicodedata.category(character) not in _HIDDEN_CATEGORIES
            or _joins(text, at)
        ):
            kept.append(character)
    clean = "".join(kept)
    blanks = str.maketrans({"\r": " ", "\n": " ", "\t": " "})
    return ShownText(clean, clean != (text.replace("\r", "") if lines else text.translate(blanks)))


def one_line(text: str, most: int | None = None) -> str:
    """The text as it can be shown in one line, each gap one space; at most so many characters."""
    return " ".join(shown(text, lines=True).text.split())[:most]


def tidy_lines(text: str) -> str:
    """The text as it can be shown in lines, each gap within one a single space."""
    return "\n".join(" ".join(line.split()) for line in shown(text.strip(), lines=True).text.splitlines())


def _joins(text: str, at: int) -> bool:
    """Whether this is a joiner between two signs that are not Latin letters, where it has work to do."""
    if text[at] not in _JOINERS or not 0 < at < len(text) - 1:
        return False
    return not (text[at - 1].isascii() or text[at + 1].isascii())


def skeleton(name: str) -> str:
    """What a reader takes this name for: two names with one skeleton look alike.

    Case, accents, blanks and punctuation count for nothing, since nobody tells issuers apart by them.
    """
    folded = unicodedata.normalize("NFKD", name).casefold()
    seen = "".join(_LATIN.get(character, character) for character in folded)
    return (
        "".join(character for character in seen if character.isalnum()).replace("rn", "m").replace("vv", "w")
    )


def mixes_alphabets(name: str) -> bool:
    """Whether one word of it has letters of Latin and of an alphabet with look-alikes."""
    return any(
        "LATIN" in found and found & {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}
        for found in map(_alphabets, name.split())
    )


def _alphabets(word: str) -> set[str]:
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
