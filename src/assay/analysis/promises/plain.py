"""A text made plain without moving a letter, and its sentences: every span is one of the text as given.

Apart because brochures come as Markdown and HTML, and a finding has to be found again in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_SENTENCE = 900
_SHORTEST = 8

_HIDDEN = re.compile(r"<!--.*?-->|<(script|style|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?([a-z][a-z0-9]{0,12})\b[^<>]{0,400}>", re.IGNORECASE)
_INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sup", "u"})
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
_LINK = re.compile(r"\]\([^()\s]{1,400}\)")
_MARKS = str.maketrans(dict.fromkeys("*_`~|[]#>", " ") | {"\u2019": "'", "\u00a0": " "})
_ITEM = re.compile(r"[ \t]*(?:[-+•·▪#|>]|\d{1,2}[.)][ \t])")
_WRAPPED = 45  # letters: a line as long as this may go on in the next
_ENDED = (".", "!", "?", ":", ";", "…")
_END = re.compile(
    r"[.!?…]+[\"'”»)\]]*(?=\s|$)|(?<=[a-z0-9)%™¹²³])[.!?](?=[A-ZÁÉÍÓÚÑ¿¡])|(?<=[a-z)%])[.!?](?=\d)|;(?=\s)|\n"
)
_SHORTENED = re.compile(
    r"(?:\b[A-Z]|\b(?:e\.g|i\.e|etc|vs|approx|no|dr|mr|mrs|ms|prof|st|inc|ltd|u\.s|ee\.uu))\.$", re.IGNORECASE
)


def plain(text: str) -> str:
    """The text without mark-up: as long as it was, each letter where it stood."""
    shown = _HIDDEN.sub(_apart, text)
    shown = _TAG.sub(lambda tag: _blank(tag) if tag[1].lower() in _INLINE else _apart(tag), shown)
    shown = _LINK.sub(_blank, _ENTITY.sub(_blank, shown))
    return _joined(shown).translate(_MARKS)


def sentences(shown: str) -> Iterator[tuple[int, int]]:
    """The places of the sentences of a plain text; one that is too long to be one is left out."""
    start = 0
    for end in _END.finditer(shown):
        piece = shown[start : end.end()]
        if end[0] != "\n" and end[0] == "." and _SHORTENED.search(piece[-8:]) and _goes_on(shown, end.end()):
            continue
        yield from _trimmed(shown, start, end.end())
        start = end.end()
    yield from _trimmed(shown, start, len(shown))


def _goes_on(shown: str, at: int) -> bool:
    return at < len(shown) and shown[at] in " \t"


def _trimmed(shown: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = shown[start:end]
    start += len(piece) - len(piece.lstrip(" \t\n-+•·▪"))
    end -= len(piece) - len(piece.rstrip())
    if _SHORTEST <= end - start <= LONGEST_SENTENCE:
        yield start, end


def _joined(shown: str) -> str:
    """Wrapped lines of one paragraph made one, the newline a blank; every other line ends what it says."""
    lines = shown.split("\n")
    told: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        goes_on = len(line) >= _WRAPPED and not line.rstrip().endswith(_ENDED) and after.strip()
        is_one = goes_on and not _ITEM.match(after) and not line.lstrip().startswith("#")
        told += [line, " " if is_one else "\n"]
    return "".join(told[:-1])


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _apart(found: re.Match[str]) -> str:
    return "\n\n" + " " * (len(found[0]) - 2) if len(found[0]) > 1 else "\n"


def lowered(text: str) -> str:
    """In small letters, as long as it was: some capitals have longer small forms."""
    low = text.lower()
    if len(low) == len(text):  # no letter has an empty small form, so each stands where it stood
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
